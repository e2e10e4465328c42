"""talent: hiring, layoffs, pay, education, founders, key people moving."""

from __future__ import annotations

from briefs.model import Fact, Kind
from briefs.parsing.slots import sides
from briefs.parsing.slots.founding import tells_founding
from briefs.parsing.slots.frame import Frame
from briefs.parsing.slots.headcount import with_people


def extract(frame: Frame) -> Fact | None:
    """The employer's fact; the former employer is the other side. What no employer does is told of its country."""
    subject = frame.subject or frame.country
    told = (
        frame.figures
        or frame.names_subject()
        or frame.others
        or frame.products
        or frame.action == "educate"
        or frame.is_sure()
    )
    if not subject or not told:
        return None
    action = "" if frame.action == "found" and not tells_founding(frame) else frame.action
    return with_people(frame.fact(Kind.TALENT, subject=subject, others=sides.people_of(frame), action=action), frame)
