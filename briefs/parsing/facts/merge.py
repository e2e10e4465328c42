"""Makes one fact of what one sentence, or two, tell about the same thing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple, TypeVar

from briefs.model import Fact, Kind

# What an item of a list begins with.
LISTING = ("- ", "– ", "· ", "• ", "■", "▶", "▲", "△", "○", "◇", "◆")
T = TypeVar("T")
Figures = frozenset[tuple[str, str]]


def join(said: Iterable[tuple[Fact, int]]) -> tuple[Fact, ...]:
    """Joins facts of one sentence with the same kind, subject, status and date.

    Each comes with the number of the share that its clause has in a predicate, if it has one: what different
    shares tell of different products stays apart.
    """
    joined: dict[tuple[object, ...], Fact] = {}
    for fact, part in said:
        product = fact.what if part else ()
        backed = fact.kind is Kind.FUNDING and not fact.quantities
        others = () if backed else fact.others  # who backs somebody, one clause after the other
        key = (fact.kind, fact.subject, fact.status, fact.date, others, product, part > 0)
        joined[key] = _join(joined[key], fact) if key in joined else fact
    return tuple(joined.values())


def _join(first: Fact, second: Fact) -> Fact:
    if first.kind is Kind.RELEASE and first.what and second.what and bool(first.action) != bool(second.action):
        first, second = (one if one.action else replace(one, what=()) for one in (first, second))  # only described
    return replace(
        first,
        action=first.action or second.action,
        what=_union(first.what, second.what),
        others=tuple(sorted({*first.others, *second.others})),
        quantities=_union(first.quantities, second.quantities),
        terms=_union(first.terms, second.terms),
        confidence=max(first.confidence, second.confidence),
    )


def _union(one: tuple[T, ...], other: tuple[T, ...]) -> tuple[T, ...]:
    return tuple(dict.fromkeys((*one, *other)))


class _Row(NamedTuple):
    """A fact with its figures as they are compared."""

    fact: Fact
    figures: Figures


def once(facts: Iterable[Fact], text: str = "") -> tuple[Fact, ...]:
    """Of facts that tell the same, the one that tells most, the earlier where they tell as much; in text order.

    What stands in the list above an article's `text` only sums up: a sentence with the same figures comes first.
    """
    told = [_Row(fact, _figures(fact)) for fact in facts]
    kept: list[int] = []
    rows: dict[Hashable, list[_Row]] = defaultdict(list)
    ranks = [
        (-len(row.fact.quantities), text.startswith(LISTING, row.fact.span.start), -len(row.fact.terms), at)
        for at, row in enumerate(told)
    ]
    for *_, at in sorted(ranks):
        keys = _keys(told[at])
        if not any(_repeats(told[at], other) for other in _candidates(told[at], keys, rows)):
            kept.append(at)
            for key in keys:
                rows[key].append(told[at])
    return tuple(told[at].fact for at in sorted(kept))


def _keys(row: _Row) -> list[Hashable]:
    """Where one that repeats a fact looks for it: under each of its figures, and under all else that it tells."""
    fact = row.fact
    figures = [(fact.kind, subject, figure) for subject in fact.subject for figure in row.figures]
    return [*figures, (fact.kind, fact.subject, fact.what, fact.others, fact.status)]


def _candidates(row: _Row, keys: Sequence[Hashable], rows: Mapping[Hashable, list[_Row]]) -> Iterator[_Row]:
    """Those among `rows` that a fact may repeat; with figures, those that share the figure that fewest tell."""
    *figures, rest = keys
    if not figures:
        yield from rows.get(rest, ())
        return
    for subject in row.fact.subject:
        shared = [rows.get(key, []) for key in figures if isinstance(key, tuple) and key[1] == subject]
        yield from min(shared, key=len, default=[])


def _repeats(row: _Row, against: _Row) -> bool:
    """Whether a fact tells only what another tells as well; a figure says so, or else a product."""
    fact, other = row.fact, against.fact
    if fact.kind is not other.kind or not set(fact.subject) & set(other.subject):
        return False
    if fact.quantities:
        # One sentence may tell the same figure of two products.
        apart = fact.span == other.span and (fact.what != other.what or fact.status != other.status)
        return not apart and row.figures <= against.figures
    same = (fact.subject, fact.what, fact.others, fact.status) == (
        other.subject,
        other.what,
        other.others,
        other.status,
    )
    if fact.span == other.span:
        return same and fact.date == other.date and fact.action == other.action
    new = set(fact.terms) - set(other.terms)
    return same and bool(fact.what) and fact.action == other.action and fact.date in (None, other.date) and not new


def _figures(fact: Fact) -> Figures:
    return frozenset([(str(q.value.normalize()), q.unit) for q in fact.quantities])
