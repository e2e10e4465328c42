"""A web page as a tree: parsed, rid of what is no article, and flattened to the lines that a reader sees."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, TypeAlias

from briefs.reading import conventions as known
from briefs.reading.clean import tidy

Element: TypeAlias = Any  # lxml ships no types
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])|[^A-Za-z]+")
_XML = re.compile(r"^\s*<\?xml[^>]*\?>")
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_SILENT = frozenset({"script", "style", "noscript", "template", "head", "select", "textarea"})
_MAX_SHARE = 0.5  # an element that holds more of the page's text than this is never boilerplate
_CELL = 80  # a table all of whose cells are shorter holds data, not the article


@dataclass(frozen=True, slots=True)
class Seen:
    """One line of a page; `tag` is its heading's tag, li for a list item, else empty."""

    text: str
    tag: str = ""

    @property
    def heading(self) -> bool:
        """Whether the page marks the line as a heading."""
        return self.tag in _HEADINGS


def parse(content: str) -> Element | None:
    """The page's tree; None where there is nothing in it."""
    from lxml import etree  # type: ignore[import-untyped]
    from lxml.html import HTMLParser, document_fromstring  # type: ignore[import-untyped]

    try:
        return document_fromstring(_XML.sub("", content), parser=HTMLParser(remove_comments=True, remove_pis=True))
    except (etree.LxmlError, ValueError):
        return None


def prune(tree: Element) -> None:
    """Drops navigation, captions, advertisements, related stories and tables of data from `tree`."""
    whole = max(1, len(tree.text_content()))
    for element in list(tree.iter()):
        if isinstance(element.tag, str) and element.getparent() is not None and element.tag not in {"body", "head"}:
            useless = element.tag in known.DROP_TAGS or known.DROP_WORDS & class_words(element) or _is_data(element)
            if useless and len(element.text_content()) <= _MAX_SHARE * whole:
                element.drop_tree()


def class_words(element: Element) -> frozenset[str]:
    """The words in an element's class names and id, lower-case: AdSlot_slot__99 → ad, slot."""
    marks = f"{element.get('class', '')} {element.get('id', '')}"
    return frozenset(word.casefold() for word in _CAMEL.split(marks) if word)


def _is_data(element: Element) -> bool:
    return element.tag == "table" and all(len(cell.text_content().strip()) < _CELL for cell in element.iter("td"))


def lines(tree: Element, *, apart: bool = False) -> Iterator[Seen]:
    """Every line that a reader of the page sees, in order; with `apart`, inline pieces are kept apart by bars."""
    pieces, tag = [""], ""
    for text, edge, within in _walk(tree, apart):
        if edge == "\n":
            yield from _seen(pieces, tag)
            pieces, tag = [], ""
        tag = within if text.strip() and not tag else tag
        pieces += [edge if edge != "\n" else "", text]
    yield from _seen(pieces, tag)


def _seen(pieces: list[str], tag: str) -> Iterator[Seen]:
    text = " ".join(tidy("".join(pieces)).split()).strip("| ")
    if text:
        yield Seen(text, tag)


def _walk(tree: Element, apart: bool) -> Iterator[tuple[str, str, str]]:
    """Each visible piece of text with what separates it from the one before and the heading or item it stands in."""
    from lxml.etree import iterwalk  # type: ignore[import-untyped]

    hidden, within = 0, [""]
    for event, node in iterwalk(tree, events=("start", "end")):
        tag = node.tag if isinstance(node.tag, str) else ""
        edge = "\n" if tag in known.BLOCK_TAGS else " | " if apart and tag in {"span", "time", "a"} else ""
        if event == "start":
            hidden += tag in _SILENT
            within.append(tag if tag in _HEADINGS or tag == "li" else within[-1])
        else:
            hidden -= tag in _SILENT
            within.pop()
        text = (node.text if event == "start" else node.tail) or ""
        yield "" if hidden else " ".join(("x" + text + "x").split())[1:-1], edge, within[-1]
