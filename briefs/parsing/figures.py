"""Ties each figure of a clause to what it measures and what it counts."""

from __future__ import annotations

from dataclasses import replace

from briefs.lexicon import Lexicon
from briefs.model import MONEY, Quantity, Role, Unit
from briefs.parsing.clauses import Clause
from briefs.parsing.marks import Mention, Target

# How far, in characters, a counted thing may stand from its figure.
REACH = {"ko": 4, "en": 24}
COUNTS = frozenset({Unit.UNITS, Unit.COUNT, Unit.USERS, Unit.PEOPLE})


def figures(clause: Clause, lexicon: Lexicon) -> tuple[Quantity, ...]:
    """The clause's quantities with `measure` and `counted` filled where the wording tells."""
    terms = clause.named(Target.TERM)
    measures = [m for m in terms if lexicon.terms[m.id].type == "measure"]
    objects = [m for m in terms if lexicon.terms[m.id].type == "object"]
    return tuple(
        replace(
            quantity,
            measure=_measure(quantity, measures),
            counted=_counted(quantity, objects, REACH[clause.lang]) if quantity.unit in COUNTS else None,
        )
        for quantity in clause.quantities
    )


def _measure(quantity: Quantity, measures: list[Mention]) -> str | None:
    """The last measure named before the figure, else the first one after it."""
    if quantity.role is Role.CONVERTED and quantity.unit not in MONEY:
        return None
    before = [m for m in measures if m.span.end <= quantity.span.start]
    after = [m for m in measures if m.span.start >= quantity.span.end]
    chosen = before[-1:] or after[:1]
    return chosen[0].id if chosen else None


def _counted(quantity: Quantity, objects: list[Mention], reach: int) -> str | None:
    """The thing named right before the figure (로보택시 3000대) or right after it (3,000 robotaxis)."""
    for m in objects:
        if 0 <= quantity.span.start - m.span.end <= reach or 0 <= m.span.start - quantity.span.end <= reach:
            return m.id
    return None
