"""Telegram's HTML as plain text with entities, refused where Telegram refuses it. Offsets count UTF-16 units."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

Entity = dict[str, Any]

TYPES = {
    "a": "text_link",
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
    "tg-emoji": "custom_emoji",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
}
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_REFERENCE = re.compile(r"&(?:#x([0-9a-fA-F]{1,6})|#([0-9]{1,7})|(lt|gt|amp|quot));?")
_PIECE = re.compile(r"<|&|[^<&]+")
_END = re.compile(r"</([^\s>]*)\s*>")
_NAME = re.compile(r"<([^\s>]*)(?=[\s>])")
_ATTRIBUTES = re.compile(r"""((?:\s+[^\s=>"']+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[\w.-]+))?)*)\s*>""", re.ASCII)
_ATTRIBUTE = re.compile(r"""([^\s=>"']+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([\w.-]+)))?""", re.ASCII)
_WEB = re.compile(r"(?i)(https?)://[^\s/?#]*[^\s/?#.:]+(:\d+)?([/?#]\S*)?")


class MarkupError(ValueError):
    """The markup cannot be parsed; the message is Telegram's."""


@dataclass(frozen=True, slots=True)
class _Open:
    tag: str
    attributes: dict[str, str]
    offset: int


def utf16(text: str) -> int:
    """The length of `text` as Telegram counts it."""
    return len(text) + sum(1 for letter in text if letter > "\uffff")


def web_address(url: str) -> str | None:
    """`url` as Telegram links it, https:// and the like only; None where it would drop the link."""
    full = url if re.match(r"(?i)[a-z][a-z0-9+.-]*:", url) else f"http://{url}"
    return full if _WEB.fullmatch(full) and "." in full else None


def parse_html(source: str) -> tuple[str, list[Entity]]:
    """The plain text of `source` and its entities, in the order in which they close. Raises MarkupError."""
    return _Parser(source).run()


class _Parser:
    def __init__(self, source: str) -> None:
        self.source = source
        self.out: list[str] = []
        self.length = 0
        self.open: list[_Open] = []
        self.entities: list[Entity] = []

    def run(self) -> tuple[str, list[Entity]]:
        at = 0
        while piece := _PIECE.match(self.source, at):
            match piece[0]:
                case "<":
                    at = self._end(at) if self.source.startswith("</", at) else self._start(at)
                case "&":
                    at = self._reference(at)
                case text:
                    at = piece.end()
                    self._put(text)
        if self.open:
            raise MarkupError(f'Can\'t find end tag corresponding to start tag "{self.open[-1].tag}"')
        return "".join(self.out), self.entities

    def _put(self, text: str) -> None:
        self.out.append(text)
        self.length += utf16(text)

    def _reference(self, at: int) -> int:
        found = _REFERENCE.match(self.source, at)
        self._put(_character(found) if found else "&")
        return found.end() if found else at + 1

    def _start(self, at: int) -> int:
        name = _NAME.match(self.source, at)
        if not name:
            raise MarkupError(f"Unclosed start tag at byte offset {self._byte(at)}")
        tag = name[1].lower()
        if tag not in TYPES:
            raise MarkupError(f'Unsupported start tag "{tag}" at byte offset {self._byte(at)}')
        rest = _ATTRIBUTES.match(self.source, name.end())
        if not rest:
            raise MarkupError(f'Unclosed start tag "{tag}" at byte offset {self._byte(at)}')
        attributes = {
            key.lower(): _REFERENCE.sub(_character, double or single or bare)
            for key, double, single, bare in _ATTRIBUTE.findall(rest[1])
        }
        if tag == "span" and attributes.get("class") != "tg-spoiler":
            raise MarkupError(f'Tag "span" must have class "tg-spoiler" at byte offset {self._byte(at)}')
        self.open.append(_Open(tag, attributes, self.length))
        return rest.end()

    def _end(self, at: int) -> int:
        if not self.open:
            raise MarkupError(f"Unexpected end tag at byte offset {self._byte(at)}")
        found = _END.match(self.source, at)
        if not found:
            raise MarkupError(f"Unclosed end tag at byte offset {self._byte(at)}")
        start = self.open.pop()
        if found[1] and found[1].lower() != start.tag:
            wrong = f'expected "</{start.tag}>", found "</{found[1].lower()}>"'
            raise MarkupError(f"Unmatched end tag at byte offset {self._byte(at)}, {wrong}")
        self._close(start)
        return found.end()

    def _close(self, start: _Open) -> None:
        length = self.length - start.offset
        extra = self._extra(start)
        if length and extra is not None:
            self.entities.append({"type": TYPES[start.tag], "offset": start.offset, "length": length} | extra)

    def _extra(self, start: _Open) -> Entity | None:
        """What the entity says beyond its type; None where Telegram shows the text bare."""
        match start.tag:
            case "a":
                inside = "".join(self.out).encode("utf-16-le")[2 * start.offset :].decode("utf-16-le")
                url = web_address(start.attributes.get("href") or inside)
                return {"url": url} if url else None
            case "tg-emoji":
                return {"custom_emoji_id": start.attributes.get("emoji-id", "")}
            case "blockquote" if "expandable" in start.attributes:
                return {"type": "expandable_blockquote"}
        return {}

    def _byte(self, at: int) -> int:
        return len(self.source[:at].encode())


def _character(found: re.Match[str]) -> str:
    if found[3]:
        return _NAMED[found[3]]
    code = int(found[1], 16) if found[1] else int(found[2])
    return chr(code) if 0 < code < 0x10FFFF and not 0xD800 <= code <= 0xDFFF else found[0]
