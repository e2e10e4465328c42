"""capability: a technical or manufacturing level reached or aimed at."""

from __future__ import annotations

import re

from briefs.model import Fact, Kind, Unit
from briefs.parsing.names.products import owner
from briefs.parsing.slots.frame import Frame
from briefs.parsing.subjects.officials import LOCAL

FOUNDRY = "foundry"
# All three chips are manufactured by TSMC on a 7-nanometre process.
MADE_BY = re.compile(r"\b(?:made|manufactured|produced|fabricated|built) by (?:the )?(?:foundry )?$")


def extract(frame: Frame) -> Fact | None:
    """What the subject can make, or how much."""
    if not frame.subject or (frame.is_official() and not _of_place(frame)):
        return None
    if whose := _designers(frame):
        theirs = [name for name in frame.products if owner(frame.lexicon, name) in whose]
        return frame.fact(Kind.CAPABILITY, subject=whose, what=theirs, others=frame.subject)
    what = frame.own()
    if not (what or frame.figures or frame.typed("object", "technology", "measure") or frame.is_sure()):
        return None
    return frame.fact(Kind.CAPABILITY, what=what)


def _of_place(frame: Frame) -> bool:
    """Whether it is told how many machines or how much computing power there are in a city or a province."""
    known = [frame.lexicon.organisations.get(one) for one in frame.subject]
    local = all(one is not None and one.is_a in LOCAL for one in known)
    return local and len(known) == 1 and any(figure.unit in (Unit.FLOPS, Unit.UNITS) for figure in frame.figures)


def _designers(frame: Frame) -> tuple[str, ...]:
    """Whose chips a foundry is said to make: those of the products' makers or else of whom the text spoke of."""
    known = frame.lexicon.organisations.get(frame.subject[0])
    if frame.clause.lang == "ko" or len(frame.subject) > 1 or not known or known.is_a != FOUNDRY:
        return ()
    base, text = frame.clause.span.start, frame.clause.text
    foundry = next((m for m in frame.actors if m.id == known.id), None)
    if foundry is None or not MADE_BY.search(text[: foundry.span.start - base]):
        return ()
    return tuple(o for o in frame.makers_of(frame.products) or frame.topic if o != known.id)
