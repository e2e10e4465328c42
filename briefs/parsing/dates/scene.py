"""The calendar side of reading dates: what a bare day, month or quarter means at a point of an article."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

# How far ahead a date without its year may lie when the wording looks forward.
_AHEAD_MONTHS = 9


@dataclass(slots=True)
class Scene:
    """The day of publication, and the dates told last before the one that is being read."""

    published: date | None
    year: int | None = None
    month: int | None = None
    day: date | None = None
    last: str = ""  # the date told last
    end: int = -1  # where the last date ended

    def tell(self, value: str, end: int) -> None:
        """Takes note of a date that the text has told."""
        parts = [int(part) for part in value.split("-")]
        self.year, self.end, self.last = parts[0], end, value
        if len(parts) > 1:
            self.month = parts[1]
        if len(parts) > 2:
            day = date(parts[0], parts[1], parts[2])
            self.day = day if not self.published or day <= self.published else self.day

    def full(self, year: int, month: int, day: int) -> str | None:
        """The date as written, None where the calendar has no such day."""
        if not 1 <= month <= 12 or not 1900 <= year <= 2100 or not 1 <= day <= monthrange(year, month)[1]:
            return None
        return f"{year:04}-{month:02}-{day:02}"

    def of_month(self, year: int, month: int) -> str | None:
        """The month as written."""
        return f"{year:04}-{month:02}" if 1 <= month <= 12 and 1900 <= year <= 2100 else None

    def of_year(self, offset: int) -> str | None:
        """The year of publication, `offset` years on."""
        return f"{self.published.year + offset:04}" if self.published else None

    def shifted_month(self, offset: int, day: int | None = None) -> str | None:
        """The month of publication, `offset` months on, or a day of it."""
        if not self.published:
            return None
        months = self.published.year * 12 + self.published.month - 1 + offset
        year, month = divmod(months, 12)
        return self.full(year, month + 1, day) if day else self.of_month(year, month + 1)

    def near_month(self, month: int, day: int | None = None, *, future: bool = False) -> str | None:
        """A month, or a day of one, without its year: the latest so far, or the next where it looks ahead."""
        if not self.published or not 1 <= month <= 12:
            return None
        now = self.published
        passed = (month, day or 1) <= (now.month, now.day)
        year = now.year if passed else now.year - 1
        ahead = (month - now.month) % 12
        if future and not passed and ahead <= _AHEAD_MONTHS:
            year = now.year
        elif future and passed and month != now.month and ahead <= _AHEAD_MONTHS - 3:
            year = now.year + 1
        elif future and passed and day and month == now.month and day < now.day:
            year = now.year
        return self.full(year, month, day) if day else self.of_month(year, month)

    def near_day(self, day: int, *, future: bool = False) -> str | None:
        """A day without its month: the latest up to publication, or the next where it looks ahead."""
        if not self.published:
            return None
        step = 1 if future else -1
        passed = day < self.published.day if future else day > self.published.day
        for offset in (step if passed else 0, step * (1 + passed)):
            if value := self.shifted_month(offset, day):
                return value
        return None

    def near_weekday(self, weekday: int, *, future: bool = False, strict: bool = False) -> str | None:
        """The last such weekday up to publication, or the next; `strict` leaves the day of publication out."""
        if not self.published:
            return None
        away = (weekday - self.published.weekday()) % 7 if future else (self.published.weekday() - weekday) % 7
        if away == 0 and strict:
            away = 7
        return (self.published + timedelta(days=away if future else -away)).isoformat()

    def near_part(self, first_month: int, *, future: bool = False) -> str | None:
        """The year of a quarter or half that begins with `first_month`."""
        if not self.published:
            return None
        begun = first_month <= self.published.month
        return self.of_year(0 if begun or future else -1)

    def today(self) -> date | None:
        """The day that the article is telling about: the last full date, else that of publication."""
        return self.day or self.published
