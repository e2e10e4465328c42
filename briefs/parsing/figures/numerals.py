"""Reads numbers as Korean and English papers write them: 1조2000억, 8천192, 3.5만, 1.2 billion, six."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal

from briefs.lexicon.wording import any_of
from briefs.model import Lang, Unit
from briefs.parsing.figures.units import NUMERAL, SCALE, SIGN, any_word
from briefs.values import value


@value
class Figure:
    """A number in a text, before its unit is known; `end` stands behind the scale word."""

    start: int
    end: int
    value: Decimal
    sign: Unit | None = None  # the currency whose sign stands before it
    scale: Decimal = Decimal(1)  # the last scale word, 1 where none
    written: bool = False  # spelled out: two, 두
    plain: str = ""  # the digits as written


# What has more letters than this is a code or noise.
_LONGEST = 40
_SIGN = rf"(?P<sign>{any_word(SIGN, inside='[A-Za-z]')}) ?"
# Digits that hang on letters belong to a name: GPT-4, K2, 910C. Behind a scale word's hyphen a range ends: 2 bln-3 bln.
_SCALE_BEFORE = "|".join(rf"(?<=[\d ]{word}[-–]\d)" for word in SCALE["en"] if len(word) > 1)
_FREE = rf"(?<![A-Za-z\d.,]\d)(?:(?<![A-Za-z]-\d)|{_SCALE_BEFORE})(?<![A-Za-z][+]\d)"
_DIGITS = r"(?:\d{0,2}(?:,\d{3})+(?:\.\d+)?|\d*(?:\.\d+)?)"
_SCALED: Mapping[Lang, str] = {
    "ko": r"(?:[십백천만억조경]+(?:\d[\d,]{0,20}|\s\d[\d,]{0,20}(?=[천백십만억조]|"
    r"\s?[개대명건곳장원위달가종편회톤]|\s?파스칼))?|\s[만억조](?=[ 0-9가-힣])){0,12}",
    "en": rf"(?:[ -]?(?P<scale>{any_of(word for word in SCALE['en'] if len(word) > 1)})\b|"
    r"(?P<letter>[kmbtKMBT])(?![A-Za-z]))?",
}
_SIGNED = {lang: re.compile(rf"{_SIGN}(?P<number>\d{_DIGITS}){scaled}") for lang, scaled in _SCALED.items()}
_PLAIN = {lang: re.compile(rf"(?P<number>\d{_FREE}{_DIGITS}){scaled}") for lang, scaled in _SCALED.items()}
_WORDS = any_word([form for word in NUMERAL["en"] for form in (word, word.title())], inside=r"[\w-]")
_ONES = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_EN_WRITTEN = re.compile(
    rf"(?P<number>{_WORDS})(?:-(?<=ty-)(?P<ones>{any_of(_ONES)})\b)?"
    r"(?:[ -](?P<scale>(?i:hundred|thousand|million|billion|trillion|quadrillion))\b"
    r"(?:[ -](?P<more>(?i:thousand|million|billion|trillion))\b)?)?(?!\w)"
)
_KO_WRITTEN = re.compile(
    rf"(?P<number>{any_word(sorted(NUMERAL['ko'], key=len, reverse=True), inside='[가-힣]')})(?=\s?[가-힣])"
)
# 백만 대, 만 명: a scale by itself, and no part of 수백만 or 2천만.
_KO_SCALE = re.compile(
    r"(?P<number>[십백천만억](?<![가-힣\d.,].)(?<![\d몇수] .)[만억]?)"
    r"(?=\s(?:대|명|개|곳|건|장|톤|배|퍼센트)(?:[은는이가을를도의씩에로]|가량|[ ,.)]|$))"
)
_KO_TOKEN = re.compile(r"\d[\d,.]*|[십백천만억조경]")
_COUNTED = re.compile(
    r"[ -](?:output |input )?(?:users|parameters?|tokens|downloads|people|chips|units|yuan|model|"
    r"모델|매개변수|파라미터)"
)
_ONE, _DOZEN, _HALF = Decimal(1), Decimal(12), Decimal("0.5")
_DOZENS, _AND_HALF = re.compile(r" dozen(?!s)\b"), re.compile(r" and a half\b")
_TEN_THOUSAND = Decimal(10**4)
# 만 6천384장: a bare 만 before thousands is ten thousand of its own.
_BARE_MAN = re.compile(r"(?<![\d.,]\s)(?<![가-힣\d.,])만\s?$")
_HALF_A = "half "
# Three quarters is no three.
_FRACTION = re.compile(r"[- ](?:thirds?|quarters?|fifths?|sixths?|sevenths?|eighths?|ninths?|tenths?)\b")


def figures(text: str, lang: Lang, blocked: Callable[[int, int], bool]) -> Iterator[Figure]:
    """Every number in `text`, digits first and spelled-out ones after, not yet checked for a unit.

    `blocked` tells of a range of the text whether it holds no figures.
    """
    for m in _digits(text, lang):
        if m.end() - m.start() <= _LONGEST and not blocked(*m.span()):
            yield _korean(m) if lang == "ko" else _english(text, m)
    for m in _KO_SCALE.finditer(text) if lang == "ko" else ():
        if not blocked(*m.span()):
            yield _korean(m)
    for m in (_KO_WRITTEN if lang == "ko" else _EN_WRITTEN).finditer(text):
        if not blocked(*m.span()) and (figure := _written(m, lang)):
            yield figure


def _digits(text: str, lang: Lang) -> Iterator[re.Match[str]]:
    """Numbers in digits: those behind a currency's sign, and those that hang on no letter."""
    signed = list(_SIGNED[lang].finditer(text))
    yield from signed
    taken = {m.start("number") for m in signed}
    yield from (m for m in _PLAIN[lang].finditer(text) if m.start() not in taken)


def _written(m: re.Match[str], lang: Lang) -> Figure | None:
    """A spelled-out number; an English article is one only before a scale or a dozen: a million."""
    word = m["number"].lower()
    value = Decimal(NUMERAL[lang][word])
    if lang == "ko":
        return Figure(m.start(), m.end(), value, written=True)
    if m["ones"]:
        word, value = f"{word}-{m['ones']}", value + NUMERAL["en"][m["ones"]]
    if _FRACTION.match(m.string, m.end()):
        return None
    if word == "a" and m["scale"] and m.string[max(0, m.start() - len(_HALF_A)) : m.start()].lower() == _HALF_A:
        scale = SCALE["en"][m["scale"].lower()]
        return Figure(m.start() - len(_HALF_A), m.end(), value * scale / 2, scale=scale, written=True, plain="half")
    return _scaled(m, word, value)


def _scaled(m: re.Match[str], word: str, value: Decimal) -> Figure | None:
    """A spelled-out number with what makes it larger: six million, two dozen, two and a half."""
    if m["scale"]:
        scale = SCALE["en"][m["scale"].lower()] * (SCALE["en"][m["more"].lower()] if m["more"] else _ONE)
        return Figure(m.start(), m.end(), value * scale, scale=scale, written=True, plain=word)
    if dozen := _DOZENS.match(m.string, m.end()):
        return Figure(m.start(), dozen.end(), value * _DOZEN, written=True, plain=f"{word} dozen")
    if word in ("a", "an"):
        return None
    if half := _AND_HALF.match(m.string, m.end()):
        return Figure(m.start(), half.end(), value + _HALF, written=True, plain=f"{word} and a half")
    return Figure(m.start(), m.end(), value, written=True, plain=word)


def _korean(m: re.Match[str]) -> Figure:
    number = m.string[m.start("number") : m.end()]
    sign = SIGN[m["sign"]] if "sign" in m.re.groupindex else None
    if number.isdecimal():
        return Figure(m.start(), m.end(), Decimal(number), sign, plain=number)
    total = section = Decimal(0)
    pending: Decimal | None = None
    scale = _ONE
    for token in _KO_TOKEN.findall(number):
        if token[0].isdecimal():
            pending = Decimal(token.replace(",", "").rstrip("."))
            continue
        scale = SCALE["ko"][token]
        if scale < 10**4:
            section += (_ONE if pending is None else pending) * scale
        else:
            total += (section + (pending or 0) or _ONE) * scale
            section = Decimal(0)
        pending = None
    value = total + section + (pending or 0)
    start = m.start()
    if (
        sign is None
        and value < _TEN_THOUSAND
        and section
        and (man := _BARE_MAN.search(m.string, max(0, start - 6), start))
    ):
        start, value = man.start(), value + _TEN_THOUSAND
    return Figure(start, m.end(), value, sign, scale if pending is None else _ONE, plain=number)


def _english(text: str, m: re.Match[str]) -> Figure:
    value, end, scale = Decimal(m["number"].replace(",", "")), m.end("number"), _ONE
    sign = SIGN[m["sign"]] if "sign" in m.re.groupindex else None
    if m["scale"]:
        scale, end = SCALE["en"][m["scale"].lower()], m.end()
    elif m["letter"] and (sign or _COUNTED.match(text, m.end()) or (m["letter"].islower() and m["letter"] != "t")):
        scale, end = SCALE["en"][m["letter"].lower()], m.end()
    return Figure(m.start(), end, value * scale, sign, scale, plain=m["number"])
