"""Carries the day or the period of one business figure to those told right behind it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from briefs.model import Fact, Kind, Lang, Status
from briefs.parsing.clauses.clause import Clause

# Kinds of fact whose figures are told one after the other, of one period.
TOLD = frozenset({Kind.MARKET, Kind.INVESTMENT})
# Over so many paragraphs a period is remembered: English repeats it where it goes on in the next.
NEAR: Mapping[Lang, int] = {"ko": 3, "en": 0}


class Periods:
    """The date of the business figures told last, and whose they are; fed fact by fact, in order."""

    def __init__(self) -> None:
        self._date: str | None = None
        self._of: frozenset[str] = frozenset()
        self._paragraph = 0

    def complete(self, fact: Fact, clause: Clause) -> Fact:
        """`fact` with the date of the figures before it, where it is of the same company and has no date of its own."""
        if fact.kind not in TOLD:
            return fact
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
