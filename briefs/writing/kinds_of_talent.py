"""What lines about people say: hiring, pay, moves between employers."""

from __future__ import annotations

import re
from dataclasses import replace

from briefs.model import MONEY, Status, Unit
from briefs.writing.gather import Figure
from briefs.writing.plan import Plan, Slots, stats

_OFFER = re.compile(r"제시|\boffer", re.IGNORECASE)
# Numbers of places to fill, not of people.
UNCOUNTED = frozenset({"quota", "job-openings", "layoffs"})


def talent(slots: Slots) -> Plan | None:
    """Numbers of people, pay, founding years, and moves between employers."""
    figures, fact = slots.figures, slots.fact
    people = figures.only(Unit.PEOPLE, Unit.USERS) or _wanted(slots)
    told = None if figures.none else stats(figures, slots.measure)
    if slots.action in ("pay", "offer") or (told and told[0].measure in ("salary", "monthly-pay", "bonus")):
        return _offered(slots) if told else None
    if people and people.measure not in UNCOUNTED and slots.action in ("hire", "lay-off", "educate", "employ", ""):
        return slots.act("people", amount=people, measure=people.measure)
    if not figures.none:
        return slots.act("stats", stats=told) if told else None
    if slots.action in ("hire", "join") and fact.others:
        return slots.act("from", others=fact.others, measure=slots.measure)
    if slots.action == "found" and fact.date and fact.status is Status.DONE:
        return slots.act("found", when=fact.date)
    if slots.action == "hire" and slots.measure:
        return slots.act("hire", measure=slots.measure)
    return slots.on_thing() if slots.action == "educate" else None


def _wanted(slots: Slots) -> Figure | None:
    """The people that one looks for; a change beside them is of something else, as of the places to fill."""
    amounts = slots.figures.amounts
    wanted = slots.action in ("hire", "lay-off") and len(amounts) == 1 and not slots.figures.multiples
    return amounts[0] if wanted and amounts[0].unit in (Unit.PEOPLE, Unit.USERS) else None


def _offered(slots: Slots) -> Plan | None:
    """Pay, or where the sentence says so its offer."""
    plan = _pay(slots)
    offered = plan and slots.action == "pay" and not plan.terms and _OFFER.search(slots.sentence)
    return replace(plan, action="offer") if plan and offered else plan


def _pay(slots: Slots) -> Plan | None:
    told = stats(slots.figures, slots.measure) or ()
    if len(told) != 1 or told[0].amount is None or told[0].amount.unit not in MONEY:
        return None
    people = [term for term in slots.named("measure") if term in ("graduates", "engineers", "researchers")][:1]
    trade = slots.named("role")[:1]
    return slots.act("pay", stats=told, terms=(*trade, *people))
