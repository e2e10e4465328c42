"""Plain text → the parts of an article, by the conventions of Korean and English news files."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from briefs.model import Span
from briefs.reading import body, datelines, header, mastheads, names, outlets
from briefs.reading.body import Line
from briefs.reading.datelines import Origin
from briefs.reading.mastheads import Block
from briefs.reading.prose import is_prose

MAX_TEXT = 200_000  # characters; far above any article, so that parsing never takes minutes
_CREDIT = 40
_CLOSING = 5  # lines at the end that may name the outlet
_LABEL = re.compile(r"\[(?!앵커|기자|인터뷰|질문|답변)([가-힣A-Za-z]{3,12})\]\s(?=\S)")
_TOP = 8  # lines in which a date may stand
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


def _alone(kept: Sequence[Line]) -> str | None:
    """The outlet's name that stands alone above the first paragraph of a text that names no outlet elsewhere."""
    if len(kept) < 2:
        return None
    label = _LABEL.match(kept[0].text)
    if not label and (kept[0].block == kept[1].block or not is_prose(kept[1].text)):
        return None
    name = label[1] if label else kept[0].text
    told = names.in_sentence(name) or names.is_section(name) or any(name in line.text for line in kept[1:])
    return name if len(name.split()) == 1 and name.isalpha() and mastheads.is_name(name) and not told else None


def _notices(lines: list[str]) -> str:
    """The copyright notices among the closing `lines`."""
    return "\n".join(line for line in lines[-_CLOSING:] if "©" in line or "(c)" in line.casefold())


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
    if (outlet := _alone(kept)) and not origin.author and names.is_english_name(origin.publisher or ""):
        origin = replace(origin, author=origin.publisher, publisher=outlet)
    if not origin.publisher and (origin.author or origin.published):
        origin = replace(origin, publisher=outlet)
    composed, headings = body.compose([line for line in kept if not _credits(line.text, origin)])
    if origin.publisher:
        origin = replace(origin, publisher=outlets.spelt(origin.publisher, whole))
    if not origin.published:
        notices = _notices(whole)
        day = datelines.without_year(composed, notices) or datelines.settled(whole[:_TOP], composed, notices)
        origin = replace(origin, published=day)
    return Parts(top.title, composed, headings, origin)
