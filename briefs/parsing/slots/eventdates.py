"""Which of the dates in a sentence is that of what one clause tells."""

from __future__ import annotations

import re
from collections.abc import Iterable
from operator import attrgetter
from typing import NamedTuple

from briefs.lexicon.wording import pattern
from briefs.model import Lang, Status
from briefs.parsing.clauses.borders import apart
from briefs.parsing.clauses.clause import Clause
from briefs.parsing.clauses.pricetargets import price_target
from briefs.parsing.clauses.reach import between_commas
from briefs.parsing.dates.ahead_en import PAPER
from briefs.parsing.slots.borrowed import borrowed, lends, not_of_another, of_now
from briefs.parsing.text.joints import goes_on
from briefs.parsing.text.marks import Moment

MOMENTS = attrgetter("moments")
TO_COME = frozenset({Status.PLANNED, Status.FORECAST})
# How far into a clause its subject may begin, behind a conjunction.
OPENING = len(", whereas ")
OPENERS = ("Deliveries ", "Sales ", "Orders ", "Production ")
# How far before a date, in characters, its verb may stand.
NEAR = 60
COMPARED_AFTER = pattern("eventdates", "compared-after")
# The years of a plan are part of its name: 행동계획(2026∼2028년), 2026~2028년 스마트 의료 행동계획.
_PLAN = r"(?:계획|방안|규획|전략|로드맵|강령|비전|대책|의견|프로그램)"
_YEARS = r"(?:19|20)\d\d년?\s?[~∼〜～–-]\s?"
NAMED_BEFORE = re.compile(rf"{_PLAN}[’'”\"]?\s?[(（](?:{_YEARS})?$")
RANGE_BEFORE = re.compile(rf"{_YEARS}$")
NAMED_AFTER = re.compile(rf"\s(?:(?![은는이가을를]\s)[^,.]){{1,30}}?{_PLAN}[’'”\"]?(?:을|를)\s")
COMPARED_BEFORE = pattern("eventdates", "compared-before")
SET_AGAINST = pattern("eventdates", "set-against")
# What is dated by its distance from another date: the United States had done so a year before.
AWAY = re.compile(r"\b(?<!from )(?<!than )(?<!with )(?:a|one|two|three|the) (?:year|month)s? (?:before|earlier)\W*$")
REACH = 90  # how far before a date that may begin
FROM = re.compile(r"\bfrom (?:early |late |mid-)?$")
TOLD_ON = pattern("eventdates", "told-on")
SAID = pattern("eventdates", "said")
SAYS = re.compile(r"\)?,? (?:said|told|announced|disclosed|confirmed|wrote|added|stated)\b")
# The same of a day that is past and opens the sentence: In April the city announced plans.
OPENS = re.compile(r"\W*(?:(?:Earlier|Late|Early|Later) )?")
ANNOUNCED = re.compile(r",? (?:[\w’'.-]+ ){1,5}?(?:said|told|announced|disclosed|confirmed|pledged|vowed)\b")
# What a thing is to be that something is told of, with its date: picked as a supplier for a car that is due in May.
YET_TO_BE = re.compile(r"\ban? [^,.;]{1,40}? (?:that|which) (?:is|are|will|would|has yet) [^,.;]*$")


class _Soon(NamedTuple):
    """The day of publication, and whether something is planned, which may come in its month or year yet."""

    now: str
    planned: bool

    def is_ahead(self, value: str) -> bool:
        """Whether a date lies after that day."""
        now = self.now[: len(value)]
        return bool(now) and (value > now or (self.planned and value == now and len(value) < len(self.now)))


def event_date(
    clause: Clause,
    clauses: tuple[Clause, ...],
    at: int,
    status: Status = Status.DONE,
    now: str = "",
    *,
    shown: bool = False,
) -> str | None:
    """The date of the predicate at `at`: in Korean the last one before it, in English the clause's first; else any.

    What is to come by its `status` has no date before `now`, and in English none on which it is only said. What is
    told of a product as `shown` was so on the date that its description has.
    """
    if not any(map(MOMENTS, clauses)):
        return None
    if clause.text.startswith(OPENERS):  # Deliveries of the car, which it showed in May, begin in June
        at = clause.span.start
    soon = _Soon(now, status is Status.PLANNED)
    own = [m for m in _moments(clause, soon) if shown or status in TO_COME or not borrowed(clause, m, at)]
    if clause.lang == "ko" and status is not Status.DONE:
        own = [m for m in own if not _told_on(clause, m, at, soon)]
    steady = status is Status.DONE and of_now(clause, at)
    if clause.lang == "en":
        shared = () if price_target(clause) else clauses
        dated = _dated(clause, shared, own, at, soon, status, steady=steady)
        done = status is Status.DONE
        dated.sort(key=lambda each: (done and _elsewhere(clause, each, at), _beside(*each)))
        return _english(dated, status in TO_COME, now)
    return _korean(clause, clauses, own, at, soon, steady=steady)


def _dated(
    clause: Clause, clauses: Iterable[Clause], own: list[Moment], at: int, soon: _Soon, status: Status, *, steady: bool
) -> list[tuple[Clause, Moment]]:
    """The moments of an English clause's own predicate, then those that the other `clauses` lend it."""
    own = not_of_another(own, clause, at, [m for m in own if soon.is_ahead(m.value)] if status in TO_COME else None)
    lending = [part for part in clauses if part is not clause and _lends(part, clause)]
    others = [(part, m) for part in lending for m in _moments(part, soon)]
    if steady or (AWAY.search(clause.text) and not clause.quantities):  # was set up in 2021 and works with Huawei
        others = []
    if status is Status.DONE and soon.now:  # has 300 engineers and means to hire 120 more in 2027
        others = [(part, m) for part, m in others if m.value <= soon.now[: len(m.value)] and not goes_on(part.text)]
    return [*[(clause, m) for m in own], *others]


def _korean(
    clause: Clause, clauses: tuple[Clause, ...], own: list[Moment], at: int, soon: _Soon, *, steady: bool
) -> str | None:
    """The last date before the predicate at `at`, else one behind it, else one that a clause before lends."""
    before = [moment for moment in own if moment.span.end <= at] or own[:1]
    if before and "각각" in clause.text and len({moment.value for moment in own}) > 1:
        return None  # which of them, who knows
    if before:
        return before[-1].value
    if steady:
        return None
    lending = [part for part in clauses if part.span.end <= clause.span.start and lends(part, clause)]
    earlier = [
        moment for part in lending for moment in _moments(part, soon) if not borrowed(part, moment, part.span.end)
    ]
    return next((moment.value for moment in earlier[-1:]), None)


def _told_on(clause: Clause, moment: Moment, at: int, soon: _Soon) -> bool:
    """Whether a Korean date behind what isn't done yet is that on which somebody told it: 방안을 이달 내놨다."""
    if moment.span.start < at or not (soon.planned or soon.now.startswith(moment.value)):
        return False  # a report of last year is told with its date
    return TOLD_ON.match(clause.text, moment.span.end - clause.span.start) is not None


def _lends(part: Clause, clause: Clause) -> bool:
    """Whether an English clause may have the date of another part of its sentence: of one before it or its own."""
    if part.span.start > clause.span.start and not (part.part and clause.part):
        return False
    return not _of_others(part, clause)


def _of_others(part: Clause, clause: Clause) -> bool:
    """Whether two clauses open with different names and share no predicate, so that no date of one is the other's."""
    if part.part and clause.part:
        return False
    names = [
        next((m for m in one.organisations if m.span.start - one.span.start <= OPENING), None) for one in (part, clause)
    ]
    return names[0] is not None and names[1] is not None and names[0].id != names[1].id


def _english(dated: list[tuple[Clause, Moment]], to_come: bool, now: str) -> str | None:
    """The first date that is not one of saying, else any; of what is to come rather one ahead, never one of saying."""
    dated = [(part, m) for part, m in dated if to_come or not _yet_to_be(part, m)]
    free = [(part, m) for part, m in dated if not _said(part, m) and not (to_come and _announced(part, m, now))]
    told = [m for _, m in free]
    if not to_come:
        told = told or [m for _, m in dated]
    coming = [m for m in told if m.value >= now[: len(m.value)]] if to_come else ()
    return next((m.value for m in (*coming, *told)), None)


def _announced(clause: Clause, moment: Moment, now: str) -> bool:
    """Whether a past date is that of a paper, or opens a clause and is that on which something was announced."""
    start, end = moment.span.start - clause.span.start, moment.span.end - clause.span.start
    if PAPER.search(clause.text, max(0, start - NEAR * 2), start):
        return True
    past = moment.value <= now[: len(moment.value)]
    return past and bool(OPENS.fullmatch(clause.text, 0, start) and ANNOUNCED.match(clause.text, end))


def _elsewhere(clause: Clause, dated: tuple[Clause, Moment], at: int) -> bool:
    """Whether another predicate of the clause than that at `at` has a date."""
    base = clause.span.start
    return dated[0] is clause and apart(clause.text, dated[1].span.start - base, at - base)


def _beside(clause: Clause, moment: Moment) -> bool:
    """Whether a relative clause between commas holds a date."""
    start = clause.span.start
    return between_commas(clause.text, moment.span.start - start, moment.span.end - start)


def _yet_to_be(clause: Clause, moment: Moment) -> bool:
    """Whether a date is that of a thing to come, of which something else is told."""
    start = clause.span.start
    found = YET_TO_BE.search(clause.text, max(0, moment.span.start - start - NEAR * 2), moment.span.start - start)
    return found is not None and any(cue.span.end - start <= found.start() for cue in clause.telling)


def _said(clause: Clause, moment: Moment) -> bool:
    """Whether a date is that of a verb of saying."""
    start, end = moment.span.start - clause.span.start, moment.span.end - clause.span.start
    return bool(SAID.search(clause.text, max(0, start - NEAR), start) or SAYS.match(clause.text, end))


def _moments(clause: Clause, soon: _Soon) -> list[Moment]:
    """The clause's dates but those that it only compares with, that end a period, and the years in a plan's name."""
    text, start = clause.text, clause.span.start
    found = [
        m
        for m in clause.moments
        if not COMPARED_AFTER.match(text, m.span.end - start)
        and (not _compared(_before(text, m.span.start - start), clause.lang) or _begins(clause, m, soon))
    ]
    return [m for m in found if not _in_name(clause, m)] if clause.lang == "ko" else found


def _before(text: str, start: int) -> str:
    """What stands before a date in `text`, to which the "to" belongs: in the quarter to August."""
    return text[: start + len("to ")] if text.startswith("to ", start) else text[:start]


def _compared(before: str, lang: Lang) -> bool:
    """Whether a date, with that `before` it, is one with which an English figure is compared."""
    if COMPARED_BEFORE.search(before):
        return True
    return lang == "en" and SET_AGAINST.search(before, max(0, len(before) - REACH)) is not None


def _begins(clause: Clause, moment: Moment, soon: _Soon) -> bool:
    """Whether something is to begin on a day or in a month or year still to come: from 1 March, from next year."""
    ahead = [m for m in clause.moments if soon.is_ahead(m.value)]
    return ahead == [moment] and FROM.search(clause.text[: moment.span.start - clause.span.start]) is not None


def _in_name(clause: Clause, moment: Moment) -> bool:
    """Whether a year is one of those that a plan's name gives."""
    before = clause.text[: moment.span.start - clause.span.start]
    if NAMED_BEFORE.search(before):
        return True
    return bool(RANGE_BEFORE.search(before) and NAMED_AFTER.match(clause.text, moment.span.end - clause.span.start))
