"""Figures over time: a column for each, the newest on the right."""

from __future__ import annotations

from collections.abc import Sequence

from matplotlib.axes import Axes
from matplotlib.ticker import FuncFormatter, MaxNLocator

from bot.pictures.card import FALL, GROUND, INK, LABEL, LINE, MARGIN, OWN, SMALL, SOFT, WIDTH, Card, font
from bot.pictures.frame import BOTTOM, TOP, apart, frame, solid
from briefs.writing.charts import Bar, Chart
from briefs.writing.figures import tick

HEIGHT = 1040
LABELS = 120  # pixels below the columns, for their times
AXIS = 110  # pixels left of them, for the scale
_FEW = 3
_HEADROOM = 0.16


def draw(chart: Chart) -> bytes:
    """The chart as PNG."""
    card = Card(HEIGHT)
    frame(card, chart)
    axes = _axes(card, chart)
    for place, bar in enumerate(chart.bars):
        _column(axes, place, bar, _size(chart.bars))
    return card.png()


def _axes(card: Card, chart: Chart) -> Axes:
    bars = chart.bars
    left, right, low, high = MARGIN + AXIS, WIDTH - MARGIN / 2, HEIGHT - BOTTOM - LABELS, TOP + 20
    axes = card.figure.add_axes(
        (left / WIDTH, 1 - low / HEIGHT, (right - left) / WIDTH, (low - high) / HEIGHT), facecolor=GROUND
    )
    room = max(len(bars), _FEW) / 2
    axes.set_xlim(len(bars) / 2 - 0.5 - room, len(bars) / 2 - 0.5 + room)
    axes.set_ylim(*_limits(bars))
    axes.yaxis.set_major_locator(MaxNLocator(4))
    axes.yaxis.set_major_formatter(FuncFormatter(lambda value, _: tick(value, chart.lang)))
    axes.tick_params(axis="y", length=0, pad=12)
    axes.grid(axis="y", color=LINE, linewidth=1.4)
    axes.set_axisbelow(True)
    axes.spines[:].set_visible(False)
    axes.axhline(0, color=SOFT, linewidth=2)
    axes.set_xticks(range(len(bars)), [bar.label for bar in bars])
    axes.tick_params(axis="x", length=0, pad=14)
    for label in axes.get_yticklabels():
        label.set(fontproperties=font("regular", SMALL + 2), color=SOFT)
    for label in axes.get_xticklabels():
        label.set(fontproperties=font("regular", _size(bars)), color=INK, linespacing=1.25, parse_math=False)
    return axes


def _limits(bars: Sequence[Bar]) -> tuple[float, float]:
    """The scale's ends: zero is always on it, and above and below there is room for the figures."""
    values = [float(bar.value) for bar in bars]
    low, high = min(0.0, *values), max(0.0, *values)
    room = (high - low) * _HEADROOM or 1.0
    return low - room if low < 0 else 0.0, high + room if high > 0 or low == 0 else 0.0


def _column(axes: Axes, place: int, bar: Bar, size: int) -> None:
    value = float(bar.value)
    color = FALL if value < 0 else OWN
    axes.bar(place, value, width=0.62, **(apart(color) if bar.ahead else solid(color)))
    if bar.low is not None:
        axes.plot([place, place], [float(bar.low), value], color=INK, linewidth=3, solid_capstyle="round")
        for end in (float(bar.low), value):
            axes.plot([place - 0.12, place + 0.12], [end, end], color=INK, linewidth=3)
    below = value < 0
    axes.annotate(
        bar.shown,
        (place, value),
        xytext=(0, -10 if below else 10),
        textcoords="offset points",
        ha="center",
        va="top" if below else "bottom",
        color=INK,
        fontproperties=font("bold", size),
        annotation_clip=False,
        parse_math=False,
    )


def _size(bars: Sequence[Bar]) -> int:
    """The height of the columns' words in pixels: as large as the widest of them lets."""
    slot = (WIDTH - 1.5 * MARGIN - AXIS) / max(len(bars), _FEW)
    longest = max(max(len(line) for line in bar.label.split("\n")) * 0.9 for bar in bars)
    widest = max(longest, *(len(bar.shown) * 0.62 for bar in bars))
    return int(min(LABEL + 4, max(SMALL - 4, slot * 0.94 / widest)))
