"""HTML pages → the parts of an article: the page's own metadata first, then the conventions of its text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefs.reading import body, metadata, outlets, page, text
from briefs.reading.body import Line
from briefs.reading.errors import ReadingError, Reason
from briefs.reading.header import is_prose
from briefs.reading.page import Element, Seen
from briefs.reading.text import Parts

_PAGE = re.compile(r"<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>]|<article[\s>]", re.IGNORECASE)
_FRAGMENT = re.compile(r"<(?:p|div|br|h[1-6]|span|section)(?:\s[^<>]*)?/?>", re.IGNORECASE)
_KEY = re.compile(r"[\W_]+")
_MIN_BODY = 40
_MIN_KEY = 8
MAX_VISIBLE = 400_000  # characters
MAX_LINES = 20_000
_ENDS = 300  # lines at either end of a page among which credits stand


def is_page(content: str, name: str) -> bool:
    """Whether `content` is HTML, by its own marks or by its file name."""
    start = content[:5000]
    if name.casefold().endswith((".html", ".htm", ".xhtml")) or _PAGE.search(start):
        return True
    return len(_FRAGMENT.findall(start)) >= 3


def read(content: str) -> Parts:
    """The parts of the page `content`, in which they may be empty.

    Raises ReadingError where the page shows far more text than an article and its surroundings have.
    """
    tree = page.parse(content)
    if tree is None:
        return text.read("")
    visible = [line.text for line in page.lines(tree, apart=True)]
    if sum(map(len, visible)) > MAX_VISIBLE or len(visible) > MAX_LINES:
        raise ReadingError(Reason.TOO_LARGE)
    visible = visible[:_ENDS] + visible[_ENDS:][-_ENDS:]
    found = metadata.read(tree, visible)
    page.prune(tree)
    seen = list(page.lines(tree))
    inside = _without_header(_article(tree, seen), found.title)
    kept = body.keep(_marked(inside), found.title)
    composed, headings = body.compose(kept)
    if len(composed) < _MIN_BODY:
        return _plain(seen, found)
    opening = outlets.dateline(kept[0].text)
    return Parts(found.title, composed, headings, metadata.complete(found.origin, opening, visible), found.url)


def _plain(seen: Sequence[Seen], found: metadata.Page) -> Parts:
    """A page without recognisable markup, read as plain text."""
    parts = text.read("\n\n".join(line.text for line in seen))
    origin = metadata.merge(found.origin, parts.origin)
    return Parts(found.title or parts.title, parts.text, parts.headings, origin, found.url)


def _key(line: str) -> str:
    return _KEY.sub("", line).casefold()


def _article(tree: Element, seen: Sequence[Seen]) -> list[Seen]:
    """The lines from the first to the last that belong to the page's main text; the pruned page has the rest right."""
    from trafilatura import bare_extraction

    document = bare_extraction(tree, include_comments=False, include_tables=False)
    whole = _key(getattr(document, "text", None) or "")
    matching = [n for n, line in enumerate(seen) if len(key := _key(line.text)) >= _MIN_KEY and key in whole]
    return list(seen[matching[0] : matching[-1] + 1]) if matching else []


def _without_header(lines: list[Seen], title: str) -> list[Seen]:
    """`lines` without headline, standfirst and byline above the first paragraph."""
    top = next((n for n, line in enumerate(lines) if is_prose(line.text)), 0)
    titled = next((n for n, line in enumerate(lines[:top]) if _key(title) in _key(line.text)), None)
    later = {line.tag for line in lines[top:]}
    above = [
        line
        for n, line in enumerate(lines[:top])
        if line.tag == "li" or (line.heading and line.tag in later and (titled is None or n > titled))
    ]
    return above + lines[top:]


def _marked(lines: Sequence[Seen]) -> list[Line]:
    """`lines` for the conventions: only where the page marks no heading may a line's shape make it one."""
    marks = any(line.heading for line in lines)
    return [
        Line(line.text, line.heading or (False if marks or line.tag == "li" else None), number)
        for number, line in enumerate(lines)
    ]
