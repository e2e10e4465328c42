"""Understands the words after /subscribe: a time and days, in Korean or English, in any order."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import time
from typing import Any

from storage.values import Days

_WEEKDAYS = (
    r"mon(?:days?)?|월(?:요일)?",
    r"tue(?:s(?:days?)?)?|화(?:요일)?",
    r"wed(?:nesdays?)?|수(?:요일)?",
    r"thu(?:rs(?:days?)?)?|목(?:요일)?",
    r"fri(?:days?)?|금(?:요일)?",
    r"sat(?:urdays?)?|토(?:요일)?",
    r"sun(?:days?)?|일요일",
)
_DAYS = (
    (re.compile(r"(?<!\w)(?:weekdays?|working days|평일|주중)(?!\w)"), Days.WEEKDAYS),
    (re.compile(r"(?<!\w)(?:weekly|every week|once a week|매주|주 ?1회)(?!\w)"), Days.WEEKLY),
    (re.compile(r"(?<!\w)(?:daily|every ?day|each day|매일|날마다)(?!\w)"), Days.DAILY),
)
_BEFORE_NOON = r"오전|아침|새벽|am|a\.m\."
_AFTER_NOON = r"오후|저녁|밤|낮|pm|p\.m\."
_HALF = rf"(?:(?P<half>{_BEFORE_NOON}|{_AFTER_NOON}) ?)?"
_AFTER = r"(?P<after>am|pm|a\.m\.|p\.m\.)"
_TIMES = tuple(
    re.compile(rf"(?<!\w){pattern}(?!\w)")
    for pattern in (
        rf"{_HALF}(?P<hour>\d{{1,2}}):(?P<minute>\d{{2}})(?: ?{_AFTER})?",
        rf"{_HALF}(?P<hour>\d{{1,2}})시(?: ?(?:(?P<minute>\d{{1,2}})분|(?P<thirty>반)))?",
        rf"(?P<hour>\d{{1,2}}) ?{_AFTER}",
        r"(?P<noon>정오|noon)",
        r"(?P<midnight>자정|midnight)",
    )
)
_EARLY = re.compile(r"(?<!\w)(?:in the )?(?:mornings?|(?:오전|아침|새벽)(?:마다)?)(?!\w)")
_LATE = re.compile(r"(?<!\w)(?:in the |at )?(?:afternoons?|evenings?|nights?|(?:오후|저녁|밤)(?:마다)?)(?!\w)")
_FILLERS = frozenset({"at", "on", "every", "each", "에", "마다", "매주", "the", "구독", "and"})
_ENDINGS = re.compile(r"(?<=[시분반오정일주\d])(?:에|마다)(?!\w)")


class WrongWordsError(ValueError):
    """Something after /subscribe is neither a time nor days."""


@dataclass(frozen=True, slots=True)
class When:
    """The time and the days that were named; None where they were not."""

    at: time | None = None
    days: Days | None = None
    weekday: int | None = None

    def changes(self) -> dict[str, Any]:
        """What was named, by the fields of a Schedule."""
        named = {"at": self.at, "days": self.days, "weekday": self.weekday}
        return {field: value for field, value in named.items() if value is not None}


def when(words: str) -> When:
    """What `words` name; nothing where they are empty. Raises WrongWordsError."""
    rest = _ENDINGS.sub("", unicodedata.normalize("NFKC", words).casefold())
    at, rest = _take_part(*_take_time(rest), words)
    days, rest = _take_days(rest)
    weekday, rest = _take_weekday(rest)
    if any(word not in _FILLERS for word in re.findall(r"\S+", rest.replace(",", " "))):
        raise WrongWordsError(words)
    return When(at, Days.WEEKLY if weekday is not None else days, weekday)


def _take_time(words: str) -> tuple[time | None, str]:
    for pattern in _TIMES:
        if found := pattern.search(words):
            return _time(found.groupdict(), words), words[: found.start()] + " " + words[found.end() :]
    return None, words


def _time(parts: dict[str, str | None], words: str) -> time:
    if parts.get("noon") or parts.get("midnight"):
        return time(12 if parts.get("noon") else 0)
    hour = int(parts.get("hour") or 0)
    minute = 30 if parts.get("thirty") else int(parts.get("minute") or 0)
    half = parts.get("half") or parts.get("after")
    if half and hour <= 12:
        late = re.fullmatch(_AFTER_NOON, half) is not None and not (half == "밤" and hour == 12)
        hour = hour % 12 + (12 if late else 0)
    if hour == 24 and not minute:
        hour = 0
    if hour > 23 or minute > 59:
        raise WrongWordsError(words)
    return time(hour, minute)


def _take_part(at: time | None, rest: str, words: str) -> tuple[time | None, str]:
    """The part of the day where it stands apart from the time: every evening at 7. Late without a time is no time."""
    if found := _EARLY.search(rest):
        return at, rest[: found.start()] + " " + rest[found.end() :]
    if found := _LATE.search(rest):
        if at is None:
            raise WrongWordsError(words)
        late = at.replace(hour=at.hour + 12) if at.hour < 12 else at
        return late, rest[: found.start()] + " " + rest[found.end() :]
    return at, rest


def _take_days(words: str) -> tuple[Days | None, str]:
    for pattern, days in _DAYS:
        if pattern.search(words):
            return days, pattern.sub(" ", words)
    return None, words


def _take_weekday(words: str) -> tuple[int | None, str]:
    for number, names in enumerate(_WEEKDAYS):
        pattern = re.compile(rf"(?<!\w)(?:{names})(?!\w)")
        if pattern.search(words):
            return number, pattern.sub(" ", words, count=1)
    return None, words
