"""Reads numbers as Korean and English papers write them: 1조2000억, 8천192, 3.5만, 1.2 billion, six."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from briefs.model import Lang, Unit
from briefs.parsing.units import NUMERAL, SCALE, SIGN, any_of


@dataclass(frozen=True, slots=True)
class Figure:
    """A number in a text, before its unit is known; `end` stands behind the scale word."""

    start: int
    end: int
    value: Decimal
    sign: Unit | None = None  # the currency whose sign stands before it
    scale: Decimal = Decimal(1)  # the last scale word, 1 where none
    written: bool = False  # spelled out: two, 두
    plain: str = ""  # the digits as written


_DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_SIGN = rf"(?<![A-Za-z])(?P<sign>{any_of(SIGN)}) ?"
# Digits that hang on letters belong to a name: GPT-4, K2, 910C.
_FREE = r"(?<![A-Za-z\d.,])(?<![A-Za-z]-)(?<![A-Za-z][+])"
_KO = re.compile(
    rf"(?:{_SIGN}|{_FREE})(?P<number>(?:{_DIGITS})(?:[십백천만억조경]+"
    r"(?:\s?\d[\d,]*(?=[천백십만억조]|\s?[개대명건곳장원위달]))?|"
    r"\s[만억조](?=[ 0-9가-힣]))*)"
)
_EN_SCALE = any_of(word for word in SCALE["en"] if len(word) > 1)
_EN = re.compile(
    rf"(?:{_SIGN}|{_FREE})(?P<number>{_DIGITS})(?:[ -]?(?P<scale>{_EN_SCALE})\b|(?P<letter>[kmbtKMBT])(?![A-Za-z]))?"
)
_EN_WRITTEN = re.compile(
    rf"(?<![\w-])(?P<number>{any_of(NUMERAL['en'])})(?:[ -](?P<scale>hundred|thousand|million|billion|"
    rf"trillion)\b)?(?![\w])",
    re.IGNORECASE,
)
_KO_WRITTEN = re.compile(rf"(?<![가-힣])(?P<number>{any_of(NUMERAL['ko'])})(?=\s?[가-힣])")
_KO_TOKEN = re.compile(r"\d[\d,.]*|[십백천만억조경]")
_COUNTED = re.compile(
    r"[ -](?:output |input )?(?:users|parameters?|tokens|downloads|people|chips|units|yuan|model|"
    r"모델|매개변수|파라미터)"
)


def figures(text: str, lang: Lang) -> Iterator[Figure]:
    """Every number in `text`, digits first and spelled-out ones after, not yet checked for a unit."""
    if lang == "ko":
        yield from (_korean(m) for m in _KO.finditer(text))
        for m in _KO_WRITTEN.finditer(text):
            yield Figure(m.start(), m.end(), Decimal(NUMERAL["ko"][m["number"]]), written=True)
        return
    yield from (_english(text, m) for m in _EN.finditer(text))
    for m in _EN_WRITTEN.finditer(text):
        scale = SCALE["en"][m["scale"].lower()] if m["scale"] else Decimal(1)
        value = Decimal(NUMERAL["en"][m["number"].lower()]) * scale
        yield Figure(m.start(), m.end(), value, scale=scale, written=True, plain=m["number"].lower())


def _korean(m: re.Match[str]) -> Figure:
    total = section = Decimal(0)
    pending: Decimal | None = None
    scale = Decimal(1)
    for token in _KO_TOKEN.findall(m["number"]):
        if token[0].isdigit():
            pending = Decimal(token.replace(",", "").rstrip("."))
            continue
        scale = SCALE["ko"][token]
        if scale < 10**4:
            section += (Decimal(1) if pending is None else pending) * scale
        else:
            total += (section + (pending or 0) or Decimal(1)) * scale
            section = Decimal(0)
        pending = None
    value = total + section + (pending or 0)
    sign = SIGN[m["sign"]] if m["sign"] else None
    return Figure(m.start(), m.end(), value, sign, scale if pending is None else Decimal(1), plain=m["number"])


def _english(text: str, m: re.Match[str]) -> Figure:
    value, end, scale = Decimal(m["number"].replace(",", "")), m.end("number"), Decimal(1)
    sign = SIGN[m["sign"]] if m["sign"] else None
    if m["scale"]:
        scale, end = SCALE["en"][m["scale"].lower()], m.end()
    elif m["letter"] and (sign or _COUNTED.match(text, m.end()) or (m["letter"].islower() and m["letter"] != "t")):
        scale, end = SCALE["en"][m["letter"].lower()], m.end()
    return Figure(m.start(), end, value * scale, sign, scale, plain=m["number"])
