"""Makes one fact of what one sentence, or two, tell about the same thing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TypeVar

from briefs.model import Fact

T = TypeVar("T")
Figures = frozenset[tuple[str, str]]


def join(said: Iterable[tuple[Fact, int]]) -> tuple[Fact, ...]:
    """Joins facts of one sentence with the same kind, subject, status and date.

    Each comes with the number of the share that its clause has in a predicate: facts of different shares stay apart.
    """
    joined: dict[tuple[object, ...], Fact] = {}
    for fact, part in said:
        key = (fact.kind, fact.subject, fact.status, fact.date, fact.others, part)
        joined[key] = _join(joined[key], fact) if key in joined else fact
    return tuple(joined.values())


def _join(first: Fact, second: Fact) -> Fact:
    return replace(
        first,
        action=first.action or second.action,
        what=_union(first.what, second.what),
        quantities=_union(first.quantities, second.quantities),
        terms=_union(first.terms, second.terms),
        confidence=max(first.confidence, second.confidence),
    )


def _union(one: tuple[T, ...], other: tuple[T, ...]) -> tuple[T, ...]:
    return tuple(dict.fromkeys((*one, *other)))


def once(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    """Of facts that tell the same, the one that tells most, the earlier where they tell as much; in text order."""
    told = list(facts)
    kept: list[int] = []
    for at in sorted(range(len(told)), key=lambda at: (-len(told[at].quantities), -len(told[at].terms), at)):
        if not any(_repeats(told[at], told[other]) for other in kept):
            kept.append(at)
    return tuple(told[at] for at in sorted(kept))


def _repeats(fact: Fact, other: Fact) -> bool:
    """Whether `fact` tells only what `other` tells as well; a figure says so, or else a product."""
    if fact.kind is not other.kind or not set(fact.subject) & set(other.subject):
        return False
    if fact.quantities:
        return fact.span != other.span and _figures(fact) <= _figures(other)
    same = (fact.subject, fact.what, fact.others, fact.status) == (
        other.subject,
        other.what,
        other.others,
        other.status,
    )
    if fact.span == other.span:
        return same and fact.date == other.date and fact.action == other.action
    return same and bool(fact.what) and fact.action == other.action and fact.date in (None, other.date)


def _figures(fact: Fact) -> Figures:
    return frozenset((str(q.value.normalize()), q.unit) for q in fact.quantities)
