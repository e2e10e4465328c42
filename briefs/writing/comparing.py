"""Two organisations side by side: what can be compared, and what each is only told to have, with its date."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from briefs.lexicon import Lexicon
from briefs.model import Kind, Lang, Message, Organisation, SourcedFact, Status, Unit
from briefs.series import Length, Point, Series
from briefs.series.kinds import rules
from briefs.writing import charts, messages, names
from briefs.writing.charts import name, say
from briefs.writing.packing import Part, pack, plain, size
from briefs.writing.products import is_a
from briefs.writing.series import name as series_name
from briefs.writing.series import product as product_name
from briefs.writing.series import thing as thing_name

MOST_ROWS = 7
MOST_LONE = 2  # rows in which one side has nothing
MOST_PRODUCTS = 2
MOST_NEWEST = 4  # figures on a card
# What a product must be, by the end of its term.
SORTS: Mapping[str, tuple[str, ...]] = {
    "models": ("-model",),
    "chips": ("-chip", "gpu", "cpu", "graphics-card", "supernode"),
}
Newest = tuple[str, str, str]  # a measure, its newest figure, and for what and when it stands
Points = Mapping[Series, Sequence[Point]]


@dataclass(frozen=True, slots=True)
class Side:
    """What is known of one of the two."""

    organisation: Organisation
    points: Points
    releases: Sequence[SourcedFact]  # the newest first


@dataclass(frozen=True, slots=True)
class Cell:
    """What one of them has, and when it was so; `fact` says it."""

    value: str
    note: str
    fact: SourcedFact
    share: float | None = None  # of the larger of the two, where they are compared


@dataclass(frozen=True, slots=True)
class Row:
    """A thing with both sides' cells; `alike` where they stand for the same measure, time and unit."""

    label: str
    cells: tuple[Cell | None, Cell | None]
    alike: bool

    @property
    def unlike(self) -> bool:
        """Whether both sides have something, but not for the same time or in the same unit."""
        return not self.alike and all(self.cells)


@dataclass(frozen=True, slots=True)
class Table:
    """A picture's words."""

    lang: Lang
    names: tuple[str, str]
    rows: tuple[Row, ...]
    missing: str
    unlike: str
    sources: str


def compare(sides: tuple[Side, Side], *, lexicon: Lexicon, lang: Lang) -> tuple[Row, ...]:
    """The rows, what can be compared first; none where nothing is known of either."""
    figures = [row for measure in rules().order if (row := _figures(measure, sides, lexicon, lang))]
    products = [row for sort in SORTS if (row := _products(sort, sides, lexicon, lang))]
    alike = [row for row in figures if row.alike]
    both = [row for row in figures if not row.alike and all(row.cells)]
    lone = [row for row in (*figures, *products) if not all(row.cells)]
    kept = [*alike, *both][: MOST_ROWS - len(products)] + [row for row in products if all(row.cells)]
    return tuple((kept + lone[: min(MOST_LONE if kept else MOST_ROWS, MOST_ROWS - len(kept))])[:MOST_ROWS])


def newest(side: Side, *, lexicon: Lexicon, lang: Lang) -> tuple[Newest, ...]:
    """The newest figure of each measure, the most telling first; a forecast only where there is nothing else."""
    had = {series: [point for point in told if not point.ahead] or told for series, told in side.points.items()}
    pair = (replace(side, points=had), Side(side.organisation, {}, ()))
    rows = (row for measure in rules().order if (row := _figures(measure, pair, lexicon, lang)))
    return tuple((row.label, cell.value, cell.note) for row in rows if (cell := row.cells[0]))[:MOST_NEWEST]


def table(sides: tuple[Side, Side], rows: Sequence[Row], *, lang: Lang, now: date) -> tuple[Table, Message]:
    """The picture's words, and the caption that says the same."""
    shown = [names.tidy(name(side.organisation, lang)) for side in sides]
    told = [cell for row in rows for cell in row.cells if cell]
    sources = list(dict.fromkeys(charts.source(cell.fact, lang, now) for cell in told))
    made = Table(
        lang,
        (shown[0], shown[1]),
        tuple(rows),
        plain(say(lang, "missing")()),
        plain(say(lang, "unlike")()),
        plain(say(lang, "sources")(sources)),
    )
    return made, _caption(made)


def source_messages(table: Table) -> tuple[Message, ...]:
    """Each cell with the exact sentence behind it; cut between cells only."""
    parts = [Part(messages.say(table.lang, "sources_head")())]
    told = [(who, row, cell) for row in table.rows for who, cell in zip(table.names, row.cells, strict=True) if cell]
    for number, (who, row, cell) in enumerate(told, 1):
        text = say(table.lang, "told")(say(table.lang, "whose")(who, row.label), cell.value)
        quote = messages.quote(cell.fact, table.lang)
        parts.append(Part(messages.say(table.lang, "quoted")(number, text, "", [], quote), gap="\n\n"))
    return pack(parts)


def _caption(table: Table) -> Message:
    head = say(table.lang, "compared")(*table.names)
    blocks = [_block(row, table) for row in table.rows]
    notes = [] if not any(row.unlike for row in table.rows) else [say(table.lang, "unlike_note")()]
    for count in range(len(blocks), -1, -1):
        text = "\n\n".join([head, *blocks[:count], *notes])
        if size(text) <= charts.CAPTION:
            break
    return Message(text)


def _block(row: Row, table: Table) -> str:
    lines = [say(table.lang, "row")(row.label, row.unlike)]
    for who, cell in zip(table.names, row.cells, strict=True):
        lines.append(say(table.lang, "cell")(who, cell.value if cell else table.missing, cell.note if cell else ""))
    return "\n".join(lines)


def _figures(measure: str, sides: tuple[Side, Side], lexicon: Lexicon, lang: Lang) -> Row | None:
    """A measure's figures: the newest pair that can be compared, else each side's newest as it was told."""
    first, second = (
        [(s, p) for s, p in side.points.items() if s.measure == measure and not s.change] for side in sides
    )
    pairs = [pair for s, p in first for t, q in second for pair in _alike(s, p, t, q)]
    if pairs:
        one, other = max(pairs, key=lambda pair: min(point.level.end for point in pair))
        most = max(abs(point.level.quantity.value) for point in (one, other)) or 1
        shares = [float(point.level.quantity.value / most) for point in (one, other)]
        cells = [_cell(p, lexicon, lang, share) for p, share in zip((one, other), shares, strict=True)]
        return Row(_label(one.level.series, lexicon, lang), (cells[0], cells[1]), alike=True)
    newest = [_newest(found) for found in (first, second)]
    if not any(newest):
        return None
    told = [_cell(point, lexicon, lang) if point else None for point in newest]
    unit = next(point for point in newest if point).level.series.unit
    label = series_name(Series(measure, unit, Length.MOMENT), lang, lexicon)
    return Row(label, (told[0], told[1]), alike=False)


def comparable(series: Series) -> tuple[str, Unit, Length, str]:
    """What two series must have in common for their figures to be compared; people are, whatever they use."""
    thing = "" if series.unit in charts.PEOPLE else series.thing
    return series.measure, series.unit, series.length, thing


def _alike(
    one: Series, points: Sequence[Point], other: Series, others: Sequence[Point]
) -> Iterator[tuple[Point, Point]]:
    """Pairs of figures for the same time and unit; of what has no stretch of time each side's newest."""
    if comparable(one) != comparable(other) or one.length is Length.UNTOLD:
        return
    if one.length is Length.MOMENT:
        pair = (points[-1], others[-1])
        spans = {p.level.over.value if p.level.over else None for p in pair}
        if len(spans) == 1:
            yield pair
        return
    for point in points:
        yield from ((point, o) for o in others if (o.level.end, o.ahead) == (point.level.end, point.ahead))


def _newest(found: Iterable[tuple[Series, Sequence[Point]]]) -> Point | None:
    every = [points[-1] for _, points in found if points]
    return max(every, key=_telling, default=None)


def _telling(point: Point) -> tuple[bool, bool, date, int]:
    """What was done before what is planned, what is told for a certain time before the rest, then the newest."""
    return not point.ahead, point.level.series.length is not Length.UNTOLD, point.level.end, point.fact.id


def _label(series: Series, lexicon: Lexicon, lang: Lang) -> str:
    return series_name(Series(series.measure, series.unit, series.length), lang, lexicon)


def _cell(point: Point, lexicon: Lexicon, lang: Lang, share: float | None = None) -> Cell:
    value = charts.figure(point, lexicon, lang, noun=False)
    thing = thing_name(point.level.series, lang, lexicon)
    thing = "" if thing in value else thing  # 500 humanoid robots
    when = charts.time_label(point, lexicon, lang)
    reported = point.fact.source.published
    if point.level.series.length is Length.UNTOLD:
        when = plain(say(lang, "reported")(charts.when_label(reported.isoformat(), lang))) if reported else ""
    ahead = plain(say(lang, "ahead")()).lower() if point.ahead else ""
    note = " · ".join(filter(None, (thing, when, ahead)))
    return Cell(value, note, point.fact, share)


def _products(sort: str, sides: tuple[Side, Side], lexicon: Lexicon, lang: Lang) -> Row | None:
    """The newest products of a sort."""
    cells = [_newest_products(sort, side, lexicon, lang) for side in sides]
    return Row(plain(say(lang, sort)()), (cells[0], cells[1]), alike=True) if any(cells) else None


def _newest_products(sort: str, side: Side, lexicon: Lexicon, lang: Lang) -> Cell | None:
    found: dict[str, SourcedFact] = {}
    for fact in side.releases:
        told = fact.fact
        if told.kind is not Kind.RELEASE or told.status is not Status.DONE or side.organisation.id not in told.subject:
            continue
        for product in told.what:
            if (is_a(product, lexicon) or "").endswith(SORTS[sort]):
                found.setdefault(product, fact)
    shown = [(text, fact) for key, fact in found.items() if (text := product_name(key, lang, lexicon))]
    if not shown:
        return None
    newest = shown[0][1]
    day = _released(newest)
    of_the_day = [text for text, fact in shown if _released(fact) == day]
    return Cell(", ".join(of_the_day[:MOST_PRODUCTS]), charts.when_label(day, lang) if day else "", newest)


def _released(fact: SourcedFact) -> str | None:
    """When it was told to be released, a year alone aside, else when it was reported."""
    when = fact.fact.date if fact.fact.date and len(fact.fact.date) > len("2025") else None
    return when or (fact.source.published.isoformat() if fact.source.published else None)
