"""In which order a line names several, as its sentence does, and whether what it tells is also of others."""

from __future__ import annotations

from dataclasses import replace

from briefs.writing.plan import Plan, Slots
from briefs.writing.support.grounds import CLOSED, grounds_of, names


def in_order(plan: Plan, slots: Slots) -> Plan:
    """The plan with its subjects and the other side in their sentence's order; records keep them by their ids."""
    if len(plan.subject) < 2 and len(plan.others) < 2:
        return plan
    return replace(plan, subject=_ordered(plan.subject, slots), others=_ordered(plan.others, slots))


def _ordered(organisations: tuple[str, ...], slots: Slots) -> tuple[str, ...]:
    return tuple(sorted(organisations, key=lambda one: _place(one, slots)))


def _place(organisation: str, slots: Slots) -> int:
    """Where a sentence first names somebody; before its beginning where it doesn't."""
    known = slots.lexicon.organisations.get(organisation)
    weak = known.names.weak if known else ()
    found = [slots.sentence.find(name) for name in (*names(slots, organisation), *weak)]
    return min((place for place in found if place >= 0), default=-1)


def jointly(slots: Slots) -> bool:
    """Whether what the sentence tells is of several together, of whom the fact has only one."""
    if len(slots.fact.subject) != 1:
        return False
    grounds = grounds_of(slots)
    name = grounds.organisation(slots.fact.subject[0])
    if grounds.lang == "ko":
        return grounds.holds(
            rf"[가-힣A-Za-z)](?:[와과]|,|·) ?{name}{CLOSED}(?:의\s|[은는이가] (?:[^\s,.]{{1,8}} ){{0,3}}?(?:공동|함께))"
        )
    return grounds.holds(
        rf"\b(?:from|by|of) [A-Z][\w-]+(?:, [A-Z][\w-]+)*,? and {name}|"
        rf"[A-Za-z] and (?:its |the )?{name} (?:have|are|were|plan|hope|want|intend|aim|jointly|together) "
    )
