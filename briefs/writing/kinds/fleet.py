"""What lines say of so many things that somebody has at work."""

from __future__ import annotations

import re

from briefs.lexicon.measures import measures
from briefs.model import Status
from briefs.writing.gather import Figure
from briefs.writing.plan import Plan, Slots
from briefs.writing.support.sequence import jointly
from briefs.writing.support.wording import counts, places, says

AFTER = 24
FEW = 10
# In so many of what somebody else has something is.
WITHIN = re.compile(
    r"\b(?:was|were|is|are|be|been) (?:already |now )?(?:in|on|inside|aboard) (?:about |some |over |more than )?$"
)


def fleet(slots: Slots, figure: Figure, site: str | None) -> Plan | None:
    """So many things that somebody has at work, or something of theirs in so many things or places of others."""
    counted, roles = figure.counted, {slots.is_a(one) for one in slots.fact.subject}
    known = measures().terms
    before, after = slots.around(figure.low)
    if not counts(figure, slots) or says(after[:AFTER], "grown-to") or says(slots.sentence, "moved") or jointly(slots):
        return None
    if counted in places():
        done = slots.fact.status is Status.DONE and not slots.fact.others
        return (
            slots.act("places", amount=figure, when=None)
            if done and says(slots.sentence, "works-in") and not says(slots.sentence, "on-sale")
            else None
        )
    within = WITHIN.search(before) is not None
    if counted in known["carriers"] and (within or roles & known["inside"] or not roles & known["drive"]):
        if within or says(slots.sentence, "within"):
            return slots.act("within", amount=figure, when=ahead(slots))
        if not roles & known["drive"]:
            return None
    if roles & known["makers"] and (counted in known["parts"] or slots.fact.others):
        return slots.act("in-use", amount=figure, when=ahead(slots)) if figure.low.value >= FEW else None
    if slots.fact.others and counted in known["parts"]:  # its maker has none of them at work
        return None
    if _at_work(slots, site):
        return slots.act("at-work", amount=figure, site=site)
    return slots.act("fleet", amount=figure, site=site)


def _at_work(slots: Slots, site: str | None) -> bool:
    """Whether so many are at work as things stand, and not only somewhere."""
    if slots.fact.status is not Status.DONE or not says(slots.sentence, "in-service"):
        return False
    return site is not None or not says(slots.sentence, "at-work-somewhere")


def ahead(slots: Slots) -> str | None:
    """The date of what is to come; that of what is so already is none on which it happened."""
    return None if slots.fact.status is Status.DONE else slots.base.when
