"""An article out of its bytes, whatever their format; with it come lxml and all the rules of reading."""

from __future__ import annotations

from briefs.model import Article
from briefs.reading import clean, formats, walls
from briefs.reading.decode import decode
from briefs.reading.errors import ReadingError, Reason
from briefs.reading.text import MAX_TEXT

_MIN_BODY = 40


def read(data: bytes, name: str, url: str | None, charset: str) -> Article:
    """As `briefs.reading.read` says."""
    try:
        article = _read(data, name, url, charset)
    except ReadingError as error:
        if url is None or error.reason is not Reason.NO_BODY:
            raise
        raise ReadingError(walls.door(_shown(data, charset)) or Reason.NO_BODY, name) from error
    if url is not None and (reason := walls.stub(_shown(data, charset), article.text, article.lang)):
        raise ReadingError(reason, name)
    return article


def _shown(data: bytes, charset: str) -> str:
    """The page behind an address as it is written; empty for a file of another format."""
    try:
        return decode(data, "", charset)
    except ReadingError:
        return ""


def _read(data: bytes, name: str, url: str | None, charset: str) -> Article:
    parts = formats.read(data, name, charset)
    if len(parts.text) > MAX_TEXT:
        raise ReadingError(Reason.TOO_LARGE, name)
    lang = clean.language(parts.text)
    if len(parts.text) < _MIN_BODY:
        raise ReadingError(Reason.NO_BODY, name)
    if lang is None:
        raise ReadingError(Reason.LANGUAGE, name)
    origin = parts.origin
    return Article(
        lang=lang,
        title=clean.one_line(parts.title) or clean.one_line(parts.text.split("\n", 1)[0]),
        text=parts.text,
        published=origin.published,
        publisher=origin.publisher,
        author=origin.author,
        url=url or parts.url,
        headings=parts.headings,
    )
