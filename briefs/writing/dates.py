"""Days, months and years as readers write them."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from babel.dates import format_date, format_skeleton

from briefs.lexicon.load import Term
from briefs.model import Lang

_PART = re.compile(r"[QH]\d")
_LOCALE = {"ko": "ko", "en": "en_GB"}


def day(value: date, lang: Lang, now: date) -> str:
    """3월 27일, 27 March; the year only where it is not the year of `now`."""
    short = _month_and_day(value, lang)
    return short if value.year == now.year else _with_year(short, value.year, lang)


def full(value: date, lang: Lang) -> str:
    """2025년 3월 27일, 27 March 2025."""
    return _with_year(_month_and_day(value, lang), value.year, lang)


def moment(value: str, lang: Lang, now: date) -> str:
    """A fact's date, YYYY, YYYY-MM or YYYY-MM-DD: 2027년, 2027년 3월, 3월 27일; 2027, March 2027, 27 March."""
    parts = [int(part) for part in value.split("-")]
    if len(parts) == 3:
        return day(date(*parts), lang, now)
    if len(parts) == 2:
        month = format_date(date(parts[0], parts[1], 1), "LLLL", locale=_LOCALE[lang])
        return month if parts[0] == now.year else _with_year(month, parts[0], lang)
    if parts[0] == now.year:
        return "올해" if lang == "ko" else "this year"
    return f"{parts[0]}년" if lang == "ko" else str(parts[0])


def month(value: str, lang: Lang) -> str:
    """The month of YYYY-MM with its year, or the year of YYYY: 2025년 3월, 2025년; March 2025, 2025."""
    if "-" not in value:
        return f"{value}년" if lang == "ko" else value
    first = date.fromisoformat(f"{value}-01")
    return _with_year(format_date(first, "LLLL", locale=_LOCALE[lang]), first.year, lang)


def part(year: str, period: Term, lang: Lang) -> str:
    """A quarter or half of a year: 2025년 1분기, Q1 2025."""
    short_en = next((form for form in period.en if _PART.fullmatch(form)), period.en[0])
    return f"{year}년 {period.ko[0]}" if lang == "ko" else f"{short_en} {year}"


def short_month(value: str, lang: Lang) -> str:
    """The month of YYYY-MM without its year: 3월, Mar."""
    return format_date(date.fromisoformat(f"{value}-01"), "LLL", locale=_LOCALE[lang])


def short(value: date, lang: Lang) -> str:
    """A day under its month's heading: 27일, 27 Mar."""
    return f"{value.day}일" if lang == "ko" else format_date(value, "d MMM", locale=_LOCALE[lang])


@lru_cache(maxsize=1024)
def _month_and_day(value: date, lang: Lang) -> str:
    return format_skeleton("MMMMd", value, locale=_LOCALE[lang])


def _with_year(text: str, year: int, lang: Lang) -> str:
    return f"{year}년 {text}" if lang == "ko" else f"{text} {year}"
