"""Figures that are words of their own: multiples, fractions, halves, days of the Korean count."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from briefs.lexicon.wording import any_of
from briefs.model import Lang, Quantity, Role, Span, Unit
from briefs.parsing.figures.units import NOUNS, NUMERAL, SCALE, any_word

_FOLD = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_MULTIPLE = {"twice": 2, **{f"{word}fold": value for value, word in enumerate(_FOLD, 2)}} | {
    f"{stem}{ending}": value
    for stem, value in (("doubl", 2), ("tripl", 3), ("quadrupl", 4))
    for ending in ("e", "ed", "es", "ing")
}
_MULTIPLES = re.compile(
    rf"(?:{any_word(_MULTIPLE)})\b(?![- ](?:digit|degree|major|standard|check|act|agent|edged|decker))"
)
_NO_MULTIPLE = re.compile(r"(?:digital|\ba) $")
# Revenue almost doubled, growing 97.8%: the percentage says exactly what the word says roughly.
_EXACTLY = re.compile(
    r"[^.;%]{0,12}?[ (,+]+(?:(?:growing|rising|up|increasing|a rise of|by)\s)?\+?[\d.]{1,8}\s?(?:%|per)"
)
_PARTS = {
    "half": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10
}  # fmt: skip
_SMALL = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "a")
_EN_FRACTION = re.compile(
    rf"(?P<top>{any_word((*_SMALL, *map(str.title, _SMALL)))})[- ](?P<part>{any_of(_PARTS)})s?"
    r"(?:(?= of\b| less\b| more\b| cheaper\b| lower\b| higher\b| larger\b| fewer\b)|(?<=by . third)|(?<=by . quarter)|"
    r"(?<=by . fifth))"
)
_EN_HALF = re.compile(
    r"[Hh]alf(?:(?<!first half)(?<!second half)(?<!latter half)(?<!last half)(?<!other half)(?<!better half)"
    r"(?<![\w-].alf)"
    r"(?= of (?:its|the|their|all|what|that|this|it|them|[a-z]+s\b)(?! (?:year|decade|century|month))| its\b| their\b)"
    r"|(?<=by half)\b(?! of)|(?<=than half)\b(?= |,)(?! an? )|(?<=to half)\b(?= (?:by|in|from)\b))"
)
# Of what was just counted, half is this or that: sold 400, more than half of them abroad.
_EN_BESIDE = re.compile(r", (?:(?:more|less) than|nearly|almost|about|over|some|roughly) $")
_EN_HALVE = re.compile(r"\b[Hh]alv(?:e|es|ed|ing)\b(?! in)")
_EN_IN = re.compile(
    rf"(?P<top>{any_word((*_SMALL[:-1], *map(str.title, _SMALL[:-1])))})"
    rf" (?:in(?: every)?|out of(?: every)?) (?P<whole>two|three|four|five|ten)\b(?! (?:years|months|days|weeks|hours))"
)
_HUNDRED = Decimal(100)
_KO_FRACTION = re.compile(
    r"(?P<whole>\d(?<![\d,.]\d)\d?|[이삼사오](?<![가-힣].))분의 ?(?P<top>\d{1,2}|[일이삼])(?=[가-힣 ,.)])"
)
_KO_DIGIT = {"일": 1, "이": 2, "삼": 3, "사": 4, "오": 5}
_KO_HALF = re.compile(r"절반(?=까지|을|이|가량|으로|에|쯤|만|은|인|[ ](?:넘|이상|수준|가까|정도|줄|깎|감축|삭감))")
_KO_HALVED = re.compile(r"(?:으로|까지|쯤|가량)?\s(?:줄|감축|감소|낮|깎|축소|삭감|떨어|내리|내렸|내려)")
# Satellites and what else flies or floats is counted by 기, which stands for classes and phases as well.
_KO_CRAFT = re.compile(r"위성|무인기|로켓|발사체|원자로|원전|드론|미사일|크레인|발전기|터빈")
_KO_CRAFTS = re.compile(
    r"(?P<number>\d(?<![\d.,제]\d)[\d,]{0,11})(?P<scale>천|만)?(?P<rest>\d{1,3})?\s?기(?=[를가로는의씩도 ,.)]|까지)"
    r"(?!가(?:비트|바이트|와트|헤르츠))"
    r"(?P<open>(?= (?!넘|이상|가량|정도)))?"
)
# How far back the craft that are counted may be named, in characters.
_CRAFT_BACK, _CRAFT_NEAR = 160, 16
# How much power a data centre takes for each unit that computes has no unit.
_KO_PUE = re.compile(
    r"(?:PUE|전력\s?(?:사용\s?)?효율(?:\s?지[표수])?)\)?[은는이가를을]?\s(?:[가-힣]{1,4}\s){0,2}?(?P<number>[12]\.\d{1,3})"
    r"(?![\d.]|\s?(?:배|%|퍼센트|TOPS))"
)
# Degrees of frost are negative: 영하 20도, minus 20 degrees.
_KO_DEGREES = re.compile(r"영(?:(?P<frost>하)|상)\s?(?P<number>\d{1,3}(?:\.\d)?)도(?!시)")
_EN_FROST = re.compile(r"\bminus (?P<number>\d{1,3}(?:\.\d)?)(?: degrees|\s?°| to (?:plus )?\d{1,3}(?: degrees|\s?°))")
# How far something sees or how steep it is: 시야각은 70도, 45도 경사.
_KO_ANGLE = re.compile(
    r"(?P<number>\d(?<![\d.]\d)\d{0,2})도"
    r"(?:(?<=각[은이을도] \d\d도)|(?<=각[은이을도] \d\d\d도)|(?<=화면을 \d\d도)|"
    r"(?= (?:계단|경사|비탈|너비|각도|오르막)))"
)
# Cities and the like need no counter: 300여 도시.
_KO_SOME = re.compile(
    r"(?P<number>\d(?<![\d.,]\d)[\d,]{0,9})여 (?=도시|국가|나라|대학|학교|병원|기업|업체|매장|도서관|마을)"
)
# Few people are counted by the numeral alone: 연구원 둘이.
_KO_FEW = {"둘": 2, "셋": 3, "넷": 4, "다섯": 5, "여섯": 6, "일곱": 7, "여덟": 8, "아홉": 9, "열": 10}
_KO_PERSONS = re.compile(
    rf"(?:{any_of((*NOUNS['people']['ko'], '학자', '임원', '간부', '과학자', '사람'))}) "
    rf"(?P<number>{any_of(_KO_FEW)})(?=[이은을과,]\s?|으로 |의 |에게 )"
)
# So many grades that something is told apart by are its own content: 세 단계로 나눈다.
_KO_GRADES = re.compile(
    r"(?P<number>\d(?<![\d제]\d)|[두세네](?= )|다섯(?= )|여섯(?= )) ?(?:단계로|등급으로) "
    r"(?=나[누뉘뉜눠눴눈]|갈[라렸린]|구분|단순)"
)
_KO_HALF_YEAR = re.compile(r"반년(?<![가-힣\d]반년)(?=\s?만에)")
_KO_DOUBLE = re.compile(
    r"(?:갑절|곱절)(?<![\d가-힣]..)|배(?<=\s배)(?=(?:로|가|나)[ ,]|[ ](?:가까이|이상|넘게|가량)[ ])"
)
_KO_DAYS = {
    "이틀": 2, "사흘": 3, "나흘": 4, "닷새": 5, "엿새": 6, "이레": 7, "열흘": 10, "보름": 15
}  # fmt: skip
_KO_DAY = re.compile(
    rf"(?:{any_word(_KO_DAYS, inside='[가-힣]')})"
    r"(?=\s?(?:만에|동안|간[ ,은의에])|에서[ ]|[ ](?:걸|안에|사이|새[ ]|먼저))"
)


# The 5,000th robot off the line, its millionth car: so many were made.
_EN_THINGS = any_of(noun.removesuffix("s") for noun in NOUNS["units"]["en"])
_EN_MILESTONE = re.compile(rf"(?P<number>\d[\d,]{{1,11}})(?<=0)th (?:[\w-]{{1,20}} ){{0,2}}(?:{_EN_THINGS})\b")
_EN_SPELLED = {"thousandth": 10**3, "ten-thousandth": 10**4, "hundred-thousandth": 10**5, "millionth": 10**6}
_EN_SPELLED_MILESTONE = re.compile(rf"(?P<number>{any_word(_EN_SPELLED)}) (?:[\w-]{{1,20}} ){{0,2}}(?:{_EN_THINGS})\b")
# Something is to be done, or was, before so much time is over.
_EN_WITHIN = re.compile(r"\bwithin (?P<length>an? (?P<unit>day|month|year))\b(?! of (?:each|one)\b)(?! and\b)")
_WITHIN = {"day": Unit.DAYS, "month": Unit.MONTHS, "year": Unit.YEARS}
# What is done every day takes so long: close to an hour a day.
_EN_HOUR = re.compile(r"\b(?:an|one) hour(?<![Hh]alf an hour)(?= (?:a|per|each|every) day\b)")
_EN_COUNT = re.compile(r"(?<![\d.,])(?P<count>\d{1,3})[ -]$")
_KO_MILESTONE = re.compile(
    rf"(?P<number>\d[\d,]{{0,11}})(?P<scale>천|만)? ?번째 (?:[가-힣]{{1,8}} )?(?:{any_of(NOUNS['units']['ko'])}|차)"
)


def found(text: str, lang: Lang) -> Iterator[Quantity]:
    """The figures of `text` that are words of their own, in no order."""
    return _korean(text) if lang == "ko" else _english(text)


def _english(text: str) -> Iterator[Quantity]:
    for m in _MULTIPLES.finditer(text):
        if _NO_MULTIPLE.search(text, max(0, m.start() - 8), m.start()):
            continue
        if m[0] == "twice" or not _EXACTLY.match(text, m.end()):
            yield Quantity(Decimal(_MULTIPLE[m[0]]), Unit.TIMES, Span(*m.span()))
    yield from _fractions(text)
    for m in _EN_WITHIN.finditer(text):
        yield Quantity(Decimal(1), _WITHIN[m["unit"]], Span(*m.span("length")))
    for m in _EN_HOUR.finditer(text):
        yield Quantity(Decimal(1), Unit.COUNT, Span(*m.span()))
    for m in _EN_FROST.finditer(text):
        yield _degrees(m, frost=True)
    for m in _EN_MILESTONE.finditer(text):
        yield _milestone(m, Decimal(1))
    for m in _EN_SPELLED_MILESTONE.finditer(text):
        count = _EN_COUNT.search(text, max(0, m.start() - 4), m.start())
        times, start = (int(count["count"]), count.start()) if count else (1, m.start())
        yield Quantity(Decimal(times * _EN_SPELLED[m["number"]]), Unit.UNITS, Span(start, m.end()))


def _fractions(text: str) -> Iterator[Quantity]:
    for m in _EN_FRACTION.finditer(text):
        yield _share(m, _top(m["top"]), _PARTS[m["part"]])
    for m in _EN_HALF.finditer(text):
        if text.startswith(" of them", m.end()) and _EN_BESIDE.search(text, max(0, m.start() - 14), m.start()):
            continue
        yield _share(m, 1, 2)
    for m in _EN_HALVE.finditer(text):
        yield replace(_share(m, 1, 2), value=-_HUNDRED / 2, role=Role.CHANGE)
    for m in _EN_IN.finditer(text):
        if _top(m["top"]) < NUMERAL["en"][m["whole"]]:
            yield _share(m, _top(m["top"]), NUMERAL["en"][m["whole"]])


def _milestone(m: re.Match[str], scale: Decimal) -> Quantity:
    return Quantity(Decimal(m["number"].replace(",", "")) * scale, Unit.UNITS, Span(m.start(), m.end()))


def _degrees(m: re.Match[str], *, frost: bool) -> Quantity:
    value = Decimal(m["number"])
    return Quantity(-value if frost else value, Unit.COUNT, Span(*m.span("number")))


def _top(word: str) -> int:
    return NUMERAL["en"][word.lower()]


def _share(m: re.Match[str], top: int, whole: int) -> Quantity:
    """`top` of `whole` in percent, to one decimal."""
    value = (_HUNDRED * top / whole).quantize(Decimal("0.1"))
    return Quantity(
        value.to_integral_value() if value == value.to_integral_value() else value, Unit.PERCENT, Span(*m.span())
    )


def _korean(text: str) -> Iterator[Quantity]:
    for m in _KO_HALF.finditer(text):
        halved = _share(m, 1, 2)
        yield replace(halved, value=-halved.value, role=Role.CHANGE) if _KO_HALVED.match(text, m.end()) else halved
    for m in _KO_FRACTION.finditer(text) if "분의" in text else ():
        top, whole = (_KO_DIGIT.get(m[part]) or int(m[part]) for part in ("top", "whole"))
        if 0 < top < whole:
            yield _share(m, top, whole)
    for m in _KO_MILESTONE.finditer(text) if "번째" in text else ():
        yield _milestone(m, SCALE["ko"][m["scale"]] if m["scale"] else Decimal(1))
    for m in _KO_CRAFTS.finditer(text) if _KO_CRAFT.search(text) else ():
        back = _CRAFT_BACK if m["open"] is None else _CRAFT_NEAR
        if _KO_CRAFT.search(text, max(0, m.start() - back), m.start()):
            made = _milestone(m, SCALE["ko"][m["scale"]] if m["scale"] else Decimal(1))
            yield replace(made, value=made.value + int(m["rest"] or 0))
    yield from _korean_measures(text)
    for m in _KO_DAY.finditer(text):
        yield Quantity(Decimal(_KO_DAYS[m[0]]), Unit.DAYS, Span(*m.span()))


def _korean_measures(text: str) -> Iterator[Quantity]:
    for m in _KO_PUE.finditer(text):
        yield Quantity(Decimal(m["number"]), Unit.COUNT, Span(*m.span("number")))
    for m in _KO_DEGREES.finditer(text):
        yield _degrees(m, frost=m["frost"] is not None)
    for m in _KO_ANGLE.finditer(text):
        yield Quantity(Decimal(m["number"]), Unit.COUNT, Span(*m.span("number")))
    for m in _KO_SOME.finditer(text):
        yield Quantity(Decimal(m["number"].replace(",", "")), Unit.COUNT, Span(*m.span("number")))
    for m in _KO_GRADES.finditer(text):
        yield Quantity(Decimal(NUMERAL["ko"].get(m["number"]) or m["number"]), Unit.COUNT, Span(*m.span()))
    for m in _KO_PERSONS.finditer(text):
        yield Quantity(Decimal(_KO_FEW[m["number"]]), Unit.PEOPLE, Span(*m.span("number")))
    for m in _KO_HALF_YEAR.finditer(text):
        yield Quantity(Decimal(6), Unit.MONTHS, Span(*m.span()))
    for m in _KO_DOUBLE.finditer(text):
        yield Quantity(Decimal(2), Unit.TIMES, Span(*m.span()))
