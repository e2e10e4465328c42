"""Carries the day or the period of one business figure to those told right behind it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from briefs.lexicon.measures import measures
from briefs.model import Fact, Kind, Lang, Span, Status
from briefs.moments import PERIODS
from briefs.parsing.clauses.clause import Clause
from briefs.parsing.slots.eventdates import COMPARED_AFTER, COMPARED_BEFORE

# Kinds of fact whose figures are told one after the other, of one period.
TOLD = frozenset({Kind.MARKET, Kind.INVESTMENT})
# Over so many paragraphs a date is remembered, and a part of the year: English repeats a date in the next.
NEAR: Mapping[Lang, int] = {"ko": 3, "en": 0}
NEAR_PART: Mapping[Lang, int] = {"ko": 3, "en": 2}
# A figure that says itself for how long it is told, in another way than by the part of the year.
OF_ITS_OWN = re.compile(
    r"연간|한 해|누적|회계연도|개월|월(?:까지| 한 달|간)|하루|(?:^|\s)(?:월|연)\s?(?:평균|\d)|매달|해마다|현재|지금|"
    r"\d{1,2}월(?:[의에은는]|\s(?!말))|년간|주간|이 가운데|창업|설립|"
    r"\b(?:full[- ]year|annual|a year|a month|a day|fiscal|so far|since|months?|over the (?:past|last|next)|every|"
    r"each|now|in (?:January|February|March|April|May|June|July|August|September|October|November|December))\b"
)
# What goes back to the stretch of time that was told of last.
BACK = re.compile(
    r"(?<!지난해 )(?<!작년 )(?<!전년 )같은 (?:기간|분기|시기|때)|반년간|이 (?:기간|분기)|분기 |"
    r"\b(?:same|that|the|those) (?:quarter|half|half-year|period|(?:three|six|nine) months|months)\b"
)
_YEAR = len("2025")


@dataclass(slots=True)
class Periods:
    """The date and the part of the year of the business figures told last, and whose; fed in the text's order."""

    now: str = ""
    _date: str | None = None
    _of: frozenset[str] = frozenset()
    _paragraph: int = 0
    _part: str | None = None
    _year: str | None = None
    _whose: frozenset[str] = field(default_factory=frozenset)
    _heard: int = 0
    _said: Span | None = None

    def hear(self, clause: Clause) -> None:
        """Takes note of the only part of a year that a clause tells of, and which is over."""
        named = {m.id: m.span for m in clause.terms if m.id in PERIODS and not _compared(clause, m.span)}
        if len(named) != 1:
            return
        [(part, span)] = named.items()
        year = next((m.value[:_YEAR] for m in clause.moments if _meet(m.span, span)), None)
        if self.now and year and f"{year}-{PERIODS[part]:02}" > self.now[: len("2025-01")]:
            return
        if self._said == clause.sentence.span:  # what a sentence tells beside its period goes no further
            return
        self._said, self._heard = clause.sentence.span, clause.sentence.paragraph
        self._part, self._year = part, year
        self._whose = frozenset(m.id for m in clause.organisations)

    def complete(self, fact: Fact, clause: Clause) -> Fact:
        """`fact` with the date of the figures before it, where it is of the same company and has no date of its own."""
        if fact.kind not in TOLD:
            return fact
        if self._part and not self._whose and fact.quantities:
            self._whose = frozenset(fact.subject)
        told = self._dated(fact, clause)
        return self._parted(fact, told, clause)

    def _dated(self, fact: Fact, clause: Clause) -> Fact:
        if fact.date:
            self._date = fact.date if fact.status is Status.DONE and fact.kind is Kind.MARKET else None
            self._of, self._paragraph = frozenset(fact.subject), clause.sentence.paragraph
            return fact
        near = clause.sentence.paragraph - self._paragraph <= NEAR[clause.lang] and not self._of.isdisjoint(
            fact.subject
        )
        if not (self._date and near and fact.quantities and fact.status is Status.DONE):
            return fact
        return replace(fact, date=self._date)

    def _parted(self, fact: Fact, told: Fact, clause: Clause) -> Fact:
        """A fact that was dated as `told`, with the part of the year that was heard last."""
        flow = measures().forms["flow"].isdisjoint([q.measure or "" for q in fact.quantities])
        own = any(term in PERIODS for term in fact.terms) or OF_ITS_OWN.search(clause.text)
        near = clause.sentence.paragraph - self._heard <= NEAR_PART[clause.lang]
        if not self._part or flow or own or not near or self._whose.isdisjoint(fact.subject):
            return told
        back = BACK.search(clause.text)
        date = (self._year if back else None) or fact.date or self._year or told.date
        goes_back = fact.date is None or (len(fact.date) == _YEAR and back)
        if fact.status is not Status.DONE or not goes_back or (date and len(date) != _YEAR):
            return told
        return replace(fact, date=date, terms=(*fact.terms, self._part))


def _meet(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _compared(clause: Clause, span: Span) -> bool:
    """Whether a part of the year is only one that something is compared with."""
    start, end = span.start - clause.span.start, span.end - clause.span.start
    return bool(COMPARED_AFTER.match(clause.text, end) or COMPARED_BEFORE.search(clause.text[:start]))
