"""The lines of a PDF's pages as paragraphs: what the page's height and width cut is joined again."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

_PAGE_NUMBER = re.compile(r"\W*(?:page|p\.?)?\s*\d{1,4}(?:\s*(?:/|of)\s*\d{1,4})?\s*(?:쪽|페이지)?\W*", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")
_END = re.compile(r"[.!?。…:][\"'”’)\]]*$")
_BULLET = re.compile(r"(?:[-*•·▲△▶▷●○◦▪■□◆◇ㅇ]|\d{1,2}[.)]|[①-⑳])\s")
_HYPHEN = re.compile(r"(?P<head>[A-Za-z]{2,})[-\u2010\xad]$")
_HANGUL_EDGE = re.compile(r"[가-힣]$")
_EDGE = 2  # lines at either end of a page among which running heads and feet stand
_BIGGER = 1.15  # than the body's letters: a headline
_GAP = 1.35  # of the usual distance between lines: a paragraph ends
_SHORT = 0.8  # of the usual line: a paragraph may end
_UNWRAPPED = 0.55  # of the usual line: nothing made it end there
_TITLE = 200


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a page."""

    text: str
    size: float = 0.0
    height: float = 0.0  # above the page's foot


def compose(pages: Sequence[Sequence[Row]]) -> tuple[str, list[str]]:
    """The headline, empty where the letters' size does not tell it, and the paragraphs, the headline not among them."""
    pages = _without_running_lines(pages)
    rows = [row for page in pages for row in page]
    title = _title(pages)
    left = [row for row in rows if row not in title]
    spaced = _ends_spaced(left)
    headline = " ".join(row.text.strip() for row in title)
    return headline, [_joined(part, spaced) for part in _paragraphs(left)]


def _without_running_lines(pages: Sequence[Sequence[Row]]) -> list[list[Row]]:
    """`pages` without page numbers and without the lines that head or foot most of them."""
    edges = [[*page[:_EDGE], *page[-_EDGE:]] for page in pages]
    counted = Counter(key for edge in edges for key in {_key(row) for row in edge})
    often = {key for key, count in counted.items() if len(pages) > 1 and count > len(pages) / 2}
    return [
        [row for row in page if not _PAGE_NUMBER.fullmatch(row.text) and not (row in edge and _key(row) in often)]
        for page, edge in zip(pages, edges, strict=True)
    ]


def _key(row: Row) -> str:
    return _DIGITS.sub("#", row.text.strip())


def _body_size(rows: Sequence[Row]) -> float:
    sizes: Counter[float] = Counter()
    for row in rows:
        sizes[row.size] += len(row.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _title(pages: Sequence[Sequence[Row]]) -> list[Row]:
    """The lines of the first page in its biggest letters, where these stand together."""
    first = pages[0] if pages else []
    biggest = max((row.size for row in first), default=0.0)
    if biggest < _BIGGER * _body_size([row for page in pages for row in page]):
        return []
    numbers = [n for n, row in enumerate(first) if row.size == biggest]
    together = numbers[-1] - numbers[0] == len(numbers) - 1
    title = [first[n] for n in numbers]
    return title if together and sum(len(row.text) for row in title) <= _TITLE else []


def _ends_spaced(rows: Sequence[Row]) -> bool:
    """Whether the file writes the spaces at its lines' ends, so that a line without one is cut within a word."""
    korean = [row.text for row in rows if _HANGUL_EDGE.search(row.text.rstrip())]
    return sum(text != text.rstrip() for text in korean) > 0.2 * max(1, len(korean))


def _paragraphs(rows: Sequence[Row]) -> Iterator[list[Row]]:
    gaps = [a.height - b.height for a, b in pairwise(rows) if 0 < a.height - b.height < 5 * a.size]
    usual = median(gaps) if gaps else 0.0
    width = sorted(len(row.text) for row in rows)[int(0.8 * len(rows))] if rows else 0
    part: list[Row] = []
    for row in rows:
        if part and _breaks(part[-1], row, usual, width):
            yield part
            part = []
        part.append(row)
    if part:
        yield part


def _breaks(above: Row, row: Row, usual: float, width: int) -> bool:
    if abs(above.size - row.size) > 0.5 or _BULLET.match(row.text.lstrip()):
        return True
    if len(above.text) < _UNWRAPPED * width:
        return True
    ended = bool(_END.search(above.text.rstrip()))
    gap = above.height - row.height
    if gap > 0 and usual:
        return gap > _GAP * usual or (ended and len(above.text) < _SHORT * width)
    return ended  # the text goes on in the next column or on the next page


def _joined(rows: Sequence[Row], spaced: bool) -> str:
    joined = rows[0].text
    for row in rows[1:]:
        line = row.text.lstrip()
        cut = _HYPHEN.search(joined.rstrip())
        if cut and line[:1].islower():
            joined = joined.rstrip()[:-1] + line
        elif spaced and _HANGUL_EDGE.search(joined) and "가" <= line[:1] <= "힣":
            joined += line
        else:
            joined = f"{joined.rstrip()} {line}"
    return " ".join(joined.split())
