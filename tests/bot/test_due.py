"""A digest is due when the chat's own clock says so: over weekends, clock changes and quiet hours."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.asked import zones
from bot.chats.due import due_after_change, next_due, quiet_until, slot
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
        (
            Schedule(NEW_YORK, time(2, 30)),
            "2025-03-09 04:00",
            "2025-03-09 07:00",
        ),  # skipped: 03:00
        (Schedule(NEW_YORK, time(1, 30)), "2025-11-02 04:30", "2025-11-02 05:30"),  # comes twice
        (Schedule(NEW_YORK, time(1, 30)), "2025-11-02 05:30", "2025-11-03 06:30"),  # but is told once
        (Schedule(SEOUL, time(6), quiet=Quiet(time(22), time(7))), "2025-03-27 20:00", "2025-03-27 22:00"),
        (Schedule(SEOUL, time(23), quiet=Quiet(time(22), time(7))), "2025-03-27 20:00", "2025-03-27 22:00"),
        (Schedule(SEOUL, time(7), quiet=Quiet(time(22), time(7))), "2025-03-27 20:00", "2025-03-27 22:00"),
        (
            Schedule(ZoneInfo("Australia/Lord_Howe"), time(2, 15)),
            "2024-10-05 00:00",
            "2024-10-05 15:30",
        ),  # half an hour
        (Schedule(ZoneInfo("America/Godthab"), time(22, 30)), "2023-03-26 00:00", "2023-03-26 01:00"),  # to 23:00
        (Schedule(ZoneInfo("America/Asuncion"), time(0)), "2024-10-05 12:00", "2024-10-06 04:00"),  # skipped midnight
        (Schedule(ZoneInfo("Pacific/Apia"), time(8)), "2011-12-29 20:00", "2011-12-30 18:00"),  # no 30 December
        (Schedule(ZoneInfo("Pacific/Kiritimati"), time(0)), "2025-03-27 12:00", "2025-03-28 10:00"),
    ],
)
def test_the_next_digest_is_due(schedule: Schedule, after: str, due: str) -> None:
    assert next_due(schedule, utc(after)) == utc(due)


@pytest.mark.parametrize(
    ("due_at", "after", "due"),
    [
        ("2025-03-27 23:00", time(18), "2025-03-28 09:00"),  # a usual one moves
        ("2025-03-27 22:30", time(18), "2025-03-27 22:30"),  # one that was put off does not
        ("2025-03-27 21:00", time(18), "2025-03-27 21:00"),  # nor one that is overdue
        ("2025-03-27 22:59", time(7, 50), "2025-03-27 22:50"),  # unless the new one comes before it
        (None, time(18), "2025-03-28 09:00"),
    ],
)
def test_changed_settings_hold_from_the_next_digest_on_and_lose_none(due_at: str, after: time, due: str) -> None:
    changed = replace(DAILY, at=after)
    moment = due_after_change(DAILY, utc(due_at) if due_at else None, changed, utc("2025-03-27 22:00"))
    assert moment == utc(due)


@pytest.mark.parametrize(
    ("schedule", "now", "day"),
    [
        (DAILY, "2025-03-27 23:00", date(2025, 3, 28)),
        (DAILY, "2025-03-27 22:59", date(2025, 3, 27)),
        (DAILY, "2025-04-02 05:00", date(2025, 4, 2)),  # after days of silence the newest alone
        (Schedule(SEOUL, time(8), Days.WEEKDAYS), "2025-03-30 05:00", date(2025, 3, 28)),  # on Sunday Friday's
        (Schedule(SEOUL, time(8), Days.WEEKLY, 4), "2025-04-03 05:00", date(2025, 3, 28)),
    ],
)
def test_a_late_digest_stands_for_the_newest_day(schedule: Schedule, now: str, day: date) -> None:
    assert slot(schedule, utc(now))[0] == day


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


ZONES = st.sampled_from(sorted(available_timezones()))
TIMES = st.times().map(lambda moment: moment.replace(second=0, microsecond=0))
QUIET = st.none() | st.builds(Quiet, TIMES, TIMES).filter(lambda quiet: quiet.start != quiet.end)
SCHEDULES = st.builds(Schedule, ZONES.map(ZoneInfo), TIMES, st.sampled_from(Days), st.integers(0, 6), QUIET)
MOMENTS = st.integers(0, 56 * 365 * 24 * 60).map(lambda minutes: utc("1971-01-01") + timedelta(minutes=minutes))
FREE = SCHEDULES.map(lambda schedule: replace(schedule, quiet=None))


def jumps(zone: ZoneInfo) -> tuple[datetime, ...]:
    """The hours, in UTC, in which that zone's clocks jump, of a few years."""
    days = [utc("2022-01-01") + timedelta(days=number) for number in range(5 * 365)]
    jumping = (day for day in days if _offset(day, zone) != _offset(day + timedelta(days=1), zone))
    hours = (day + timedelta(hours=number) for day in jumping for number in range(24))
    return tuple(one for one in hours if _offset(one, zone) != _offset(one + timedelta(hours=1), zone))


def _offset(moment: datetime, zone: ZoneInfo) -> timedelta | None:
    return moment.astimezone(zone).utcoffset()


@st.composite
def near_jumps(draw: st.DrawFn) -> tuple[Schedule, datetime]:
    """A schedule and a moment, both close to a change of its zone's clocks."""
    zone, moments = draw(JUMPING)
    jump = draw(st.sampled_from(moments)) + timedelta(minutes=draw(st.integers(0, 60)))
    at = (jump + timedelta(minutes=draw(st.integers(-150, 150)))).astimezone(zone).time().replace(fold=0)
    schedule = replace(draw(SCHEDULES), timezone=zone, at=at)
    return schedule, jump - timedelta(minutes=draw(st.integers(0, 3 * 24 * 60)))


JUMPING = st.sampled_from(
    [
        (zone, jumps(zone))
        for zone in map(
            ZoneInfo,
            ("America/New_York", "Europe/London", "Australia/Lord_Howe", "America/St_Johns", "Africa/Casablanca"),
        )
    ]
)
ANY = st.tuples(SCHEDULES, MOMENTS) | near_jumps()


@given(ANY)
def test_every_schedule_comes_round_later_and_never_in_quiet_hours(drawn: tuple[Schedule, datetime]) -> None:
    schedule, after = drawn
    due = next_due(schedule, after)
    assert after < due <= after + timedelta(days=10)
    assert quiet_until(schedule, due) is None


@given(ANY)
def test_digests_in_a_row_stand_for_different_days(drawn: tuple[Schedule, datetime]) -> None:
    schedule, after = drawn
    first = next_due(schedule, after)
    second = next_due(schedule, first)
    assert slot(schedule, first) < slot(schedule, second)
    assert slot(schedule, second - timedelta(seconds=1)) == slot(schedule, first)


@given(ANY)
def test_quiet_hours_end_later_and_then_are_over(drawn: tuple[Schedule, datetime]) -> None:
    schedule, now = drawn
    until = quiet_until(schedule, now)
    assert until is None or (until > now and quiet_until(schedule, until) is None)


@given(st.tuples(FREE, MOMENTS) | near_jumps().map(lambda drawn: (replace(drawn[0], quiet=None), drawn[1])))
def test_without_quiet_hours_the_clock_shows_the_time_that_was_chosen_or_jumps_over_it(
    drawn: tuple[Schedule, datetime],
) -> None:
    schedule, after = drawn
    due = next_due(schedule, after)
    local, before = (moment.astimezone(schedule.timezone) for moment in (due, due - timedelta(minutes=1)))
    wanted = datetime.combine(slot(schedule, due)[0], schedule.at)
    if local.replace(tzinfo=None, fold=0) == wanted:
        assert local.fold == 0  # of two, the first
    else:
        assert before.replace(tzinfo=None) < wanted < local.replace(tzinfo=None)


@pytest.mark.parametrize(
    ("words", "key"), [("UTC+5:45", "Asia/Kathmandu"), ("UTC+9", "Asia/Seoul"), ("utc-9:30", "Pacific/Marquesas")]
)
def test_a_zone_is_found_by_any_offset_that_clocks_have(words: str, key: str) -> None:
    assert key in zones.find(words, utc("2025-03-28 00:30"))
