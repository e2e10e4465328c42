"""On which side of its date a sentence puts what it tells: by it, until it, from it on, or as things stood on it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from enum import StrEnum
from functools import lru_cache

from briefs.model import Kind, Lang, SourcedFact

_YEAR, _MONTH = len("2025"), len("2025-03")
_MONTHS = (
    *("Jan(?:uary)?", "Feb(?:ruary)?", "Mar(?:ch)?", "Apr(?:il)?", "May", "June?", "July?", "Aug(?:ust)?"),
    *("Sept?(?:ember)?", "Oct(?:ober)?", "Nov(?:ember)?", "Dec(?:ember)?"),
)
_DAYS = ("Mon", "Tues", "Wednes", "Thurs", "Fri", "Satur", "Sun")
_YEARS_KO = {-2: ("재작년",), -1: ("지난해", "작년"), 0: ("올해", "올", "연"), 1: ("내년",), 2: ("내후년",)}
_YEARS_EN = {-1: ("last year",), 0: ("this year", "the year", "year"), 1: ("next year",)}
_MONTHS_KO = {-1: ("지난달", "지난 달"), 0: ("이달", "이번 달"), 1: ("다음 달", "다음달", "내달")}
_MONTHS_EN = {-1: ("last month",), 0: ("this month", "the month"), 1: ("next month",)}
# What stands between a date's name and its particle, or between a preposition and a date's name.
_REST_KO = (
    r"(?:년|월)?\s?(?P<end>말)?"
    r"(?:초|중순|하순|중반|중|상반기|하반기|[1-4]분기|봄|여름|가을|겨울|\d{1,2}월(?:\s?(?:\d{1,2}일|말|초|중순|하순))?)?"
    r"(?:\([^()]{1,12}\))?\s?"
)
_BEFORE_EN = (
    r"(?P<end>(?:the )?(?:end|close) (?:of )?|year[- ]end (?:of )?)?"
    r"(?:the )?(?:(?:start|beginning|middle|first half|second half|(?:first|second|third|fourth) quarter|spring|"
    r"summer|autumn|fall|winter) (?:of )?)?(?:early[ -]|late[ -]|mid-?)?"
)


class Limit(StrEnum):
    """What a date is to an event."""

    BY = "by"
    BY_END = "by the end of"
    UNTIL = "until"
    FROM = "from"
    AS_OF = "as of"


_WORDS_KO: Mapping[Limit, str] = {
    Limit.BY: r"까지",
    Limit.FROM: r"부터",
    Limit.AS_OF: r"(?:기준|현재)",
}
_WORDS_EN: Mapping[Limit, str] = {
    Limit.BY: r"by|before|(?:period|years|decade|plan|now|programme) (?:up )?(?:to|and)|up to",
    Limit.UNTIL: r"until|till|through",
    Limit.FROM: r"from|since(?: (?:the|its?|they) [\w ]{1,40}? in)?|"
    r"starting(?: in| on)?|beginning(?: in| on)?|as from|effective",
    Limit.AS_OF: r"as of|as at",
}
# The 256 is due in the first half, and the 512 in the second.
GAPPED = re.compile(
    r",? and (?:the |its |a )?[^,;.]{2,50} (?:in|on|by) the (?:second|third|fourth|autumn|spring|summer|winter)\b"
    r"(?! (?:half|quarter) of)"
)
_RULES = frozenset({Kind.POLICY, Kind.RESTRICTION})
_COMMENTS = re.compile(
    r"\b(?:comments?|feedback|opinions)\b[^.;]{0,40}\b(?:until|by|before|through)\b|"
    r"의견(?:을)? (?:수렴|받|듣|구하|구한|접수|모)"
)
# What happens once, though what it begins goes on: sold from March, it is launched in March.
_AT_ONCE = frozenset({"unveil", "launch", "release-open", "found", "raise", "list", "file", "acquire", "back"})
# The other end of a stretch that begins with the date.
_UP_TO = re.compile(r"[^.;,]{0,14} (?:to|until|through) (?:[A-Z]|20\d\d|\d)")
_RANGE_KO = re.compile(r"\s?[^.,]{0,12}까지")


def of(sourced: SourcedFact) -> Limit | None:
    """What a fact's date is to its event."""
    fact, source = sourced.fact, sourced.source
    found = limit(sourced.sentence, fact.date, source.lang, source.published) if fact.date else None
    return None if found is Limit.FROM and fact.action in _AT_ONCE else found


def on_comments(sourced: SourcedFact, found: Limit | None) -> bool:
    """Whether the date is that until which everybody may say what he thinks of a draft, and not that of the rules."""
    return found is not None and sourced.fact.kind in _RULES and _COMMENTS.search(sourced.sentence) is not None


@lru_cache(maxsize=4096)
def limit(sentence: str, when: str, lang: Lang, published: date | None) -> Limit | None:
    """What the date `when` is to what `sentence` tells; None where it happens at that time, or isn't named there."""
    search = _korean if lang == "ko" else _english
    return search(sentence, when, published)


def _korean(sentence: str, when: str, published: date | None) -> Limit | None:
    if not any(word in sentence for word in ("까지", "부터", "기준", "현재")):
        return None
    names = _names(when, _names_ko(when), _offsets(when, published, _YEARS_KO, _MONTHS_KO))
    for limit_, word in _WORDS_KO.items():
        found = re.search(rf"(?<![\d가-힣~∼-])(?:{names}){_REST_KO}{word}", sentence)
        if found is None or (limit_ is Limit.FROM and _RANGE_KO.match(sentence, found.end())):
            continue
        ends = found["end"] or found[0].startswith("연말")
        return Limit.BY_END if limit_ is Limit.BY and ends and len(when) <= _MONTH else limit_
    return None


def _english(sentence: str, when: str, published: date | None) -> Limit | None:
    names = _names(when, _names_en(when), _offsets(when, published, _YEARS_EN, _MONTHS_EN))
    for limit_, word in _WORDS_EN.items():
        month = (
            rf"(?:(?:\d{{1,2}} )?(?:{'|'.join(_MONTHS)})\.?(?: \d{{1,2}})?,? (?:of )?)?" if len(when) == _YEAR else ""
        )
        found = re.search(rf"\b(?:{word}) {_BEFORE_EN}{month}(?:{names})\b(?!['’]s)(?!-end\w)", sentence, re.IGNORECASE)
        if found is None or (limit_ is Limit.FROM and _UP_TO.match(sentence, found.end())):
            continue
        ends = found["end"] or sentence[found.end() - 8 : found.end() + 4].endswith("year-end")
        return Limit.BY_END if limit_ is Limit.BY and ends and len(when) <= _MONTH else limit_
    return None


def _names(when: str, absolute: Iterable[str], relative: Iterable[str]) -> str:
    return "|".join([*absolute, *(re.escape(name) for name in relative)])


def _names_ko(when: str) -> list[str]:
    """The date as Korean writes it out, of a day or a month with or without what it is of."""
    if len(when) == _YEAR:
        return [rf"{when}(?=년)", rf"{when[2:]}(?=년)"]
    year, month = when[:_YEAR], int(when[_YEAR + 1 : _MONTH])
    of_year = rf"(?:{year}년\s?|올해 |내년 |지난해 |작년 |오는 |지난 )?"
    if len(when) == _MONTH:
        return [rf"{of_year}{month}(?=월)"]
    return [rf"{of_year}(?:{month}월\s?|이달 |다음 달 |지난달 )?{int(when[_MONTH + 1 :])}일"]


def _names_en(when: str) -> list[str]:
    if len(when) == _YEAR:
        return [when]
    year, name = when[:_YEAR], _MONTHS[int(when[_YEAR + 1 : _MONTH]) - 1]
    if len(when) == _MONTH:
        return [rf"{name}\.?(?:,? (?:of )?{year})?(?! \d{{1,2}}\b)"]
    day = int(when[_MONTH + 1 :])
    weekday = _DAYS[date.fromisoformat(when).weekday()]
    return [rf"{name}\.? {day}(?:st|nd|rd|th)?", rf"{day}(?:st|nd|rd|th)? (?:of )?{name}", rf"{weekday}day"]


def _offsets(
    when: str, published: date | None, years: Mapping[int, Iterable[str]], months: Mapping[int, Iterable[str]]
) -> Iterable[str]:
    """The relative names of a date at its article's day: next year, 내년, 다음 달."""
    if published is None or len(when) > _MONTH:
        return ()
    away = int(when[:_YEAR]) - published.year
    if len(when) == _YEAR:
        return years.get(away, ())
    return months.get(away * 12 + int(when[_YEAR + 1 :]) - published.month, ())
