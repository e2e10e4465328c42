"""What lines about use say: who uses what, how many, where it is at work, what it is allowed to do."""

from __future__ import annotations

import re
from dataclasses import replace

from briefs.lexicon.measures import measures
from briefs.model import Status, Unit
from briefs.writing.gather import Gathered
from briefs.writing.kinds.fleet import fleet
from briefs.writing.plan import Plan, Slots, Stat, countable, stats
from briefs.writing.products import found, is_a
from briefs.writing.support.described import holds_others, is_goal, of_somebody_else, runs
from briefs.writing.support.grounds import grounds_of
from briefs.writing.support.wording import places, says

_OF_USERS = frozenset(
    {"users", "monthly-active-users", "weekly-active-users", "daily-active-users", "paying-users", "downloads"}
)


def adoption(slots: Slots) -> Plan | None:
    """How many use it, who uses it, where it is at work, or what it is allowed to do."""
    # Software that is made to run on others' chips has adopted none of them.
    if says(slots.sentence, "fitting") or says(slots.sentence, "not-taken-up"):
        return None
    theirs = _of_theirs(slots)
    return _use(theirs) if theirs else None


def _use(slots: Slots) -> Plan | None:
    fact = slots.fact
    told = stats(slots.figures) if not slots.figures.none and len(slots.what) < 2 else None
    if told and any(measures().moves.get(stat.measure) == "level" for stat in told):  # of the work that it is put to
        return _deployed(replace(slots, figures=Gathered())) if slots.action == "deploy" else None
    if told and not _given(slots, told):
        return _counted(slots, told)
    if slots.action == "reach":
        return None
    if slots.action == "built-on":
        known = slots.what and fact.others and not says(slots.sentence, "earlier-versions")
        return slots.act("built-on", products=slots.what, others=fact.others) if known else None
    if slots.action in ("licensed", "expand-service"):
        return _licensed(slots) if slots.figures.none else None
    return _deployed(slots)


def _of_theirs(slots: Slots) -> Slots | None:
    """With only such products as are the subject's; None where there are none but others'."""
    subject = slots.fact.subject
    related = {parent for one in subject for parent in (one, _parent(one, slots))}
    owners = {name: known.owner for name in slots.what if (known := found(name, slots.lexicon)[0]) and known.owner}
    others = {name for name, one in owners.items() if one not in related and _parent(one, slots) not in subject}
    own = tuple(name for name in slots.what if name not in others)
    return None if others and not own else replace(slots, what=own)


def _parent(organisation: str, slots: Slots) -> str | None:
    known = slots.lexicon.organisations.get(organisation)
    return known.parent if known else None


def _given(slots: Slots, told: tuple[Stat, ...]) -> bool:
    """Whether what is counted are those to whom somebody gave it: its 100,000 employees."""
    return bool(slots.fact.others and slots.what) and all(stat.measure not in _OF_USERS for stat in told)


def _counted(slots: Slots, told: tuple[Stat, ...]) -> Plan | None:
    """How many use it; None where they are a part of its users, or those of something else."""
    for stat in told:
        people = measures().fits.get(stat.measure, frozenset()) & {Unit.USERS}
        if stat.measure in ("tokens", "licences") or stat.measure not in measures().fits:
            return None
        if people and stat.measure not in _OF_USERS:
            return _by_people(slots, told)
    if any(stat.measure in _OF_USERS for stat in told):
        if any(_some(stat, slots) for stat in told) or says(slots.sentence, "users-somewhere"):
            return None
        if not slots.what and says(slots.sentence, "a-users-thing"):
            return None
    return slots.act("stats", stats=told, products=slots.what)


def _some(stat: Stat, slots: Slots) -> bool:
    """Whether users are some of those whom the text spoke of, or do no more than try something."""
    if stat.amount is None:
        return False
    before, after = slots.around(stat.amount.low)
    return says(before, "part-of-users") or says(before[-NUMBER:] + after, "part-of-users")


def _by_people(slots: Slots, told: tuple[Stat, ...]) -> Plan | None:
    """Students, doctors or researchers who use a product, who are not its maker's."""
    whole = len(told) == 1 and told[0].amount and not told[0].change and slots.figures.share is None
    if not whole or not slots.what or slots.fact.status is not Status.DONE or not says(slots.sentence, "uses"):
        return None
    return slots.act("used-by", stats=told, products=slots.what)


def _licensed(slots: Slots) -> Plan | None:
    plan = slots.on_thing()
    return replace(plan, pattern="tests") if plan and says(slots.sentence, "trial") else plan


def _deployed(slots: Slots) -> Plan | None:
    others = slots.fact.others
    sites = measures().terms["sites"]
    grounds = grounds_of(slots)
    site = next((term for term in slots.terms if term in sites and not is_goal(term, grounds)), None)
    if site and others and of_somebody_else(site, slots):
        site = None
    counted = [figure for figure in slots.figures.amounts if countable(figure)]
    allowed = says(slots.sentence, "permits")
    if len(counted) == 1 and not slots.what and not (allowed and any(_official(one, slots) for one in others)):
        return fleet(slots, counted[0], site)
    official = [one for one in others if _official(one, slots)]
    if official and len(official) < len(others) and allowed:
        return None
    if official and len(official) == len(others):
        if allowed:
            return slots.on_thing(action="licensed")
        if says(slots.sentence, "designated"):
            return None
    slots, things = _things(slots)
    plan = slots.on_thing("deploy", things, others=others, site=None if things == [ANY] else site)
    if plan is not None and others:
        return _taken(slots, plan)
    if plan is None or site:
        return plan if plan is None or plan.terms != (ANY,) else None
    sectors = tuple(term for term in slots.named("sector")[:2] if _in(term, slots))
    told = sectors and plan.products
    return replace(plan, pattern="sectors", others=(), terms=(*plan.terms, *sectors)) if told else None


def _things(slots: Slots) -> tuple[Slots, list[str]]:
    """What others have taken in: not what they have put it into, as an unknown car or an assistant of theirs."""
    objects = [term for term in slots.named("object") if term not in places()]
    if not slots.fact.others:
        return slots, _made(slots, objects)
    grounds = grounds_of(slots)
    own = tuple(
        name for name in slots.what if found(name, slots.lexicon)[0] or not holds_others(grounds.product(name), grounds)
    )
    held = [term for term in objects if holds_others(grounds.term(term), grounds) or runs(term, grounds)]
    things = _made(slots, [term for term in objects if term not in held])
    lost = held or len(own) < len(slots.what)
    return replace(slots, what=own), things or ([ANY] if lost else [])


def _taken(slots: Slots, plan: Plan) -> Plan | None:
    """What others have taken or try; None for what is theirs, as a carmaker's car is with a chip in it."""
    known = measures().terms
    theirs = any(is_a(name, slots.lexicon) in known["hosts"] for name in plan.products)
    if theirs and any(slots.is_a(one) in known["inside"] for one in plan.others):
        return None
    if says(slots.sentence, "makes-of-others"):
        return None
    if says(slots.sentence, "trial"):
        return replace(plan, pattern="tried", action="trial", site=None)
    return plan


def _made(slots: Slots, things: list[str]) -> list[str]:
    """What others have taken in, as far as its maker makes such things; else whatever it is that he makes."""
    makers = {slots.is_a(one) for one in slots.fact.subject}
    known = measures().terms
    if makers & known["inside"]:
        return [term for term in things if term not in known["hosts"]][:1] or ([ANY] if things else [])
    unmade = known["no-robots"] if "robot-maker" in makers else known["no-cars"] if "carmaker" in makers else ()
    return [term for term in things if term not in unmade][:1]


def _official(organisation: str, slots: Slots) -> bool:
    return slots.kind_of(organisation) in ("government", "body")


def _in(term: str, slots: Slots) -> bool:
    """Whether the sentence says that something is used in a field, and doesn't only name it."""
    known = slots.lexicon.terms[term]
    after = [
        rf"{re.escape(name)}\s?(?:분야|현장|업무|산업|업계|부문|\d[\d,]*곳)?(?:에|에서|에도|에서도|용으로|을|를|과|와)(?![가-힣])"
        for name in known.ko
    ]
    before = [rf"\b(?:in|for|across|on) (?:the )?{re.escape(name)}\b" for name in known.en]
    return re.search("|".join([*after, *before]), slots.sentence, re.IGNORECASE) is not None


NUMBER = 12
ANY = "technology"
