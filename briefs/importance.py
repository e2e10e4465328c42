"""How much a fact matters in a briefing, where lines are to be chosen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from briefs.model import MONEY, Fact, Kind, Status

# A fact of no more confidence than this is kept for the editors: it is not told, and no conflict is told of it.
UNSURE = 0.5
# So is a use of which a user or a figure is told up to here: who makes a thing and who uses it is told in so many ways
# that of such lines of unread articles two in five were false, and of all others below it one in five.
UNSURE_OF_USE = 0.8
# What moves the field comes before what describes it: by kind, from 0 to 3.
_KINDS: Mapping[Kind, float] = {
    Kind.RESTRICTION: 3,
    Kind.POLICY: 3,
    Kind.RELEASE: 3,
    Kind.FUNDING: 2.5,
    Kind.INVESTMENT: 2.5,
    Kind.CAPABILITY: 2,
    Kind.MARKET: 2,
    Kind.PARTNERSHIP: 1.5,
    Kind.PERFORMANCE: 1,
    Kind.ADOPTION: 1,
    Kind.TALENT: 0.5,
    Kind.STRATEGY: 0,
}
_STATUS: Mapping[Status, float] = {Status.DONE: 1, Status.PLANNED: 0.5, Status.FORECAST: 0, Status.UNCONFIRMED: 0}
_CORE = 10.0  # above all the rest together: what the article is about comes first


def importance(fact: Fact) -> float:
    """A number to order facts of the same day by, larger first; 0 to 18.

    Core facts lead. Then count, by falling weight: the kind, a figure and above it an amount of money, a named product,
    what is done over what is planned or expected, and how surely the parser read it.
    """
    money = any(quantity.unit in MONEY for quantity in fact.quantities)
    return (
        _CORE * fact.core
        + _KINDS[fact.kind]
        + bool(fact.quantities)
        + money
        + 0.5 * bool(fact.what)
        + _STATUS[fact.status]
        + fact.confidence
    )


def doubtful(fact: Fact) -> bool:
    """Whether `fact` is not surely enough read to be told to anybody but the editors."""
    use = fact.kind is Kind.ADOPTION and (fact.others or fact.quantities)
    return fact.confidence <= (UNSURE_OF_USE if use else UNSURE)


def unsure(fact: Fact) -> Fact:
    """`fact`, no surer than what is kept for the editors and told to nobody."""
    return replace(fact, confidence=min(fact.confidence, UNSURE))
