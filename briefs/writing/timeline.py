"""An organisation's dated facts by month, the latest first, and what lies ahead of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from briefs import moments
from briefs.lexicon import Lexicon
from briefs.merging import Telling
from briefs.model import Item, Lang, Message, Organisation, Source, SourcedFact
from briefs.writing import choose, dates, messages, names
from briefs.writing.lines import line
from briefs.writing.packing import Part, pack

_YEAR, _MONTH, _DAY = len("2025"), len("2025-03"), len("2025-03-27")


@dataclass(frozen=True, slots=True)
class Entry:
    """An event in its place: the number and the day of its row."""

    row: int
    placed: date
    telling: Telling


@dataclass(frozen=True, slots=True)
class Moment:
    """A line of a timeline: when it was or will be, YYYY, YYYY-MM or YYYY-MM-DD, and the part of the year."""

    when: str
    period: str | None
    item: Item


@dataclass(frozen=True, slots=True)
class Timeline:
    """A page of a timeline: what is still to come, then the events by month (YYYY where only the year is told)."""

    lang: Lang
    organisation: Organisation
    ahead: tuple[Moment, ...]
    months: tuple[tuple[Moment, ...], ...]
    sources: tuple[Source, ...]

    @property
    def items(self) -> tuple[Item, ...]:
        """The lines in their order."""
        return tuple(moment.item for group in (self.ahead, *self.months) for moment in group)


def entries(
    organisation_id: str,
    rows: Sequence[tuple[date, SourcedFact]],
    beside: Iterable[SourcedFact],
    *,
    lexicon: Lexicon,
    lang: Lang,
) -> tuple[Entry, ...]:
    """The events that the rows tell, each once, at the row of the fact that tells it best.

    An event whose best fact stands in no row of these is told where that row is. `beside` are the other facts of the
    rows' events.
    """
    places = {fact.id: (number, placed) for number, (placed, fact) in enumerate(rows)}
    found = []
    for telling in choose.tellings(organisation_id, [*(fact for _, fact in rows), *beside], lexicon=lexicon, lang=lang):
        if telling.told.id in places:
            number, placed = places[telling.told.id]
            found.append(Entry(number, placed, telling))
    found.sort(key=lambda entry: entry.row)
    kept = {id(telling) for telling in choose.once((entry.telling for entry in found), lexicon, lang)}
    return tuple(entry for entry in found if id(entry.telling) in kept)


def timeline(organisation: Organisation, shown: Sequence[Entry], *, lang: Lang, now: date) -> Timeline:
    """The page that holds these events."""
    numbers, sources = choose.numbered(entry.telling for entry in shown)
    ahead: list[Moment] = []
    months: dict[tuple[str, str | None], list[Moment]] = {}
    for entry in shown:
        moment = _moment(entry, numbers)
        group = ahead if _ahead(entry, now) else months.setdefault((moment.when[:_MONTH], moment.period), [])
        group.append(moment)
    return Timeline(lang, organisation, tuple(ahead), tuple(map(tuple, months.values())), sources)


def _moment(entry: Entry, numbers: Mapping[int, int]) -> Moment:
    fact = entry.telling.told.fact
    when = moments.written(fact.date, fact.terms, entry.placed)
    period = moments.period(fact.terms) if len(when) == _YEAR else None
    return Moment(when, period, choose.item(entry.telling, numbers))


def _ahead(entry: Entry, now: date) -> bool:
    return entry.placed > now or (entry.placed == now and entry.telling.told.fact.status in moments.COMING)


def timeline_messages(shown: Timeline, *, lexicon: Lexicon, now: date) -> tuple[Message, ...]:
    """The page within Telegram's limits, cut between lines only."""
    return pack(_parts(shown, lexicon, now))


def _parts(shown: Timeline, lexicon: Lexicon, now: date) -> Iterator[Part]:
    lang, known = shown.lang, shown.organisation
    name = known.names.show(lang) or next(iter(known.names.every()), known.id)
    yield Part(messages.say(lang, "timeline_head")(names.tidy(name)))
    if shown.ahead:
        yield Part(messages.say(lang, "ahead")(), gap="\n\n", opens=True)
        yield from _lines(shown, shown.ahead, lexicon, now, ahead=True)
    for group in shown.months:
        yield Part(messages.say(lang, "heading")(_month(group[0], lang, lexicon)), gap="\n\n", opens=True)
        yield from _lines(shown, group, lexicon, now, ahead=False)
    if any(_marked(moment) for group in shown.months for moment in group):
        yield Part(messages.say(lang, "then_ahead")(), gap="\n\n")
    yield from messages.source_list(shown.sources, lang, now)


def _lines(shown: Timeline, group: Sequence[Moment], lexicon: Lexicon, now: date, *, ahead: bool) -> Iterator[Part]:
    lang = shown.lang
    for moment in group:
        text = line(moment.item.fact, lexicon=lexicon, lang=lang, now=now)
        if text is not None:
            when = _date(moment, text, lang, lexicon, now) if ahead else _day(moment, lang)
            dated = messages.say(lang, "dated")(when, _marked(moment) and not ahead, text)
            yield messages.told(moment.item, dated, shown.sources, lang, lexicon, now)


def _month(moment: Moment, lang: Lang, lexicon: Lexicon) -> str:
    """The heading: a month, a part of a year or a year."""
    if moment.period is None:
        return dates.month(moment.when[:_MONTH], lang)
    return dates.part(moment.when, lexicon.terms[moment.period], lang)


def _day(moment: Moment, lang: Lang) -> str:
    """What the heading leaves open."""
    return dates.short(date.fromisoformat(moment.when), lang) if len(moment.when) == _DAY else ""


def _date(moment: Moment, text: str, lang: Lang, lexicon: Lexicon, now: date) -> str:
    """The date of what lies ahead, unless the line says it."""
    if moment.period is None:
        when = dates.moment(moment.when, lang, now)
        return "" if when in text else when
    term = lexicon.terms[moment.period]
    said = term.show(lang) in text and (moment.when == str(now.year) or moment.when in text)
    return "" if said else dates.part(moment.when, term, lang)


def _marked(moment: Moment) -> bool:
    return moment.item.fact.fact.status in moments.COMING
