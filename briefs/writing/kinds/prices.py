"""What lines say of prices that are cut, raised or dropped."""

from __future__ import annotations

from dataclasses import replace

from briefs.model import MONEY
from briefs.writing.plan import Plan, Slots
from briefs.writing.support.grounds import grounds_of
from briefs.writing.support.heads import stands
from briefs.writing.support.priced import of_a_price
from briefs.writing.support.wording import says

# What may stand behind a thing of which a price is told.
_PRICE = {"ko": r"(?:의)?(?:\s(?:이용\s)?(?:가격|값|요금|단가|이용료|사용료))?", "en": "(?:[’']s)?(?: prices?| fees?)?"}


def price(slots: Slots) -> Plan | None:
    """A price cut or rise by a percentage, or to a level."""
    grounds, figures = grounds_of(slots), slots.figures
    priced = tuple(term for term in slots.terms if stands(grounds.term(term) + _PRICE[grounds.lang], grounds))
    slots = replace(slots, terms=priced)
    level = figures.only(*MONEY)
    if any(says(slots.sentence, part) for part in ("price-of-part", "free-for-some")) or (
        says(slots.sentence, "price-of") and not (slots.what or slots.single)
    ):
        return None
    free = slots.action == "cut-price" and says(slots.sentence, "made-free")
    if free and figures.none and not says(slots.sentence, "made-cheaper"):
        return None if says(slots.sentence, "free-for-some") else slots.on_thing("free")
    if len(figures.changes) == 1 and not figures.amounts:
        plan = slots.on_thing("price") or slots.act("price")
        rising = figures.changes[0].value > 0
        told = rising == (slots.action == "raise-price") and of_a_price(figures.changes[0], slots)
        return replace(plan, change=figures.changes[0]) if told else None
    if level and slots.what:
        return slots.act("price", amount=level, products=slots.what)
    return slots.on_thing("price") if figures.none else None
