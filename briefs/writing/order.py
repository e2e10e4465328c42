"""In which order facts are told."""

from __future__ import annotations

from datetime import date, timedelta

from briefs.importance import importance
from briefs.model import Briefing, SourcedFact

CURRENT = timedelta(days=14)  # what is older than the newest by more comes after what is not, however much it matters
_UNTOLD_DAY = date.min
Key = tuple[float, float, int]


def weight(fact: SourcedFact) -> Key:
    """In a briefing: the most important first."""
    return -importance(fact.fact), -day(fact).toordinal(), fact.id


def newest(fact: SourcedFact) -> Key:
    """On a card: the newest first."""
    return -day(fact).toordinal(), -importance(fact.fact), fact.id


def day(fact: SourcedFact) -> date:
    """When it was reported."""
    return fact.source.published or _UNTOLD_DAY


def settled(briefing: Briefing, last: SourcedFact, since: date) -> bool:
    """Whether the page stays as it is whatever else is told by facts that come after `last` in order of weight.

    All that it tells must be as new as what comes first, which was reported on `since` or later.
    """
    told = [item.fact for section in briefing.sections for item in section.items]
    return briefing.more and all(weight(one) <= weight(last) and day(one) >= since for one in told)
