"""What a line of a strategy says: what its sentence itself says that somebody turns to, opens or sets out."""

from __future__ import annotations

import re
from dataclasses import replace

from briefs.lexicon.deeds import told_as
from briefs.lexicon.measures import measures
from briefs.model import Status
from briefs.writing.plan import Plan, Slots
from briefs.writing.support.grounds import grounds_of
from briefs.writing.support.poles import aimed_at
from briefs.writing.support.wording import says

MOST_SECTORS = 3
# What is said of what goes on, by verbs in the present.
_GOES_ON = re.compile(
    "(?:집중|주력|전념|매진)하는 (?!것|방안|쪽|데|계획|전략)"
    "|^(?!.*(?:계획|예정|방침|기로|겠)).*(?:집중|주력|전념|매진)(?:한다|하고 있)"
)
_CHECKED = frozenset({"focus", "lay-out", "expand"})


def strategy(slots: Slots) -> Plan | None:
    """What the subject concentrates on; a figure here belongs to something that isn't told."""
    if slots.action == "reorganise":
        return None
    if not slots.sentence:
        return _turned(slots)
    told = told_as(slots.fact, slots.sentence)
    if told == "" or (told is None and slots.action in _CHECKED):
        return None
    if told == "focus" and _of_old(slots):
        return None
    slots = _grounded(slots, told or slots.action)
    if told == "open":
        return _opened(slots)
    if told == "enter":
        regions = tuple(term for term in slots.terms if term in measures().terms["regions"])
        return slots.act(terms=regions[:MOST_SECTORS]) if regions else None
    if told == "focus" and (slots.fact.status is Status.DONE or _GOES_ON.search(slots.sentence)):
        slots = replace(slots, base=replace(slots.base, when=None, past=False, status=Status.DONE))
    return _turned(slots)


def _of_old(slots: Slots) -> bool:
    """Whether it was so in a year that is over, and nothing says that it has gone on."""
    when, published = slots.base.when, slots.published
    old = slots.fact.status is Status.DONE and when is not None and published is not None
    return bool(old and when and published and int(when[:4]) < published.year) and not says(slots.sentence, "gone-on")


def _grounded(slots: Slots, told: str) -> Slots:
    """The slots with those things alone that the sentence turns to."""
    base = replace(slots.base, action=told)
    if told != "focus":
        return replace(slots, base=base)
    grounds, known = grounds_of(slots), slots.lexicon.terms
    terms = tuple(t for t in slots.terms if known[t].type not in _THINGS or aimed_at(grounds, grounds.term(t)))
    what = tuple(name for name in slots.what if aimed_at(grounds, grounds.product(name)))
    return replace(slots, terms=terms, what=what, base=base)


def _turned(slots: Slots) -> Plan | None:
    sectors, things = slots.named("sector")[:MOST_SECTORS], slots.named(*_THINGS)
    if slots.sentence and slots.base.action == "focus" and len(things) > len(sectors):
        return slots.on_thing(terms=things[:MOST_SECTORS])
    if slots.base.action == "focus" and sectors and not slots.what:
        return slots.act("focus", terms=sectors, measure="ai" if "ai" in slots.fact.terms else None)
    plan = slots.on_thing(terms=things[:2])
    if plan and slots.action == "combine" and "ai" in slots.fact.terms:
        return replace(plan, pattern="combine")
    return plan


def _opened(slots: Slots) -> Plan | None:
    """A place that was opened."""
    places = tuple(term for term in slots.named("object") if term in _OPENED)
    return slots.act("open", terms=places) if len(places) == 1 else None


_THINGS = ("object", "technology", "sector")
_OPENED = frozenset(
    {"store", "office-branch", "research-lab", "factory", "training-center", "data-center", "warehouse"}
)
