"""Gives no date to what is only counted up since one: has sold 200,000 of them since 2023."""

from __future__ import annotations

import re

from briefs.model import MONEY, Fact, Kind, Unit
from briefs.parsing.clauses.clause import Clause

SINCE = re.compile(
    r"\bsince (?:the |early |late |mid-|(?:it|they) (?:was|were) \w+ (?:in |on )?(?:early |late )?|"
    r"(?:the )?(?:beginning|start|end|middle) of )*$"
)
# How far before a date that word may stand, in characters.
NEAR = 40
# What each kind counts up: what is sold, who joins and leaves, what is raised.
COUNTED = {
    Kind.MARKET: frozenset({Unit.UNITS, Unit.COUNT, Unit.PERCENT, *MONEY}),
    Kind.TALENT: frozenset({Unit.PEOPLE, Unit.PERCENT}),
    Kind.FUNDING: frozenset(MONEY),
    Kind.ADOPTION: frozenset({Unit.UNITS, Unit.COUNT, Unit.USERS, Unit.PEOPLE}),
}
# A few that are in use since a day came that day; many have come since.
MANY = 1000


def undated(fact: Fact, clause: Clause) -> bool:
    """Whether the date of `fact` is only that since when its figures have been counted."""
    if clause.lang == "ko" or not fact.date or "since" not in clause.low:
        return False
    units = COUNTED.get(fact.kind, frozenset())
    least = MANY if fact.kind is Kind.ADOPTION else 0
    if not any(q.unit in units and abs(q.value) >= least for q in fact.quantities):
        return False
    starts = [m.span.start - clause.span.start for m in clause.moments if m.value == fact.date]
    low = clause.low
    return bool(starts) and all(
        low.startswith("since", at) or SINCE.search(low, max(0, at - NEAR), at) for at in starts
    )
