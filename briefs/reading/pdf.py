"""PDF files → the parts of an article, from their text layer: lines joined, running heads and page numbers dropped."""

from __future__ import annotations

import logging
from io import BytesIO
from typing import Any

from briefs.reading import pdf_layout, text
from briefs.reading.clean import tidy
from briefs.reading.errors import ReadingError, Reason
from briefs.reading.pdf_layout import Row
from briefs.reading.text import Parts

MAX_PAGES = 60
MAX_CONTENT = 4_000_000  # bytes of drawing instructions, unpacked: they bound the time that reading takes
MAX_OPERATORS = 150_000
MAX_STREAM = 10_000_000  # bytes that any one stream may unpack to
MAX_XREF = 200_000
_MIN_TEXT = 40
_LOG = logging.getLogger("pypdf")  # it warns of every broken line of a damaged file; what is wrong is said once, by us
_LIMITS: dict[str, Any] = {
    "zlib_maximum_output_length": MAX_STREAM,
    "lzw_maximum_output_length": MAX_STREAM,
    "run_length_maximum_output_length": MAX_STREAM,
    "array_based_stream_maximum_output_length": MAX_STREAM,
    "stream_decoding_work_maximum_length": 4 * MAX_STREAM,
    "xform_maximum_invocations_per_extraction": 500,
    "stream_parsing_work_maximum_count": 1_000_000,
}


def is_pdf(data: bytes) -> bool:
    """Whether `data` is a PDF: its mark stands within the first kilobyte."""
    return b"%PDF-" in data[:1024] and not data.lstrip().startswith(b"<")


def read(data: bytes, name: str = "") -> Parts:
    """The parts of the PDF `data`.

    Raises ReadingError where it is locked, damaged, too large or has no text layer.
    """
    pages = _pages(data, name)
    if sum(len(row.text) for page in pages for row in page) < _MIN_TEXT:
        raise ReadingError(Reason.SCANNED, name)
    title, paragraphs = pdf_layout.compose(pages)
    return text.read("\n\n".join([title, *paragraphs] if title else paragraphs))


def _pages(data: bytes, name: str) -> list[list[Row]]:
    import pypdf
    from pypdf import apply_configuration
    from pypdf.errors import DependencyError, LimitReachedError

    _LOG.setLevel(logging.CRITICAL)
    try:
        with apply_configuration(**_LIMITS):
            reader = pypdf.PdfReader(BytesIO(data), xref_stream_maximum_entries=MAX_XREF)
            if reader.is_encrypted and not reader.decrypt(""):
                raise ReadingError(Reason.LOCKED, name)
            if len(reader.pages) > MAX_PAGES:
                raise ReadingError(Reason.TOO_LARGE, name)
            budget = _Budget(name)
            return [_rows(page, budget) for page in reader.pages]
    except ReadingError:
        raise
    except DependencyError as error:
        raise ReadingError(Reason.LOCKED, name) from error
    except LimitReachedError as error:
        raise ReadingError(Reason.TOO_LARGE, name) from error
    except Exception as error:  # a damaged file fails in any of the library's places
        raise ReadingError(Reason.DAMAGED, name) from error


class _Budget:
    """How much more a file may ask to be unpacked and drawn."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._content, self._operators = MAX_CONTENT, MAX_OPERATORS

    def unpack(self, size: int) -> None:
        self._content -= size
        self._check()

    def draw(self, *_: Any) -> None:
        self._operators -= 1
        self._check()

    def _check(self) -> None:
        if self._content < 0 or self._operators < 0:
            raise ReadingError(Reason.TOO_LARGE, self._name)


def _rows(page: Any, budget: _Budget) -> list[Row]:
    """The page's lines in reading order, each with the size of its letters and its height on the page."""
    contents = page.get_contents()
    budget.unpack(len(contents.get_data()) if contents is not None else 0)
    rows = [Row("")]

    def take(piece: str, matrix: list[float], placed: list[float], _font: Any, size: float) -> None:
        scale = abs(placed[3] or placed[1] or 1) * abs(matrix[3] or matrix[1] or 1)
        for number, part in enumerate(piece.split("\n")):
            if number:
                rows.append(Row(""))
            if part.strip():
                height = placed[5] * (matrix[3] or 1) + matrix[5]
                rows[-1] = Row(rows[-1].text + part, max(rows[-1].size, size * scale), rows[-1].height or height)
            else:
                rows[-1] = Row(rows[-1].text + part, rows[-1].size, rows[-1].height)

    page.extract_text(visitor_operand_before=budget.draw, visitor_text=take)
    return [Row(tidy(row.text), round(row.size, 1), row.height) for row in rows if row.text.strip()]
