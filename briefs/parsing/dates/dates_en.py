"""English dates, absolute and relative."""

from __future__ import annotations

import re
from datetime import timedelta

from briefs.parsing.dates import stretches_en
from briefs.parsing.dates.ahead_en import UP_TO, future, reached
from briefs.parsing.dates.openings import Rule, Rules
from briefs.parsing.dates.scene import Scene

_MONTH_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
_COUNTS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10}
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "final": 4, "last": 4}
_LAST_NEXT = {"last": -1, "previous": -1, "this": 0, "current": 0, "next": 1, "coming": 1}


def _month(match: re.Match[str]) -> int:
    return _MONTH_NAMES.index(match["month"][:3].lower()) + 1


def _dated(match: re.Match[str], scene: Scene) -> str | None:
    """A month or a day of one, with or without its year."""
    day = int(match["day"]) if match["day"] else None
    year = int(match["year"]) if match["year"] else scene.year if match["that"] else None
    if year is not None:
        return scene.full(year, _month(match), day) if day else scene.of_month(year, _month(match))
    return scene.near_month(_month(match), day, future=future(match))


def _bare_month(match: re.Match[str], scene: Scene) -> str | None:
    word = match["word"].lower()
    if word.startswith("last"):
        value = scene.near_month(_month(match))
        now = scene.published
        return scene.of_month(now.year - 1, now.month) if value and now and _month(match) == now.month else value
    by = word == "until" or (word in {"by", "by the end of"} and not reached(match))
    ahead = (
        by
        or word.startswith("next")
        or future(match)
        or (word == "from" and UP_TO.match(match.string, match.end()) is None)
    )
    return scene.near_month(_month(match), future=ahead)


def _month_of(match: re.Match[str], scene: Scene) -> str | None:
    """A month of last year, this year or next: in April last year, since August of last year."""
    year = scene.of_year(_LAST_NEXT[match["of"].lower()])
    return scene.of_month(int(year), _month(match)) if year else None


def _quarter_of_month(match: re.Match[str], scene: Scene) -> str | None:
    value = scene.near_month(_month(match), future=future(match))
    return value[:4] if value else None


def _iso(match: re.Match[str], scene: Scene) -> str | None:
    return scene.full(int(match["year"]), int(match["month"]), int(match["day"]))


def _weekday(match: re.Match[str], scene: Scene) -> str | None:
    word = (match["word"] or "").strip().lower()
    day = _WEEKDAYS.index(match["weekday"][:3].lower())
    ahead = word in {"next", "this coming", "coming"} or (word != "last" and future(match))
    return scene.near_weekday(day, future=ahead, strict=ahead or word == "last")


def _relative_day(match: re.Match[str], scene: Scene) -> str | None:
    offset = {"today": 0, "yesterday": -1, "tomorrow": 1}[match[0].lower()]
    return (scene.published + timedelta(days=offset)).isoformat() if scene.published else None


def _days_ago(match: re.Match[str], scene: Scene) -> str | None:
    count = _COUNTS.get(match["count"].lower()) or int(match["count"])
    return (scene.published - timedelta(days=count)).isoformat() if scene.published else None


def _closing(match: re.Match[str], scene: Scene) -> str | None:
    """The day of a closing price that names none: that of the report."""
    return scene.published.isoformat() if scene.published else None


def _same_day(match: re.Match[str], scene: Scene) -> str | None:
    if match.start() - scene.end < 300 and len(scene.last) == len("2025-06"):
        return scene.last
    today = scene.today()
    return today.isoformat() if today and scene.published else None


def _relative_month(match: re.Match[str], scene: Scene) -> str | None:
    return scene.shifted_month(_LAST_NEXT[match["word"].lower()])


def _relative_year(match: re.Match[str], scene: Scene) -> str | None:
    return scene.of_year(_LAST_NEXT[match["word"].lower()])


def _this_year(match: re.Match[str], scene: Scene) -> str | None:
    return scene.of_year(0)


def _same_year(match: re.Match[str], scene: Scene) -> str | None:
    return f"{scene.year:04}" if scene.year else None


def _plain_year(match: re.Match[str], scene: Scene) -> str | None:
    year = match["year"]
    return year if len(year) == 4 else f"20{year}"


def _part(match: re.Match[str], scene: Scene) -> str | None:
    number = _ORDINALS[match["ordinal"].lower()]
    if match["part"].lower() == "half":
        number = min(number, 2)
        return scene.near_part(1 if number == 1 else 7, future=future(match))
    return scene.near_part(3 * number - 2, future=future(match))


def _coded_part(match: re.Match[str], scene: Scene) -> str | None:
    return scene.near_part(3 * int(match["quarter"]) - 2, future=future(match))


def _season(match: re.Match[str], scene: Scene) -> str | None:
    if match["word"].lower() == "next":
        return scene.of_year(0 if scene.published and _SEASONS[match["season"]] > scene.published.month else 1)
    ahead = future(match)
    if ahead and scene.published and scene.published.month > _SEASONS[match["season"]] + 2:
        return scene.of_year(1)
    return scene.near_part(_SEASONS[match["season"]], future=ahead or match["word"].lower() == "this")


def _years_on(match: re.Match[str], scene: Scene) -> str | None:
    count = _COUNTS.get(match["count"].lower()) or int(match["count"])
    return f"{scene.year + count:04}" if scene.year else None


_MONTH = (
    r"(?P<month>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|"
    r"Oct(?:ober)?|"
    r"Nov(?:ember)?|Dec(?:ember)?)\b\.?"
)
_THAT = r"(?:,? (?P<year>(?:19|20)\d\d)\b|(?P<that>,? of (?:that|the same) year))?"
_WEEKDAY = r"(?P<weekday>Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)day"
_BEFORE_MONTH = (
    r"(?P<word>(?i:in early|in late|in mid|in|since early|since late|since|by the end of|by|until|last|this|next|"
    r"early|late|mid|end|"
    r"the end of|the start of|of|from|to|through|during|after|before))"
)
_BEFORE_YEAR = (
    r"(?i:in|early|late|mid|end|by|since|of|for|to|during|until|from|before|after|through|between|and|in early|in late|"
    r"year|than in)"
)
_ORDINAL = r"(?P<ordinal>[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth|[Ff]inal)"
_OF_YEAR = r"(?: quarter| half)? of (?P<year>(?:19|20)\d\d)"
# What matches begin with.
_MONTHS = (
    "jan january feb february mar march apr april may jun june jul july aug august sep sept september oct october "
    "nov november dec december"
)
_DAYS = "monday tueday tuesday wedday wednesday thuday thursday friday satday saturday sunday"
_MONTH_WORDS = "in since by until last this next early late mid end the of from to through during after before"
_YEAR_WORDS = "in early late mid end by since of for to during until from before after through between and year than"
_NUMBERS = f"0 {' '.join(_COUNTS)}"
_PARTS = "the first second third fourth final"
_RULES: tuple[Rule, ...] = (
    ("0", re.compile(r"(?<!\d)(?P<year>(?:19|20)\d\d)-(?P<month>\d{2})-(?P<day>\d{2})(?!\d)"), _iso),
    (_MONTHS, re.compile(rf"\b{_MONTH} (?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?![\d%])(?!,\d){_THAT}"), _dated),
    ("0", re.compile(rf"(?<![\d,.])(?P<day>\d{{1,2}})(?:st|nd|rd|th)? (?:of )?{_MONTH}{_THAT}"), _dated),
    (_MONTHS, re.compile(rf"(?P<day>(?!))?\b{_MONTH},?(?: of)? (?P<year>(?:19|20)\d\d)\b(?P<that>(?!))?"), _dated),
    (_MONTHS, re.compile(rf"\b{_MONTH}(?: of)? (?P<of>[Ll]ast|[Tt]his|[Nn]ext) year\b(?!['’]s)"), _month_of),
    (_MONTH_WORDS, re.compile(rf"\b{_BEFORE_MONTH}[ -]{_MONTH}(?! \d)(?! quarter)"
    r"(?!(?: of)? (?:last|this|next) year\b)"), _bare_month),
    (_MONTHS, re.compile(rf"\b{_MONTH} quarter\b"), _quarter_of_month),
    (f"on last next this coming {_DAYS}",
     re.compile(rf"\b(?:on )?(?P<word>last |next |this coming |this |coming )?{_WEEKDAY}\b"), _weekday),
    ("today yesterday tomorrow", re.compile(r"\b(?:[Tt]oday|[Yy]esterday|[Tt]omorrow)\b(?!['’]s)"), _relative_day),
    (_NUMBERS, re.compile(rf"\b(?P<count>{'|'.join(_COUNTS)}|{'|'.join(word.title() for word in _COUNTS)}|"
    rf"\d{{1,2}}) days? (?:ago|earlier this month)\b"), _days_ago),
    ("closed ended finished", re.compile(r"\b(?:closed|ended|finished)(?= (?:the (?:session|day) )?"
    r"(?:(?:up|down|at|almost|about|nearly|some) )*(?:[A-Z]{2,3})?[$¥€]?\d[\d.,]*[^.;]{0,40}?(?:higher|lower|up|"
    r"down|in (?:Hong Kong|Shanghai|Shenzhen|Seoul|"
    r"New York)))(?!(?:[^.;]|\.\d){0,90}?(?:day\b|week|month|year|[A-Z][a-z]+ \d))"), _closing),
    ("the that same", re.compile(r"\b(?:[Tt]he same day|[Tt]he same date|[Tt]hat day|same-day)\b"), _same_day),
    ("last this next coming", re.compile(r"\b(?P<word>[Ll]ast|[Tt]his|[Nn]ext|[Cc]oming) month\b"), _relative_month),
    (f"{_PARTS} later early late last this next current", re.compile(rf"\b(?:(?:the )?{_ORDINAL} (?:quarter|half) of )?"
    rf"(?:later |early |late |the end of |the start of |the close of )?"
    rf"(?P<word>[Ll]ast|[Tt]his|[Nn]ext|[Cc]urrent) year\b(?!['’]s)"), _relative_year),
    ("the year", re.compile(r"\b(?:the end of the year|the year is (?:over|out)|year-end|the year-end|year’s end|"
    r"year's end)\b"), _this_year),
    ("that the", re.compile(r"\b(?:[Tt]hat year|[Tt]he same year)\b"), _same_year),
    (_PARTS, re.compile(rf"\b(?:the )?(?:[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth|[Ff]inal){_OF_YEAR}\b"), _plain_year),
    ("0 q h fy", re.compile(r"\b(?:Q[1-4]|[1-4]Q|H[12](?!\d\d\b)|[12]H|FY)[ -]?(?P<year>(?:20)?\d\d)\b"), _plain_year),
    ("q", re.compile(r"\bQ(?P<quarter>[1-4])\b(?![ -]?\d)"), _coded_part),
    (_PARTS, re.compile(rf"\b(?:the )?{_ORDINAL}[ -](?P<part>quarter|half)\b"
    r"(?! of (?:the(?! year\b)|its|an?)\b)"), _part),
    (_YEAR_WORDS, re.compile(rf"\b(?:{_BEFORE_YEAR})[ -](?P<year>(?:19|20)\d\d)\b(?![,.]\d|%|[-–]\w)"), _plain_year),
    ("this last next the", re.compile(rf"\b(?P<word>this|last|next|the) (?P<season>{'|'.join(_SEASONS)})\b"), _season),
    (_NUMBERS, re.compile(rf"\b(?P<count>{'|'.join(_COUNTS)}|{'|'.join(word.title() for word in _COUNTS)}|"
    rf"\d{{1,2}}) years (?:after that|later)\b"), _years_on),
)  # fmt: skip
RULES = Rules((*_RULES, *stretches_en.RULES), r"\d(?<!\d\d)|[A-Za-z](?<!\w\w)[A-Za-z]*")
