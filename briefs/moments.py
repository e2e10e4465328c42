"""The day on which a fact stands in a timeline."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from briefs.vocabulary import Status

COMING = frozenset({Status.PLANNED, Status.FORECAST})
# The last month of each part of a year, by its term.
PERIODS: Mapping[str, int] = {
    "first-quarter": 3,
    "second-quarter": 6,
    "third-quarter": 9,
    "fourth-quarter": 12,
    "first-half": 6,
    "second-half": 12,
    "nine-months": 9,
}
_YEAR, _MONTH = len("2025"), len("2025-03")


def moment(status: Status, event: str | None, terms: Iterable[str], day: date) -> date:
    """The event's day, the last one of its month, quarter, half or year where no more is told; else `day`.

    `day` is the article's: what was done in its year or month is news of that day.
    """
    if event is None or (status not in COMING and day.isoformat().startswith(event)):
        return day
    return last_day(event, terms)


def written(event: str | None, terms: Iterable[str], placed: date) -> str:
    """`placed` as exactly as the event's date tells it: YYYY, YYYY-MM or YYYY-MM-DD."""
    return event if event is not None and last_day(event, terms) == placed else placed.isoformat()


def last_day(event: str, terms: Iterable[str] = ()) -> date:
    """The last day of a fact's date, YYYY, YYYY-MM or YYYY-MM-DD; of a year the part that `terms` name."""
    if len(event) == _YEAR:
        part = period(terms)
        return last_day(f"{event}-{PERIODS[part] if part else 12:02}")
    if len(event) == _MONTH:
        return (date.fromisoformat(f"{event}-28") + timedelta(days=4)).replace(day=1) - timedelta(days=1)
    return date.fromisoformat(event)


def period(terms: Iterable[str]) -> str | None:
    """The one part of a year among `terms`."""
    found = {term for term in terms if term in PERIODS}
    return found.pop() if len(found) == 1 else None
