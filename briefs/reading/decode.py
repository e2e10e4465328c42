"""Bytes → text: byte order marks, declared charsets, and undeclared Korean and Chinese encodings."""

from __future__ import annotations

import codecs
import re

from briefs.reading.errors import ReadingError, Reason

MAX_BYTES = 5_000_000

_BOMS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_FORMATS = (b"%PDF", b"PK\x03\x04", b"{\\rtf", b"\xd0\xcf\x11\xe0")
_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})""", re.IGNORECASE)
_UNDECLARED = ("cp949", "gb18030", "cp1252")
# Browsers read these labels as their supersets; so do the pages that carry them.
_SUPERSETS = {"euc-kr": "cp949", "ks_c_5601-1987": "cp949", "gb2312": "gb18030", "gbk": "gb18030"}
_WESTERN = {"iso-8859-1": "cp1252", "latin-1": "cp1252", "latin1": "cp1252", "us-ascii": "cp1252", "ascii": "cp1252"}
_ODD = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f-\x9f\ue000-\uf8ff]")
_HANGUL = re.compile("[가-힣]")
_COMMON_HANGUL = re.compile("[이다는의을에가고하로은지를서인한도으기사자스대어나일년들시해만라]")
_HANZI = re.compile("[\u4e00-\u9fff]")
_COMMON_HANZI = re.compile("[的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出会可也你对就年]")
_FOREIGN = re.compile("[^\x00-\x7f]")
_TYPOGRAPHY = re.compile("[‘’“”–—…•·©®™°£€¥«»½×éèêëáàâäíìîïóòôöúùûüñçÉÜÖÄß§¶\xa0]")
_LATIN_1 = re.compile("[\xa1-\xff]")
_MOJIBAKE = re.compile("[ÃÂâêëìíîïåæçèé][\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]")


def decode(data: bytes, name: str = "", charset: str = "") -> str:
    """The text of `data`, without a byte order mark; `charset` is what its surroundings declare.

    Raises ReadingError: too_large, empty, unsupported, binary or encoding.
    """
    if len(data) > MAX_BYTES:
        raise ReadingError(Reason.TOO_LARGE, name)
    if not data.strip():
        raise ReadingError(Reason.EMPTY, name)
    if data.startswith(_FORMATS):
        raise ReadingError(Reason.UNSUPPORTED, name)
    text = _decoded(data, name, charset)
    if not text.strip("\ufeff \t\r\n"):
        raise ReadingError(Reason.EMPTY, name)
    if _garbled(text):
        raise ReadingError(Reason.ENCODING, name)
    return text


def _decoded(data: bytes, name: str, charset: str) -> str:
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _strict(data, encoding) or _refuse(Reason.ENCODING, name)
    if b"\x00" in data:
        return _wide(data) or _refuse(Reason.BINARY, name)
    text = _strict(data, "utf-8")
    if text is not None:
        return text if _clean(text) else _refuse(Reason.BINARY, name)
    for encoding in (*_named(charset), *_declared(data), *_UNDECLARED):
        text = _strict(data, encoding)
        if text is not None and _plausible(text, encoding):
            return text
    return _refuse(Reason.ENCODING if _texty(data) else Reason.BINARY, name)


def _refuse(reason: Reason, name: str) -> str:
    raise ReadingError(reason, name)


def _strict(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (ValueError, LookupError):
        return None


def _wide(data: bytes) -> str | None:
    """UTF-16 without a mark: in Korean and English alike, spaces and line ends betray the byte order."""
    little, big = data.count(b" \x00") + data.count(b"\n\x00"), data.count(b"\x00 ") + data.count(b"\x00\n")
    if little == big:
        return None
    text = _strict(data, "utf-16-le" if little > big else "utf-16-be")
    return text if text is not None and "\x00" not in text and _clean(text) else None


def _declared(data: bytes) -> list[str]:
    """The charset a page names; a wrong label fails the strict decoding or the sanity test."""
    match = _DECLARED.search(data[:4096])
    if not match:
        return []
    return _named(match[1].decode("ascii"))


def _named(label: str) -> list[str]:
    label = label.casefold()
    return [_SUPERSETS.get(label, _WESTERN.get(label, label))] if label else []


def _share(pattern: re.Pattern[str], text: str, of: int) -> float:
    return len(pattern.findall(text)) / max(1, of)


def _clean(text: str) -> bool:
    return _share(_ODD, text, len(text)) < 0.01


def _plausible(text: str, encoding: str) -> bool:
    """Whether `text` reads like the language that `encoding` is used for."""
    if not _clean(text):
        return False
    foreign = len(_FOREIGN.findall(text))
    hangul, hanzi = _share(_HANGUL, text, foreign), _share(_HANZI, text, foreign)
    if encoding == "gb18030":
        return hangul > 0.5 or (hanzi > 0.5 and _share(_COMMON_HANZI, text, foreign) > 0.08)
    if encoding == "cp1252":
        return _share(_TYPOGRAPHY, text, foreign) > 0.8 and foreign < 0.1 * len(text)
    return hangul > 0.5 and _share(_COMMON_HANGUL, text, foreign) > 0.15


def _garbled(text: str) -> bool:
    """UTF-8 that was once read as Latin-1, or text that lost its characters on the way."""
    lost, marks = text.count("\ufffd"), len(_LATIN_1.findall(text))
    if marks > 0.25 * len(text.replace(" ", "")):
        return True
    return len(_MOJIBAKE.findall(text)) > max(5, 0.01 * len(text)) or lost > max(3, 0.01 * len(text))


def _texty(data: bytes) -> bool:
    return sum(byte < 9 or 13 < byte < 32 for byte in data[:4096]) < 0.02 * min(len(data), 4096)
