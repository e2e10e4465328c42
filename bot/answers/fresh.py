"""Which events are news to whom: pure functions of the facts and of how far a reader was told."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from briefs import merging
from briefs.lexicon import Lexicon
from briefs.merging import Telling, Verdict
from briefs.model import Briefing, SourcedFact


@dataclass(frozen=True, slots=True)
class Fresh:
    """The facts of events that are news, and those among the events of which something else was told before."""

    facts: tuple[SourcedFact, ...]
    again: frozenset[int] = frozenset()


def fresh(found: Iterable[SourcedFact], after: int, lexicon: Lexicon) -> Fresh:
    """What of `found` is news to who was told all up to the fact `after`.

    An event is news where none of its facts came before; where a later fact overtakes what was told of it; and where
    a later one contradicts a figure that was told, with one that was not.
    """
    events: dict[int, list[SourcedFact]] = {}
    for fact in found:
        events.setdefault(fact.event or fact.id, []).append(fact)
    new = {event for event in events if event > after}
    again = {event for event, told in events.items() if event <= after and _moved_on(told, after, lexicon)}
    return Fresh(tuple(fact for event in events if event in new | again for fact in events[event]), frozenset(again))


def marked(briefing: Briefing, again: frozenset[int]) -> Briefing:
    """`briefing` with those of its lines marked that tell such an event."""
    sections = tuple(
        replace(section, items=tuple(replace(item, again=item.fact.event in again) for item in section.items))
        for section in briefing.sections
    )
    return replace(briefing, sections=sections)


def _moved_on(event: Sequence[SourcedFact], after: int, lexicon: Lexicon) -> bool:
    """Whether there is something to tell of the event beyond what could be told of it up to `after`."""
    if all(fact.id <= after for fact in event):
        return False
    before = merging.telling([fact for fact in event if fact.id <= after], lexicon)
    now = merging.telling(event, lexicon)
    if now is None or before is None:
        return now is not None and any(fact.id <= after for fact in event) and now.told.id > after
    if _overtakes(now.told, before.told, lexicon):
        return not _was_told(now.told, before)
    return bool(_disputed(now, after) - _figures(before))


def _overtakes(last: SourcedFact, first: SourcedFact, lexicon: Lexicon) -> bool:
    if last.id == first.id:
        return False
    ours, theirs = merging.profile(last, lexicon), merging.profile(first, lexicon)
    return merging.judge(ours, theirs) is Verdict.UPDATE and (ours.day or date.min) > (theirs.day or date.min)


def _was_told(fact: SourcedFact, before: Telling) -> bool:
    """Whether the fact says nothing beyond what a reader was told of the event, by the line or beside it."""
    ours, theirs = fact.fact, before.told.fact
    figures = {(figure.value, figure.unit) for figure in ours.quantities}
    return (ours.status, ours.date) == (theirs.status, theirs.date) and bool(figures) and figures <= _figures(before)


def _disputed(telling: Telling, after: int) -> set[object]:
    """The figures that facts after that one tell differently, either way round."""
    if telling.told.id > after:
        pairs = [ours for conflict in telling.conflicts for ours, _ in conflict.figures]
    else:
        pairs = [theirs for one in telling.conflicts if one.fact.id > after for _, theirs in one.figures]
    return {(figure.value, figure.unit) for figure in pairs}


def _figures(telling: Telling) -> set[object]:
    """The figures that a reader was told of the event, with those that other reports told differently."""
    facts = (telling.told, *(conflict.fact for conflict in telling.conflicts))
    return {(figure.value, figure.unit) for fact in facts for figure in fact.fact.quantities}
