"""When a feed or an entry is read next: decided here alone, from what is known and the time."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from briefs.reading.feed import Entry

LONGEST = timedelta(days=1)  # between two tries, however often they failed
MOST_TRIES = 4  # of an entry's page
FRESH = timedelta(days=3)  # how old an entry may be that is taken from a feed that was not read before
MOST_FIRST = 20  # entries of a feed that was not read before
OLD = timedelta(days=30)  # from this age on, an entry is no news in any feed


def next_reading(now: datetime, minutes: int, failures: int = 0, wait: float | None = None) -> datetime:
    """`minutes` from now, twice as many with every failure in a row, and not within the seconds a server asked for."""
    usual = timedelta(minutes=minutes)
    interval = min(usual * (1 << min(failures, 20)), max(LONGEST, usual))
    return now + max(interval, min(timedelta(seconds=wait or 0), 7 * LONGEST))


def is_news(entry: Entry, today: date, *, first: bool) -> bool:
    """Whether the entry is young enough, or has no date; `first` where its feed has not been read before."""
    return entry.published is None or entry.published >= today - (FRESH if first else OLD)
