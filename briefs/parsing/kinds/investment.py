"""investment: money committed or spent."""

from __future__ import annotations

import re
from dataclasses import replace

from briefs.model import MONEY, Fact, Kind, Status, Unit
from briefs.parsing.slots import outlays
from briefs.parsing.slots.frame import Frame

# What an investment is told in: money, or how much more of it than before.
PAID = MONEY | {Unit.PERCENT, Unit.TIMES}
# How long it is paid for says nothing of how much.
LASTING = frozenset({Unit.YEARS, Unit.MONTHS, Unit.DAYS})

# A fund that there is, whatever it is to do.
SET_UP = re.compile(r"\b(?:has|have|had) (?:\w+ )?(?:assembled|set up|launched|created|started|founded|raised)\b")


def extract(frame: Frame) -> Fact | None:
    """Money that the subject pays; without a figure the clause must say what it goes to."""
    if not frame.subject:
        return None
    measured = any(q.unit not in LASTING for q in frame.figures)
    if measured and not frame.is_sure() and not any(q.unit in PAID for q in frame.figures):
        return None
    if not measured and not (frame.is_sure() or frame.names_subject() or frame.status is Status.PLANNED):
        return None
    if (
        not measured
        and not frame.is_sure()
        and (frame.action == "spend" or not frame.typed("object", "technology", "sector"))
    ):
        return None
    found = frame.fact(Kind.INVESTMENT, what=frame.own())
    set_up = found.action == "fund-set-up" and found.status is Status.PLANNED and SET_UP.search(frame.clause.text)
    return replace(found, terms=outlays.targets(frame), status=Status.DONE if set_up else found.status)
