"""The formats that are read: one table, each format known by its bytes and read by its own module."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from briefs.reading import clean, html, mail, pdf, text, word
from briefs.reading.decode import MAX_BYTES, decode
from briefs.reading.errors import ReadingError, Reason
from briefs.reading.text import MAX_TEXT, Parts


@dataclass(frozen=True, slots=True)
class Format:
    """How a format is known and read; the file's name counts only in messages."""

    matches: Callable[[bytes], bool]
    read: Callable[[bytes, str], Parts]


FORMATS = (
    Format(pdf.is_pdf, pdf.read),
    Format(word.is_document, word.read),
    Format(mail.is_mail, mail.read),
)


def read(data: bytes, name: str = "", charset: str = "") -> Parts:
    """The parts of the article in `data`; what is none of FORMATS is a page or plain text, in `charset` if it says so.

    Raises ReadingError.
    """
    if len(data) > MAX_BYTES:
        raise ReadingError(Reason.TOO_LARGE, name)
    found = next((one for one in FORMATS if one.matches(data)), None)
    return found.read(data, name) if found else _written(data, name, charset)


def _written(data: bytes, name: str, charset: str) -> Parts:
    content = clean.tidy(decode(data, name, charset))
    if html.is_page(content, name):
        return html.read(content)
    if len(content) > MAX_TEXT:
        raise ReadingError(Reason.TOO_LARGE, name)
    return text.read(content)
