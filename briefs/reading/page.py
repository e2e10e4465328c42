"""A web page as a tree: parsed, rid of what is no article, and flattened to the lines that a reader sees."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, TypeAlias

from briefs.reading import conventions as known
from briefs.reading.clean import tidy
from briefs.reading.prose import is_prose

Element: TypeAlias = Any  # lxml ships no types
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])|[^A-Za-z]+")
_XML = re.compile(r"^\s*<\?xml[^>]*\?>")
_ENDLESS = re.compile(r"<[A-Za-z][^<>]{100000,}>")  # a tag that takes the parser minutes; pictures within pages
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_SILENT = frozenset({"script", "style", "noscript", "template", "head", "select", "textarea"})
_STRONG = frozenset({"b", "strong"})
_LEAVES = _HEADINGS | {"p", "li", "blockquote", "dd", "dt", "td", "th"}
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden")
_MAX_SHARE = 0.5  # an element that holds more of the page's text than this is never boilerplate
_CELL = 80  # a table all of whose cells are shorter holds data, not the article
_CAPTION = 400  # what stands around a picture and is longer is no caption
_LINKED = 0.8  # of a line's characters: the line leads elsewhere
_LINKED_PROSE = 0.95
_MAX_MARKS = 500


@dataclass(frozen=True, slots=True)
class Seen:
    """One line of a page; `tag` is its heading's tag, li for a list item, else empty."""

    text: str
    tag: str = ""
    linked: float = 0.0  # share of its characters that are links
    strong: bool = False  # all of it is bold
    home: int = 0  # number of the element that holds it and its siblings
    sign: str = ""  # how the page's style sheet knows it

    @property
    def heading(self) -> bool:
        """Whether the page marks the line as a heading."""
        return self.tag in _HEADINGS

    @property
    def elsewhere(self) -> bool:
        """Whether the line is but a link: a menu's entry, another story's headline."""
        return self.linked >= (_LINKED_PROSE if is_prose(self.text) else _LINKED)


def parse(content: str) -> Element | None:
    """The page's tree; None where there is nothing in it."""
    from lxml import etree  # type: ignore[import-untyped]
    from lxml.html import HTMLParser, document_fromstring  # type: ignore[import-untyped]

    try:
        return document_fromstring(
            _ENDLESS.sub("", _XML.sub("", content)), parser=HTMLParser(remove_comments=True, remove_pis=True)
        )
    except (etree.LxmlError, ValueError):
        return None


def prune(tree: Element) -> None:
    """Drops navigation, captions, advertisements, related stories and tables of data from `tree`."""
    sizes = _sizes(tree)
    whole = max(1, sizes[tree])
    dropped: set[Element] = set()
    for element in tree.iter():
        small = element.tag not in {"html", "body", "head"} and sizes[element] <= _MAX_SHARE * whole
        if element.getparent() in dropped or (small and _useless(element, sizes)):
            dropped.add(element)
    for element in dropped:
        if element.getparent() not in dropped:
            element.drop_tree()


def _sizes(tree: Element) -> dict[Element, int]:
    """How many characters of text each element holds."""
    sizes: dict[Element, int] = {}
    for element in reversed(list(tree.iter())):
        inner = sum(sizes[child] + len(child.tail or "") for child in element)
        sizes[element] = len(element.text or "") + inner
    return sizes


def _useless(element: Element, sizes: dict[Element, int]) -> bool:
    words = class_words(element)
    return bool(
        element.tag in known.DROP_TAGS
        or known.DROP_WORDS & words
        or (known.PICTURE_WORDS & words and sizes[element] < _CAPTION)
        or known.DROP_CLASSES.search(_marks(element))
        or _HIDDEN.search(element.get("style", ""))
        or (element.tag == "table" and _is_data(element, sizes))
        or (element.tag == "article" and _is_card(element))
    )


def _marks(element: Element) -> str:
    return f"{element.get('class', '')} {element.get('id', '')}"[:_MAX_MARKS]


def class_words(element: Element) -> frozenset[str]:
    """The words in an element's class names and id, lower-case: AdSlot_slot__99 → ad, slot."""
    return frozenset(word.casefold() for word in _CAMEL.split(_marks(element)) if word)


def _is_data(element: Element, sizes: dict[Element, int]) -> bool:
    return all(sizes[cell] < _CELL for cell in element.iter("td"))


def _is_card(element: Element) -> bool:
    """Whether `element` announces another story: its heading is a link."""
    heading = next(element.iter(*_HEADINGS), None)
    if heading is None or heading.tag == "h1":
        return False
    outside = heading.getparent().tag == "a" or (len(heading) == 1 and heading[0].tag == "a")
    return bool(outside) and not (heading.text or "").strip()


def brief(element: Element, limit: int = 400) -> str:
    """The text in `element` on one line, empty where it is longer than `limit`."""
    pieces, size = [], 0
    for piece in element.itertext():
        pieces.append(piece)
        size += len(piece)
        if size > 4 * limit:
            return ""
    text = " ".join(tidy("".join(pieces)).split())
    return text if len(text) <= limit else ""


@dataclass(frozen=True, slots=True)
class _Piece:
    text: str
    edge: str  # what separates it from the one before
    tag: str
    linked: bool
    strong: bool
    block: Element


def lines(tree: Element, *, apart: bool = False) -> Iterator[Seen]:
    """Every line that a reader of the page sees, in order; with `apart`, inline pieces are kept apart by bars."""
    homes: dict[Element, int] = {}
    pieces: list[_Piece] = []
    for piece in _walk(tree, apart):
        if piece.edge == "\n":
            yield from _seen(pieces, homes)
            pieces = []
        pieces.append(piece)
    yield from _seen(pieces, homes)


def _seen(pieces: list[_Piece], homes: dict[Element, int]) -> Iterator[Seen]:
    text = "".join(("" if piece.edge == "\n" else piece.edge) + piece.text for piece in pieces)
    text = " ".join(tidy(text).split()).strip("| ")
    told = [piece for piece in pieces if piece.text.strip()]
    if not text or not told:
        return
    letters = [(sum(map(str.isalnum, piece.text)), piece.linked) for piece in told]
    linked = sum(count for count, inside in letters if inside) / max(1, sum(count for count, _ in letters))
    first = told[0]
    home = first.block.getparent() if first.block.tag in _LEAVES else first.block
    yield Seen(
        text,
        next((piece.tag for piece in told if piece.tag), ""),
        linked,
        all(piece.strong for piece in told),
        homes.setdefault(home, len(homes)),
        f"{first.block.tag} {first.block.get('class', '')}",
    )


def _walk(tree: Element, apart: bool) -> Iterator[_Piece]:
    """Each visible piece of text with where it stands."""
    from lxml.etree import iterwalk  # type: ignore[import-untyped]

    hidden, links, strong, within, blocks = 0, 0, 0, [""], [tree]
    for event, node in iterwalk(tree, events=("start", "end")):
        tag, by = node.tag if isinstance(node.tag, str) else "", 1 if event == "start" else -1
        hidden, links, strong = (
            hidden + by * (tag in _SILENT),
            links + by * (tag == "a"),
            strong + by * (tag in _STRONG),
        )
        block = tag in known.BLOCK_TAGS and tag != "br"
        if by > 0:
            within.append(tag if tag in _HEADINGS or tag == "li" else within[-1])
            blocks += [node] if block else []
        else:
            within.pop()
            del blocks[len(blocks) - block :]
        edge = "\n" if tag in known.BLOCK_TAGS else " | " if apart and tag in {"span", "time", "a"} else ""
        text = (node.text if by > 0 else node.tail) or ""
        text = "" if hidden else " ".join(("x" + text + "x").split())[1:-1]
        yield _Piece(text, edge, within[-1], links > 0, strong > 0, blocks[-1])
