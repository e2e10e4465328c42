"""The order of what was found: how well it matches, how much it matters, how new it is."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from briefs.finding.marks import Quality, hits
from briefs.finding.query import Query
from briefs.finding.tokens import tokens

_HALF = 45.0  # days after which news is half as new
# How much each weighs at most: a whole word in place of a part of one outweighs a few months, as a core fact does.
_MATCH, _WEIGHT, _NEW = 8.0, 6.0, 6.0
_MOST_IMPORTANT = 18.0


@dataclass(frozen=True, slots=True)
class Candidate:
    """A fact that has all that was asked for."""

    id: int
    event: int
    sentence: str
    importance: float
    day: date


def ranked(candidates: Iterable[Candidate], query: Query, today: date) -> list[tuple[Candidate, ...]]:
    """The candidates by event, the best event first, and of each event the best candidate first."""
    scored = sorted(((_score(one, query, today), one.id, one) for one in candidates), reverse=True)
    events: dict[int, list[Candidate]] = {}
    for _, _, one in scored:
        events.setdefault(one.event or -one.id, []).append(one)
    return [tuple(event) for event in events.values()]


def _score(one: Candidate, query: Query, today: date) -> float:
    age = max(0, (today - one.day).days)
    return (
        _MATCH * _match(one.sentence, query)
        + _WEIGHT * one.importance / _MOST_IMPORTANT
        + _NEW * math.exp2(-age / _HALF)
    )


def _match(sentence: str, query: Query) -> float:
    """0 to 1: each unit at its best; what the sentence does not have, the fact is about."""
    found = tokens(sentence)
    best: Sequence[Quality] = [
        max((hit.quality for hit in hits(found, unit)), default=Quality.BEGINNING) for unit in query.units
    ]
    return sum(best) / (Quality.WHOLE * len(best))
