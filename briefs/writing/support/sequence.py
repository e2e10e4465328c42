"""In which order a line names several: as its sentence does, behind those of whom the text spoke before."""

from __future__ import annotations

from dataclasses import replace

from briefs.writing.plan import Plan, Slots
from briefs.writing.support.named import names


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
