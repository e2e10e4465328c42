"""Carries the day or the period of one business figure to those told right behind it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from briefs.lexicon.measures import measures
from briefs.lexicon.wording import pattern
from briefs.model import MONEY, Fact, Kind, Lang, Span, Status
from briefs.moments import COMING, PERIODS
from briefs.parsing.clauses.borders import BE, PAST
from briefs.parsing.clauses.clause import Clause
from briefs.parsing.slots.eventdates import COMPARED_AFTER, COMPARED_BEFORE

# Kinds of fact whose figures are told one after the other, of one period.
TOLD = frozenset({Kind.MARKET, Kind.INVESTMENT})
# Over so many paragraphs a date is remembered, and a part of the year: English repeats a date in the next.
NEAR: Mapping[Lang, int] = {"ko": 3, "en": 0}
NEAR_PART: Mapping[Lang, int] = {"ko": 3, "en": 6}
OF_ITS_OWN = pattern("periods", "of-its-own")
BACK = pattern("periods", "back")
# A clause that has no tense of its own: B는 500억위안, of that 5 billion is for chips.
ELLIPTIC: Mapping[Lang, re.Pattern[str]] = {
    "ko": re.compile(
        r"[^.]{1,60}\d[\d,.만억조천]*\s?(?:위안|달러|원|대|개|명|%)(?:\([^()]*\))?\W*\Z|"
        r"\W*(?:이|그)\s?(?:가운데|중)\s[^.]{1,60}(?:몫|용|차지|예정분)(?:이다|이고|입니다|다)\W*\Z"
    ),
    "en": re.compile(
        r"\W*[Oo]f (?:that|this|these|it|the sum|the total), [^;]{1,80}? (?:is|are|goes|go) (?:for|to|into)\b|"
        rf"; (?!.*\b(?:{BE}|{PAST})\b)"
    ),
}
_SHORT = pattern("periods", "short")
_QUARTERS = ("first-quarter", "second-quarter", "third-quarter", "fourth-quarter")
_HALVES = ("first-half", "second-half")
_STRETCHES = {
    (1, 3): _QUARTERS[0],
    (4, 6): _QUARTERS[1],
    (7, 9): _QUARTERS[2],
    (10, 12): _QUARTERS[3],
    (1, 6): _HALVES[0],
    (7, 12): _HALVES[1],
}
_ENDS = {"mar": _QUARTERS[0], "jun": _QUARTERS[1], "sep": _QUARTERS[2], "dec": _QUARTERS[3]}
# A stretch of months: 7~9월, the December quarter; one that no part of the year names ends what was told for one.
_MONTHS_KO = re.compile(r"(?<!\d)(1?\d)\s*(?:월\s*)?[~∼～-]\s*(1?\d)\s*월")
_QUARTER_EN = re.compile(r"\b(Mar(?:ch)?|June?|Sept?(?:ember)?|Dec(?:ember)?)\.?[- ]quarter\b", re.IGNORECASE)
_MONTHS_EN = re.compile(r"\b(?:three|six|eight|nine|ten|eleven) months (?:to|ended|through)\b")
# What was told of nine months goes no further than its paragraph in English, where the quarter is the news.
_SUMMED = "nine-months"
_ASIDE = re.compile(r"nine[- ]month\b", re.IGNORECASE)  # only what is told right there: nine-month net profit
# A part of the year is told of for so many months after its end where no year is named.
_LATEST = 6
_RESEARCH = re.compile(r"연구\s?개발|R&D|\bresearch\b")
_WAS = pattern("periods", "was")
_YEAR, _MONTH = len("2025"), len("2025-01")


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
    _ahead: Fact | None = None

    def hear(self, clause: Clause) -> None:
        """Takes note of the only part of a year that a clause tells of, and which is over."""
        named: Mapping[str, Span] = {
            m.id: m.span for m in clause.terms if m.id in PERIODS and not _compared(clause, m.span)
        }
        named = named or _shortened(clause)
        if not named and _of_months(clause):
            self._part = None
        if len(named) != 1:
            return
        [(part, span)] = named.items()
        year = next((m.value[:_YEAR] for m in clause.moments if m.span.meets(span)), None) or _short_year(clause, span)
        if self.now and not _over(part, year, self.now):
            return
        if part == _SUMMED and _ASIDE.match(clause.text, span.start - clause.span.start):
            self._part = None
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
        fact = self._elliptic(fact, clause)
        return self._parted(fact, self._dated(fact, clause), clause)

    def _elliptic(self, fact: Fact, clause: Clause) -> Fact:
        """A figure without a verb, or of a part, as planned where that before it was: B는 500억위안."""
        before = self._ahead if self._ahead and self._ahead.kind is fact.kind else None
        if before and fact.status is Status.DONE and fact.quantities and ELLIPTIC[clause.lang].match(clause.text):
            return replace(fact, status=before.status, date=fact.date or before.date)
        self._ahead = fact if fact.status in COMING else None
        return fact

    def _dated(self, fact: Fact, clause: Clause) -> Fact:
        if fact.date:
            lends = fact.status is Status.DONE and fact.kind is Kind.MARKET and not _of_months(clause)
            self._date = fact.date if lends else None
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
        own = any(term in PERIODS for term in fact.terms) or OF_ITS_OWN.search(clause.text)
        if not self._part or not _flows(fact, clause) or own or not self._near(clause):
            return told
        back = BACK.search(clause.text)
        if self._whose.isdisjoint(fact.subject) and not (back and clause.sentence.paragraph == self._heard):
            return told
        date = (self._year if back else None) or fact.date or self._year or told.date
        goes_back = fact.date is None or (len(fact.date) == _YEAR and back)
        if fact.status is not Status.DONE or not goes_back or (date and len(date) != _YEAR):
            return told
        return replace(fact, date=date, terms=(*fact.terms, self._part))

    def _near(self, clause: Clause) -> bool:
        """Whether a clause is near enough to where the part of the year was named."""
        most = 0 if self._part == _SUMMED and clause.lang == "en" else NEAR_PART[clause.lang]
        return clause.sentence.paragraph - self._heard <= most


def _flows(fact: Fact, clause: Clause) -> bool:
    """Whether a fact has figures that are told for a time; what went into research is."""
    flow = measures().forms["flow"]
    if any(q.measure in flow for q in fact.quantities):
        return True
    spent = fact.kind is Kind.INVESTMENT and any(q.unit in MONEY for q in fact.quantities)
    return spent and _RESEARCH.search(clause.text) is not None


def _shortened(clause: Clause) -> Mapping[str, Span]:
    """The parts of the year that a clause writes in short or as months, with where they stand."""
    found: dict[str, Span] = {}
    base = clause.span.start
    for m in _SHORT.finditer(clause.text):
        quarter, half = m["n"] or m["m"], m["h"] or m["g"]
        part = _QUARTERS[int(quarter) - 1] if quarter else _HALVES[int(half) - 1]
        span = Span(base + m.start(), base + m.end())
        if not _compared(clause, span):
            found.setdefault(part, span)
    for m in (*_MONTHS_KO.finditer(clause.text), *_QUARTER_EN.finditer(clause.text)):
        months = (int(m[1]), int(m[2])) if clause.lang == "ko" else (0, 0)
        stretch = _STRETCHES.get(months) if clause.lang == "ko" else _ENDS[m[1][:3].lower()]
        if stretch and not _compared(clause, span := Span(base + m.start(), base + m.end())):
            found.setdefault(stretch, span)
    return found


def _of_months(clause: Clause) -> bool:
    """Whether a clause tells of months that are no part of the year by a name of their own."""
    return bool(_MONTHS_KO.search(clause.text) or _QUARTER_EN.search(clause.text) or _MONTHS_EN.search(clause.text))


def _short_year(clause: Clause, span: Span) -> str | None:
    """The year written on to a part of it."""
    found = _SHORT.match(clause.text, span.start - clause.span.start)
    return f"20{found['year'][-2:]}" if found else None


def _over(part: str, year: str | None, now: str) -> bool:
    """Whether a part of the year is over, where no year is named not for long."""
    if year:
        return f"{year}-{PERIODS[part]:02}" <= now[:_MONTH]
    return (int(now[_YEAR + 1 : _MONTH]) - PERIODS[part]) % 12 <= _LATEST


def _compared(clause: Clause, span: Span) -> bool:
    """Whether a part of the year is only one that something is compared with."""
    start, end = span.start - clause.span.start, span.end - clause.span.start
    before = clause.text[:start]
    return bool(COMPARED_AFTER.match(clause.text, end) or COMPARED_BEFORE.search(before) or _WAS.search(before))
