"""Two companies side by side: a row for each thing, a column for each of them."""

from __future__ import annotations

from bot.pictures.card import INK, INNER, LINE, MARGIN, OTHER, OWN, SOFT, Card
from bot.pictures.frame import sources
from bot.pictures.lettering import LABEL, SMALL, line
from briefs.writing.comparing import Cell, Row, Table

HEAD, FOOT = 170, 118  # pixels
ROW, BAR = 200, 14
GUTTER = 44
COLUMN = (INNER - GUTTER) / 2
NAME, VALUE = 50, 40
LEAST = 4  # a bar of next to nothing


def draw(table: Table) -> bytes:
    """The table as PNG, as high as its rows need."""
    card = Card(HEAD + ROW * len(table.rows) + FOOT)
    for side, name in enumerate(table.names):
        card.write(line(name, NAME, "bold", width=COLUMN), _left(side), 88, color=(OWN, INK)[side])
    for place, row in enumerate(table.rows):
        _row(card, row, table, HEAD + ROW * place)
    sources(card, table.sources, card.height - FOOT + 44)
    return card.png()


def _left(side: int) -> float:
    return MARGIN + side * (COLUMN + GUTTER)


def _row(card: Card, row: Row, table: Table, top: float) -> None:
    card.box(MARGIN, top - 12, MARGIN + INNER, top - 10, LINE)
    label = f"{row.label} · {table.unlike}" if row.unlike else row.label
    card.write(line(label, LABEL - 2, width=INNER), MARGIN, top + 22, color=SOFT)
    for side, cell in enumerate(row.cells):
        if cell is None:
            card.write(line(table.missing, LABEL, width=COLUMN), _left(side), top + 82, color=OTHER)
        else:
            _cell(card, cell, side, top)


def _cell(card: Card, cell: Cell, side: int, top: float) -> None:
    left = _left(side)
    card.write(line(cell.value, VALUE, "bold", width=COLUMN), left, top + 82)
    card.write(line(cell.note, SMALL, width=COLUMN), left, top + 128, color=SOFT)
    if cell.share is not None and cell.share > 0:
        right = left + max(LEAST, COLUMN * cell.share)
        card.box(left, top + 152, right, top + 152 + BAR, (OWN, OTHER)[side], end="right")
