"""One figure of several companies: a row for each, its name above its bar."""

from __future__ import annotations

from matplotlib.patches import Rectangle

from bot.pictures.card import FALL, INK, LABEL, MARGIN, OTHER, OWN, SOFT, WIDTH, Card
from bot.pictures.frame import BOTTOM, TOP, apart, frame, solid
from briefs.writing.charts import Bar, Chart

ROW, BAR = 124, 46  # pixels
GAP = 18


def draw(chart: Chart) -> bytes:
    """The chart as PNG, as high as its rows need."""
    top = TOP if chart.ahead else TOP - 46
    card = Card(top + ROW * len(chart.bars) + BOTTOM)
    frame(card, chart)
    room = WIDTH - 2 * MARGIN
    figures = [card.write(bar.shown, 0, 0, weight="bold") for bar in chart.bars]
    widest = max(card.width(text) for text in figures)
    for text in figures:
        text.remove()
    low, high = min(0.0, *(float(b.value) for b in chart.bars)), max(0.0, *(float(b.value) for b in chart.bars))
    scale = (room - widest - GAP) / ((high - low) or 1.0)
    for place, bar in enumerate(chart.bars):
        _row(card, bar, top + ROW * place, MARGIN - low * scale, scale)
    return card.png()


def _row(card: Card, bar: Bar, top: float, zero: float, scale: float) -> None:
    value = float(bar.value) * scale
    card.write(
        bar.label,
        MARGIN,
        top + 26,
        size=LABEL,
        color=INK if bar.own else SOFT,
        weight="bold" if bar.own else "regular",
        width=WIDTH - 2 * MARGIN,
    )
    color = FALL if value < 0 else OWN if bar.own else OTHER
    left, length = (zero + value, -value) if value < 0 else (zero, value)
    y = top + 52 + BAR
    box = Rectangle(
        (left / WIDTH, 1 - y / card.height),
        max(length, 4) / WIDTH,
        BAR / card.height,
        transform=card.figure.transFigure,
        **(apart(color) if bar.ahead else solid(color)),
    )
    card.figure.add_artist(box)
    card.write(bar.shown, max(zero, zero + value) + GAP, y - BAR / 2, weight="bold")
