"""Which of the dates in a sentence is that of what one clause tells."""

from __future__ import annotations

import re
from operator import attrgetter

from briefs.parsing.clauses import Clause
from briefs.parsing.marks import Moment

MOMENTS = attrgetter("moments")
# What makes a date one that a figure is compared with.
COMPARED_AFTER = re.compile(r"\s?(?:같은 (?:기간|분기|달)\s?)?(?:보다|대비|에 비해|에 견줘|과 비교)")
COMPARED_BEFORE = re.compile(r"\b(?:than|from|against|compared (?:with|to)|versus)\s(?:the\s)?(?:end of\s)?$")


def event_date(clause: Clause, clauses: tuple[Clause, ...], at: int) -> str | None:
    """The date of the predicate at `at`: in Korean the last one before it, in English the clause's first; else any."""
    if not any(map(MOMENTS, clauses)):
        return None
    own = _moments(clause)
    if clause.lang == "en":
        return next((moment.value for part in (clause, *clauses) for moment in _moments(part)), None)
    if before := [moment for moment in own if moment.span.end <= at] or own[:1]:
        return before[-1].value
    earlier = [moment for part in clauses if part.span.end <= clause.span.start for moment in _moments(part)]
    later = [moment for part in clauses if part.span.start >= clause.span.end for moment in _moments(part)]
    return next((moment.value for moment in (*earlier[-1:], *later)), None)


def _moments(clause: Clause) -> list[Moment]:
    """The clause's dates but those that it only compares with: 지난해보다, from last year."""
    text, start = clause.text, clause.span.start
    return [
        m
        for m in clause.moments
        if not COMPARED_AFTER.match(text, m.span.end - start)
        and not COMPARED_BEFORE.search(text[: m.span.start - start])
    ]
