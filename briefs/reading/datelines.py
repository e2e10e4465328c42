"""What the opening of the first paragraph says: (상하이=한빛통신) 노경민 특파원 =, BEIJING, May 19 (Eastwire) -."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from briefs.reading import bylines, dates, names, persons
from briefs.reading.conventions import MONTHS

_KO_DATELINE = re.compile(
    r"[(\[](?P<place>[가-힣A-Za-z·/ ]{2,20}?)\s*=\s*(?P<outlet>[^)\]=]{2,24})[)\]]\s*(?P<byline>[^=\n]{2,40}?)?\s*="
)
_KO_SHORT = re.compile(r"[(\[](?P<place>[가-힣]{2,7})\s?=\s?(?P<outlet>[가-힣A-Za-z]{2,14})[)\]]\s")
# [한들뉴스] 도한결 기자 =
_KO_BARE = re.compile(r"[(\[](?P<outlet>[^()\[\]=]{2,24})[)\]]\s*(?P<byline>[가-힣 ·,]{2,24}(?:기자|특파원))\s?=")
_KO_LEAD = re.compile(r"[\[(](?P<byline>[^\])]{4,40})[\])]")
_EN_DATELINE = re.compile(
    r"(?P<place>[A-Z][A-Za-z.’'/ -]{2,40}(?:,\s[A-Z][A-Za-z. ]{2,20})?)(?:,\s(?P<day>[^(/]{6,24}?))?\s*"
    r"[(/](?P<outlet>[A-Z][\w &.’'-]{1,40})[)/]\s*(?:[-–—]{1,2}|:)\s"
)
_PLACE_EN = r"(?P<place>[A-Z][A-Za-z.’' -]{2,30})"
_DAY_EN = r"(?P<day>(?:[A-Z][a-z]+day,?\s)?(?:\d{1,2}\s)?[A-Z][a-z]{2,8}\.?(?:\s\d{1,2})?(?:,?\s\d{4})?)"
_OUTLET_EN = r"(?P<outlet>[A-Z][\w&’']*(?:\s[A-Z][\w&’']*){0,4})"
# Sept 2 (Eastwire Asia) - …; Milan, 3 March 2025 (Eastwire). …; (Eastwire, Milan, 3 March 2025) …;
# (Milan, 3 March 2025, Eastwire) …; Eastwire, MILAN, 3 March 2025 - …
_EN_OTHERS = tuple(
    map(
        re.compile,
        (
            rf"(?:{_PLACE_EN}(?:,\s[A-Z]\w+\.?)?,\s)?{_DAY_EN}\s?[(/]{_OUTLET_EN}[)/](?:\s*[-–—]{{1,2}}|[:.])\s",
            rf"[(\[]{_OUTLET_EN},\s{_PLACE_EN},\s{_DAY_EN}[)\]]",
            rf"[(\[]{_PLACE_EN},\s{_DAY_EN},\s{_OUTLET_EN}[)\]]",
            rf"{_OUTLET_EN},\s{_PLACE_EN},\s{_DAY_EN}\s[-–—]{{1,2}}\s",
        ),
    )
)
_DATED = re.compile(r"\(?[^()\n]{0,60}?(?P<day>(?:19|20)\d\d[^()\n]{0,20}|[A-Z][a-z]+ \d[^()\n]{0,20})(?:\)|\s[-–—/(])")
_AFTER_DAY = re.compile(r"[)\]]?\s*(?:[(/\[][^()/\[\]]{2,40}[)/\]])?\s*[-–—]{1,2}(?:\s|$)")
_MONTH_DAY = re.compile(
    rf"(?<![a-z])(?P<month>{'|'.join(month[:3] for month in MONTHS)})[a-z]*\.? (?P<day>\d{{1,2}})\b(?!,? \d{{4}})", re.I
)
_YEAR = re.compile(r"(?<![\d.])20\d\d(?![\d.]\d)")
_WEEKDAY = re.compile(r"\b(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")
_WEEKDAYS = ("Mon", "Tues", "Wednes", "Thurs", "Fri", "Satur", "Sun")
_ROLE = r"(?:에디터|기자|특파원|편집장|큐레이터|PD|앵커)"
_GREETS = re.compile(
    rf"(?:안녕하세요|안녕하십니까|반갑습니다)[,.!]?\s(?:\S+\s){{0,3}}?"
    rf"(?:{_ROLE}\s(?P<editor>{names.KOREAN_NAME})|(?P<name>[가-힣]{{3}})(?:\s{_ROLE})?)(?:입니다|이에요|예요)"
    rf"|[^.!]{{2,40}}[.!,]\s(?:I’m|I'm|I am|[Mm]y name is)\s(?P<names>{names.ENGLISH_NAME})"
    r"(?=[.,]|\s(?:and|from|with|in)\b)"
)
_OPENING = 200
_DAY_WITHIN = 120
_LEAD = 400  # characters in which an agency names the weekday of its dateline


@dataclass(frozen=True, slots=True)
class Origin:
    """Where an article comes from; None for what the file doesn't say."""

    author: str | None = None
    publisher: str | None = None
    published: date | None = None


def read(line: str) -> Origin:
    """Who, for whom and when, by a first line."""
    line = line[:_OPENING]
    if match := _KO_DATELINE.match(line):
        author, _ = persons.read((match["byline"] or "").strip())
        swapped = names.is_place(match["outlet"]) and not names.is_place(match["place"])  # [가람뉴스=상하이]
        return Origin(author, names.outlet(match["place" if swapped else "outlet"]), _first(match.group()))
    if (match := _KO_SHORT.match(line)) and names.is_place(match["place"]):
        return Origin(None, names.outlet(match["outlet"]))
    if match := _KO_BARE.match(line):
        return Origin(persons.read(match["byline"])[0], names.outlet(match["outlet"]), _first(match.group()))
    if match := _EN_DATELINE.match(line):
        return Origin(None, match["outlet"].strip(), _first(match["day"] or "") or _day(line))
    for match in filter(None, (pattern.match(line) for pattern in _EN_OTHERS)):
        if not match["place"] or names.is_place(match["place"]):
            return Origin(None, match["outlet"], _first(match["day"]) or _day(line))
    if (match := _KO_LEAD.match(line)) and any(
        found := persons.read(bylines.without_mail(match["byline"]).replace("=", " "))
    ):
        return Origin(*found)
    return Origin(author=_introduced(line), published=_day(line))


def _introduced(line: str) -> str | None:
    """Who greets the reader: Good morning. I'm Nia Castor; 안녕하세요, 에디터 임여울입니다."""
    match = _GREETS.match(line)
    if not match:
        return None
    name = match["editor"] or match["name"] or match["names"]
    return name if names.is_korean_name(name) or names.is_english_name(name) else None


def before(title: str) -> tuple[Origin, str]:
    """What an agency's dateline before a headline says, and the headline without it."""
    match = _KO_DATELINE.match(title)
    return (read(title), title[match.end() :].strip()) if match else (Origin(), title)


def has_day(line: str) -> bool:
    """Whether `line` opens with a place and a day."""
    return _day(line) is not None


def without_year(text: str, around: str = "") -> date | None:
    """The day of a dateline without a year, where the weekday and the years in `text` and `around` it leave but one."""
    match = _MONTH_DAY.search(text[:_DAY_WITHIN])
    weekday = _WEEKDAY.search(text[:_LEAD])
    if not match or not weekday or not re.match(r"[^a-z]{3,}", text):
        return None
    told = {int(year) for year in _YEAR.findall(f"{text}\n{around}")}
    month = next(n for n, name in enumerate(MONTHS, 1) if name[:3] == match["month"].casefold())
    days = []
    for year in sorted(told | {year + 1 for year in told}):
        try:
            days.append(date(year, month, int(match["day"])))
        except ValueError:
            continue
    fitting = [day for day in days if day.weekday() == _WEEKDAYS.index(weekday[1])]
    return fitting[0] if len(fitting) == 1 else None


def settled(lines: Sequence[str], text: str, around: str) -> date | None:
    """The day of a date in `lines` that needs the weekday of `text` or the year of the notices `around` it."""
    years = {int(year) for year in _YEAR.findall(around)}
    told = _WEEKDAY.search(text[:_LEAD])
    for line in lines:
        days = dates.possible(line, years)
        if len(days) > 1 and told:
            days = [day for day in days if (day.weekday() - _WEEKDAYS.index(told[1])) % 7 <= 1]
        if len(days) == 1:
            return days[0]
    return None


def _day(line: str) -> date | None:
    for found in dates.find(line[:_DAY_WITHIN]):
        if _AFTER_DAY.match(line[found.end :]):
            return found.day
    dated = _DATED.match(line[:_DAY_WITHIN])
    return _first(dated["day"]) if dated else None


def _first(text: str) -> date | None:
    return next((found.day for found in dates.find(text)), None)
