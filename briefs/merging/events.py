"""Gathers the facts of many articles into events."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from briefs.lexicon import Lexicon
from briefs.merging.profile import Profile, profile
from briefs.merging.progress import FOLLOWED
from briefs.merging.verdicts import Verdict, judge
from briefs.model import SourcedFact


def group(facts: Iterable[SourcedFact], lexicon: Lexicon) -> tuple[tuple[SourcedFact, ...], ...]:
    """The facts by event: any two of one event are joined by a chain of pairs of which none is different.

    Which facts come together doesn't depend on their order; events and their facts stand in the order given. The work
    grows with the facts that have something in common, not with the square of all.
    """
    profiles = [profile(fact, lexicon) for fact in facts]
    heads = list(range(len(profiles)))

    def head(at: int) -> int:
        while heads[at] != at:
            heads[at] = heads[heads[at]]
            at = heads[at]
        return at

    for one, other in _candidates(profiles):
        ours, theirs = head(one), head(other)
        if ours != theirs and judge(profiles[one], profiles[other]) is not Verdict.DIFFERENT:
            heads[max(ours, theirs)] = min(ours, theirs)
    events: dict[int, list[SourcedFact]] = defaultdict(list)
    for at, one_of in enumerate(profiles):
        events[head(at)].append(one_of.sourced)
    return tuple(tuple(event) for event in events.values())


def _candidates(profiles: Sequence[Profile]) -> Iterator[tuple[int, int]]:
    """Pairs of facts with a key in common that were reported within the longest window; once for each key."""
    by_key: dict[int, list[int]] = defaultdict(list)
    for at in sorted(range(len(profiles)), key=lambda at: profiles[at].day or date.min):
        for key in profiles[at].keys:
            by_key[key].append(at)
    for found in by_key.values():
        undated = sum(profiles[at].day is None for at in found)
        start = undated
        for place, at in enumerate(found):
            while start < place and _days(profiles[found[start]], profiles[at]) > FOLLOWED:
                start += 1
            near = (*found[: min(undated, place)], *found[start:place])
            yield from ((earlier, at) for earlier in near)


def _days(first: Profile, last: Profile) -> int:
    return (last.day - first.day).days if first.day and last.day else 0
