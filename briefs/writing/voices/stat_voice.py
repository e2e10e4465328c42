"""A measure with its figures in the words of one language."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from decimal import Decimal

from briefs.lexicon.measures import measures
from briefs.model import MONEY, Bound, Unit
from briefs.writing import figures, names
from briefs.writing.gather import Figure, falls
from briefs.writing.plan import Stat
from briefs.writing.support.manner import (
    ANNUALISED,
    CLOSING,
    CUMULATIVE,
    DAILY,
    DEBUT,
    EACH,
    INTRADAY,
    INVESTED,
    MONTHLY,
    POINTS,
    STARTING,
    WEEKLY,
    YEARLY,
)
from briefs.writing.voices.spoken import Spoken

_WORDS = {Decimal(2): ("double", "doubled"), Decimal(3): ("triple", "tripled"), Decimal(4): ("quadruple", "quadrupled")}
_HOW_KO = {
    CUMULATIVE: "누적",
    MONTHLY: "월",
    DAILY: "하루",
    WEEKLY: "주간",
    YEARLY: "연간",
    ANNUALISED: "연 환산",
    EACH: "주당",
}
_HOW_EN = frozenset({CUMULATIVE, DAILY, WEEKLY, MONTHLY, YEARLY, ANNUALISED})
_BASES = {
    "month": ("전달보다 ", " from the previous month"),
    "quarter": ("전 분기보다 ", " from the previous quarter"),
    "plan": ("계획보다 ", " against its plan"),
    "offer": ("공모가보다 ", " from the offer price"),
}
_CLOSE = {False: ("종가", "closing price"), True: ("첫날 종가", "first-day closing price")}
_ADVERBS = {
    Bound.EXACT: "",
    Bound.AT_LEAST: "at least ",
    Bound.OVER: "more than ",
    Bound.ABOUT: "about ",
    Bound.NEARLY: "nearly ",
}


@dataclass(frozen=True, slots=True)
class StatVoice:
    """A measure with its figures in one language."""

    stat: Stat
    voice: Spoken

    @property
    def name(self) -> str:
        """The measure with how it is counted: 누적 출하량, annualised revenue."""
        term = self.voice.lexicon.terms[self.stat.measure]
        if self.stat.exam:
            return f"{self.stat.exam} {'점수' if self.voice.lang == 'ko' else 'score'}"
        if self.closed:
            return _CLOSE[DEBUT in self.stat.how][self.voice.lang == "en"]
        if INVESTED in self.stat.how:
            return "현금과 단기투자" if self.voice.lang == "ko" else "cash and short-term investments"
        if self.voice.lang == "ko":
            return "".join(f"{_HOW_KO[how]} " for how in sorted(self.stat.how & _HOW_KO.keys())) + term.ko[0]
        each = " per share" if EACH in self.stat.how else ""
        counted = "".join(f"{how} " for how in sorted(self.stat.how & _HOW_EN))
        return counted + (term.plural or term.en[0]) + each

    @property
    def plain(self) -> str:
        """The measure in English alone."""
        term = self.voice.lexicon.terms[self.stat.measure]
        return term.plural or term.en[0]

    @property
    def heading(self) -> str:
        """The measure at an English line's beginning: The price, Utilisation, Monthly active users."""
        sum_of_money = measures().fits.get(self.stat.measure) == MONEY
        if sum_of_money and not self.many and self.stat.measure not in measures().forms["mass"]:
            return f"The {self.name}"
        return self.name[:1].upper() + self.name[1:]

    @property
    def amount(self) -> str:
        """The level; in English without the noun that the measure is."""
        found = self.stat.amount
        bare = (
            self.voice.lang == "en" and (self.had or self.many) and found is not None and found.unit is not Unit.UNITS
        )
        return self.voice.figure(found, noun=not bare)

    @property
    def over(self) -> str:
        """The level without its 이상 where it is passed, else empty."""
        found = self.stat.amount
        if found is None or found.bound is not Bound.OVER or found.converted:
            return ""
        return figures.figure(found, self.voice.lang, self.voice.lexicon, bound=False)

    @property
    def change(self) -> str:
        """The change in percent or in points, or the amount of it, without its sign."""
        if self.stat.change is None and self.stat.moved is not None:
            return self.voice.figure(self.stat.moved.figure, noun=False)
        shown = self.voice.percent(self.stat.change)
        if self.voice.lang == "ko" and self.stat.change and self.stat.change.bound is Bound.NEARLY:
            shown = f"{figures.percent(self.stat.change.value, 'ko')} 가까이"
        if POINTS not in self.stat.how:
            return shown
        return shown.replace("%", "%포인트" if self.voice.lang == "ko" else " percentage points")

    @property
    def by(self) -> str:
        """English for the change behind its verb: 12%, by CNY 2 billion."""
        return self.change if self.stat.change else f"by {self.change}"

    @property
    def starting(self) -> bool:
        """Whether the level is only what it starts at."""
        return STARTING in self.stat.how

    @property
    def closed(self) -> bool:
        """Whether it is what shares traded at when a day was over."""
        return CLOSING in self.stat.how and not (self.stat.change or self.stat.moved)

    @property
    def debut(self) -> bool:
        """Whether it moved so on the first day on which it was traded."""
        return DEBUT in self.stat.how

    @property
    def intraday(self) -> bool:
        """Whether it moved so far for a moment in trade."""
        return INTRADAY in self.stat.how

    @property
    def basis(self) -> str:
        """From when it changed so, where that is not the year before: 전달보다 ,  from the previous month."""
        named = self.voice.plan.basis if self.stat.change else ""
        if named.isdigit():
            return f"{named}월보다 " if self.voice.lang == "ko" else f" from {calendar.month_name[int(named)]}"
        return _BASES[named][self.voice.lang == "en"] if named else ""

    @property
    def multiple(self) -> str:
        """The multiple: 2배, 2 times."""
        return self.voice.figure(Figure(self.stat.multiple)) if self.stat.multiple else ""

    def multiplied(self, past: bool) -> str:
        """English for growth to a multiple: doubled, more than tripled, rose about 20-fold."""
        adverb, words = self._word()
        return adverb + words[past] if words else f"{'rose' if past else 'rise'} {self._fold()}"

    @property
    def multiply(self) -> str:
        """English for the aim of such growth: double output, raise output 20-fold."""
        adverb, words = self._word()
        return f"{adverb}{words[0]} {self.name}" if words else f"raise {self.name} {self._fold()}"

    def _word(self) -> tuple[str, tuple[str, str] | None]:
        times = self.stat.multiple
        adverb = _ADVERBS.get(times.bound) if times else None
        return adverb or "", _WORDS.get(times.value) if times and adverb is not None else None

    def _fold(self) -> str:
        times = self.stat.multiple
        return figures.bounded(figures.fold(times.value), times.bound, "en") if times else ""

    @property
    def falls(self) -> bool:
        """Whether it fell."""
        if self.stat.change is None and self.stat.moved is not None:
            return self.stat.moved.falls
        return self.stat.change is not None and falls(self.stat.change)

    @property
    def move(self) -> str:
        """The family of its verb: amount, price or level."""
        return measures().moves.get(self.stat.measure, "amount")

    @property
    def measure(self) -> str:
        """The measure's id."""
        return self.stat.measure

    @property
    def flow(self) -> bool:
        """Whether it is told for a period."""
        return self.stat.measure in measures().forms["flow"]

    @property
    def stock(self) -> bool:
        """Whether it is told as it stands at a day's or a month's end."""
        return self.stat.measure in measures().forms["stock"]

    @property
    def many(self) -> bool:
        """Whether English takes are and were."""
        return self.stat.measure in measures().forms["many"] or INVESTED in self.stat.how

    @property
    def had(self) -> bool:
        """Whether English says that one has it."""
        return self.stat.measure in measures().forms["had"]

    @property
    def noun_phrase(self) -> str:
        """The measure and its level: 매개변수 6,710억 개, 671 billion parameters."""
        if self.voice.lang == "ko":
            return f"{self.name} {self.amount}"
        if self.had and CUMULATIVE in self.stat.how:
            return f"a cumulative total of {self.amount} {measures().nouns.get(self.stat.measure, self.plain)}"
        if self.had:
            return f"{self.amount} {measures().nouns.get(self.stat.measure, self.name)}"
        mass = self.many or self.stat.measure in measures().forms["mass"]
        return f"{self.name if mass else names.indefinite(self.name)} of {self.amount}"
