"""Two companies side by side: a row for each thing, a column for each of them."""

from __future__ import annotations

from matplotlib.patches import Rectangle

from bot.pictures.card import INK, LABEL, LINE, MARGIN, OTHER, OWN, SMALL, SOFT, WIDTH, Card
from briefs.writing.comparing import Cell, Row, Table

HEAD, FOOT = 170, 118  # pixels
ROW, BAR = 200, 14
GUTTER = 44
COLUMN = (WIDTH - 2 * MARGIN - GUTTER) / 2
VALUE = 40


def draw(table: Table) -> bytes:
    """The table as PNG, as high as its rows need."""
    card = Card(HEAD + ROW * len(table.rows) + FOOT)
    for side, name in enumerate(table.names):
        card.write(name, _left(side), 88, size=50, weight="bold", color=(OWN, INK)[side], width=COLUMN)
    for place, row in enumerate(table.rows):
        _row(card, row, table, HEAD + ROW * place)
    card.paragraph(table.sources, card.height - FOOT + 44, size=SMALL, color=SOFT)
    return card.png()


def _left(side: int) -> float:
    return MARGIN + side * (COLUMN + GUTTER)


def _row(card: Card, row: Row, table: Table, top: float) -> None:
    _box(card, MARGIN, top - 12, WIDTH - 2 * MARGIN, 2, LINE)
    label = f"{row.label} · {table.unlike}" if row.unlike else row.label
    card.write(label, MARGIN, top + 22, size=LABEL - 2, color=SOFT, width=WIDTH - 2 * MARGIN)
    for side, cell in enumerate(row.cells):
        if cell is None:
            card.write(table.missing, _left(side), top + 82, size=LABEL, color=OTHER, width=COLUMN)
        else:
            _cell(card, cell, side, top)


def _cell(card: Card, cell: Cell, side: int, top: float) -> None:
    left = _left(side)
    card.write(cell.value, left, top + 82, size=VALUE, weight="bold", width=COLUMN)
    card.write(cell.note, left, top + 128, size=SMALL, color=SOFT, width=COLUMN)
    if cell.share is not None and cell.share > 0:
        _box(card, left, top + 152, max(4.0, COLUMN * cell.share), BAR, (OWN, OTHER)[side])


def _box(card: Card, left: float, top: float, width: float, height: float, color: str) -> None:
    """A filled box with its upper left corner at `left` and `top`."""
    corner = (left / WIDTH, 1 - (top + height) / card.height)
    size = (width / WIDTH, height / card.height)
    card.figure.add_artist(
        Rectangle(corner, *size, transform=card.figure.transFigure, facecolor=color, edgecolor="none", linewidth=0)
    )
