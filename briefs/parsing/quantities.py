"""Finds the figures of a text and brings them to base units, exactly as reported.

It doesn't decide which figure belongs to which fact, nor what a figure measures or counts.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise

from briefs.model import MONEY, Lang, Quantity, Span, Unit
from briefs.parsing import counters, nouns, roles
from briefs.parsing.around import Names, counts
from briefs.parsing.numerals import Figure, figures
from briefs.parsing.units import LENGTH_DAYS, NOT_LENGTH, UNIT_WORD, WORD

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
_MASK = {
    "ko": re.compile(
        r"\d{4}\.\s?\d{1,2}\.\s?\d{1,2}|\d{4}-\d{2}-\d{2}|\d{1,2}:\d{2}|\d{2,4}년|(?:\d{1,2}\s?[~·∼-]\s?)?\d{1,2}월"
        r"|\d{1,2}시(?!간)(?:\s?\d{1,2}분)?|[1-4](?:\s?[~·-]\s?[1-4])?분기|\d{2,4}-\d{3,4}-\d{4}|"
        r"(?<![\w.+-])[\w.+-]{1,64}@[\w.-]{1,80}|https?://\S{1,300}"
        r"|\d{4,6}\.[A-Z]{2}|제\s?\d+|(?:레벨|버전|시즌|No\.)\s?\d[\d.]*|\d{1,4}년\s?\d{1,2}월"
    ),
    "en": re.compile(
        rf"\d{{4}}-\d{{2}}-\d{{2}}|\d{{1,2}}:\d{{2}}|\d{{1,2}}(?:\s?[ap]\.?m\b)|"
        rf"\b\d{{1,2}} {_MONTH}(?![a-z])(?:,? \d{{4}})?"
        rf"|\b{_MONTH} \d{{1,2}}(?!\d)(?:,? \d{{4}})?|\d{{2,4}}-\d{{3,4}}-\d{{4}}|"
        rf"(?<![\w.+-])[\w.+-]{{1,64}}@[\w.-]{{1,80}}|https?://\S{{1,300}}|\d{{4,6}}\.[A-Z]{{2}}"
        r"|\b\d+(?:st|nd|rd|th)\b(?:-generation)?|\b(?:No\.|Level|Version|Series|Phase|Chapter|Article|Section|"
        r"Figure|Table) ?\d[\d.]*"
    ),
}
_YEAR = re.compile(r"(?:19|20)\d\d")
_SHORT_YEAR_KO = re.compile(r"\d{1,2}")
_GAP = re.compile(r"[ \xa0]?(?:여|수|몇)?[ \xa0]?")
_EN_GAP = re.compile(r"[ \xa0-]?")
_LENGTHS = frozenset({Unit.YEARS, Unit.MONTHS, Unit.DAYS})
_RANGE = re.compile(r"[^\S\n]?(?:[~∼〜～–-]|to|and)[^\S\n]?")
_MULTIPLES = re.compile(
    r"\b(?:(?P<two>twice|doubl(?:e|ed|es|ing)(?![- ]digit))|(?P<three>tripl(?:e|ed|es|ing))|"
    r"(?P<four>quadrupl(?:e|ed|es|ing))"
    r"|(?P<ten>tenfold))\b"
)
_MULTIPLE = {"two": 2, "three": 3, "four": 4, "ten": 10}
_HALF = re.compile(r"절반(?=까지|을|이|가량|으로|을 |이상| 이상| 수준)")


@dataclass(frozen=True, slots=True)
class _Blocked:
    """Ranges of the text that hold no figures: names, dates, codes."""

    starts: list[int]
    ends: list[int]

    def holds(self, figure: Figure) -> bool:
        at = bisect_right(self.starts, figure.end - 1) - 1
        return at >= 0 and self.ends[at] > figure.start


def find(text: str, lang: Lang, skip: Sequence[Span] = ()) -> tuple[Quantity, ...]:
    """The figures of `text` in order, spans into `text`, ranges as two figures.

    `skip` are spans of names, whose digits are no figures. Falls in percent come negative. `measure` and
    `counted` stay None.
    """
    blocked = _blocked(text, lang, skip)
    found: dict[int, Quantity] = {}
    loose: dict[int, Figure] = {}
    names = Names(tuple(sorted(skip, key=lambda span: span.start)))
    for figure in figures(text, lang):
        if blocked.holds(figure):
            continue
        quantity = _quantity(text, lang, figure, names)
        if quantity:
            found.setdefault(figure.start, quantity)
        if not figure.written:
            loose[figure.start] = figure
    _complete_ranges(text, lang, found, loose)
    _add_words(text, lang, found, blocked)
    ordered = _apart([found[start] for start in sorted(found)])
    ordered = nouns.inherit(text, ordered) if lang == "en" else counters.level(text, ordered)
    return roles.assign(text, lang, ordered)


def _blocked(text: str, lang: Lang, skip: Sequence[Span]) -> _Blocked:
    spans = [m.span() for m in _MASK[lang].finditer(text) if not _is_length(text, lang, m)]
    spans += [(span.start, span.end) for span in skip]
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return _Blocked([start for start, _ in merged], [end for _, end in merged])


def _is_length(text: str, lang: Lang, mask: re.Match[str]) -> bool:
    """Whether a Korean mask such as 10년 is a length of time and no year."""
    year = mask[0].removesuffix("년")
    return (
        lang == "ko"
        and year != mask[0]
        and bool(_SHORT_YEAR_KO.fullmatch(year))
        and not text.startswith("도", mask.end())
    )


def _quantity(text: str, lang: Lang, figure: Figure, names: Names) -> Quantity | None:
    if figure.sign:
        return Quantity(figure.value, figure.sign, Span(figure.start, figure.end))
    gap = (_GAP if lang == "ko" else _EN_GAP).match(text, figure.end)
    word = UNIT_WORD.match(text, gap.end() if gap else figure.end)
    if word is None or (lang == "en" and word.end() > figure.end + 1 and not _whole(text, word)):
        return nouns.bare(text, figure, names) if lang == "en" else None
    unit, factor = WORD[word[0]]
    if unit in _LENGTHS and not _length(text, lang, figure, word):
        return None
    if lang == "ko":
        unit = counters.korean(text, figure, word, unit, names)
    elif unit is Unit.TIMES or word[0] == "points":
        unit = unit if unit is Unit.TIMES else Unit.COUNT
    value = figure.value * factor
    return Quantity(value, unit, Span(figure.start, word.end())) if counts(text, lang, figure, word) else None


def _whole(text: str, word: re.Match[str]) -> bool:
    return not text[word.end() : word.end() + 1].isalpha()


def _length(text: str, lang: Lang, figure: Figure, word: re.Match[str]) -> bool:
    """Whether a number of years, months or days is a length and not a point in time."""
    if NOT_LENGTH[lang].match(text, word.end()) or (figure.written and figure.plain in {"a", "an"}):
        return False
    if lang == "en":
        return not text[max(0, figure.start - 6) : figure.start].endswith(("past ", "last ", "aged "))
    if text[max(0, figure.start - 3) : figure.start].strip() == "최근":
        return False
    if word[0] == "일":
        return figure.value > 31 or LENGTH_DAYS.match(text, word.end()) is not None
    if word[0] == "달":
        return figure.written and (figure.value > 1 or text.startswith(("간", " 동안"), word.end()))
    return figure.value < 100


def _complete_ranges(text: str, lang: Lang, found: dict[int, Quantity], loose: dict[int, Figure]) -> None:
    """Gives the first number of a range (8만~11만위안, 2-3%) the unit of the second, and its scale where it has none.

    Two numbers joined by 'and' are a range only behind 'between'.
    """
    starts = sorted(loose)
    for first, second in pairwise(starts):
        low, high = loose[first], found.get(second)
        if high is None or not _RANGE.fullmatch(text, low.end, second):
            continue
        between = text.startswith("between ", max(0, first - 8))
        if (text[low.end : second].strip() == "and" and not between) or (
            _YEAR.fullmatch(low.plain) and low.scale == 1 and lang == "en"
        ):
            continue
        known = found.get(first)
        if (known and known.span.end > low.end) or (
            known and known.unit in MONEY and not loose[second].scale > low.scale
        ):
            continue
        value = low.value
        top = loose[second]
        if low.scale == 1 and top.scale > 1 and value < top.value / top.scale:
            value *= top.scale
        factor = high.value / top.value if top.value else Decimal(1)
        found[first] = Quantity(value * factor, high.unit, Span(first, low.end))


def _add_words(text: str, lang: Lang, found: dict[int, Quantity], blocked: _Blocked) -> None:
    """Adds multiples and halves that are words of their own."""
    if lang == "ko":
        for m in _HALF.finditer(text):
            found.setdefault(m.start(), Quantity(Decimal(50), Unit.PERCENT, Span(*m.span())))
        return
    for m in _MULTIPLES.finditer(text):
        value = _MULTIPLE[m.lastgroup or "two"]
        if not blocked.holds(Figure(m.start(), m.end(), Decimal(value))):
            found.setdefault(m.start(), Quantity(Decimal(value), Unit.TIMES, Span(*m.span())))


def _apart(quantities: Sequence[Quantity]) -> list[Quantity]:
    """Without those that overlap the one before."""
    kept: list[Quantity] = []
    for quantity in quantities:
        if not kept or quantity.span.start >= kept[-1].span.end:
            kept.append(replace(quantity))
    return kept
