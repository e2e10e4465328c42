"""One figure of several companies, or of many times: a row for each, its name above its bar."""

from __future__ import annotations

from bot.pictures.card import FALL, INK, INNER, MARGIN, OTHER, OWN, SOFT, Card
from bot.pictures.frame import BOTTOM, frame, top
from bot.pictures.lettering import LABEL, Line, line
from briefs.writing.charts import Bar, Chart

ROW, BAR = 124, 46  # pixels
GAP = 18
LEAST = 4  # a bar of next to nothing
_FIGURE = 0.6  # of the room that a figure may take at most


def draw(chart: Chart) -> bytes:
    """The chart as PNG, as high as its rows need."""
    begin = top(chart)
    card = Card(begin + ROW * len(chart.bars) + BOTTOM)
    frame(card, chart)
    figures = [line(bar.shown, LABEL, "bold", width=INNER * _FIGURE) for bar in chart.bars]
    room = INNER - max(figure.width for figure in figures) - GAP
    low, high = min(0.0, *(float(b.value) for b in chart.bars)), max(0.0, *(float(b.value) for b in chart.bars))
    scale = room / ((high - low) or 1.0)
    for place, (bar, figure) in enumerate(zip(chart.bars, figures, strict=True)):
        _row(card, bar, figure, begin + ROW * place, MARGIN - low * scale, scale)
    return card.png()


def _row(card: Card, bar: Bar, figure: Line, y: float, zero: float, scale: float) -> None:
    name = line(bar.label, LABEL, "bold" if bar.own else "regular", width=INNER)
    card.write(name, MARGIN, y + 26, color=INK if bar.own else SOFT)
    length = float(bar.value) * scale
    falls = length < 0
    color = FALL if falls else OWN if bar.own else OTHER
    left, right = (zero + min(length, -LEAST), zero) if falls else (zero, zero + max(length, LEAST))
    box = (left, y + 52, right, y + 52 + BAR, color)
    if bar.ahead:
        card.hatched(*box)
    else:
        card.box(*box, end="left" if falls else "right")
    card.write(figure, right + GAP, y + 52 + BAR / 2)
