"""release: an organisation launches, unveils, opens up or updates something of its own."""

from __future__ import annotations

from briefs.model import Fact, Kind
from briefs.parsing.slots.frame import Frame


def extract(frame: Frame) -> Fact | None:
    """A release of the subject's own products, or of an unbranded thing that the clause names."""
    if not frame.subject or frame.is_official():
        return None
    what = frame.own() or frame.namesakes()
    if not what and not frame.typed("object", "technology") and not frame.is_sure():
        return None
    return frame.fact(Kind.RELEASE, what=what)
