"""When a line's event was or will be, in one language."""

from __future__ import annotations

from dataclasses import dataclass

from briefs.model import Status
from briefs.writing import dates, stretches
from briefs.writing.spoken import Spoken

_YEAR, _MONTH = 4, 7


@dataclass(frozen=True, slots=True)
class When(Spoken):
    """The slots that tell the time; a slot that is not filled is an empty text."""

    @property
    def year(self) -> str:
        """The date's year as 올해 or 2024년, this year or 2024; empty where there is none."""
        return dates.moment(self.plan.when[:_YEAR], self.lang, self.now) if self.plan.when else ""

    @property
    def period(self) -> str:
        """The quarter or half, or the months."""
        return stretches.name(self.plan.period, self.lang, self.lexicon) if self.plan.period else ""

    @property
    def stage(self) -> str:
        """The period before an English noun, with a year that isn't this one: fourth-quarter 2025 ."""
        if not self.period:
            return ""
        year = self.year if self.year != "this year" else ""
        return self.period.replace(" ", "-") + " " + (f"{year} " if year else "")

    @property
    def season(self) -> str:
        """The date and the period at an English line's end: in the first half of 2025."""
        if not self.period:
            return self.day
        year = self.year if self.year != "this year" else ""
        named = self.period if self.period[:1].isupper() else f"the {self.period}"
        named += "s" if named.endswith(" month") else ""
        return f" in {named}" + (f" of {year}" if year else "")

    @property
    def dated(self) -> str:
        """The date and the period before a Korean noun: 2024년 상반기"""
        text = dates.moment(self.plan.when, self.lang, self.now) + " " if self.plan.when else ""
        text = "" if self.period and text == "올해 " else text
        return text + (self.period + " " if self.period else "")

    @property
    def day(self) -> str:
        """The date at an English line's end, without the period."""
        if self.plan.when is None:
            return ""
        return self._dated(self.plan.when, {_YEAR: " in ", _MONTH: " in "}, " on ")

    @property
    def at(self) -> str:
        """When, as an adverb after the subject (2026년에 ) or at an English line's end ( in 2026)."""
        return self._time("에 ", {_YEAR: " in ", _MONTH: " in "}, " on ")

    @property
    def by(self) -> str:
        """The day by which a target is to be reached, else when it was set."""
        if self.status is Status.DONE:
            return self.at
        return self._time("까지 ", {}, " by ")

    def _time(self, particle: str, prepositions: dict[int, str], preposition: str) -> str:
        when = self.plan.when
        if when is None or (self.plan.period and len(when) == _YEAR):
            return self._in_period(particle)
        if self.lang == "en":
            return self._dated(when, prepositions, preposition)
        text = dates.moment(when, self.lang, self.now)
        return text + (" " if text == "올해" and particle == "에 " else particle)

    def _dated(self, when: str, prepositions: dict[int, str], preposition: str) -> str:
        text = dates.moment(when, self.lang, self.now)
        if text != "this year":
            return prepositions.get(len(when), preposition) + text
        return " by the end of this year" if preposition == " by " else " this year"

    def _in_period(self, particle: str) -> str:
        if not self.plan.period or self.status not in (Status.PLANNED, Status.FORECAST):
            return ""
        year = self.plan.when if self.plan.when and int(self.plan.when[:_YEAR]) != self.now.year else None
        if self.lang == "ko":
            return (f"{year}년 " if year else "") + self.period + particle
        word = " by" if particle.startswith("까지") else " in"
        return f"{word} the {self.period}" + (f" of {year}" if year else "")
