"""A digest is due when the chat's own clock says so: over weekends, clock changes and quiet hours."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.digests.due import next_due, quiet_until, slot
from storage.values import Days, Quiet, Schedule

SEOUL, NEW_YORK = ZoneInfo("Asia/Seoul"), ZoneInfo("America/New_York")
DAILY = Schedule(SEOUL, time(8))


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("schedule", "after", "due"),
    [
        (DAILY, "2025-03-27 22:59", "2025-03-27 23:00"),
        (DAILY, "2025-03-27 23:00", "2025-03-28 23:00"),  # strictly later
        (Schedule(SEOUL, time(8), Days.WEEKDAYS), "2025-03-28 00:00", "2025-03-30 23:00"),  # Friday → Monday
        (Schedule(SEOUL, time(8), Days.WEEKLY, 4), "2025-03-28 00:00", "2025-04-03 23:00"),  # the next Friday
        (Schedule(SEOUL, time(8), Days.WEEKLY, 4), "2025-03-27 20:00", "2025-03-27 23:00"),  # Friday in Seoul
        (Schedule(NEW_YORK, time(8)), "2025-03-08 14:00", "2025-03-09 12:00"),  # summer time begins
        (Schedule(NEW_YORK, time(2, 30)), "2025-03-09 04:00", "2025-03-09 07:30"),  # skipped: 03:30
        (Schedule(NEW_YORK, time(1, 30)), "2025-11-02 04:30", "2025-11-02 05:30"),  # comes twice
        (Schedule(NEW_YORK, time(1, 30)), "2025-11-02 05:30", "2025-11-03 06:30"),  # but is told once
        (Schedule(SEOUL, time(6), quiet=Quiet(time(22), time(7))), "2025-03-27 20:00", "2025-03-27 22:00"),
        (Schedule(SEOUL, time(23), quiet=Quiet(time(22), time(7))), "2025-03-27 20:00", "2025-03-27 22:00"),
        (Schedule(SEOUL, time(7), quiet=Quiet(time(22), time(7))), "2025-03-27 20:00", "2025-03-27 22:00"),
        (Schedule(ZoneInfo("Pacific/Kiritimati"), time(0)), "2025-03-27 12:00", "2025-03-28 10:00"),
    ],
)
def test_the_next_digest_is_due(schedule: Schedule, after: str, due: str) -> None:
    assert next_due(schedule, utc(after)) == utc(due)


def test_a_digest_that_waited_for_the_morning_stands_for_the_day_before() -> None:
    late = Schedule(SEOUL, time(23), quiet=Quiet(time(22), time(7)))
    assert slot(late, utc("2025-03-27 22:00")) == (date(2025, 3, 27), "23:00")
    assert slot(DAILY, utc("2025-03-27 23:00")) == (date(2025, 3, 28), "08:00")


@pytest.mark.parametrize(
    ("now", "until"),
    [
        ("2025-03-27 14:00", "2025-03-27 22:00"),  # 23:00 in Seoul
        ("2025-03-27 21:59", "2025-03-27 22:00"),
        ("2025-03-27 22:00", None),
        ("2025-03-27 12:59", None),
    ],
)
def test_quiet_hours_end_in_the_morning(now: str, until: str | None) -> None:
    found = quiet_until(Schedule(SEOUL, time(8), quiet=Quiet(time(22), time(7))), utc(now))
    assert found == (utc(until) if until else None)


ZONES = st.sampled_from(["Asia/Seoul", "America/New_York", "Europe/London", "Australia/Lord_Howe", "America/St_Johns"])
TIMES = st.times().map(lambda moment: moment.replace(second=0, microsecond=0))
QUIET = st.none() | st.builds(Quiet, TIMES, TIMES).filter(lambda quiet: quiet.start != quiet.end)
SCHEDULES = st.builds(Schedule, ZONES.map(ZoneInfo), TIMES, st.sampled_from(Days), st.integers(0, 6), QUIET)
MOMENTS = st.integers(0, 3 * 365 * 24 * 60).map(lambda minutes: utc("2024-01-01") + timedelta(minutes=minutes))


@given(SCHEDULES, MOMENTS)
def test_every_schedule_comes_round_later_and_never_in_quiet_hours(schedule: Schedule, after: datetime) -> None:
    due = next_due(schedule, after)
    assert after < due <= after + timedelta(days=9)
    assert quiet_until(schedule, due) is None


@given(SCHEDULES, MOMENTS)
def test_digests_in_a_row_stand_for_different_days(schedule: Schedule, after: datetime) -> None:
    first = next_due(schedule, after)
    second = next_due(schedule, first)
    assert slot(schedule, first) < slot(schedule, second)
