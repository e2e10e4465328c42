"""Keeps the article's own sentences and drops captions, related stories, notices and other boilerplate."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from briefs.model import Span
from briefs.reading import bylines, names
from briefs.reading import conventions as known
from briefs.reading.mastheads import Block
from briefs.reading.prose import is_prose

_MARKED = re.compile(r"(?:[◆◇■□▣◈●○▶▷◎★☆❖#]+|\d{1,2}[.)]|[①-⑳]|Q\d*\s*[:.])\s*\S")
_TRIANGLE = re.compile(r"[▲△▼▽]")
_BULLET = re.compile(r"(?:[-*•·▲△▶▷●○◦▪‣>–—]|\d{1,2}[.)])\s?\S")
_SENTENCE_END = re.compile(r"[.!。…:;,][\"'”’)\]]*$")
_QUESTION_END = re.compile(r"[?？][\"'”’)\]]*$")
_LINE_END = re.compile(r"[.!?…。:;)\]”’\"'>]$")
_PLAIN = re.compile(r"[가-힣](?<!니)다[.!?]?[\"'”’)\]]*$")
_WRAPPED_FROM = 60
_HEADING = 90
_CAPTION = 260
_BULLETED = 3  # lines that begin with a triangle: they are the list of a brief, not captions
_JOB = 50
_LONG = 1000  # no boilerplate is longer


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the body; `heading` is None where only its place and shape can tell."""

    text: str
    heading: bool | None = None
    block: int = 0  # lines of one block stand together in the file


def lines_of(blocks: Sequence[Block]) -> list[Line]:
    """The lines of `blocks` as lines of a body."""
    return [Line(line, None, number) for number, block in enumerate(blocks) for line in block]


def keep(lines: Sequence[Line], title: str) -> list[Line]:
    """The lines that are the article's own."""
    kept: list[Line] = []
    triangles = sum(bool(_TRIANGLE.match(line.text)) for line in lines)
    listing = False  # among the headlines of related stories
    for number, line in enumerate(lines):
        if _matches(known.STOP, line.text) and (kept or number):
            if _enough(kept):
                break
            continue
        if number and _matches(known.RELATED, line.text):
            listing = True
            continue
        listing = listing and not is_prose(line.text)
        if not listing and not _dropped(lines, number, title, triangles):
            kept.append(line)
    while kept and kept[-1].heading:
        kept.pop()  # nothing stands under it
    return kept


def _enough(kept: Sequence[Line]) -> bool:
    return any(is_prose(line.text) for line in kept)


def _matches(pattern: re.Pattern[str], line: str) -> bool:
    return len(line) < 300 and bool(pattern.match(line))


def _dropped(lines: Sequence[Line], number: int, title: str, triangles: int) -> bool:
    line = lines[number].text
    if len(line) > _LONG:
        return False
    if line == title or not re.search(r"[^\W_]", line) or (known.COMPANY_FOOTER.match(line) and not is_prose(line)):
        return True
    if len(line) < _CAPTION and known.INVITATIONS.match(line) and not _PLAIN.search(line):
        return True
    if len(line) < _CAPTION and (known.DROP.match(line) or _is_caption(lines, number, triangles)):
        return True
    if is_prose(line):
        return False
    return bool(bylines.read(line)) or (len(line) < _JOB and not _SENTENCE_END.search(line) and names.is_job(line))


def _is_caption(lines: Sequence[Line], number: int, triangles: int) -> bool:
    line = lines[number].text
    if known.CAPTION.match(line) or known.CAPTION_ANYWHERE.search(line):
        return True
    return (
        triangles < _BULLETED
        and bool(_TRIANGLE.match(line))
        and not any(
            _TRIANGLE.match(lines[other].text) and lines[other].block == lines[number].block
            for other in (number - 1, number + 1)
            if 0 <= other < len(lines)
        )
    )


def compose(lines: Sequence[Line]) -> tuple[str, tuple[Span, ...]]:
    """The article's text, paragraphs apart by a blank line, and its headings' spans."""
    flags = _headings(lines)
    text, headings = "", []
    for number, line in enumerate(lines):
        if number:
            tight = _wraps(lines[number - 1], line) and not flags[number - 1] and not flags[number]
            text += "\n" if tight else "\n\n"
        if flags[number]:
            headings.append(Span(len(text), len(text) + len(line.text)))
        text += line.text
    return text, tuple(headings)


def _headings(lines: Sequence[Line]) -> list[bool]:
    return [bool(line.heading) if line.heading is not None else _is_heading(lines, n) for n, line in enumerate(lines)]


def _is_heading(lines: Sequence[Line], number: int) -> bool:
    """A short line that is no sentence, stands apart and has text below it."""
    line = lines[number]
    if len(line.text) > _HEADING or _SENTENCE_END.search(line.text) or number + 1 == len(lines):
        return False
    below = lines[number + 1]
    alone = (number == 0 or lines[number - 1].block != line.block) and below.block != line.block
    if _MARKED.match(line.text):
        first = number == 0 or lines[number - 1].block != line.block
        return first and not _BULLET.match(below.text) if not alone else True
    if _BULLET.match(line.text) or not alone:
        return False
    if _QUESTION_END.search(line.text):
        return len(line.text) <= 60 and is_prose(below.text)
    return len(line.text) <= 60 and not names.is_place(line.text)


def _wraps(above: Line, line: Line) -> bool:
    """Whether two lines of a block belong to one paragraph: a wrapped sentence or a list."""
    if above.block != line.block:
        return False
    both_bullets = bool(_BULLET.match(above.text)) and bool(_BULLET.match(line.text))
    return both_bullets or (len(above.text) >= _WRAPPED_FROM and not _LINE_END.search(above.text))
