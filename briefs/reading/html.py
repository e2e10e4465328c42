"""HTML pages → the parts of an article: the page's own metadata first, then the conventions of its text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from briefs.reading import body, datelines, header, main_text, metadata, page, text
from briefs.reading.errors import ReadingError, Reason
from briefs.reading.page import Element, Seen
from briefs.reading.prose import is_prose
from briefs.reading.text import Parts

_PAGE = re.compile(r"<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>]|<article[\s>]", re.IGNORECASE)
_FRAGMENT = re.compile(r"<(?:p|div|br|h[1-6]|span|section)(?:\s[^<>]*)?/?>", re.IGNORECASE)
_MIN_BODY = 40
_LOGIN = 400  # characters; a shorter page that asks for a password is a door, not an article
_LINKS = 4
MAX_VISIBLE = 400_000  # characters
MAX_LINES = 20_000
MAX_TAGS = 60_000  # opening and closing ones
_ENDS = 300  # lines at either end of a page among which credits stand


def is_page(content: str, name: str) -> bool:
    """Whether `content` is HTML, by its own marks or by its file name."""
    start = content[:5000]
    if name.casefold().endswith((".html", ".htm", ".xhtml")) or _PAGE.search(start):
        return True
    return len(_FRAGMENT.findall(start)) >= 3


def read(content: str, title: str = "") -> Parts:
    """The parts of the page `content`, in which they may be empty; `title` is its headline where that is known.

    Raises ReadingError where the page shows far more text than an article and its surroundings have.
    """
    if content.count("<") > MAX_TAGS:
        raise ReadingError(Reason.TOO_LARGE)
    tree = page.parse(content)
    if tree is None:
        return text.read("")
    visible = [line.text for line in page.lines(tree, apart=True)]
    if sum(map(len, visible)) > MAX_VISIBLE or len(visible) > MAX_LINES:
        raise ReadingError(Reason.TOO_LARGE)
    visible = visible[:_ENDS] + visible[_ENDS:][-_ENDS:]
    whole = list(page.lines(tree))
    found = metadata.read(tree, whole)
    found = replace(found, title=title or found.title or header.title_of([line.text for line in whole]))
    others = main_text.other_headlines(whole, found.title)
    asks = _asks_for_a_password(tree)
    page.prune(tree)
    seen = list(page.lines(tree))
    kept = body.keep(main_text.find(tree, seen, found.title, others), found.title)
    composed, headings = body.compose(kept)
    if asks and found.origin.published is None and len(composed) < _LOGIN:
        return text.read("")
    if len(composed) < _MIN_BODY:
        return _plain(seen, found)
    opening = datelines.read(kept[0].text)
    return Parts(found.title, composed, headings, metadata.complete(found, opening, visible), found.url)


def _asks_for_a_password(tree: Element) -> bool:
    return any((field.get("type") or "").casefold() == "password" for field in tree.iter("input"))


def _plain(seen: Sequence[Seen], found: metadata.Page) -> Parts:
    """A page without recognisable markup, read as plain text; links below its first paragraph lead elsewhere."""
    top = next((n for n, line in enumerate(seen) if is_prose(line.text) and not line.elsewhere), len(seen))
    own = [line for n, line in enumerate(seen) if n < top or not line.elsewhere]
    if top == len(seen) and sum(line.elsewhere for line in seen) > _LINKS:
        return text.read("")
    parts = text.read("\n\n".join(line.text for line in own))
    origin = metadata.complete(found, parts.origin, [])
    return Parts(found.title or parts.title, parts.text, parts.headings, origin, found.url)
