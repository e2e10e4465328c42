"""Word documents (.docx) → the parts of an article."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO

from briefs.reading import text
from briefs.reading.clean import tidy
from briefs.reading.errors import ReadingError, Reason
from briefs.reading.page import Element
from briefs.reading.text import Parts

MAX_DOCUMENT = 20_000_000  # bytes of the document's own XML, unpacked
_DOCUMENT = "word/document.xml"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MARKS = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n"}
_CELL = 80  # a table all of whose cells are shorter holds data, not the article


def is_document(data: bytes) -> bool:
    """Whether `data` is a Word document: an archive with one inside, and not one of such documents."""
    if not data.startswith(b"PK\x03\x04") or _DOCUMENT.encode() not in data:
        return False
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            return _DOCUMENT in archive.namelist()
    except (zipfile.BadZipFile, ValueError, OSError, OverflowError, NotImplementedError, EOFError):
        return True  # a damaged one


def read(data: bytes, name: str = "") -> Parts:
    """The parts of the Word document `data`.

    Raises ReadingError where it is damaged or unpacks to more than MAX_DOCUMENT.
    """
    lines = [(kind, line) for kind, line in _paragraphs(_tree(data, name)) if line]
    title = next((line for kind, line in lines if kind == "title"), "")
    below = [line for kind, line in lines if kind != "title"]
    return text.read("\n\n".join([title, *below] if title else below))


def _tree(data: bytes, name: str) -> Element:
    from lxml import etree  # type: ignore[import-untyped]

    try:
        with zipfile.ZipFile(BytesIO(data)) as archive, archive.open(_DOCUMENT) as document:
            content = document.read(MAX_DOCUMENT + 1)
        if len(content) > MAX_DOCUMENT:
            raise ReadingError(Reason.TOO_LARGE, name)
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
        return etree.fromstring(content, parser)
    except ReadingError:
        raise
    except (
        zipfile.BadZipFile,
        zlib.error,
        etree.LxmlError,
        KeyError,
        RuntimeError,
        NotImplementedError,
        EOFError,
        ValueError,
    ) as e:
        raise ReadingError(Reason.DAMAGED, name) from e


def _paragraphs(tree: Element) -> Iterator[tuple[str, str]]:
    """Each paragraph's kind by its style, and its text; tables of data and text boxes are left out."""
    for paragraph in tree.iter(f"{_W}p"):
        around = {ancestor.tag for ancestor in paragraph.iterancestors()}
        if f"{_W}txbxContent" in around or (f"{_W}tbl" in around and len(_text(paragraph)) < _CELL):
            continue
        style = next((mark.get(f"{_W}val", "") for mark in paragraph.iter(f"{_W}pStyle")), "").casefold()
        for line in _text(paragraph).split("\n"):
            yield ("title" if style in {"title", "제목"} else ""), " ".join(tidy(line).split())


def _text(paragraph: Element) -> str:
    parts = paragraph.iter(f"{_W}t", f"{_W}tab", f"{_W}br", f"{_W}cr")
    return "".join((part.text or "") if part.tag == f"{_W}t" else _MARKS[part.tag] for part in parts)
