"""What a predicate or a measure tells whatever its other words speak for: what one piece costs, how many were sold."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal

from briefs.lexicon.turns import Turn, turns
from briefs.model import MONEY, Kind, Unit
from briefs.parsing.clauses.clause import Clause

# From what amount on something is no price of a piece.
DEAR = Decimal(10_000_000)
OF_SHARES = re.compile(r"\b(?:shares?|stock|offering|IPO|listing|bonds?|wholesale|average)\b")


def turned(clause: Clause, likely: Mapping[str, float]) -> dict[str, float]:
    """How likely each kind is, where the wording tells another kind of what is taken for these."""
    found = dict(likely)
    for turn in _fitting(clause):
        for kind in turn.taken & found.keys():
            if turn.wording.search(clause.text):
                found[turn.told.value] = max(found.get(turn.told, 0.0), found.pop(kind))
    return found


def told_by_wording(clause: Clause, kind: Kind) -> Kind | None:
    """The kind that a clause taken as `kind` tells by its wording, where that is another."""
    return next((t.told for t in _fitting(clause) if kind in t.taken and t.wording.search(clause.text)), None)


def _fitting(clause: Clause) -> Iterator[Turn]:
    """Those that ask for nothing that their clause lacks."""
    units = {quantity.unit for quantity in clause.quantities}
    return (t for t in turns(clause.lang) if _holds(t, clause) and not (t.units and t.units.isdisjoint(units)))


def _holds(turn: Turn, clause: Clause) -> bool:
    """Whether a clause has what one asks for; what may be a price is only looked for where one asks."""
    if turn.holds == "price":
        return _may_be_price(clause)
    return turn.holds != "figure" or bool(clause.quantities)


def _may_be_price(clause: Clause) -> bool:
    """Whether a clause holds small amounts of money, none of a share, and tells of no change."""
    if any(q.unit is Unit.PERCENT or (q.unit in MONEY and q.value >= DEAR) for q in clause.quantities):
        return False
    return any(q.unit in MONEY for q in clause.quantities) and OF_SHARES.search(clause.text) is None
