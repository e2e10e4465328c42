"""The bytes of an article-to-be and what is known of where they come from, whichever way they came in."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from briefs.model import Article
from briefs.reading import Reason, read


class Sort(StrEnum):
    """What was given; the same trouble is told otherwise of each."""

    FILE = "file"
    TEXT = "text"
    PAGE = "page"


@dataclass(frozen=True, slots=True)
class Given:
    """An article-to-be. What it does not say of itself, `publisher`, `published` and `author` say."""

    data: bytes
    sort: Sort = Sort.FILE
    name: str = ""
    url: str | None = None
    charset: str = ""  # what the server declared
    publisher: str | None = None
    published: date | None = None
    author: str | None = None


_OF_PAGES: dict[str, str] = {
    Reason.NO_BODY: "no_page",
    Reason.EMPTY: "no_page",
    Reason.ENCODING: "page_encoding",
    Reason.TOO_LARGE: "page_too_large",
    **dict.fromkeys((Reason.BINARY, Reason.UNSUPPORTED, Reason.DAMAGED), "kind"),
}
_OF_TEXTS: dict[str, str] = {
    Reason.TOO_LARGE: "text_too_large",
    **dict.fromkeys((Reason.NO_BODY, Reason.EMPTY, Reason.BINARY, Reason.ENCODING, Reason.DAMAGED), "no_text"),
}
WORDED = {Sort.FILE: {}, Sort.PAGE: _OF_PAGES, Sort.TEXT: _OF_TEXTS}


def article_of(given: Given) -> Article:
    """The article in `given`. Raises ReadingError."""
    fetched = given.url if given.sort is Sort.PAGE else None
    article = read(given.data, given.name, fetched, given.charset)
    return replace(
        article,
        url=article.url or given.url,
        publisher=article.publisher or given.publisher,
        published=article.published or given.published,
        author=article.author or given.author,
    )


def reason_of(reason: str, sort: Sort) -> str:
    """The reason as load_refused.j2 words it for what was given."""
    return WORDED[sort].get(reason, reason)
