"""performance: how well a product does, what it costs, how large it is."""

from __future__ import annotations

from briefs.model import MONEY, Fact, Kind
from briefs.parsing.slots.frame import Frame


def extract(frame: Frame) -> Fact | None:
    """A claim about the subject's products; without a product the clause must hold a figure, a measure or a rival."""
    what = frame.own()
    if not frame.subject or frame.is_official():
        return None
    priced = any(cue.name == "price" for cue in frame.clause.cued(Kind.PERFORMANCE))
    if frame.action == "improve" and not priced and any(q.unit in MONEY for q in frame.figures):
        return None
    told = what or frame.figures or frame.typed("measure") or frame.rivals
    if not told and not frame.is_sure():
        return None
    return frame.fact(Kind.PERFORMANCE, what=what)
