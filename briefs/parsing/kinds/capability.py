"""capability: a technical or manufacturing level reached or aimed at."""

from __future__ import annotations

from briefs.model import Fact, Kind
from briefs.parsing.frame import Frame


def extract(frame: Frame) -> Fact | None:
    """What the subject can make, or how much."""
    if not frame.subject or frame.is_official():
        return None
    what = frame.own()
    if not (what or frame.figures or frame.typed("object", "technology", "measure") or frame.is_sure()):
        return None
    return frame.fact(Kind.CAPABILITY, what=what)
