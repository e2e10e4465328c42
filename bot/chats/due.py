"""When a chat's digest is due: pure functions of its schedule and a moment.

A time that a clock change skips is due when the clock jumps, at the next time that there is; one that comes twice is
due the first time. A day that a time zone leaves out altogether has no digest.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from storage.values import Days, Schedule

_SATURDAY = 5
_REACH = 18  # days in which every schedule comes round, whatever a time zone does
_SECOND = timedelta(seconds=1)
_KEPT = 4096  # answers kept, since many chats live by the same schedule


@lru_cache(maxsize=_KEPT)
def next_due(schedule: Schedule, after: datetime) -> datetime:
    """The first moment later than `after` (aware) at which a digest goes out, in UTC; never within quiet hours."""
    first = after.astimezone(schedule.timezone).date() - timedelta(1)  # yesterday's may have waited for the morning
    days = (first + timedelta(number) for number in range(_REACH))
    return next(moment for day in days if (moment := _moment(schedule, day)) and moment > after)


@lru_cache(maxsize=_KEPT)
def slot(schedule: Schedule, now: datetime) -> tuple[date, str]:
    """The local day and time of the newest digest that was due by `now` (aware), whatever quiet hours made of it."""
    last = now.astimezone(schedule.timezone).date()
    days = (last - timedelta(number) for number in range(_REACH))
    day = next(day for day in days if (moment := _moment(schedule, day)) and moment <= now)
    return day, f"{schedule.at:%H:%M}"


def due_after_change(before: Schedule, due_at: datetime | None, after: Schedule, now: datetime) -> datetime:
    """When the next digest is due to a chat that lives by `after` from now on, in UTC.

    One that is overdue, or was put off for a while, comes as it would have; what changed holds for it, too.
    """
    following = next_due(after, now)
    put_off = due_at is not None and due_at < next_due(before, now)
    return min(due_at, following) if due_at and put_off else following


def quiet_until(schedule: Schedule, now: datetime) -> datetime | None:
    """When the quiet hours end in which `now` lies, in UTC; None outside them."""
    until = _out_of_quiet(schedule, now)
    return until if until != now else None


def _moment(schedule: Schedule, day: date) -> datetime | None:
    """When the digest of that local day goes out, in UTC; None where the day has none."""
    if schedule.days is Days.WEEKLY and day.weekday() != schedule.weekday:
        return None
    if schedule.days is Days.WEEKDAYS and day.weekday() >= _SATURDAY:
        return None
    moment = _real(day, schedule.at, schedule.timezone)
    return _out_of_quiet(schedule, moment) if moment else None


def _out_of_quiet(schedule: Schedule, moment: datetime) -> datetime:
    """`moment` itself, or the end of the quiet hours in which it lies, in UTC."""
    quiet = schedule.quiet
    while quiet and quiet.covers((local := moment.astimezone(schedule.timezone)).time()):
        day = local.date() if local.time() < quiet.end else local.date() + timedelta(1)
        ends = (_real(day + timedelta(more), quiet.end, schedule.timezone, fold) for more in (0, 1) for fold in (0, 1))
        moment = next(end for end in ends if end and end > moment)
    return moment


def _real(day: date, at: time, zone: ZoneInfo, fold: int = 0) -> datetime | None:
    """When that day's clock shows `at`, or first a later time where it skips that, in UTC; None where there is no day.

    Where it shows `at` twice, `fold` 1 is the second time.
    """
    local = datetime.combine(day, at.replace(fold=fold), zone)
    moment = local.astimezone(UTC)
    if moment.astimezone(zone).replace(tzinfo=None) == local.replace(tzinfo=None):
        return moment
    early, late = sorted(local.replace(fold=one).astimezone(UTC) for one in (0, 1))
    before = early.astimezone(zone).utcoffset()
    while late - early > _SECOND:  # the clock jumps after `early`, and by `late`
        middle = early + (late - early) // _SECOND // 2 * _SECOND
        same = middle.astimezone(zone).utcoffset() == before
        early, late = (middle, late) if same else (early, middle)
    there = {moment.astimezone(zone).date() for moment in (early, late)}
    return late if day in there else None
