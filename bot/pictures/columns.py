"""Figures over time: a column for each, the newest on the right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from bot.pictures import rows
from bot.pictures.card import FALL, INK, LINE, MARGIN, OWN, SOFT, WIDTH, Card
from bot.pictures.frame import BOTTOM, frame, top
from bot.pictures.lettering import LABEL, SMALL, Line, line, stepped
from bot.pictures.marks import marks
from briefs.writing.charts import Bar, Chart
from briefs.writing.figures import plain

HEIGHT = 1040
_LABELS = 126  # pixels below the columns, for their times
_FEW = 3
_STEPS = 6  # between the axis's marks, at most
_HEADROOM = Decimal("0.16")
_GAP = 20  # from the marks to the columns
_WIDE = 0.62  # a column, in its slot
_APART, _CLEAR = 0.84, 0.96  # of its slot that a time and a figure may take
_OVER = 1.28  # of its slot that a figure may take where it is put clear of its neighbours; it touches no other column
_LARGE, _LEAST = LABEL + 4, 24  # pixels, the columns' words
_MORE = 6  # by which the times may be larger than the figures
_PITCH = 1.25
_OFF, _PAD = 10, 3  # from a column to its figure, and around that
_SLIVER = 4  # a column of next to nothing
_CAP = 14  # half of what ends a range


@dataclass(frozen=True, slots=True)
class Sizes:
    """The height of the columns' words in pixels."""

    times: int
    figures: int


@dataclass(frozen=True, slots=True)
class Field:
    """Where the columns stand."""

    left: float
    slot: float
    zero: float  # the pixel of the axis's zero
    scale: float  # pixels for one
    sizes: Sizes

    def middle(self, place: int) -> float:
        """The middle of a column."""
        return self.left + self.slot * (place + 0.5)

    def level(self, value: Decimal) -> float:
        """How far down a value is."""
        return self.zero - float(value) * self.scale


@dataclass(frozen=True, slots=True)
class Figure:
    """A column's figure and where its middle is."""

    line: Line
    x: float
    y: float

    def touches(self, other: Figure) -> bool:
        """Whether the two would run into each other."""
        near = abs(self.x - other.x) < (self.line.width + other.line.width) / 2 + _OFF
        return near and abs(self.y - other.y) < self.line.size


def draw(chart: Chart) -> bytes:
    """The chart as PNG; in rows where there is no room for the figures beside each other."""
    low, high = _limits(chart.bars)
    marked = marks(low, high, _STEPS) if any(bar.value for bar in chart.bars) else [Decimal(0)]
    axis = max(line(plain(mark, chart.lang), SMALL + 2).width for mark in marked) + _GAP
    slot = (WIDTH - 1.5 * MARGIN - axis) / max(len(chart.bars), _FEW)
    sizes = _sizes(chart.bars, slot)
    if sizes is None:
        return rows.draw(chart)
    card = Card(HEIGHT)
    frame(card, chart)
    field = _field(chart, MARGIN + axis, slot, sizes)
    _axis(card, field, marked, chart)
    for place, bar in enumerate(chart.bars):
        _column(card, field, place, bar)
    for figure in figures(field, chart.bars):
        _write(card, figure)
    return card.png()


def _sizes(bars: Sequence[Bar], slot: float) -> Sizes | None:
    """As large as the columns' slots let them be; None where the least is too large."""
    times = slot * _APART / _widest([text for bar in bars for text in bar.label.split("\n")])
    widest = _widest([bar.shown for bar in bars], bold=True)
    clear, over = (stepped(_LARGE * slot * part / widest) for part in (_CLEAR, _OVER))
    figures = min(_LARGE, max(clear, min(over, SMALL)))
    sizes = Sizes(min(figures + _MORE, _LARGE, stepped(_LARGE * times)), figures)
    return sizes if min(sizes.times, sizes.figures) >= _LEAST else None


def _widest(words: Sequence[str], *, bold: bool = False) -> float:
    return max(line(text, _LARGE, "bold" if bold else "regular").width for text in words) or 1.0


def _limits(bars: Sequence[Bar]) -> tuple[Decimal, Decimal]:
    """The axis's ends: zero is always on it, and above and below there is room for the figures."""
    values = [Decimal(0), *(bar.value for bar in bars), *(bar.low for bar in bars if bar.low is not None)]
    low, high = min(values), max(values)
    room = (high - low) * _HEADROOM or Decimal(1)
    return (low - room if low < 0 else low), (high + room if high > 0 or not low else high)


def _field(chart: Chart, left: float, slot: float, sizes: Sizes) -> Field:
    """The columns fill what is free between the title and the times."""
    low, high = _limits(chart.bars)
    ceiling, floor = top(chart) + 24, HEIGHT - BOTTOM - _LABELS
    scale = (floor - ceiling) / float(high - low)
    apart = slot * max(_FEW - len(chart.bars), 0) / 2
    return Field(left + apart, slot, ceiling + float(high) * scale, scale, sizes)


def _axis(card: Card, field: Field, marked: Sequence[Decimal], chart: Chart) -> None:
    """Marks with their lines, and the times below."""
    right = WIDTH - MARGIN / 2
    left = right - field.slot * max(len(chart.bars), _FEW)
    for mark in marked:
        y = field.level(mark)
        card.write(line(plain(mark, chart.lang), SMALL + 2), left - _GAP, y, color=SOFT, align="right")
        card.box(left, y - 1, right, y + (1 if mark else 2), LINE if mark else SOFT)
    floor = HEIGHT - BOTTOM - _LABELS
    for place, bar in enumerate(chart.bars):
        for number, text in enumerate(bar.label.split("\n")):
            y = floor + 14 + field.sizes.times * (0.5 + number * _PITCH)
            card.write(line(text, field.sizes.times), field.middle(place), y, align="center")


def _column(card: Card, field: Field, place: int, bar: Bar) -> None:
    x, end, wide = field.middle(place), field.level(bar.value), field.slot * _WIDE / 2
    if bar.value < 0:
        top, bottom, color = field.zero, max(end, field.zero + _SLIVER), FALL
    else:
        top, bottom, color = min(end, field.zero - _SLIVER), field.zero, OWN
    if bar.ahead and bar.value:
        card.hatched(x - wide, top, x + wide, bottom, color)
    elif bar.value:
        card.box(x - wide, top, x + wide, bottom, color, end="bottom" if bar.value < 0 else "top")
    if bar.low is not None:
        _range(card, x, field.level(bar.low), end)


def _range(card: Card, x: float, low: float, high: float) -> None:
    card.box(x - 1, min(high, low), x + 2, max(high, low), INK)
    for cap in (low, high):
        card.box(x - _CAP, cap - 1, x + _CAP + 1, cap + 2, INK)


def figures(field: Field, bars: Sequence[Bar]) -> list[Figure]:
    """Every second figure stands at its column's end; one between two moves on where it would touch them."""
    placed: dict[int, Figure] = {}
    for place in (*range(0, len(bars), 2), *range(1, len(bars), 2)):
        text, away = line(bars[place].shown, field.sizes.figures, "bold"), 1 if bars[place].value < 0 else -1
        end = field.level(bars[place].value)
        figure = Figure(text, field.middle(place), end + away * (_OFF + text.size / 2))
        near = [placed[beside] for beside in (place - 1, place + 1) if beside in placed]
        for other in sorted(near, key=lambda other: away * other.y):
            if figure.touches(other):
                figure = Figure(text, figure.x, other.y + away * text.size)
        placed[place] = figure
    return list(placed.values())


def _write(card: Card, figure: Figure) -> None:
    """Writes a figure with no line behind it."""
    wide, high = figure.line.width / 2 + _PAD, figure.line.size / 2
    card.clear(figure.x - wide, figure.y - high, figure.x + wide, figure.y + high)
    card.write(figure.line, figure.x, figure.y, align="center")
