"""partnership: two or more organisations cooperate, supply or integrate; all of them are its subject."""

from __future__ import annotations

import re

from briefs.importance import unsure
from briefs.model import Fact, Kind, Unit
from briefs.parsing.clauses.grammar import TOPIC
from briefs.parsing.names.products import owner
from briefs.parsing.slots.frame import Frame
from briefs.parsing.slots.partners import alone, doubtful, partners, unnamed

# A part of what the text speaks of is made for its maker: Qualcomm supplies the chip.
SUPPLIES = re.compile(
    r" (?:also |itself )?(?:suppl(?:y|ies|ied)|provides?|provided|delivers?|assembles?|assembled|manufactures?|"
    r"manufactured) (?:(?:the|its|their) (?:[\w-]+ ){0,2}[a-z-]+|it|them)(?=[.,;]|$| and\b)"
)
# A broadcaster whose partner somebody is is no mere medium: the AI partner of CCTV.
PARTNER = re.compile(r"\bpartners? (?:of|with|for) (?:the )?(?:(?:state|national|public) )?(?:[a-z-]+ )?$")
MEDIA_COMPANY = "media-company"


def extract(frame: Frame) -> Fact | None:
    """All sides together, in alphabetical order; a product alone stands for its maker."""
    sides = partners(frame) | _broadcasters(frame)
    doubted = doubtful(frame, sides)
    if len(sides) == 1:
        sides |= {maker for maker in frame.makers_of(frame.products) if frame.are_companies((maker,))}
    if len(sides) == 1 and (_leaves_out(frame) or _supplies(frame)):
        sides |= {*frame.topic}
    sold = frame.action == "supply" and any(q.unit is Unit.UNITS for q in frame.figures)
    if len(sides) < 2 and (sold or not (frame.is_sure() and frame.names_subject())):
        return None  # so many supplied to nobody in particular are sold
    own = [name for name in frame.products if owner(frame.lexicon, name) in (None, *sides)]
    fact = frame.fact(Kind.PARTNERSHIP, subject=sorted(sides), what=own)
    return unsure(fact) if doubted else fact  # each may have to do with somebody else


def _leaves_out(frame: Frame) -> bool:
    """Whether a Korean clause that names one side leaves out whom the text speaks of: 회선은 KT가 제공한다."""
    if frame.clause.lang == "en" or alone(frame):
        return False
    topical = any(m.id in frame.subject and m.particle in TOPIC for m in frame.actors)
    return not (topical and unnamed(frame.clause))


def _supplies(frame: Frame) -> bool:
    """Whether the clause's one company supplies a part of what another makes, of which the text spoke."""
    text, start = frame.clause.text, frame.clause.span.start
    named = [m for m in frame.actors if m.id in frame.subject]
    told = frame.clause.lang == "en" and bool(named) and SUPPLIES.match(text, named[0].span.end - start)
    return bool(told) and frame.are_companies(frame.topic)


def _broadcasters(frame: Frame) -> set[str]:
    """Broadcasters whose partner an English clause calls somebody."""
    if frame.clause.lang == "ko":
        return set()
    text, start, known = frame.clause.text, frame.clause.span.start, frame.lexicon.organisations
    media = [m for m in frame.clause.organisations if m.id in known and known[m.id].is_a == MEDIA_COMPANY]
    return {m.id for m in media if PARTNER.search(text, 0, m.span.start - start)}
