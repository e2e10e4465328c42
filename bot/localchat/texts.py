"""A text as Telegram takes it: parsed, trimmed, measured, with the entities that Telegram finds by itself."""

from __future__ import annotations

import re

from bot.localchat.entities import Entity, MarkupError, parse_html, utf16, web_address
from bot.localchat.errors import bad

TEXT_LIMIT = 4096
CAPTION_LIMIT = 1024
ENTITY_LIMIT = 100
_CONTROL = {code: " " for code in range(32) if code != ord("\n")}
_FOUND = re.compile(
    r"(?P<url>https?://[^\s<>\"]+|(?<![\w@./-])(?:[a-z0-9-]+\.)+(?:com|org|net|io|kr|cn|dev|ai)(?![\w-])(?:/[^\s<>\"]*)?)"
    r"|(?P<bot_command>(?<![\w/<>@])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?(?![\w/<>@]))"
    r"|(?P<mention>(?<![\w@])@[A-Za-z][A-Za-z0-9_]{4,31}(?!\w))"
    r"|(?P<hashtag>(?<![\w#])#\w*[^\W\d]\w*)"
    r"|(?P<email>[\w.+-]+@(?:[\w-]+\.)+[a-z]{2,})"
)
_LITERAL = {"code", "pre", "text_link"}
_AUTOMATIC = {"url", "bot_command", "mention", "hashtag", "email"}


def message_text(text: str, parse_mode: str, entities: list[Entity]) -> tuple[str, list[Entity]]:
    """The text of a message and its entities. Raises ApiError where it is empty, too long or badly marked up."""
    plain, found = _parsed(text, parse_mode, entities)
    if not plain:
        raise bad("message text is empty" if not text else "text must be non-empty")
    if utf16(plain) > TEXT_LIMIT:
        raise bad("message is too long")
    return plain, found


def caption(text: str, parse_mode: str, entities: list[Entity]) -> tuple[str, list[Entity]]:
    """The same for what stands under a photo or document, where nothing at all is fine too."""
    plain, found = _parsed(text, parse_mode, entities)
    if utf16(plain) > CAPTION_LIMIT:
        raise bad("message caption is too long")
    return plain, found


def typed(text: str) -> tuple[str, list[Entity]]:
    """What a person wrote, with its commands and links found."""
    return _finished(text.replace("\r\n", "\n"), [])


def _parsed(text: str, parse_mode: str, entities: list[Entity]) -> tuple[str, list[Entity]]:
    match parse_mode.lower():
        case "":
            return _finished(text, _explicit(text, entities))
        case "html":
            try:
                return _finished(*parse_html(text))
            except MarkupError as error:
                raise bad(f"can't parse entities: {error}") from None
    raise bad("unsupported parse_mode")


def _explicit(text: str, entities: list[Entity]) -> list[Entity]:
    kept = []
    for entity in entities:
        if entity["offset"] + entity["length"] > utf16(text):
            raise bad(f"entity beginning at UTF-16 offset {entity['offset']} ends after the end of the text")
        if entity["type"] not in _AUTOMATIC and (entity["type"] != "text_link" or web_address(entity["url"])):
            kept.append(dict(entity))
    return kept


def _finished(text: str, entities: list[Entity]) -> tuple[str, list[Entity]]:
    """`text` without control characters and outer blanks, `entities` moved with it and those found added."""
    clean = text.translate(_CONTROL)
    plain = clean.strip()
    lead, end = utf16(clean[: len(clean) - len(clean.lstrip())]), utf16(plain)
    moved = []
    for entity in entities:
        start = max(0, entity["offset"] - lead)
        stop = min(end, entity["offset"] + entity["length"] - lead)
        if stop > start:
            moved.append(entity | {"offset": start, "length": stop - start})
    every = sorted(moved + _found(plain, moved), key=lambda entity: (entity["offset"], -entity["length"]))
    return plain, every[:ENTITY_LIMIT]


def _found(text: str, entities: list[Entity]) -> list[Entity]:
    taken = [(e["offset"], e["offset"] + e["length"]) for e in entities if e["type"] in _LITERAL]
    found = []
    for match in _FOUND.finditer(text):
        piece = match[0].rstrip(".,;:!?)'") if match.lastgroup == "url" else match[0]
        offset, length = utf16(text[: match.start()]), utf16(piece)
        if not any(offset < stop and start < offset + length for start, stop in taken):
            found.append({"type": match.lastgroup, "offset": offset, "length": length})
    return found
