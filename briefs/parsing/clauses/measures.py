"""Ties each figure of a clause to what it measures and what it counts."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefs.lexicon import Lexicon
from briefs.lexicon.wording import pattern
from briefs.model import MONEY, Quantity, Role, Unit
from briefs.parsing.clauses.clause import Clause
from briefs.parsing.text.marks import Mention

# How far, in characters, a counted thing may stand from its figure.
REACH = {"ko": 4, "en": 24}
# How far after its figure a measure may stand: 2000만달러가 넘는 매출, $5 million in revenue.
FOLLOWING = 12
# Measures of a whole business, and what in front of them makes them those of a part.
ADJUSTED = frozenset(
    {"adjusted-net-profit", "adjusted-operating-profit", "adjusted-net-loss", "adjusted-operating-loss"}
)
OF_THE_WHOLE = (
    frozenset({"revenue", "sales", "net-profit", "operating-profit", "net-loss", "gross-margin", "orders"}) | ADJUSTED
)
PARTS = frozenset({"object", "technology", "sector"})
BESIDE = 5
SEGMENT = pattern("measures", "segment")
PART_AFTER = re.compile(r"\s+(?:from|in|of)\s+(?:its|the|AI)\b")
# What stands between a figure and a measure that another figure tells: 64.5% 아끼면서도 정답률은.
APART = re.compile(r", |면서도? |지만 |으나 |는데 ")
RELATIVE = pattern("measures", "relative")
MONTHLY = "monthly-active-users"
COUNTS = frozenset({Unit.UNITS, Unit.COUNT, Unit.USERS, Unit.PEOPLE})


def figures(clause: Clause, lexicon: Lexicon) -> tuple[Quantity, ...]:
    """The clause's quantities with `measure` and `counted` filled where the wording tells."""
    if not clause.quantities:
        return ()
    terms = clause.terms
    measures = [m for m in terms if lexicon.terms[m.id].type == "measure"]
    objects = [m for m in terms if lexicon.terms[m.id].type == "object"]
    told = [m for m in measures if not _of_a_part(m, terms, clause, lexicon)]
    return tuple(
        Quantity(
            quantity.value,
            quantity.unit,
            quantity.span,
            quantity.role,
            quantity.bound,
            _measure(quantity, told, measures, clause) if measures else None,
            _counted(quantity, objects, REACH[clause.lang]) if quantity.unit in COUNTS else None,
        )
        for quantity in clause.quantities
    )


def _measure(quantity: Quantity, told: list[Mention], measures: list[Mention], clause: Clause) -> str | None:
    """The last measure named before the figure, else the one right after it; none where that is a part's.

    What stands behind a comma is told by another figure: HK$34.60, for a market value of HK$82.5 billion.
    """
    if quantity.role is Role.CONVERTED and quantity.unit not in MONEY:
        return None
    base = clause.span.start
    before = _beside([m for m in measures if m.span.end <= quantity.span.start], quantity, clause)
    after = [
        m
        for m in measures
        if 0 <= m.span.start - quantity.span.end <= FOLLOWING
        and not APART.search(clause.text, quantity.span.end - base, m.span.start - base)
    ]
    chosen = (before[-1:] or after[:1])[:1]
    return _called(chosen[0], clause) if chosen and chosen[0] in told else None


def _beside(before: list[Mention], quantity: Quantity, clause: Clause) -> list[Mention]:
    """Those measures named before a figure that no relative clause between them and it holds, if there are any."""
    if len(before) < 2 or clause.lang == "ko":
        return before
    base = clause.span.start
    asides = [m.span() for m in RELATIVE.finditer(clause.text, 0, quantity.span.start - base)]
    return [m for m in before if not any(start <= m.span.start - base < end for start, end in asides)] or before


def _called(measure: Mention, clause: Clause) -> str:
    """The measure; who used something in March is no user by the month: 3월 이용자."""
    start = measure.span.start - clause.span.start
    of_a_month = measure.id == MONTHLY and clause.text[start : start + 1] == "월"
    return "users" if of_a_month and clause.text[max(0, start - 1) : start].isdigit() else measure.id


def _of_a_part(measure: Mention, terms: Sequence[Mention], clause: Clause, lexicon: Lexicon) -> bool:
    """Whether a business figure is of one part of the business alone: 클라우드 매출, 이 부문 매출, cloud revenue."""
    if measure.id not in OF_THE_WHOLE:
        return False
    before = clause.text[: measure.span.start - clause.span.start]
    parts = [m for m in terms if lexicon.terms[m.id].type in PARTS]
    beside = any(0 <= measure.span.start - m.span.end <= BESIDE for m in parts)
    after = clause.text[measure.span.end - clause.span.start :]
    return beside or bool(SEGMENT.search(before)) or bool(PART_AFTER.match(after))


def _counted(quantity: Quantity, objects: list[Mention], reach: int) -> str | None:
    """The thing named right before the figure (로보택시 3000대) or right after it (3,000 robotaxis)."""
    for m in objects:
        if 0 <= quantity.span.start - m.span.end <= reach or 0 <= m.span.start - quantity.span.end <= reach:
            return m.id
    return None
