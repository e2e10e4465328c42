"""What a picture of figures says, and the caption that says the same in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from briefs.lexicon import Lexicon
from briefs.model import Bound, Lang, Message, Organisation, SourcedFact, Unit
from briefs.series import Length, Point, Series
from briefs.writing import beside, dates, figures, messages, names, plan
from briefs.writing.gather import Figure
from briefs.writing.packing import Part, pack, plain, size
from briefs.writing.scales import Scale, scale
from briefs.writing.series import name as series_name
from briefs.writing.series import unit as unit_name

MOST_COLUMNS = 10
MOST_ROWS = 8
CAPTION = 1024  # characters after entities parsing; Bot API, sendPhoto
LONGEST_OUTLET = 24
PEOPLE = frozenset({Unit.USERS, Unit.PEOPLE})
_MARKS = {
    Bound.ABOUT: "≈", Bound.AT_LEAST: "≥", Bound.AT_MOST: "≤", Bound.OVER: ">", Bound.UNDER: "<", Bound.UP_TO: "≤",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Bar:
    """A column or a row of a chart; values are in the axis's unit."""

    label: str
    value: Decimal
    shown: str  # the value as it is written beside the bar
    low: Decimal | None = None
    ahead: bool = False  # planned or expected
    own: bool = True  # whether it is the company's that was asked for


@dataclass(frozen=True, slots=True)
class Chart:
    """A picture's words and values, without a look."""

    lang: Lang
    title: str
    subtitle: str
    bars: tuple[Bar, ...]
    across: bool  # companies below each other, instead of times beside each other
    ahead: str  # what drawn-apart bars are, empty where there are none
    sources: str


@dataclass(frozen=True, slots=True)
class Shown:
    """A point with the organisation that it belongs to."""

    organisation: Organisation
    point: Point
    own: bool = True


def over_time(
    organisation: Organisation, series: Series, shown: Sequence[Shown], *, lexicon: Lexicon, lang: Lang, now: date
) -> tuple[Chart, Message]:
    """The points of one series from left to right, and the caption."""
    return _pictured(organisation, series, shown, lexicon, lang, now, across=False)


def against_others(
    organisation: Organisation, series: Series, shown: Sequence[Shown], *, lexicon: Lexicon, lang: Lang, now: date
) -> tuple[Chart, Message]:
    """The organisation's figure among others' below each other, and the caption."""
    return _pictured(organisation, series, shown, lexicon, lang, now, across=True)


def _pictured(
    organisation: Organisation,
    series: Series,
    shown: Sequence[Shown],
    lexicon: Lexicon,
    lang: Lang,
    now: date,
    *,
    across: bool,
) -> tuple[Chart, Message]:
    example = shown[0].point
    fitting = scale([one.point.level.quantity.value for one in shown], series.unit, lang)
    title = names.tidy(name(organisation, lang))
    ahead = str(say(lang, "ahead")()) if any(one.point.ahead for one in shown) else ""
    what = series_name(series, lang, lexicon)
    if across:
        same = series.length is not Length.MOMENT
        what = plain(say(lang, "among")(what, time_label(example, lexicon, lang) if same else ""))
    subtitle = plain(say(lang, "subtitle")(what, unit_name(series, fitting, lang, lexicon, example)))
    bars = tuple(_bar(one, fitting, lang, lexicon, across=across) for one in shown)
    sources = plain(say(lang, "sources")(list(dict.fromkeys(source(one.point.fact, lang, now) for one in shown))))
    chart = Chart(lang, title, subtitle, bars, across, ahead, sources)
    return chart, _caption(title, what, shown, lexicon, lang, now, across=across)


def _bar(one: Shown, fitting: Scale, lang: Lang, lexicon: Lexicon, *, across: bool) -> Bar:
    level = one.point.level
    low = level.low.value / fitting.size if level.low else None
    value = level.quantity.value / fitting.size
    written = fitting.written(level.quantity.value, lang)
    ranged = (
        f"{fitting.written(level.low.value, lang)}{'~' if lang == 'ko' else '-'}{written}" if level.low else written
    )
    shown = _MARKS.get(level.quantity.bound, "") + ranged
    label = column_label(one.point, lexicon, lang)
    if across:
        moment = level.series.length is Length.MOMENT
        label = " · ".join((names.tidy(name(one.organisation, lang)), *[time_label(one.point, lexicon, lang)][:moment]))
        shown = _over(shown, one.point, lang)
    return Bar(label, value, shown, low, one.point.ahead, one.own)


def _over(text: str, point: Point, lang: Lang) -> str:
    """A sum with the time over which it is to be spent."""
    over = point.level.over
    return plain(say(lang, "over")(text, figures.duration(over, lang))) if over else text


def column_label(point: Point, lexicon: Lexicon, lang: Lang) -> str:
    """The point's time in two short lines: 2025 / 3분기, Q3 / 2025."""
    when, period = point.when, point.period
    year, rest = when[:4], ""
    if period:
        rest = dates.part("", lexicon.terms[period], lang).removeprefix("년").strip()
    elif len(when) == len("2025-03"):
        rest = dates.short_month(when, lang)
    elif len(when) == len("2025-03-27"):
        day = date.fromisoformat(when)
        rest = f"{day.month}.{day.day}" if lang == "ko" else dates.short(day, lang)
    return "\n".join(filter(None, (year, rest) if lang == "ko" else (rest, year)))


def time_label(point: Point, lexicon: Lexicon, lang: Lang) -> str:
    """The point's time in one line: 2025년 3분기, Q3 2025, 2025년 3월 27일."""
    if point.period:
        return dates.part(point.when, lexicon.terms[point.period], lang)
    return when_label(point.when, lang)


def when_label(when: str, lang: Lang) -> str:
    """YYYY, YYYY-MM or YYYY-MM-DD with its year: 2025년, 2025년 3월, 2025년 3월 27일."""
    return dates.full(date.fromisoformat(when), lang) if len(when) == len("2025-03-27") else dates.month(when, lang)


def source_messages(shown: Iterable[Shown], lang: Lang, *, across: bool, lexicon: Lexicon) -> tuple[Message, ...]:
    """Each figure with the exact sentence behind it, its outlet, date and link; cut between figures only."""
    parts = [Part(messages.say(lang, "sources_head")())]
    for number, one in enumerate(shown, 1):
        told = say(lang, "told")(_label(one, lexicon, lang, across=across), figure(one.point, lexicon, lang))
        parts.append(
            Part(messages.say(lang, "quoted")(number, told, "", [], messages.quote(one.point.fact, lang)), "\n\n")
        )
    return pack(parts)


def figure(point: Point, lexicon: Lexicon, lang: Lang, *, noun: bool = True) -> str:
    """The figure exactly as reported, with its unit: 약 1,291억 위안(3년간); without the people that its name tells."""
    level = point.level
    if level.series.change:
        rise = say(lang, "change")(figures.percent(level.quantity.value, lang), level.quantity.value < 0)
        return figures.bounded(str(rise), level.quantity.bound, lang)
    low, high = (level.low, level.quantity) if level.low else (level.quantity, None)
    counted = plan.counted_in(Figure(low, high), point.fact.fact, lexicon)
    return _over(figures.figure(counted, lang, lexicon, noun=noun or level.series.unit not in PEOPLE), point, lang)


def name(organisation: Organisation, lang: Lang) -> str:
    """The name that readers of `lang` know; what there is where they know none."""
    return organisation.names.show(lang) or next(iter(organisation.names.every()), organisation.id)


def _caption(
    title: str, what: str, shown: Sequence[Shown], lexicon: Lexicon, lang: Lang, now: date, *, across: bool
) -> Message:
    head = say(lang, "head")(title, what)
    lines = list(_lines(shown, lexicon, lang, now, across=across))
    if not across:
        lines.reverse()
    notes = list(_notes(shown, lang, across=across))
    for count in range(len(lines), 0, -1):
        left_out = [say(lang, "left_out")(len(lines) - count)] if count < len(lines) else []
        text = "\n".join([head, *lines[:count], *left_out, *(["", *notes] if notes else [])])
        if size(text) <= CAPTION:
            return Message(text)
    return Message(str(head))


def _lines(shown: Iterable[Shown], lexicon: Lexicon, lang: Lang, now: date, *, across: bool) -> Iterator[str]:
    for one in shown:
        label = _label(one, lexicon, lang, across=across)
        told = figure(one.point, lexicon, lang)
        yield str(say(lang, "line")(label, told, one.point.ahead, source(one.point.fact, lang, now, ", ")))


def _label(one: Shown, lexicon: Lexicon, lang: Lang, *, across: bool) -> str:
    """The figure's time, and where they are compared whose it is."""
    when = time_label(one.point, lexicon, lang)
    return say(lang, "whose")(names.tidy(name(one.organisation, lang)), when) if across else when


def _notes(shown: Sequence[Shown], lang: Lang, *, across: bool) -> Iterator[str]:
    if any(one.point.ahead for one in shown):
        yield str(say(lang, "ahead_note")())
    times = [(one.point.level.end, one.point.ahead) for one in shown]
    if not across and len(set(times)) < len(times):
        yield str(say(lang, "conflict_note")())


def source(fact: SourcedFact, lang: Lang, now: date, between: str = " ") -> str:
    """The outlet and the day, with `between` them."""
    told = fact.source
    outlet = names.tidy(beside.outlet(told, lang, str(messages.say(lang, "nameless")())), LONGEST_OUTLET)
    return f"{outlet}{between}{dates.day(told.published, lang, now)}" if told.published else outlet


def say(lang: Lang, part: str) -> messages.Macro:
    """One of the macros of the language's words for charts."""
    return messages.say(lang, part, "charts")
