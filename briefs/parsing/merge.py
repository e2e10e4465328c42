"""Makes one fact of what one sentence, or two, tell about the same thing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TypeVar

from briefs.model import Fact

T = TypeVar("T")


def merge(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    """Joins facts of one sentence with the same kind, subject, status and date; drops what is told a second time."""
    joined: dict[tuple[object, ...], Fact] = {}
    for fact in facts:
        key = (fact.span, fact.kind, fact.subject, fact.status, fact.date, fact.others)
        joined[key] = _join(joined[key], fact) if key in joined else fact
    return _without_repeats(joined.values())


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


def _without_repeats(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    """Of facts with the same figures about the same thing, the one whose sentence says most."""
    kept: dict[tuple[object, ...], Fact] = {}
    for fact in facts:
        figures = tuple(sorted((str(q.value), q.unit) for q in fact.quantities))
        key = (
            (fact.kind, fact.subject, fact.what, figures)
            if figures
            else (fact.kind, fact.subject, fact.what, fact.span)
        )
        if key not in kept or len(fact.terms) > len(kept[key].terms):
            kept[key] = fact
    return tuple(sorted(kept.values(), key=lambda fact: fact.span.start))
