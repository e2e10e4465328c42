"""What of a fact tells which event it reports, language-free, and the keys under which such facts are found."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from hashlib import blake2s

from briefs.lexicon import Lexicon
from briefs.lexicon.measures import measures
from briefs.merging.figures import SPANS, renamed, weight
from briefs.model import Fact, Kind, Quantity, SourcedFact, Status

ROUNDS = frozenset({"seed-round", "series-a", "series-b", "series-c", "series-d", "pre-ipo-round", "share-placement"})
# Kinds in which the things that a fact names can say that two reports tell one event.
BY_TERMS = frozenset(
    {Kind.STRATEGY, Kind.RELEASE, Kind.INVESTMENT, Kind.CAPABILITY, Kind.RESTRICTION, Kind.POLICY, Kind.PERFORMANCE}
)
# How many days may lie between reports of one event that little but its kind and subject has in common.
NEAR = 4
# Figures that agree lie at most this far apart, as a difference of logarithms; see figures.MOST_BEYOND.
_STEP = 0.12
_KEY_BYTES = 8


@dataclass(frozen=True)
class Profile:
    """A fact as the judge sees it."""

    sourced: SourcedFact
    owners: frozenset[str]  # the subjects and whom they belong to
    products: frozenset[str]
    terms: frozenset[str]  # things and fields; no measures, periods and rounds
    periods: frozenset[str]
    rounds: frozenset[str]
    figures: tuple[Quantity, ...]

    @property
    def fact(self) -> Fact:
        """The fact itself."""
        return self.sourced.fact

    @property
    def day(self) -> date | None:
        """When it was reported."""
        return self.sourced.source.published

    @cached_property
    def subjects(self) -> frozenset[str]:
        """Whom it is about."""
        return frozenset(self.fact.subject)

    @cached_property
    def others(self) -> frozenset[str]:
        """The other side."""
        return frozenset(self.fact.others)

    @cached_property
    def parties(self) -> frozenset[str]:
        """Both sides."""
        return self.subjects | self.others

    @cached_property
    def keys(self) -> frozenset[int]:
        """Two facts of one event have at least one key in common."""
        return frozenset(
            _hash(f"{owner}|{self.fact.kind}|{mark}")
            for mark in self._marks()
            for owner in self.owners
            if mark != f"party {owner}"
        )

    def _marks(self) -> Iterator[str]:
        """What the event may be known by again, beside its subject and kind."""
        yield from (f"product {name}" for name in self.products)
        parties = self.parties if self.fact.kind is Kind.PARTNERSHIP else self.others
        yield from (f"party {party}" for party in parties)
        for quantity in self.figures:
            yield from _figure_marks(quantity)
        yield from (f"{mark} {time}" for mark in self._passing_marks() for time in _times(self.day))

    def _passing_marks(self) -> Iterator[str]:
        """What says so little that it counts only for reports of a few days."""
        if self.fact.kind in BY_TERMS:
            yield from (f"term {term}" for term in self.terms)
        if self.fact.kind is Kind.FUNDING:
            yield f"action {self.fact.action}"
        if self.fact.kind is Kind.MARKET:
            yield from (f"level {q.measure} {period}" for q in self.figures for period in self.periods)


def profile(sourced: SourcedFact, lexicon: Lexicon) -> Profile:
    """What the judge needs to know of a fact; `lexicon` holds what articles taught as well."""
    fact = sourced.fact
    sorts = {term: lexicon.terms[term].type for term in fact.terms if term in lexicon.terms}
    vague = measures().terms["vague"]
    return Profile(
        sourced,
        frozenset(_owners(fact.subject, lexicon)),
        frozenset(_plain(name) for name in fact.what),
        frozenset(t for t, sort in sorts.items() if sort not in ("measure", "period", "role") and t not in vague),
        frozenset(term for term, sort in sorts.items() if sort == "period"),
        ROUNDS & set(fact.terms),
        renamed(fact.quantities),
    )


def first_day(moment: str) -> date:
    """The first day of a fact's date, YYYY, YYYY-MM or YYYY-MM-DD."""
    parts = [int(part) for part in moment.split("-")]
    return date(*[*parts, 1, 1][:3])


def rank(status: Status) -> int:
    """How far an event has come."""
    return {Status.DONE: 2, Status.PLANNED: 1}.get(status, 0)


def _owners(subjects: Iterable[str], lexicon: Lexicon) -> Iterator[str]:
    """Each subject and the companies and bodies above it."""
    for subject in subjects:
        above: str | None = subject
        seen: set[str] = set()
        while above is not None and above not in seen:
            seen.add(above)
            yield above
            known = lexicon.organisations.get(above)
            above = known.parent if known else None


def _plain(name: str) -> str:
    """A product's name without case, spaces and hyphens, in which outlets differ: qwen3max."""
    return name.casefold().translate({ord(char): None for char in " -_"})


def _times(day: date | None) -> tuple[int, ...]:
    """Two stretches of time; days that are NEAR have one in common."""
    if day is None:
        return (0,)
    low = math.floor(day.toordinal() / (NEAR + 1) - 0.5)
    return low, low + 1


def _figure_marks(quantity: Quantity) -> Iterator[str]:
    """Two marks; figures that agree have one in common, whatever they do in their facts."""
    if quantity.unit in SPANS:
        yield f"figure {quantity.unit} {quantity.value.normalize()}"
    elif weight(quantity) and quantity.value:
        low = math.floor(math.log(abs(quantity.value)) / _STEP - 0.5)
        sign = "-" if quantity.value < Decimal(0) else ""
        yield from (f"figure {quantity.unit} {sign}{step}" for step in (low, low + 1))


def _hash(text: str) -> int:
    """A number that a database keeps in eight bytes, the same on every machine."""
    return int.from_bytes(blake2s(text.encode(), digest_size=_KEY_BYTES).digest(), "big", signed=True)
