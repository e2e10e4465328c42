"""What lines about shares say that somebody holds or has sold."""

from __future__ import annotations

import re

from briefs.model import Status, Unit
from briefs.writing.plan import Plan, Slots
from briefs.writing.support.wording import says

# So much of what somebody holds is no such share of the company, and all of it no part.
_OF_HIS = re.compile(
    r"(?:%|per cent|percent|part|some|half|third|quarter) of (?:its|his|her|their)\b|보유\s?(?:지분|주식)의"
)
# Shares of a subsidiary, not of whom it belongs to.
_PART_HELD = re.compile(
    r"(?:^|\s)자회사(?:의)?\s지분|\bof (?:a|its|the) (?:[\w-]+ )?(?:subsidiary|unit|arm)\b(?!,? [A-Z])"
)


def owned(slots: Slots, others: tuple[str, ...]) -> Plan | None:
    """A share that others hold or sold; whoever brings somebody to the market has none."""
    if slots.action == "sell-stake":
        return _sold(slots, others) if len(slots.figures.amounts) < 2 else None
    return _held(slots, others) if slots.action == "hold" else None


def _held(slots: Slots, others: tuple[str, ...]) -> Plan | None:
    """A share that others hold, in figures where the sentence names but one."""
    if not others or slots.fact.status is not Status.DONE or _PART_HELD.search(slots.sentence):
        return None
    parts = [q for q in slots.fact.quantities if q.unit is Unit.PERCENT]
    return slots.act("hold", others=others, share=slots.figures.share if len(parts) == 1 else None)


def _sold(slots: Slots, others: tuple[str, ...]) -> Plan | None:
    """A share of a company that somebody sold, in figures unless they are a part of what he held."""
    of_his = _OF_HIS.search(slots.sentence) is not None
    return (
        slots.act(
            "sell-stake",
            others=others,
            amount=slots.figures.money,
            share=None if of_his else slots.figures.share,
            several=of_his or not says(slots.sentence, "wholly"),
        )
        if others
        else None
    )
