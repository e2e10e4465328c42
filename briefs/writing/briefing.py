"""Which facts a page of a briefing shows, in which order and under which headings."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Callable, Container, Mapping, Sequence
from datetime import date, timedelta
from functools import partial
from itertools import chain, islice

from briefs.importance import doubtful
from briefs.lexicon import Lexicon
from briefs.merging import Telling
from briefs.model import Briefing, Fact, Kind, Lang, Section, Source, SourcedFact, Topic
from briefs.writing.choose import events_of, in_order, item, numbered, once, telling
from briefs.writing.order import day, weight

_TOPIC_OF_KIND: Mapping[Kind, Topic] = {
    Kind.RELEASE: Topic.MODELS,
    Kind.PERFORMANCE: Topic.MODELS,
    Kind.ADOPTION: Topic.APPS,
    Kind.INVESTMENT: Topic.INVESTMENT,
    Kind.FUNDING: Topic.FUNDING,
    Kind.PARTNERSHIP: Topic.PARTNERSHIPS,
    Kind.POLICY: Topic.POLICY,
    Kind.RESTRICTION: Topic.EXPORT_CONTROLS,
    Kind.CAPABILITY: Topic.CHIPMAKING,
    Kind.MARKET: Topic.MARKET,
    Kind.TALENT: Topic.TALENT,
    Kind.STRATEGY: Topic.MARKET,
}


def brief(
    facts: Sequence[SourcedFact],
    *,
    lexicon: Lexicon,
    lang: Lang,
    topic: Topic | None = None,
    offset: int = 0,
    limit: int = 8,
    first: Callable[[SourcedFact], bool] | None = None,
    current: timedelta = timedelta.max,
    fits: Callable[[Briefing], bool] = lambda _: True,
) -> Briefing | None:
    """The most important facts of `topic` (all topics where None), grouped by topic; None where no fact has a line.

    The same event told by several articles stands once. Events of which a fact is `first` come before all others, and
    stand together where others follow; among each of the two, those older than the newest by more than `current` come
    last. `offset` counts lines; there are fewer than `limit` where so many do not fit, but one at least. `as_of` is the
    newest day of all events that are sure enough and have a line, date.min where no article has a date.
    """
    every = events_of(facts, lexicon)
    events = [event for event in every if topic is None or any(topic in f.fact.topics for f in event)]
    tell = partial(telling, lexicon=lexicon, lang=lang)
    as_of = _newest(events, tell)
    leading = {id(fact) for event in events if first and any(map(first, event)) for fact in event}
    tiers = _tiers(events, leading, as_of, current)
    told = chain.from_iterable(in_order(tier, tell, weight) for tier in tiers)
    read = list(islice(once(told, lexicon, lang), offset + limit + 1))

    def made(end: int) -> Briefing:
        sections, sources = _sections(read[offset:end], topic, leading)
        return Briefing(lang, as_of, sections, sources, offset, more=len(read) > end)

    last = min(len(read), offset + limit)
    return _fitting(made, offset, last, fits) if last > offset else None


def _tiers(
    events: Sequence[tuple[SourcedFact, ...]], leading: Container[int], as_of: date, current: timedelta
) -> list[list[tuple[SourcedFact, ...]]]:
    """Those with a fact that is `leading` before all others, and among each of the two the current ones first."""
    tiers: dict[tuple[bool, bool], list[tuple[SourcedFact, ...]]] = {}
    for event in events:
        old = all(fact.source.published and as_of - fact.source.published > current for fact in event)
        tiers.setdefault((id(event[0]) not in leading, old), []).append(event)
    return [tiers[tier] for tier in sorted(tiers)]


def _fitting(made: Callable[[int], Briefing], offset: int, last: int, fits: Callable[[Briefing], bool]) -> Briefing:
    """What is made of all lines up to `last`, or of as many as fit; of one line at least."""
    whole = made(last)
    if fits(whole):
        return whole
    too_long = range(offset + 2, last)  # by their ends; each holds the one before it and a line more
    return made(offset + 1 + bisect(too_long, False, key=lambda end: not fits(made(end))))


def _newest(events: Sequence[tuple[SourcedFact, ...]], tell: Callable[[Sequence[SourcedFact]], Telling | None]) -> date:
    """The newest day of the events that can be told; no more are tried than it takes to find it."""
    days = [max((day(f) for f in event if not doubtful(f.fact)), default=date.min) for event in events]
    order = sorted(range(len(events)), key=lambda number: days[number], reverse=True)
    return next((days[number] for number in order if tell(events[number])), date.min)


def _sections(
    chosen: Sequence[Telling], topic: Topic | None, leading: Container[int]
) -> tuple[tuple[Section, ...], tuple[Source, ...]]:
    """The lines by topic, in the order in which the topics come; those `leading` the others apart."""
    led = [id(found.told) in leading for found in chosen]
    mixed = any(led) and not all(led)
    grouped: dict[Topic | None, list[Telling]] = {}
    for found, leads in zip(chosen, led, strict=True):
        heading = None if mixed and leads else topic or _first_topic(found.told.fact)
        grouped.setdefault(heading, []).append(found)
    numbers, sources = numbered(found for group in grouped.values() for found in group)
    return tuple(Section(of, tuple(item(found, numbers) for found in group)) for of, group in grouped.items()), sources


def _first_topic(fact: Fact) -> Topic:
    return fact.topics[0] if fact.topics else _TOPIC_OF_KIND[fact.kind]
