"""Times, days and time zones in words, from `templates/<lang>/when.j2`."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import Any

from babel.dates import get_day_names

from bot.asked import zones
from bot.screens.base import environment
from briefs.model import Lang
from briefs.writing.dates import day
from storage.values import Quiet, Schedule

WEEK = 7


def clock(moment: time, lang: Lang) -> str:
    """오전 8시, 08:00."""
    return _say(lang, "clock", moment.hour, moment.minute)


def days(schedule: Schedule, lang: Lang) -> str:
    """매일, 평일, 매주 월요일; every day, on weekdays, every Monday."""
    return _say(lang, "days", schedule.days, weekday(schedule.weekday, lang))


def weekday(number: int, lang: Lang, *, short: bool = False) -> str:
    """월요일, Monday; short 월, Mon."""
    return str(get_day_names("abbreviated" if short else "wide", "format", "ko" if lang == "ko" else "en_GB")[number])


def following(due_at: datetime, schedule: Schedule, now: datetime, lang: Lang) -> str:
    """The local day of the next digest: 오늘, 내일, 3월 31일 월요일; today, tomorrow, on Monday 31 March."""
    due, today = (moment.astimezone(schedule.timezone).date() for moment in (due_at, now))
    ahead = (due - today) // timedelta(days=1)
    return _say(lang, "following", ahead, day(due, lang, today), weekday(due.weekday(), lang))


def quiet(hours: Quiet, lang: Lang) -> str:
    """오후 10시부터 오전 7시까지, 22:00 to 07:00."""
    return _say(lang, "quiet", clock(hours.start, lang), clock(hours.end, lang))


def city(schedule: Schedule, lang: Lang) -> str:
    """The city by whose clocks the chat lives."""
    return zones.city(schedule.timezone.key, lang)


def _say(lang: Lang, part: str, *values: Any) -> str:
    macro = getattr(environment().get_template(f"{lang}/when.j2").module, part)
    return str(macro(*values)).strip()
