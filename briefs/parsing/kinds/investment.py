"""investment: money committed or spent."""

from __future__ import annotations

from briefs.model import Fact, Kind
from briefs.parsing.frame import Frame


def extract(frame: Frame) -> Fact | None:
    """Money that the subject pays; without a figure the clause must say what it goes to."""
    if not frame.subject:
        return None
    if not frame.figures and not frame.typed("object", "technology", "sector", "measure"):
        return None
    return frame.fact(Kind.INVESTMENT, what=frame.own())
