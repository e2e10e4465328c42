"""adoption: a product or a technology is put to use."""

from __future__ import annotations

from briefs.model import Fact, Kind, Status
from briefs.parsing import customers, sides, uses
from briefs.parsing.clientele import listed
from briefs.parsing.frame import Frame
from briefs.parsing.products import owner


def extract(frame: Frame) -> Fact | None:
    """The maker is the subject and the user the other side; where only the user is named, the user is the subject.

    Of a public body so much is told only where it has or counts so many in use.
    """
    if use := customers.told(frame):
        return _used(frame, use)
    if frame.actors and listed(frame.clause):
        return None
    if (makers := uses.makers(frame.clause, frame.subject, frame.topic, frame.lexicon)) and frame.are_companies(makers):
        users = {*frame.subject, *sides.users(frame)} - set(makers)
        return _used(frame, customers.Use(makers, tuple(users)))
    what, counted = frame.own(), frame.status is Status.DONE and frame.figures
    if frame.subject and not what and frame.products:
        return _of_another_maker(frame)
    if (
        not frame.subject
        or (frame.is_official() and not (counted and frame.stands_alone()))
        or not (what or frame.figures or frame.typed("object", "technology", "measure") or frame.is_sure())
    ):
        return None
    return frame.fact(Kind.ADOPTION, what=what, others=sides.users(frame))


def _used(frame: Frame, use: customers.Use) -> Fact:
    """What others have in use: their products are the makers'."""
    what = [name for name in frame.products if owner(frame.lexicon, name) in (None, *use.makers)]
    return frame.fact(Kind.ADOPTION, subject=use.makers, what=what, others=use.users)


def _of_another_maker(frame: Frame) -> Fact | None:
    maker = owner(frame.lexicon, frame.products[0])
    if maker is None:
        return None
    users = sides.acting(frame) or frame.subject
    return frame.fact(Kind.ADOPTION, subject=(maker,), what=frame.products, others=users)
