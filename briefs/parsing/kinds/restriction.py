"""restriction: an export control, a ban, a sanction, a probe, and their loosening."""

from __future__ import annotations

from briefs.model import Fact, Kind
from briefs.parsing.frame import Frame
from briefs.parsing.products import owner


def extract(frame: Frame) -> Fact | None:
    """What a public body imposes; its targets are the named organisations and the makers of the named products."""
    if not frame.is_public():
        return None
    makers = [maker for name in frame.products if (maker := owner(frame.lexicon, name))]
    if not makers and not frame.others:
        makers = list(frame.topic)
    targets = [o for o in (*frame.others, *makers) if frame.sort(o) not in ("government", "body")]
    return frame.fact(Kind.RESTRICTION, what=frame.products, others=set(targets) - set(frame.subject))
