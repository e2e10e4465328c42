"""Remembers who was bought, for the Korean sentences right behind that tell of the deal: 값은 현금으로 치른다."""

from __future__ import annotations

from dataclasses import replace

from briefs.model import Fact, Kind
from briefs.parsing.clauses import Clause
from briefs.parsing.grammar import AGENT, TOPIC
from briefs.parsing.takeovers import takeover

MARKED = AGENT | TOPIC


class Deals:
    """Who was bought last; fed fact by fact, in order."""

    def __init__(self) -> None:
        self._bought: tuple[str, ...] = ()
        self._by: tuple[str, ...] = ()
        self._paragraph = -1

    def note(self, fact: Fact, clause: Clause) -> None:
        """Takes a fact; one of another kind ends the talk of a deal."""
        if fact.kind is not Kind.FUNDING or clause.lang == "en":
            self._bought = ()
            return
        told = takeover(clause)
        if told and set(told.whom) == set(fact.subject):
            self._bought, self._by, self._paragraph = fact.subject, fact.others, clause.sentence.paragraph

    def follow(self, clause: Clause, kind: Kind) -> tuple[str, ...]:
        """Who was bought, where a clause of the same paragraph marks nobody and goes on about the deal."""
        if kind is not Kind.FUNDING or not self._bought or clause.sentence.paragraph != self._paragraph:
            return ()
        return () if any(m.particle in MARKED for m in clause.organisations) else self._bought

    def complete(self, fact: Fact, clause: Clause) -> Fact:
        """`fact` with those who bought, where it goes on about the deal and leaves them out."""
        return fact if fact.others or not self.follow(clause, fact.kind) else replace(fact, others=self._by)
