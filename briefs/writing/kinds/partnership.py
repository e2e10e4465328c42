"""What lines about partnerships say: who works with whom, who supplies whom, what several have made together."""

from __future__ import annotations

from dataclasses import replace

from briefs.lexicon.measures import measures
from briefs.model import Status
from briefs.writing.plan import Plan, Slots
from briefs.writing.support import ties
from briefs.writing.support.described import describes
from briefs.writing.support.grounds import grounds_of
from briefs.writing.support.wording import says

COOPERATES = frozenset({"cooperate", "integrate"})


def partnership(slots: Slots) -> Plan | None:
    """Two or more sides and, where it is named, what they work on: no place where they do."""
    sides = len(slots.fact.subject)
    if sides < 2 or (sides > 2 and slots.action == "supply"):  # who supplies whom is unsaid
        return None
    if not ties.partners(slots):
        return None
    if says(slots.sentence, "extended"):
        return replace(slots.act(), action="extend")
    if slots.action == "supply" or ties.only_supplies(slots):
        return _supply(slots)
    if slots.action in COOPERATES and (made := ties.made_together(slots)):
        return _made(slots, made)
    terms = () if says(slots.sentence, "fitting") else _fields(slots)
    plan = slots.on_thing(terms=terms) or slots.act()
    return _timed(plan, slots)


def _fields(slots: Slots) -> tuple[str, ...]:
    """What is named on which they may work."""
    known = measures().terms
    where = known["venues"] | known["regions"]
    named = [term for term in slots.named("object", "technology", "sector") if term not in where]
    return tuple(term for term in named if not describes(term, slots) and not ties.is_bought(term, slots))[:1]


def _supply(slots: Slots) -> Plan | None:
    """A contract, or that one supplies the other, where the sentence tells which of them does."""
    if says(slots.sentence, "no-new-deal"):
        return None
    fields = _fields(slots)
    if ties.contracted(slots):
        return _timed(slots.on_thing(terms=fields) or slots.act(), slots)
    giver = ties.supplier(slots)
    if giver is None:
        return None
    taker = tuple(one for one in slots.fact.subject if one != giver)
    grounds = grounds_of(slots)
    what = tuple(name for name in slots.what if ties.is_supplied(grounds.product(name), slots))
    terms = tuple(term for term in fields if ties.is_supplied(grounds.term(term), slots))
    plan = replace(slots.act("supplies"), products=what, terms=() if what else terms)
    # What somebody expects beside it is no forecast of this.
    done = Status.DONE if slots.fact.status is Status.FORECAST else None
    return replace(
        plan, subject=(giver,), others=taker, action="provide", status=done, when=None, limit=None, past=False
    )


def _made(slots: Slots, at: tuple[int, int]) -> Plan:
    """What several have made together, whatever it is to do; that they worked together, where that isn't named."""
    grounds = grounds_of(slots)
    what = tuple(name for name in slots.what if ties.stands_by(grounds.product(name), at, grounds))
    terms = tuple(term for term in _fields(slots) if ties.stands_by(grounds.term(term), at, grounds))
    plan = replace(slots.act(), products=what, terms=() if what else terms)
    past = {Status.PLANNED: Status.DONE, Status.FORECAST: Status.DONE}
    status = past.get(slots.fact.status, slots.fact.status)
    action = "co-develop" if plan.thing else "worked-together"
    return replace(plan, action=action, status=status, when=None, limit=None, past=True)


def _timed(plan: Plan, slots: Slots) -> Plan:
    """The plan as the sentence has it: signed or going on whatever is to come of it, and dated only where agreed."""
    text, fact = slots.sentence, slots.fact
    if not text:
        return plan
    signed = says(text, "signed") and not says(text, "to-sign")
    supplies = signed and len(fact.subject) == 2 and says(text, "to-supply")
    action = "supply" if supplies else plan.action
    if fact.status is Status.DONE and supplies:
        return replace(plan, action=action)
    if fact.status in (Status.PLANNED, Status.FORECAST):
        if signed:
            return replace(plan, action=action, status=Status.DONE, when=None, limit=None, past=True)
        if plan.action in COOPERATES and says(text, "going-on"):
            return replace(plan, status=Status.DONE, when=None, limit=None, past=False)
        return plan
    if plan.action not in COOPERATES or fact.status is not Status.DONE:
        return plan
    if says(text, "did-together") and not says(text, "lasting"):
        return replace(plan, action="worked-together", when=None, limit=None, past=True)
    if plan.past and not says(text, "cooperation-agreed"):
        return replace(plan, when=None, limit=None, past=False)
    return plan
