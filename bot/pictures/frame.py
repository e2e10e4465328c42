"""What stands around the bars of every chart: title, what is shown, what is drawn apart, sources."""

from __future__ import annotations

from bot.pictures.card import INNER, MARGIN, OWN, SOFT, Card
from bot.pictures.lettering import LABEL, SMALL, SUBTITLE, TITLE, line, paragraph
from briefs.writing.charts import Chart

BOTTOM = 128  # pixels below the bars
PITCH = 1.35  # from line to line, in the size of the letters
_TOP, _KEY = 204, 46
_BOX = 30


def top(chart: Chart) -> int:
    """The pixels above the bars."""
    return _TOP + _KEY * bool(chart.ahead)


def frame(card: Card, chart: Chart) -> None:
    """Writes the chart's words onto the card."""
    card.write(line(chart.title, TITLE, "bold", width=INNER), MARGIN, 76)
    card.write(line(chart.subtitle, SUBTITLE, width=INNER), MARGIN, 146, color=SOFT)
    if chart.ahead:
        card.hatched(MARGIN, _TOP + 2 - _BOX / 2, MARGIN + _BOX, _TOP + 2 + _BOX / 2, OWN)
        card.write(line(chart.ahead, LABEL - 2), MARGIN + _BOX + 16, _TOP + 2, color=SOFT)
    sources(card, chart.sources, card.height - BOTTOM + 50)


def sources(card: Card, words: str, y: float) -> None:
    """Writes where the figures come from in one line or two, the first with its middle at `y`."""
    for number, text in enumerate(paragraph(words, SMALL, INNER)):
        card.write(text, MARGIN, y + number * SMALL * PITCH, color=SOFT)
