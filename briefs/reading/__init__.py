"""Bytes → Article, of every format in `formats.FORMATS`. It fetches nothing and knows nothing of facts."""

from __future__ import annotations

from briefs.model import Article
from briefs.reading import clean, formats
from briefs.reading.decode import MAX_BYTES
from briefs.reading.errors import ReadingError, Reason
from briefs.reading.text import MAX_TEXT

__all__ = ["MAX_BYTES", "ReadingError", "Reason", "read"]

_MIN_BODY = 40


def read(data: bytes, name: str = "", url: str | None = None) -> Article:
    """The article in `data`; `name` is the file's name, for messages; `url` is where it was fetched.

    Raises ReadingError where there is no Korean or English article in it.
    """
    parts = formats.read(data, name)
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
