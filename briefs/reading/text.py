"""Plain text → the parts of an article, by the conventions of Korean and English news files."""

from __future__ import annotations

from dataclasses import dataclass, replace

from briefs.model import Span
from briefs.reading import body, datelines, header, names, outlets
from briefs.reading.datelines import Origin
from briefs.reading.mastheads import Block

MAX_TEXT = 200_000  # characters; far above any article, so that parsing never takes minutes
_CREDIT = 40
_CLOSING = 5  # lines at the end that may name the outlet
_TAIL = 25  # lines at the end among which copyright and bylines stand


@dataclass(frozen=True, slots=True)
class Parts:
    """An article before its language is known and its title is cleaned."""

    title: str
    text: str
    headings: tuple[Span, ...]
    origin: Origin
    url: str | None = None


def blocks_of(text: str) -> list[Block]:
    """The lines of `text`, stripped, grouped by the blank lines between them."""
    blocks: list[list[str]] = [[]]
    for line in text.split("\n"):
        if line := line.strip():
            blocks[-1].append(line)
        elif blocks[-1]:
            blocks.append([])
    return [block for block in blocks if block]


def _credits(line: str, origin: Origin) -> bool:
    """Whether `line` holds no more than the author's or the outlet's name, with the issue's number at most."""
    return len(line) <= _CREDIT and (line == origin.author or names.outlet(line) == (origin.publisher or ""))


def read(text: str) -> Parts:
    """The parts of `text`, in which they may be empty; never fails."""
    blocks = blocks_of(text)
    if not blocks:
        return Parts("", "", (), Origin())
    whole = [line for block in blocks for line in block]
    top = header.read(blocks, outlets.witness(whole[-min(_CLOSING, len(whole) // 3) :]))
    rest = [list(block) for block in blocks[top.body :]]
    if rest:
        rest[0] = rest[0][top.skip :]
    lines = body.lines_of([block for block in rest if block])
    kept = body.keep(lines, top.title)
    opening = datelines.read(kept[0].text if kept else "")
    told = outlets.witness([line.text for line in lines[1:][-_CLOSING:]])
    origin = outlets.combine(top, opening, outlets.footer([line.text for line in lines[-_TAIL:]]), told)
    composed, headings = body.compose([line for line in kept if not _credits(line.text, origin)])
    if origin.publisher:
        origin = replace(origin, publisher=outlets.spelt(origin.publisher, whole))
    if not origin.published:
        origin = replace(origin, published=datelines.without_year(composed))
    return Parts(top.title, composed, headings, origin)
