"""Leaves out what is told too thinly to be a fact: only whom it may be about, or a surer fact's figures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from briefs.model import Fact, Kind, Quantity, Unit

# From how sure a fact is one that tells no figure, no name, nobody else and no date, for the kinds that a sentence is
# easily taken for; and the same where no cue says what was done either.
BARE: Mapping[Kind, float] = {Kind.FUNDING: 0.5, Kind.CAPABILITY: 0.4}
UNSAID: Mapping[Kind, float] = {**BARE, Kind.ADOPTION: 0.45, Kind.POLICY: 0.6, Kind.RESTRICTION: 0.3}
# From how sure a fact without a figure is, whatever names it tells, for kinds that are mostly wrong below; the same
# where no cue says what was done; and from how sure one of these kinds with figures is: its figures are hardly wrong.
DOUBTED: Mapping[Kind, float] = {
    Kind.FUNDING: 0.25,
    Kind.RELEASE: 0.2,
    Kind.CAPABILITY: 0.2,
    Kind.PERFORMANCE: 0.2,
    Kind.MARKET: 0.15,
    Kind.TALENT: 0.08,
}
DOUBTED_UNSAID: Mapping[Kind, float] = {**DOUBTED, Kind.ADOPTION: 0.2}
LEAST = 0.05
# A number of things up to so many tells of an adoption as little as none: four shifts.
FEW = 12
# From how sure a fact is a second one that has no figure which the surer one does not have.
SECOND = 0.35


def enough(facts: Sequence[Fact]) -> Iterator[Fact]:
    """Those of one sentence's `facts` that tell enough."""
    for fact in facts:
        if (
            not _doubted(fact)
            and not _bare(fact)
            and not any(_tells_again(fact, other) for other in facts if other is not fact)
        ):
            yield fact


def _doubted(fact: Fact) -> bool:
    least = (DOUBTED if fact.action else DOUBTED_UNSAID).get(fact.kind, 0.0)
    return fact.confidence < (min(least, LEAST) if fact.quantities else least)


def _bare(fact: Fact) -> bool:
    least = (BARE if fact.action else UNSAID).get(fact.kind, 0.0)
    if fact.confidence >= least or fact.what or fact.others or fact.date:
        return False
    return all(fact.kind is Kind.ADOPTION and _is_few(quantity) for quantity in fact.quantities)


def _is_few(quantity: Quantity) -> bool:
    return quantity.unit is Unit.COUNT and quantity.value <= FEW


def _tells_again(fact: Fact, other: Fact) -> bool:
    """Whether `fact` takes what is told of the same one, with its figures, for another kind, and is less sure."""
    if fact.kind is other.kind or fact.subject != other.subject or fact.confidence >= min(SECOND, other.confidence):
        return False
    if not fact.quantities:
        return fact.span == other.span
    figures = {(quantity.value, quantity.unit) for quantity in other.quantities}
    return all((quantity.value, quantity.unit) in figures for quantity in fact.quantities)
