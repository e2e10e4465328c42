"""Bytes → Article. It reads text and HTML; it fetches nothing and knows nothing of facts."""

from __future__ import annotations

from briefs.model import Article
from briefs.reading import clean, html, text
from briefs.reading.decode import MAX_BYTES, decode
from briefs.reading.errors import ReadingError, Reason
from briefs.reading.text import Parts

__all__ = ["MAX_BYTES", "ReadingError", "Reason", "read"]

MAX_TEXT = 200_000  # characters; far above any article, so that parsing never takes minutes
_MIN_BODY = 40


def read(data: bytes, name: str = "", url: str | None = None) -> Article:
    """The article in `data`; `name` is the file's name, for messages; `url` is where it was fetched.

    Raises ReadingError where there is no Korean or English article in it.
    """
    content = clean.tidy(decode(data, name))
    parts = _parts(content, name)
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


def _parts(content: str, name: str) -> Parts:
    if html.is_page(content, name):
        return html.read(content)
    if len(content) > MAX_TEXT:
        raise ReadingError(Reason.TOO_LARGE, name)
    return text.read(content)
