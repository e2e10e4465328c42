"""When a chat's digest is due: pure functions of its schedule and a moment.

A time that a clock change skips is due as much later as the clock jumps; one that comes twice is due the first time.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

from storage.values import Days, Schedule

_SATURDAY = 5
_REACH = 9  # days in which every schedule comes round


def next_due(schedule: Schedule, after: datetime) -> datetime:
    """The first moment later than `after` (aware) at which a digest goes out, in UTC; never within quiet hours."""
    first = after.astimezone(schedule.timezone).date() - timedelta(1)  # yesterday's may have waited for the morning
    return next(moment for _, moment in _slots(schedule, first) if moment > after)


def slot(schedule: Schedule, due_at: datetime) -> tuple[date, str]:
    """The local day and time that the digest due at `due_at` stands for, whatever quiet hours made of it."""
    local = due_at.astimezone(schedule.timezone)
    day = local.date() if local.time() >= schedule.at else local.date() - timedelta(1)
    return day, f"{schedule.at:%H:%M}"


def quiet_until(schedule: Schedule, now: datetime) -> datetime | None:
    """When the quiet hours end in which `now` lies, in UTC; None outside them."""
    local = now.astimezone(schedule.timezone)
    if not schedule.quiet or not schedule.quiet.covers(local.time()):
        return None
    return _out_of_quiet(schedule, local).astimezone(UTC)


def _slots(schedule: Schedule, first: date) -> Iterator[tuple[date, datetime]]:
    """The days with a digest from `first` on, and the moment of each in UTC."""
    for number in range(2 * _REACH):
        day = first + timedelta(number)
        if _comes(schedule, day):
            local = datetime.combine(day, schedule.at, schedule.timezone)
            real = local.astimezone(UTC).astimezone(schedule.timezone)  # a skipped time becomes a real one
            yield day, _out_of_quiet(schedule, real).astimezone(UTC)


def _comes(schedule: Schedule, day: date) -> bool:
    if schedule.days is Days.WEEKLY:
        return day.weekday() == schedule.weekday
    return schedule.days is Days.DAILY or day.weekday() < _SATURDAY


def _out_of_quiet(schedule: Schedule, local: datetime) -> datetime:
    """`local` itself, or the end of the quiet hours in which it lies."""
    quiet = schedule.quiet
    if not quiet or not quiet.covers(local.time()):
        return local
    day = local.date() if local.time() < quiet.end else local.date() + timedelta(1)
    return datetime.combine(day, quiet.end, schedule.timezone)
