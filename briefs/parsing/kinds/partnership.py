"""partnership: two or more organisations cooperate, supply or integrate; all of them are its subject."""

from __future__ import annotations

from briefs.model import Fact, Kind, Unit
from briefs.parsing.frame import Frame
from briefs.parsing.products import owner


def extract(frame: Frame) -> Fact | None:
    """All sides together, in alphabetical order; a product alone stands for its maker."""
    sides = {*frame.subject, *frame.others}
    if len(sides) == 1:
        sides |= {*frame.makers_of(frame.products)}
    sold = frame.action == "supply" and any(q.unit is Unit.UNITS for q in frame.figures)
    if len(sides) < 2 and (sold or not (frame.is_sure() and frame.names_subject())):
        return None  # so many supplied to nobody in particular are sold
    own = [name for name in frame.products if owner(frame.lexicon, name) in (None, *sides)]
    return frame.fact(Kind.PARTNERSHIP, subject=sorted(sides), what=own)
