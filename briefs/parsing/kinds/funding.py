"""funding: money raised, a listing, a valuation, an acquisition; the subject is who is funded, listed or bought."""

from __future__ import annotations

from briefs.model import Fact, Kind
from briefs.parsing.frame import Frame

OBJECT_PARTICLES = frozenset({"을", "를"})


def extract(frame: Frame) -> Fact | None:
    """A funding of the subject by the others; who buys or backs is the other side."""
    if not frame.subject:
        return None
    if frame.action == "acquire":
        return _acquisition(frame)
    if frame.action == "back":
        return _backing(frame)
    return frame.fact(Kind.FUNDING, what=frame.own(), others=frame.others)


def _acquisition(frame: Frame) -> Fact | None:
    bought = [m.id for m in frame.actors if m.particle in OBJECT_PARTICLES] or list(frame.others)
    if not bought:
        return None
    return frame.fact(Kind.FUNDING, subject=bought[:1], others=frame.subject)


def _backing(frame: Frame) -> Fact | None:
    """The clause names investors alone where the sentences before were about another: A와 B가 투자에 참여했다."""
    if frame.topic and not set(frame.topic) & set(frame.subject):
        named = [m.id for m in frame.actors if m.id not in frame.topic]
        if not frame.others or set(frame.topic) & set(frame.others):
            return frame.fact(Kind.FUNDING, subject=frame.topic, others=named)
    return frame.fact(Kind.FUNDING, what=frame.own(), others=frame.others)
