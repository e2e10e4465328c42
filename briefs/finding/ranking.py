"""The order of what was found: how well it matches, how much it matters, how new it is."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from datetime import date
from heapq import heapify, heappop, heappush
from typing import NamedTuple

from briefs.finding.marks import Quality, best
from briefs.finding.patterns import pattern
from briefs.finding.query import Query

_HALF = 45.0  # days after which news is half as new
# How much each weighs at most: a whole word in place of a part of one outweighs a few months, as a core fact does.
_MATCH, _WEIGHT, _NEW = 8.0, 6.0, 6.0
_MOST_IMPORTANT = 18.0


class Candidate(NamedTuple):
    """A fact that has all that was asked for; one of many, most of which are not looked at closely."""

    id: int
    event: int  # 0 where it is not known
    sentence: str
    importance: float
    day: date


def ranked(candidates: Iterable[Candidate], query: Query, today: date, *, first: int) -> list[tuple[Candidate, ...]]:
    """The candidates by event: the `first` best events in their order, and of each the best candidate first.

    To look how well a sentence matches is costly: a candidate waits by the most that it may score, and those that come
    after the `first` events stay in that order.
    """
    patterns = [pattern(unit) for unit in query.units]
    waiting = [(-_known(one, today) - _MATCH, -one.id, one, False) for one in candidates]
    heapify(waiting)
    events: dict[int, list[Candidate]] = {}
    while waiting:
        _, number, one, scored = heappop(waiting)
        if scored or len(events) >= first:
            events.setdefault(one.event or -one.id, []).append(one)
        else:
            score = _known(one, today) + _MATCH * _match(one.sentence, patterns)
            heappush(waiting, (-score, number, one, True))
    return [tuple(event) for event in events.values()]


def _known(one: Candidate, today: date) -> float:
    """What a candidate scores by how much it matters and how new it is."""
    new = math.exp2(-max(0, (today - one.day).days) / _HALF)
    return _WEIGHT * one.importance / _MOST_IMPORTANT + _NEW * new


def _match(sentence: str, patterns: Sequence[re.Pattern[str]]) -> float:
    """0 to 1: each unit at its best; what the sentence does not have, the fact is about."""
    found = [best(sentence, unit) or Quality.BEGINNING for unit in patterns]
    return sum(found) / (Quality.WHOLE * len(found))
