"""strategy: what an organisation concentrates on or plans, where nothing more specific holds."""

from __future__ import annotations

from briefs.model import Fact, Kind
from briefs.parsing.frame import Frame


def extract(frame: Frame) -> Fact | None:
    """What the subject concentrates on; a clause that names nothing tells nothing."""
    if not frame.subject or not (frame.own() or frame.typed("object", "technology", "sector")):
        return None
    return frame.fact(Kind.STRATEGY, what=frame.own())
