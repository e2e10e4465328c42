"""Cuts a text of whole parts into messages within Telegram's limit."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from briefs.model import Message

LIMIT = 4096  # UTF-16 code units of a message's text after its entities are parsed
_TAG = re.compile(r"<[^>]*>")


@dataclass(frozen=True, slots=True)
class Part:
    """A piece that is never cut: a line with what stands between it and the part before."""

    text: Markup
    gap: str = "\n"
    opens: bool = False  # a heading: never the last of a message


def plain(text: str) -> str:
    """What a reader sees of `text`: no tags, no entities."""
    return html.unescape(_TAG.sub("", text))


def size(text: str) -> int:
    """The length of `text` as Telegram counts it."""
    return len(plain(text).encode("utf-16-le")) // 2


def pack(parts: Iterable[Part]) -> tuple[Message, ...]:
    """The parts in as few messages as hold them, none cut; a heading goes with the part after it."""
    messages: list[str] = []
    current, length = "", 0
    for block in _blocks(parts):
        text = "".join([str(block[0].text), *(f"{part.gap}{part.text}" for part in block[1:])])
        longer = size(block[0].gap + text)  # no tag and no entity stands in two parts
        if current and length + longer > LIMIT:
            messages.append(current)
            current = ""
        if current:
            current, length = current + block[0].gap + text, length + longer
        else:
            current, length = text, size(text)
    return tuple(Message(text) for text in [*messages, current] if text)


def _blocks(parts: Iterable[Part]) -> Iterable[list[Part]]:
    block: list[Part] = []
    for part in parts:
        block.append(part)
        if not part.opens:
            yield block
            block = []
    if block:
        yield block
