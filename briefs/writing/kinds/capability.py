"""What lines about capabilities say: what somebody can make, on what, and how much of it."""

from __future__ import annotations

import re
from dataclasses import replace

from briefs.lexicon.measures import measures
from briefs.model import Status, Unit
from briefs.writing.gather import Figure
from briefs.writing.plan import Plan, Slots, Stat, countable, stats
from briefs.writing.sentence.undone import begun_on, made_already
from briefs.writing.support.grounds import grounds_of
from briefs.writing.support.heads import in_relative
from briefs.writing.support.wording import counts, places, says

# So much in a year or a month: what can be made, not what was made.
_YEARLY = re.compile(r"연간|한 해에?\b|1년에|매년|\b(?:a|per|every|each) year\b|\bannual|\byearly\b", re.IGNORECASE)
_MONTHLY = re.compile(
    r"매달|월간|한 달에?\b|(?<![0-9가-힣])월 |\b(?:a|per|every|each) month\b|\bmonthly\b", re.IGNORECASE
)
NEAR = 40
_STEPS = (("trial-production", "trial-production"), ("tape-out", "taped-out"), ("prototype", "prototype"))


def capability(slots: Slots) -> Plan | None:
    """A process node, a number of pieces made, a level of output, a works, or a technology.

    Where no word tells what was done, nothing is: least of all that a technology was secured.
    """
    figures = slots.figures
    if _step(slots) != slots.action:
        figures = replace(figures, amounts=tuple(f for f in figures.amounts if f.unit is not Unit.NM))
    if node := figures.only(Unit.NM):
        return None if made_already(slots.fact, slots.sentence) else _node(slots, node)
    pieces = figures.only(Unit.UNITS)
    if pieces and slots.action in ("make", "mass-produce") and countable(pieces):
        return _pieces(slots, pieces)
    if not figures.none:
        return _level(slots)
    if slots.action == "expand-capacity":
        return _works(slots)
    step = _step(slots)
    if slots.action in ("mass-produce", "make", "trial", "aim") or step != slots.action:
        # The step's own name is no thing that it is done to.
        plan = _made(replace(slots, terms=tuple(term for term in slots.terms if term != step)))
        return replace(plan, action=step) if plan else None
    return _technology(slots) if slots.action else None


def _step(slots: Slots) -> str:
    """What is done on the way to a production: a trial production, a prototype, a tape-out; else the fact's action."""
    steps = _STEPS if slots.action == "trial" else _STEPS[:2] if slots.action in ("", "secure", "make") else ()
    return next((step for step, said in steps if says(slots.sentence, said)), slots.action)


def _node(slots: Slots, node: Figure) -> Plan | None:
    """A process on which chips are made; a university makes none, and who shows a chip doesn't make it then."""
    fact, sentence = slots.fact, slots.sentence
    made = slots.action or (slots.what and says(sentence, "made-on"))
    if not made or any(slots.kind_of(one) in ("university", "lab") for one in fact.subject):
        return None
    if says(sentence, "unmade") or (not slots.what and says(sentence, "foundry")):
        return None
    if slots.what and fact.status in (Status.PLANNED, Status.FORECAST) and not says(sentence, "to-be-made"):
        return None
    when = None if slots.what and says(sentence, "shown") else slots.base.when
    return slots.act("node", amount=node, terms=slots.named("object")[:1], products=slots.what, when=when)


def _pieces(slots: Slots, pieces: Figure) -> Plan | None:
    """So many pieces; so many a year or a month are what can be made."""
    if pieces.counted in places() or not counts(pieces, slots) or says(slots.sentence, "unmade"):
        return None
    before, after = slots.around(pieces.last)
    near = f"{before[-NEAR:]}|{after[:NEAR]}"
    rate = "year" if _YEARLY.search(near) else "month" if _MONTHLY.search(near) else None
    return slots.act("rate", amount=pieces, measure=rate) if rate else slots.act("pieces", amount=pieces)


def _level(slots: Slots) -> Plan | None:
    told = stats(slots.figures, slots.measure)
    if not told or any(stat.measure == "demand" or _no_capacity(stat, slots) for stat in told):
        return None
    if says(slots.sentence, "conditional") or says(slots.sentence, "of-a-place"):
        return None
    schools = any(slots.kind_of(one) in ("university", "lab") for one in slots.fact.subject)
    if schools and any(stat.measure in ("yield", "utilisation", "capacity") for stat in told):
        return None
    return slots.act("stats", stats=told, products=slots.what)


def _no_capacity(stat: Stat, slots: Slots) -> bool:
    """Whether a level is that of one place, or counts places."""
    if stat.amount and stat.amount.counted in places():
        return True
    if stat.measure == "capacity" and all(
        slots.is_a(one) in measures().terms["plantless"] for one in slots.fact.subject
    ):
        return True
    return stat.measure == "compute-power" and (
        says(slots.sentence, "one-site") or any(term in measures().terms["computing"] for term in slots.terms)
    )


def _works(slots: Slots) -> Plan | None:
    """A works that is opened or built, or more of what is made there."""
    grounds, sites = grounds_of(slots), places() | measures().terms["computing"]
    named = [term for term in slots.terms if term in sites]
    site = min(named, key=lambda term: in_relative(grounds.term(term), grounds), default=None)
    if site in places() and site not in measures().terms["unopened"]:
        if says(slots.sentence, "builds"):
            begun = slots.fact.status is Status.PLANNED and begun_on(slots.action, slots.sentence)
            plan = slots.act("builds", terms=(site,))  # what is to come of it has a date of its own
            return replace(plan, status=Status.DONE, when=None, limit=None) if begun else plan
        if says(slots.sentence, "opens"):
            return slots.act("opens", terms=(site,))
    if not says(slots.sentence, "expands"):
        return None
    return slots.act("capacity", terms=slots.named("object")[:1])


def _made(slots: Slots) -> Plan | None:
    """What is made or tried: no place where that is done."""
    if says(slots.sentence, "unmade") or (slots.figures.share and not slots.what):
        return None
    if "wafer" in slots.terms and says(slots.sentence, "wafer-level"):
        return None
    things = [term for term in slots.named("object") if term not in places()] or list(slots.named("technology"))
    return slots.on_thing("tech", [term for term in things if term not in places()][:1])


def _technology(slots: Slots) -> Plan | None:
    """What can be called a technology that one secures: neither a product by its name nor a place."""
    known = [term for term in slots.single if term not in places()]
    return slots.act("tech", terms=tuple(known)) if known else None
