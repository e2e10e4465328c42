"""When a line's event was or will be, in one language."""

from __future__ import annotations

from dataclasses import dataclass

from briefs.lexicon.measures import measures
from briefs.model import Status
from briefs.writing import dates
from briefs.writing.sentence import stretches
from briefs.writing.sentence.limits import Limit
from briefs.writing.voices.spoken import Spoken

_YEAR, _MONTH = 4, 7
# What stands behind a Korean date and before an English one by what it is to the event.
_BY, _BY_END, _UNTIL = ("까지 ", " by "), (" 말까지 ", " by the end of "), ("까지 ", " until ")
_AHEAD = {Limit.BY: _BY, Limit.BY_END: _BY_END, Limit.UNTIL: _UNTIL, Limit.FROM: ("부터 ", " from ")}
_PAST = {Limit.BY: _BY, Limit.BY_END: _BY_END, Limit.UNTIL: _UNTIL, Limit.AS_OF: (" 기준 ", " as of ")}
_SINCE = ("부터 ", " since ")


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
        if named.endswith(" month"):  # of the year, up to then
            named = f"the first {self.period}s"
        return f" in {named}" + (f" of {year}" if year else "")

    @property
    def dated(self) -> str:
        """The date and the period before a Korean noun: 2024년 상반기"""
        until = self._until[0] if self.status in (Status.PLANNED, Status.DONE) else " "
        when = self.plan.when[:_YEAR] if self.plan.when and self.period else self.plan.when
        text = dates.moment(when, self.lang, self.now) + until if when else ""
        text = "" if self.period and text == "올해 " else text
        return text + (self.period + " " if self.period else "")

    @property
    def day(self) -> str:
        """The date at an English line's end, without the period."""
        return self._dated(self.plan.when, self._until[1]) if self.plan.when else ""

    @property
    def at(self) -> str:
        """When, as an adverb after the subject (2026년에 ) or at an English line's end ( in 2026, by 2026)."""
        return self._time(*(_SINCE if self.lasting else self._side or ("에 ", "")))

    @property
    def lasting(self) -> bool:
        """Whether the action is one that goes on, and has since the date: 조사하고 있습니다, has been investigating."""
        known = self.lexicon.actions.get(self.plan.action)
        return self.since and self.plan.when is not None and known is not None and known.ongoing

    @property
    def since(self) -> bool:
        """Whether it began on the date and has gone on."""
        return self.plan.limit is Limit.FROM and self.status is Status.DONE and not self.plan.future

    @property
    def spent(self) -> str:
        """When money goes somewhere: also since when it has gone there."""
        return self._time(*_SINCE) if self.since and self.plan.when else self.at

    @property
    def until(self) -> str:
        """The date alone: 2026년 11월 27일, 27 November 2026."""
        return dates.moment(self.plan.when, self.lang, self.now) if self.plan.when else ""

    @property
    def by(self) -> str:
        """The day by which a target is to be reached or from which a rule holds, else when it was set."""
        if self.status is Status.DONE:
            return self.at
        return self._time(*(self._side or _BY))

    @property
    def _until(self) -> tuple[str, str]:
        """The same of a level, which is only aimed at by a day."""
        told = self.status in (Status.PLANNED, Status.FORECAST) or (self.status is Status.DONE and self._flows)
        found = self._side if told else None
        return found if found in (_BY, _BY_END) else (" ", "")

    @property
    def _flows(self) -> bool:
        """Whether figures are told that add up until the date: 8월까지 매출."""
        if self.plan.period or not self.plan.stats:
            return False
        return all(stat.measure in measures().forms["flow"] for stat in self.plan.stats)

    @property
    def _side(self) -> tuple[str, str] | None:
        """The Korean particle and the English preposition of a date that is no time at which it happens."""
        coming = self.status in (Status.PLANNED, Status.FORECAST) or self.plan.future
        return (_AHEAD if coming else _PAST).get(self.plan.limit) if self.plan.limit else None

    def _time(self, particle: str, preposition: str) -> str:
        when = self.plan.when
        if when is None or (self.plan.period and len(when) == _YEAR):
            return self._in_period(particle, preposition)
        if self.lang == "en":
            return self._dated(when, preposition)
        text = dates.moment(when, self.lang, self.now)
        return text + (" " if text == "올해" and particle == "에 " else particle)

    def _dated(self, when: str, preposition: str) -> str:
        text = dates.moment(when, self.lang, self.now)
        if text == "this year" and preposition in ("", " by "):
            return " by the end of this year" if preposition else " this year"
        return (preposition or (" in " if len(when) <= _MONTH else " on ")) + text

    def _in_period(self, particle: str, preposition: str) -> str:
        if not self.plan.period or self.status not in (Status.PLANNED, Status.FORECAST):
            return ""
        year = self.plan.when if self.plan.when and int(self.plan.when[:_YEAR]) != self.now.year else None
        if self.lang == "ko":
            return (f"{year}년 " if year else "") + self.period + particle.removeprefix(" 말")
        word = " by" if preposition.startswith(" by") else preposition.rstrip() or " in"
        return f"{word} the {self.period}" + (f" of {year}" if year else "")
