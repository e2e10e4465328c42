"""Bytes → Article, of every format in `formats.FORMATS`. It fetches nothing and knows nothing of facts."""

from __future__ import annotations

from briefs.model import Article
from briefs.reading.decode import MAX_BYTES
from briefs.reading.errors import ReadingError, Reason

__all__ = ["MAX_BYTES", "ReadingError", "Reason", "read"]


def read(data: bytes, name: str = "", url: str | None = None, charset: str = "") -> Article:
    """The article in `data`; `name` is the file's name, for messages.

    `url` is where it was fetched, and `charset` what the server declared; a fetched page that shows a door or only the
    article's beginning is refused. Raises ReadingError, also where there is no Korean or English article in it.
    """
    from briefs.reading import article  # its rules take a fifth of a second, and most processes read no article

    return article.read(data, name, url, charset)
