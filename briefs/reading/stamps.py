"""The day on which a page says that it was published."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta, timezone
from typing import Any

from briefs.reading import dates
from briefs.reading.page import Element, brief

_META = (
    "article:published_time",
    "og:article:published_time",
    "published_time",
    "datepublished",
    "pubdate",
    "publishdate",
    "publish-date",
    "date",
    "dc.date",
    "dc.date.issued",
    "dcterms.created",
    "parsely-pub-date",
    "sailthru.date",
    "article:published",
    "article.published",
    "article:published_date",
    "citation_publication_date",
    "regdate",
    "og:regdate",
)
_DIGITS = re.compile(r"((?:19|20)\d\d)([01]\d)([0-3]\d)(?:\d{2}|\d{4}|\d{6})?")
_PATH = re.compile(r"/((?:19|20)\d\d)[/-]?([01]\d)[/-]?([0-3]\d)(?!\d)")
_SEOUL = timezone(timedelta(hours=9))


def published(
    tree: Element, meta: Mapping[str, str], data: Mapping[str, Any], shown: date | None, korean: bool
) -> date | None:
    """The outlet's local day; `shown` is the day that stands beside the headline."""
    times = [element for element in tree.iter("time") if not re.search("modif|updat", _marks(element))]
    days = [shown] if shown else []
    days += [found.day for element in times for found in dates.find(brief(element))]
    for stamp in _stamps(meta, data, times):
        if isinstance(stamp, str) and (day := _local_day(stamp[:80], days, korean)):
            return day
    return days[0] if days else None


def _stamps(meta: Mapping[str, str], data: Mapping[str, Any], times: list[Element]) -> Iterator[Any]:
    yield data.get("datePublished")
    yield from (meta.get(name) for name in _META)
    yield from (element.get("datetime") for element in times)
    yield data.get("dateCreated")


def in_address(url: str | None) -> date | None:
    """The day in an address such as /2026/02/18/headline; None where it holds none."""
    match = _PATH.search(url or "")
    return _day(match) if match else None


def _marks(element: Element) -> str:
    return f"{element.get('class', '')} {element.get('itemprop', '')}".casefold()


def _day(match: re.Match[str]) -> date | None:
    try:
        return date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        return None


def _local_day(stamp: str, shown: list[date], korean: bool) -> date | None:
    """The outlet's day: a stamp in UTC hides it, so the day shown on the page, or Seoul's for a Korean page, counts."""
    if match := _DIGITS.fullmatch(stamp.strip()):
        return _day(match)
    try:
        moment = datetime.fromisoformat(stamp.strip())
    except ValueError:
        return next((found.day for found in dates.find(stamp)), None)
    if moment.utcoffset() != timedelta(0):
        return moment.date()
    near = next((day for day in shown if abs((day - moment.date()).days) <= 1), None)
    try:
        return near or (moment.astimezone(_SEOUL).date() if korean else moment.date())
    except OverflowError:
        return None
