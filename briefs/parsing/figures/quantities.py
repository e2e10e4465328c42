"""Finds the figures of a text and brings them to base units, exactly as reported.

It doesn't decide which figure belongs to which fact, nor what a figure measures or counts.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from briefs.lexicon.wording import any_of
from briefs.model import MONEY, Lang, Quantity, Span, Unit
from briefs.parsing.figures import counters, elliptical, nouns, roles, spelled
from briefs.parsing.figures.around import Names, counts, idle
from briefs.parsing.figures.lengths import is_length
from briefs.parsing.figures.numerals import Figure, figures
from briefs.parsing.figures.units import UNIT_WORD, WORD, any_word, words

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
# Dates, clock times, codes and ordinals: their digits are no figures. The Korean ones begin with a digit or a word.
_MASKS = {
    "ko": (
        re.compile(
            r"\d(?:\d{3}\.\s?\d{1,2}\.\s?\d{1,2}|\d{3}-\d{2}-\d{2}|\d?:\d{2}|\d{1,3}년|(?:\d?\s?[~·∼-]\s?\d)?\d?월"
            r"|\d?시(?!간)(?:\s?\d{1,2}분)?|(?<=[1-4])(?:\s?[~·-]\s?[1-4])?분기|\d{1,3}-\d{3,4}-\d{4}|\d{3,5}\.[A-Z]{2}"
            r"|년\s?\d{1,2}월)"
        ),
        re.compile(
            r"\d{1,2}인치(?:로)? 환산(?=[한 ]| 월)|"
            r"[\d상하](?:(?<=1)(?<!\d1)인(?= (?:기업|가구|창업|미디어|방송))|(?<=\d)대(?= ?주주)|"
            r"(?<=[상하])한가\s?\(\d[\d.]{0,4}%\))"
        ),
        re.compile(r"제\s?\d+|레벨\s?\d[\d.]*|버전\s?\d[\d.]*|시즌\s?\d[\d.]*|No\.\s?\d[\d.]*"),
    ),
    "en": (
        re.compile(
            rf"\d(?:\d{{3}}-\d{{2}}-\d{{2}}|\d?:\d{{2}}|\d?\s?[ap]\.?m\b|"
            rf"(?<!\w\d)\d? (?:{any_of(_MONTHS)})[a-z]*\.?(?![a-z])"
            r"(?:,? \d{4})?|\d?[ -]inch[ -]equivalent|"
            r"\d{1,3}-\d{3,4}-\d{4}|\d{3,5}\.[A-Z]{2}|(?<!\w\d)\d*(?:st|nd|rd|th)\b(?:-generation)?)"
        ),
        re.compile(rf"(?:{any_word(_MONTHS)})[a-z]*\.? \d{{1,2}}(?!\d)(?:,? \d{{4}})?"),
        re.compile(rf"(?:{any_word(words('nouns_en', 'numbered'))}) ?\d[\d.]*"),
        re.compile(
            rf"(?:{any_word(words('nouns_en', 'exchanges'))}): ?\d{{3,6}}|\(\d{{3,6}} (?:HK|CH|SH|SZ|US|KS|JP|TT)\b"
        ),
        re.compile(r"[A-Z](?<=\b[A-Z])[a-z]{1,15}, [2-9]\d,(?= )"),
        re.compile(r"^[^\w\n]{0,3}\d{1,2}[.)] (?=[A-Z“\"])", re.MULTILINE),
    ),
}
_ADDRESSES = {"@": re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w.-]{1,80}"), "://": re.compile(r"https?://\S{1,300}")}
_YEAR = re.compile(r"(?:19|20)\d\d")
_GAP = re.compile(r"[ \xa0]?(?:여|수|몇)?[ \xa0]?")
_EN_GAP = re.compile(r"[ \xa0-]?")
_LENGTHS = frozenset({Unit.YEARS, Unit.MONTHS, Unit.DAYS})
_RANGE = re.compile(r"[^\S\n]?(?:[~∼〜～–-]|to|and)[^\S\n]?")
_RANGE_NM = re.compile(rf"/|{_RANGE.pattern}")
# What is told per one of something is no figure of its own: 1㎏당, 1인당.
_PER = "당"
# A half or months behind years make one length, 4년 반, 1년 6개월, and a half behind a multiple one multiple: 두 배 반.
_HALF_KO = re.compile(r"\s반(?=[ ,.은이을의에]|만에|가량|정도|쯤|으로|까지)")
_HALVED = frozenset({"년", "배"})
_MONTHS_KO = re.compile(r"\s(?P<months>\d{1,2})개월")
# Two Korean numbers of one thing share its name: 80억과 5억 매개변수.
_AND_KO = re.compile(r"\s?(?:과|와|,|·)\s?")
_LISTED = frozenset({Unit.PARAMETERS, Unit.TOKENS, Unit.USERS})
# And so do two of these in English: 65 and 55 nanometres.
_AND_EN = frozenset({Unit.PARAMETERS, Unit.TOKENS, Unit.NM})

# Points by which a share moves stand beside its level in percent, and an index moves by many.
_MOVED_BY = re.compile(
    r"\b(?:gain(?:s|ed|ing)?|lost|los(?:es|ing)|up|down|added|shed|fell|rose|dropped|climbed)(?: by)?"
    r"(?: (?:about|around|some|nearly|almost|over|more than))? $"
)
_LEVEL_BEFORE, _LEVEL_AFTER = re.compile(r"\d ?(?:%|per ?cent)[^.;\n]*$"), re.compile(r" to \d[\d.]* ?(?:%|per ?cent)")
_POINTS_NEAR, _MOST_POINTS = 60, 50


class _Blocked:
    """Ranges of the text that hold no figures: names, dates, codes."""

    def __init__(self, ranges: Iterable[tuple[int, int]]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end in sorted(ranges):
            if self._ends and start < self._ends[-1]:
                self._ends[-1] = max(end, self._ends[-1])
            else:
                self._starts.append(start)
                self._ends.append(end)

    def holds(self, start: int, end: int) -> bool:
        """Whether anything of `start` to `end` lies in a range."""
        at = bisect_right(self._starts, end - 1) - 1
        return at >= 0 and self._ends[at] > start


def find(text: str, lang: Lang, skip: Sequence[Span] = ()) -> tuple[Quantity, ...]:
    """The figures of `text` in order, spans into `text`, ranges as two figures.

    `skip` are spans of names, whose digits are no figures. Falls in percent come negative. `measure` and
    `counted` stay None.
    """
    blocked = _Blocked([*_masked(text, lang), *((span.start, span.end) for span in skip)])
    found: dict[int, Quantity] = {}
    loose: dict[int, Figure] = {}
    names = Names(skip)
    for figure in figures(text, lang, blocked.holds):
        quantity = _quantity(text, lang, figure, names)
        if quantity:
            found.setdefault(figure.start, quantity)
        if not figure.written or (lang == "en" and figure.scale == 1 and figure.value > 1):
            loose[figure.start] = figure
    _complete_ranges(text, lang, found, loose)
    _add_words(text, lang, found, blocked)
    ordered = _apart([found[start] for start in sorted(found)])
    ordered = elliptical.inherit(text, ordered) if lang == "en" else counters.level(text, ordered)
    return roles.assign(text, lang, ordered)


def _masked(text: str, lang: Lang) -> Iterator[tuple[int, int]]:
    """Dates, codes and addresses; a Korean mask such as 10년 is a length of time and none."""
    for mask in _MASKS[lang]:
        for m in mask.finditer(text):
            if not (m[0][-1] == "년" and len(m[0]) <= len("10년") and not text.startswith("도", m.end())):
                yield m.span()
    for sign, address in _ADDRESSES.items():
        if sign in text:
            yield from (m.span() for m in address.finditer(text))


def _quantity(text: str, lang: Lang, figure: Figure, names: Names) -> Quantity | None:
    if figure.sign:
        return Quantity(figure.value, figure.sign, Span(figure.start, figure.end))
    gap = (_GAP if lang == "ko" else _EN_GAP).match(text, figure.end)
    word = UNIT_WORD.match(text, gap.end() if gap else figure.end)
    if lang == "en" and figure.written and idle(text, figure, names):
        return None
    if word is None or (lang == "en" and word.end() > figure.end + 1 and not _whole(text, word)):
        return nouns.bare(text, figure, names) if lang == "en" else counters.size(text, figure)
    if figure.value == 1 and text.startswith(_PER, word.end()):
        return None
    unit, factor = WORD[word[0]]
    if unit in _LENGTHS and not is_length(text, lang, figure, word):
        return None
    if lang == "ko":
        unit = counters.korean(text, figure, word, unit, names)
    elif unit is Unit.TIMES or word[0] == "points":
        unit = unit if unit is Unit.TIMES else Unit.PERCENT if _of_percent(text, figure, word.end()) else Unit.COUNT
    quantity = Quantity(figure.value * factor, unit, Span(figure.start, word.end()))
    if not counts(text, lang, figure, word):
        return None
    return _longer(text, quantity) if word[0] in _HALVED else quantity


def _of_percent(text: str, figure: Figure, end: int) -> bool:
    """Whether so many points, up to `end`, are percentage points: kept 29% but lost four points, up three to 14%."""
    before = text[max(0, figure.start - _POINTS_NEAR) : figure.start]
    if figure.value >= _MOST_POINTS or not _MOVED_BY.search(before):
        return False
    return bool(_LEVEL_BEFORE.search(before) or _LEVEL_AFTER.match(text, end))


def _longer(text: str, years: Quantity) -> Quantity:
    """Korean `years` with the half or the months behind them, or a multiple with its half."""
    if half := _HALF_KO.match(text, years.span.end):
        return Quantity(years.value + Decimal("0.5"), years.unit, Span(years.span.start, half.end()))
    if years.unit is Unit.TIMES:
        return years
    if months := _MONTHS_KO.match(text, years.span.end):
        total = years.value * 12 + int(months["months"])
        return Quantity(total, Unit.MONTHS, Span(years.span.start, months.end()))
    return years


def _whole(text: str, word: re.Match[str]) -> bool:
    return not text[word.end() : word.end() + 1].isalpha()


def _complete_ranges(text: str, lang: Lang, found: dict[int, Quantity], loose: dict[int, Figure]) -> None:
    """Gives the first number of a range (8만~11만위안, 2-3%) the unit of the second, and its scale where it has none.

    Two numbers joined by 'and' are a range only behind 'between'.
    """
    starts = sorted(loose, reverse=True)
    for second, first in pairwise(starts):
        low, high = loose[first], found.get(second)
        if high is None:
            continue
        loosely = first not in found or (found[first].unit is Unit.COUNT and found[first].span.end == low.end)
        if low.scale > 1 and loosely and high.unit in _LISTED and _AND_KO.fullmatch(text, low.end, second):
            found[first] = Quantity(low.value, high.unit, Span(first, low.end))
        either = text[low.end : second] == " or " and loose[second].value - low.value == 1
        if not (either or (_RANGE if high.unit is not Unit.NM else _RANGE_NM).fullmatch(text, low.end, second)):
            continue
        listed = high.unit in _AND_EN or text.startswith("between ", max(0, first - 8))
        year = lang == "en" and low.scale == 1 and _YEAR.fullmatch(low.plain)
        if year or (text[low.end : second].strip() == "and" and not listed):
            continue
        known = found.get(first)
        if (known and known.span.end > low.end) or (
            known and known.unit in MONEY and not loose[second].scale > low.scale
        ):
            continue
        found[first] = _like(high, low, loose[second])


def _like(high: Quantity, low: Figure, top: Figure) -> Quantity:
    """The first number of a range in the unit of its second, which is `high` as a figure and `top` as a number."""
    value = low.value
    if low.scale == 1 and top.scale > 1 and value < top.value / top.scale:
        value *= top.scale
    factor = high.value / top.value if top.value else Decimal(1)
    return Quantity(value * factor, high.unit, Span(low.start, low.end))


def _add_words(text: str, lang: Lang, found: dict[int, Quantity], blocked: _Blocked) -> None:
    """Adds the figures that are words of their own, in place of a number that begins with them."""
    for quantity in spelled.found(text, lang):
        milestone = quantity.unit is Unit.UNITS  # an ordinal, which is blocked elsewhere
        if milestone or not blocked.holds(quantity.span.start, quantity.span.end):
            known = found.get(quantity.span.start)
            if known is None or known.span.end <= quantity.span.end:
                found[quantity.span.start] = quantity


def _apart(quantities: Sequence[Quantity]) -> list[Quantity]:
    """Without those that overlap the one before."""
    kept: list[Quantity] = []
    for quantity in quantities:
        if not kept or quantity.span.start >= kept[-1].span.end:
            kept.append(quantity)
    return kept
