"""Dates as outlets write them in date lines and datelines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from briefs.reading.conventions import MODIFIED_LABELS, MONTHS, PUBLISHED_LABELS

_MONTH = "|".join(rf"{month[:3]}(?:{month[3:]})?" for month in MONTHS) + "|sept"
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
_KOREAN_DAY = r"(?:\s*\(?[월화수목금토일](?:요일)?\)?(?![가-힣]))?"
_ZONE = r"(?:\s*\(?(?:[A-Z]{2,4}|GMT[+-]\d+|UTC[+-]?\d*|Z|[+-]\d{2}:?\d{2})\b\)?)?"
_CLOCK = (
    r"(?:\s*[,T·]?\s*(?:at\s+)?[\[(]?(?:오전|오후)?\s*\d{1,2}(?::\d{2}(?::\d{2}(?:\.\d+)?)?|시(?:\s*\d{1,2}분)?)\s*"
    rf"(?:[ap]\.?m\.?)?[\])]?{_ZONE})?"
)
_CLOCK_FIRST = r"(?:\d{1,2}[:.]\d{2}\s?(?:[ap]\.?m\.?)?(?:\s[A-Z]{2,4})?,?\s(?:on\s)?)?"
_DATE = re.compile(
    rf"""(?:(?P<label>{PUBLISHED_LABELS})|(?P<modified>{MODIFIED_LABELS}))?(?<![\d.])\s*[:=|]?\s*{_CLOCK_FIRST}
    {_WEEKDAY}
    (?:(?P<y1>(?:19|20)\d\d)(?:\s*[./-]\s*(?P<m1>\d{{1,2}})\s*[./-]\s*(?P<d1>\d{{1,2}})(?!\d)\.?
              |년\s*(?P<m2>\d{{1,2}})월\s*(?P<d2>\d{{1,2}})일)
      |(?:['’‘]|(?(label)|(?:(?=\d\d\.\s?\d{{1,2}}\.\s?\d{{1,2}}\.?\s?\([월화수목금토일])|(?<!.)(?=\d\d\.[01]\d\.[0-3]\d\.?(?:\s|$)))))
       (?P<y9>2\d)\.\s?(?P<m9>\d{{1,2}})\.\s?(?P<d9>\d{{1,2}})(?![\d.]\d)\.?
      |(?P<d5>\d{{1,2}})\.\s?(?P<m5>\d{{1,2}})\.\s?(?P<y5>(?:19|20)\d\d)(?!\d)
      |(?P<m0>\d{{1,2}})월\s(?P<d0>\d{{1,2}})일(?:\s[월화수목금토일]요일)?,\s(?P<y0>20\d\d)(?!\d)
      |(?P<d3>\d{{1,2}})(?:st|nd|rd|th)?(?:\s+of\s+|\s+|-)(?P<n3>{_MONTH})(?:\.?,?\s+|-)(?P<y3>(?:19|20)\d\d)(?!\d)
      |(?P<y6>(?:19|20)\d\d)\s+(?P<n6>{_MONTH})\.?\s+(?P<d6>\d{{1,2}})(?!\d)
      |(?P<d7>1[3-9]|2\d|3[01])/(?P<m7>0?[1-9]|1[0-2])/(?P<y7>(?:19|20)\d\d)(?!\d)
      |(?P<m8>0?[1-9]|1[0-2])/(?P<d8>1[3-9]|2\d|3[01])/(?P<y8>(?:19|20)\d\d)(?!\d)
      |(?P<n4>{_MONTH})\.?\s+(?P<d4>\d{{1,2}})(?:st|nd|rd|th)?(?:\s?[-–]\s?\d{{1,2}})?,?\s+(?P<y4>(?:19|20)\d\d)(?!\d))
    {_KOREAN_DAY}{_CLOCK}""",
    re.VERBOSE | re.IGNORECASE,
)


# A day whose month may be either number, and one whose year is left out.
_EITHER = re.compile(
    rf"(?<![\d/])(?P<one>0?[1-9]|1[0-2])/(?P<other>0?[1-9]|1[0-2])/(?P<year>20\d\d)(?!\d)(?P<clock>{_CLOCK})",
    re.IGNORECASE,
)
_YEARLESS = re.compile(
    rf"{_WEEKDAY}(?:(?P<n1>{_MONTH})\.?\s(?P<d1>\d{{1,2}})|(?P<d2>\d{{1,2}})\s(?P<n2>{_MONTH}))(?=\s*(?:$|[|·•∙]))",
    re.IGNORECASE,
)
_AMERICAN = re.compile(r"\b[ECMP][SD]?T\b")


@dataclass(frozen=True, slots=True)
class Found:
    """A date in a line; `start` and `end` take in its label, weekday and time."""

    start: int
    end: int
    day: date
    labelled: bool
    modified: bool


def find(line: str) -> Iterator[Found]:
    """All dates of `line` in order; impossible ones (31 February) are passed over."""
    for match in _DATE.finditer(line):
        day = _day(match)
        if day:
            yield Found(match.start(), match.end(), day, bool(match["label"]), bool(match["modified"]))


def either(line: str) -> bool:
    """Whether `line` holds a day in numbers that may be read in two ways."""
    return bool(_EITHER.search(line))


def possible(line: str, years: Iterable[int]) -> list[date]:
    """The days that an unsure date of `line` may mean, in one of `years` where it begins the line without a year."""
    if match := _EITHER.search(line):
        one, other, year = (int(match[name]) for name in ("one", "other", "year"))
        return [date(year, one, other)] + [date(year, other, one)] * (not _AMERICAN.search(match["clock"]))
    if not (match := _YEARLESS.match(line)):
        return []
    month, day = _month(match["n1"] or match["n2"]), int(match["d1"] or match["d2"])
    return [found for year in years if (found := _date(year, month, day))]


def _day(match: re.Match[str]) -> date | None:
    parts = {key[0]: value for key, value in match.groupdict().items() if value and len(key) == 2}
    year, month, day = parts["y"], parts.get("m") or _month(parts["n"]), parts["d"]
    return _date(int(year) + 2000 * (len(year) == 2), int(month), int(day))


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _month(name: str) -> int:
    return next(number for number, month in enumerate(MONTHS, 1) if month[:3] == name[:3].casefold())


def without(line: str, found: list[Found]) -> str:
    """`line` with its dates, and the brackets around them, replaced by separators."""
    for one in reversed(found):
        before, after = line[: one.start].rstrip(), line[one.end :].lstrip()
        if before[-1:] + after[:1] in {"()", "[]", "<>"}:
            before, after = before[:-1], after[1:]
        line = f"{before} | {after}"
    return line
