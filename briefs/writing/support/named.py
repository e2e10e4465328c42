"""Where a sentence names somebody, by any of his names."""

from __future__ import annotations

import re
from collections.abc import Iterable

from briefs.lexicon.wording import any_of
from briefs.writing.plan import Slots


def names(slots: Slots, organisation: str) -> Iterable[str]:
    """All that somebody is called, a government also by its place."""
    known = slots.lexicon.organisations.get(organisation)
    own = [*known.names.ko, *known.names.en, *known.names.zh] if known else []
    seat = known.place if known and known.kind == "government" else None
    place = slots.lexicon.organisations.get(seat) if seat else None
    return [*own, *place.names.ko, *place.names.en] if place else own


def is_named(slots: Slots, organisation: str) -> bool:
    """Whether the sentence names somebody."""
    return any(name in slots.sentence for name in names(slots, organisation))


def places(slots: Slots, organisation: str) -> list[tuple[int, int]]:
    """Where it does, by the longest of the names that stand there."""
    spelled = any_of(name for name in names(slots, organisation) if name)
    return [found.span() for found in re.finditer(spelled, slots.sentence)]
