"""strategy: what an organisation concentrates on or plans, where nothing more specific holds."""

from __future__ import annotations

from briefs.model import Fact, Kind
from briefs.parsing.slots.frame import Frame

# Wording of growth says something only where it names what grows.
GROWTH = frozenset({"expand", "strengthen", "localise", "lead"})


def extract(frame: Frame) -> Fact | None:
    """What the subject concentrates on; a clause that names nothing tells nothing."""
    if not frame.subject or frame.is_official():
        return None
    if frame.is_sure():
        return frame.fact(Kind.STRATEGY, what=frame.own())
    if frame.reading.cue is None:
        return frame.fact(Kind.STRATEGY, what=frame.own()) if frame.names_subject() else None
    named = frame.own() or frame.typed("object", "technology", "sector")
    if not named or (frame.action in GROWTH and len(frame.typed("object", "technology", "sector")) < 2):
        return None
    return frame.fact(Kind.STRATEGY, what=frame.own())
