"""HTML pages → the parts of an article: the page's own metadata first, then the conventions of its text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from briefs.reading import body, metadata, outlets, text
from briefs.reading import conventions as known
from briefs.reading.body import Line
from briefs.reading.clean import tidy
from briefs.reading.text import Parts

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_PAGE = re.compile(r"<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>]|<article[\s>]", re.IGNORECASE)
_FRAGMENT = re.compile(r"<(?:p|div|br|h[1-6]|span|section)(?:\s[^<>]*)?/?>", re.IGNORECASE)
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])|[^A-Za-z]+")
_BLOCKS = frozenset(
    "address article blockquote br caption center dd div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 header hr li "
    "main nav ol option p pre section table tbody td th thead tr ul".split()
)
_MAX_SHARE = 0.5  # an element that holds more of the page's text than this is never boilerplate
_MIN_BODY = 40


def is_page(content: str, name: str) -> bool:
    """Whether `content` is HTML, by its own marks or by its file name."""
    start = content[:5000]
    if name.casefold().endswith((".html", ".htm", ".xhtml")) or _PAGE.search(start):
        return True
    return len(_FRAGMENT.findall(start)) >= 3


def read(content: str) -> Parts:
    """The parts of the page `content`, in which they may be empty; never fails."""
    tree = _tree(content)
    if tree is None:
        return text.read("")
    lines = list(_lines(tree))
    found = metadata.read(tree, lines)
    _prune(tree)
    kept = body.keep(list(_extracted(tree)), found.title)
    composed, headings = body.compose(kept)
    if len(composed) < _MIN_BODY:
        return _plain(tree, found)
    opening = outlets.dateline(kept[0].text)
    return Parts(found.title, composed, headings, metadata.complete(found.origin, opening, lines), found.url)


def _plain(tree: HtmlElement, found: metadata.Page) -> Parts:
    """A page without recognisable markup read as plain text."""
    parts = text.read("\n\n".join(_lines(tree)))
    return Parts(found.title or parts.title, parts.text, parts.headings, metadata.merge(found.origin, parts.origin), found.url)


def _tree(content: str) -> HtmlElement | None:
    """The parsed page; None where there is nothing in it."""
    from lxml import etree
    from lxml.html import HTMLParser, document_fromstring

    content = re.sub(r"^\s*<\?xml[^>]*\?>", "", content)
    try:
        return document_fromstring(content, parser=HTMLParser(encoding=None, remove_comments=True, remove_pis=True))
    except (etree.ParserError, etree.LxmlError, ValueError):
        return None


def class_words(element: HtmlElement) -> frozenset[str]:
    """The words in an element's class names and id, lower-case: AdSlot_slot__99 → ad, slot."""
    marks = f"{element.get('class', '')} {element.get('id', '')}"
    return frozenset(word.casefold() for word in _CAMEL.split(marks) if word)


def _prune(tree: HtmlElement) -> None:
    whole = max(1, len(tree.text_content()))
    for element in list(tree.iter()):
        if not isinstance(element.tag, str) or element.getparent() is None or element.tag in {"html", "body", "head"}:
            continue
        useless = element.tag in known.DROP_TAGS or known.DROP_WORDS & class_words(element)
        if useless and len(element.text_content()) <= _MAX_SHARE * whole:
            element.drop_tree()


def _extracted(tree: HtmlElement) -> Iterator[Line]:
    from trafilatura import bare_extraction

    document = bare_extraction(tree, include_comments=False, include_tables=False)
    found: Any = getattr(document, "body", None)
    if found is None:
        return
    for block, element in enumerate(found.iter("p", "head", "item", "quote", "ab", "code")):
        if any(parent.tag in {"p", "head", "item", "quote", "ab"} for parent in element.iterancestors()):
            continue
        for line in _broken(element):
            yield Line(line, True if element.tag == "head" else None if element.tag == "p" else False, block)


def _broken(element: Any) -> Iterator[str]:
    """The element's text, cut at its line breaks and inner blocks."""
    pieces = [""]
    for node in element.iter():
        if node.tag in {"lb", "p", "item", "quote", "head"} and node is not element:
            pieces.append("")
        pieces[-1] += node.text or ""
        if node is not element:
            pieces[-1] += node.tail or ""
    yield from (line for piece in pieces if (line := " ".join(tidy(piece).split())))


def _lines(tree: HtmlElement) -> Iterator[str]:
    """Every line that a reader of the page would see, in order."""
    parts: list[str] = []
    _flatten(tree, parts)
    yield from (line for piece in "".join(parts).split("\n") if (line := " ".join(tidy(piece).split())))


def _flatten(root: HtmlElement, parts: list[str]) -> None:
    """Appends the visible text, with a line end where a block begins or ends; no recursion, pages can be deep."""
    from lxml.etree import iterwalk

    hidden = 0
    for event, node in iterwalk(root, events=("start", "end")):
        silent = node.tag in {"script", "style", "noscript", "template", "head", "select", "textarea"}
        edge = "\n" if node.tag in _BLOCKS else (" | " if node.tag in {"span", "time", "a"} else "")
        if event == "start":
            hidden += silent
            parts.append("" if hidden else edge + re.sub(r"\s+", " ", node.text or ""))
        else:
            hidden -= silent
            parts.append("" if hidden else edge + re.sub(r"\s+", " ", node.tail or ""))
