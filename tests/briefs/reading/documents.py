"""Small PDF, Word and mail files for the tests, made from the text that they shall hold."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Sequence
from email.message import EmailMessage
from io import BytesIO
from xml.sax.saxutils import escape

import pytest

from briefs import reading
from briefs.reading import ReadingError, Reason

Line = tuple[float, float, float, str]  # x, y, size of letters, text

_FONT = (
    "<< /Type /Font /Subtype /Type0 /BaseFont /Plain /Encoding /Identity-H /DescendantFonts [4 0 R] /ToUnicode 5 0 R >>"
)
_OUTLINES = (
    "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Plain /DW 500 "
    "/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>"
)
_FONTS = "/Resources << /Font << /F1 3 0 R >> >>"


def pdf(pages: Sequence[Sequence[Line]], info: str = "", *, packed: bool = False) -> bytes:
    """A PDF whose pages show these lines, any script: a font without outlines maps each letter to itself."""
    letters = sorted({letter for page in pages for line in page for letter in line[3]})
    mapped = "\n".join(f"<{ord(letter):04x}> <{ord(letter):04x}>" for letter in letters)
    start = "/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <0000> <ffff> endcodespacerange"
    cmap = f"{start} {len(letters)} beginbfchar\n{mapped}\nendbfchar endcmap end"
    fonts = (_FONT, _OUTLINES, _stream(cmap, packed))
    kids, objects = [], []
    for number, page in enumerate(pages):
        shown = "\n".join(
            f"BT /F1 {size} Tf 1 0 0 1 {x} {y} Tm <{text.encode('utf-16-be').hex()}> Tj ET" for x, y, size, text in page
        )
        kids.append(f"{6 + 2 * number} 0 R")
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {7 + 2 * number} 0 R {_FONTS} >>"
        )
        objects.append(_stream(shown, packed))
    tree = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(pages)} >>"
    return _file(["<< /Type /Catalog /Pages 2 0 R >>", tree, *fonts, *objects], info)


def _stream(content: str, packed: bool) -> str:
    data = content.encode("latin-1")
    if packed:
        data = zlib.compress(data, 9)
    how = " /Filter /FlateDecode" if packed else ""
    return f"<< /Length {len(data)}{how} >>\nstream\n{data.decode('latin-1')}\nendstream"


def _file(objects: Sequence[str], info: str) -> bytes:
    out, places = b"%PDF-1.7\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{content}\nendobj\n".encode("latin-1")
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    head = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
    tail = f"trailer << /Size {len(objects) + 1} /Root 1 0 R {info} >>\nstartxref\n{len(out)}\n%%EOF"
    return out + (head + tail).encode("latin-1")


def page(lines: Sequence[str], *, head: str = "", foot: str = "", title: str = "", leading: float = 16) -> list[Line]:
    """A page's lines from the top: an empty line is a gap between paragraphs."""
    shown: list[Line] = [(60, 810, 8, head)] if head else []
    y = 770.0
    if title:
        shown.append((60, y, 20, title))
        y -= 40
    for line in lines:
        if line:
            shown.append((60, y, 11, line))
        y -= leading if line else leading * 0.7
    return [*shown, (290, 30, 8, foot)] if foot else shown


def word(paragraphs: Sequence[tuple[str, str]], extra: str = "") -> bytes:
    """A Word document of paragraphs, each with its style, and `extra` markup at the end."""
    shown = "".join(
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r><w:t>{escape(text)}</w:t></w:r></w:p>'
        for style, text in paragraphs
    )
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    return archive({"word/document.xml": f'<w:document xmlns:w="{space}"><w:body>{shown}{extra}</w:body></w:document>'})


def archive(members: dict[str, str]) -> bytes:
    """A zip archive of these members."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name, content in members.items():
            target.writestr(name, content)
    return out.getvalue()


def refused(data: bytes) -> tuple[Reason, str]:
    """Why reading refuses `data`, as a reason and as a message."""
    with pytest.raises(ReadingError) as caught:
        reading.read(data, "")
    return caught.value.reason, caught.value.message


LETTER = "".join(
    [
        "<html><body><h1>Cheap tokens</h1><p>Good morning, readers.</p>",
        "<h2>1. Baichuan cuts its prices</h2>",
        "<p>Baichuan has cut the price of its medical model by 60% to 2 yuan per million tokens.</p>",
        "<h2>2. SMIC seeks new tools</h2>",
        "<p>SMIC will spend $700 million on domestic etching tools this year.</p>",
        "<p>You received this email because you signed up.</p>",
        '<p><a href="/u">Unsubscribe</a></p></body></html>',
    ]
)


def mail(text: str, page: str = "", charset: str = "utf-8", **headers: str) -> bytes:
    """A mail with a text and a page."""
    message = EmailMessage()
    message["Date"] = "Fri, 27 Feb 2026 07:00:00 +0000"
    for name, value in headers.items():
        message[name] = value
    message.set_content(text, charset=charset, cte="base64")
    if page:
        message.add_alternative(page, subtype="html", cte="quoted-printable")
    return bytes(message)
