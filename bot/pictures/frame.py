"""What stands around the bars of every chart: title, what is shown, what is drawn apart, sources."""

from __future__ import annotations

from typing import Any

from matplotlib.patches import Rectangle

from bot.pictures.card import LABEL, MARGIN, OWN, SMALL, SOFT, SUBTITLE, TITLE, WIDTH, Card
from briefs.writing.charts import Chart

TOP, BOTTOM = 250, 128  # pixels above and below the bars
HATCH = "//"


def frame(card: Card, chart: Chart) -> None:
    """Writes the chart's words onto the card."""
    inner = WIDTH - 2 * MARGIN
    card.write(chart.title, MARGIN, 76, size=TITLE, weight="bold", width=inner)
    card.write(chart.subtitle, MARGIN, 146, size=SUBTITLE, color=SOFT, width=inner)
    if chart.ahead:
        _key(card, chart.ahead)
    card.paragraph(chart.sources, card.height - BOTTOM + 50, size=SMALL, color=SOFT)


def _key(card: Card, words: str) -> None:
    """Shows what a bar that is drawn apart means."""
    x, y, side = MARGIN, 206, 30
    box = Rectangle(
        (x / WIDTH, 1 - (y + side / 2) / card.height),
        side / WIDTH,
        side / card.height,
        transform=card.figure.transFigure,
        **apart(OWN),
    )
    card.figure.add_artist(box)
    card.write(words, x + side + 16, y, size=LABEL - 2, color=SOFT)


def apart(color: str) -> dict[str, Any]:
    """How what is planned or expected looks."""
    return {"facecolor": "none", "edgecolor": color, "hatch": HATCH, "linewidth": 2.2, "linestyle": (0, (4, 2))}


def solid(color: str) -> dict[str, Any]:
    """How what was reported looks."""
    return {"facecolor": color, "edgecolor": color, "linewidth": 0}
