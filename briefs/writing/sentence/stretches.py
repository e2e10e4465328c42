"""The part of a year that a sentence tells figures for: a quarter or half, some months of it, or all of it.

A part is a term of the lexicon, or a key made here: 7-9 for July to September, 9m for nine months, 12m for the year.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from functools import lru_cache

from babel.dates import format_date

from briefs.lexicon import Lexicon
from briefs.model import Fact, Lang, SourcedFact
from briefs.moments import COMING, PERIODS

_MONTHS = {
    name: number
    for number, name in enumerate(
        ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), 1
    )
}
_MONTH = r"(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_NUMBERS = {"three": 3, "six": 6, "nine": 9}
_KO_MONTHS = re.compile(r"(?<!\d)(1[0-2]|[1-9])\s*(?:월\s*)?[~∼～-]\s*(1[0-2]|[1-9])\s*월")
_EN_MONTHS = re.compile(rf"\b{_MONTH}\s*(?:-|–|to|through)\s*{_MONTH}", re.IGNORECASE)
_EN_ENDED = re.compile(r"\b(march|june|september|december)[- ]quarter\b", re.IGNORECASE)
_EN_SOME = re.compile(r"\b(three|six|nine|[369])[- ]months?\b(?! (?:ago|earlier|before))", re.IGNORECASE)
_YEAR = re.compile(
    r"연간 (?:매출|순이익|영업이익)|\bfull[- ]year\b|\bthe year as a whole\b|\bthe whole (?:of the )?year\b|"
    r"\bannual (?:revenue|sales|profit)",
    re.IGNORECASE,
)
_KEY_MONTHS = re.compile(r"(\d+)-(\d+)")
_KEY_SOME = re.compile(r"(\d+)m")
_THAN_BEFORE = re.compile(
    r"\b(?:from|than|against|over|above|below|unlike|versus|vs\.?|compared (?:with|to))"
    r"(?: that of)?(?: in)?(?: the| a| its)?\s+$",
    re.IGNORECASE,
)
_THAN_AFTER = re.compile(r"\s*(?:매출|실적|순이익)?\s*(?:보다|대비|에 비해|와 비교|와 견)")
# A run of them names none: the second quarter in a row.
_NOT_A_RUN = r"(?! (?:in a row|running|straight|on end|in succession))"
_RUN = re.compile(rf"\b(?:quarter|half)\b(?! of){_NOT_A_RUN.replace('?!', '?=')}")
# A part that only the sentences before name.
_UNNAMED = re.compile(
    r"\b(?:in|over|during|for) (?:(?:the|that|those) )?(?:same )?(?:half|(?:three|six|nine) months|period|quarter)\b"
    r"(?! (?:to|ended|through|of)\b)|"
    r"(?<!년 )(?<!지난해 )(?<!작년 )(?<!전년 )(?<!전년도 )"
    r"(?:같은|이) (?:기간|분기|반기)(?!보다| 대비|에 비| [0-9.]{1,6}%)"
)
_WHOLE = 12
NINE = "nine-months"
_AWAY = {
    **dict.fromkeys(("지난해", "작년", "last year"), -1),
    **dict.fromkeys(("올해", "올", "this year"), 0),
    **dict.fromkeys(("내년", "next year"), 1),
}
_WORD = "|".join(sorted(_AWAY, key=len, reverse=True))
_YEAR_BEFORE = re.compile(rf"(?:(?P<year>20\d\d)(?:년|['’]s)?|(?P<word>{_WORD})(?:['’]s)?)\s?$", re.IGNORECASE)
_YEAR_BEHIND = re.compile(rf",? (?:of |in )?(?:(?P<year>20\d\d)|(?P<word>{_WORD}))\b", re.IGNORECASE)
_NEAR = 14
_YEAR_LENGTH, _DAY_LENGTH = len("2025"), len("2025-03-27")


def told(sentence: str, lexicon: Lexicon) -> str | None:
    """The only part of a year that the sentence names; None where it names none or several."""
    found = {*_quarters(sentence, lexicon), *_months(sentence), *_some(sentence)}
    found -= {"9m", NINE if "1-9" in found else "1-9"} if NINE in found else set()
    return found.pop() if len(found) == 1 else None


def told_before(sentence: str, lexicon: Lexicon, start: int, end: int) -> str | None:
    """The part of a year named last before the figures between `start` and `end`; None where one is among them."""
    named = sorted(
        (found.start(), part) for part, pattern in _patterns(lexicon).items() for found in pattern.finditer(sentence)
    )
    if any(start < at < end for at, _ in named):
        return None
    return next((part for at, part in reversed(named) if at < start), None)


def year(part: str, fact: Fact, published: date | None) -> str | None:
    """The year of that part: the fact's, else the one in which it was over, or for a forecast will be, at `published`.

    A fact's month or day is when its figures were reported.
    """
    if fact.date is not None and len(fact.date) == _YEAR_LENGTH:
        return fact.date
    day = date.fromisoformat(f"{fact.date}-28"[:_DAY_LENGTH]) if fact.date else published
    if day is None:
        return None
    over = _end(part) <= day.month
    if fact.status in COMING:
        return None if over and _end(part) < day.month else str(day.year)
    if not over and fact.date and published and published.year == day.year and _end(part) <= published.month:
        return None  # the date may be of something else, and the part be over by now
    return str(day.year if over else day.year - 1)


def unnamed(sentence: str) -> bool:
    """Whether a sentence tells of a part of the year without saying which: in the half, the sixth quarter in a row."""
    return _UNNAMED.search(sentence) is not None or _RUN.search(sentence) is not None


def is_of(part: str, sourced: SourcedFact, lexicon: Lexicon) -> bool:
    """Whether a fact may be of that part: not where it is of another year, or only the last of so many in a row."""
    run = _RUN.search(sourced.sentence) and _patterns(lexicon)[part].search(sourced.sentence) is None
    return not run and not of_another_year(part, sourced, lexicon)


def of_another_year(part: str, sourced: SourcedFact, lexicon: Lexicon) -> bool:
    """Whether the sentence names that part with its year, and never with the fact's."""
    fact, published = sourced.fact, sourced.source.published
    if fact.date is None:
        return False
    named = {
        year
        for found in _patterns(lexicon)[part].finditer(sourced.sentence)
        if (year := _year_beside(sourced.sentence, *found.span(), published))
    }
    return bool(named) and int(fact.date[:_YEAR_LENGTH]) not in named


def _year_beside(sentence: str, start: int, end: int, published: date | None) -> int | None:
    """The year before or behind a part's name: 2027년 하반기, 내년 하반기, second half of 2027."""
    found = _YEAR_BEFORE.search(sentence, max(0, start - _NEAR), start) or _YEAR_BEHIND.match(sentence, end)
    if found is None:
        return None
    if found["year"]:
        return int(found["year"])
    return published.year + _AWAY[found["word"].lower()] if published else None


def _end(part: str) -> int:
    """The last month of a part."""
    if months := _KEY_MONTHS.fullmatch(part):
        return int(months[2])
    some = _KEY_SOME.fullmatch(part)
    return int(some[1]) if some else PERIODS[part]


def name(part: str, lang: Lang, lexicon: Lexicon) -> str:
    """The part before a noun: 3분기, 7~9월, 9개월 누적, 연간; third quarter, July-September, nine-month, full-year."""
    if months := _KEY_MONTHS.fullmatch(part):
        first, last = int(months[1]), int(months[2])
        return f"{first}~{last}월" if lang == "ko" else f"{_month(first)}-{_month(last)}"
    if some := _KEY_SOME.fullmatch(part):
        count = int(some[1])
        if count == _WHOLE:
            return "연간" if lang == "ko" else "full year"
        word = next(word for word, number in _NUMBERS.items() if number == count)
        return f"{count}개월 누적" if lang == "ko" else f"{word} month"
    return lexicon.terms[part].show(lang)


def _quarters(sentence: str, lexicon: Lexicon) -> set[str]:
    return {
        part
        for part, pattern in _patterns(lexicon).items()
        if any(not _compared(sentence, *found.span()) for found in pattern.finditer(sentence))
    }


def _compared(sentence: str, start: int, end: int) -> bool:
    """Whether that part of the year is what the figure is compared with: 2분기보다, from the second quarter."""
    return bool(_THAN_BEFORE.search(sentence[:start]) or _THAN_AFTER.match(sentence[end:]))


@lru_cache(maxsize=2)
def _patterns(lexicon: Lexicon) -> Mapping[str, re.Pattern[str]]:
    """How sentences name each quarter and half; no count of quarters in a row."""
    words = {part: lexicon.terms[part] for part in PERIODS if part in lexicon.terms}
    return {
        part: re.compile(
            "|".join(
                [
                    *(rf"(?<![\d.]){re.escape(form)}(?! ?(?:연속|만에|째))" for form in term.ko),
                    *(
                        rf"\b{re.escape(form).replace(chr(92) + ' ', '[- ]')}(?:\d\d)?\b{_NOT_A_RUN}"
                        for form in term.en
                    ),
                ]
            ),
            re.IGNORECASE,
        )
        for part, term in words.items()
    }


def _months(sentence: str) -> set[str]:
    pairs = [(int(a), int(b)) for a, b in _KO_MONTHS.findall(sentence)]
    pairs += [(_MONTHS[a.lower()], _MONTHS[b.lower()]) for a, b in _EN_MONTHS.findall(sentence)]
    ends = [_MONTHS[end.lower()[:3]] for end in _EN_ENDED.findall(sentence)]
    pairs += [(end - 2, end) for end in ends]
    return {f"{first}-{last}" for first, last in pairs if first < last}


def _some(sentence: str) -> set[str]:
    words = _EN_SOME.findall(sentence)
    found = {f"{_NUMBERS.get(word.lower()) or int(word)}m" for word in words}
    return found | ({f"{_WHOLE}m"} if _YEAR.search(sentence) else set())


def _month(number: int) -> str:
    return format_date(date(2000, number, 1), "LLLL", locale="en_GB")
