"""policy: a government or party plan, support, standard or target."""

from __future__ import annotations

from briefs.model import Fact, Kind
from briefs.parsing.slots.frame import Frame


def extract(frame: Frame) -> Fact | None:
    """What a public body plans or supports."""
    if not frame.is_public():
        return None
    return frame.fact(Kind.POLICY, what=frame.own())
