"""Days, months and years as readers write them."""

from __future__ import annotations

from datetime import date

from babel.dates import format_date, format_skeleton

from briefs.model import Lang

_LOCALE = {"ko": "ko", "en": "en_GB"}


def day(value: date, lang: Lang, now: date) -> str:
    """3월 27일, 27 March; the year only where it is not the year of `now`."""
    short = format_skeleton("MMMMd", value, locale=_LOCALE[lang])
    return short if value.year == now.year else _with_year(short, value.year, lang)


def full(value: date, lang: Lang) -> str:
    """2025년 3월 27일, 27 March 2025."""
    return _with_year(format_skeleton("MMMMd", value, locale=_LOCALE[lang]), value.year, lang)


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


def _with_year(text: str, year: int, lang: Lang) -> str:
    return f"{year}년 {text}" if lang == "ko" else f"{text} {year}"
