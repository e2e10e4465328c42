"""Facts that a search found, as items of a page."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from functools import partial

from briefs import merging
from briefs.lexicon import Lexicon
from briefs.model import Item, SourcedFact


def items(facts: Iterable[SourcedFact], matched: Sequence[Collection[int]], *, lexicon: Lexicon) -> tuple[Item, ...]:
    """An item for each event of which `matched` holds the ids of the facts found, in that order.

    `facts` are all facts of these events; each event is told by the best of those that were found.
    """
    by_event: dict[int, list[SourcedFact]] = {}
    event_of: dict[int, int] = {}
    for fact in facts:
        event_of[fact.id] = fact.event or -fact.id
        by_event.setdefault(event_of[fact.id], []).append(fact)
    found: list[Item] = []
    for ids in matched:
        events = [by_event[event_of[one]] for one in ids if one in event_of]
        if events and (telling := merging.telling(events[0], lexicon, fit=partial(_among, ids))):
            found.append(Item(telling.told, len(found) + 1, telling.others, telling.conflicts, telling.updates))
    return tuple(found)


def _among(ids: Collection[int], fact: SourcedFact) -> bool:
    return fact.id in ids
