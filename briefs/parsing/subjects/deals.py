"""Remembers who was bought, for the sentences behind that tell of the deal: 값은 현금으로 치른다, will pay in cash."""

from __future__ import annotations

import re
from dataclasses import replace

from briefs.model import Fact, Kind
from briefs.parsing.clauses.clause import Clause
from briefs.parsing.clauses.grammar import AGENT, TOPIC
from briefs.parsing.subjects.takeovers import takeover

MARKED = AGENT | TOPIC
# What an English article tells of a deal further on, and what is told of a company's own shares.
OF_THE_DEAL = re.compile(
    r"\bin cash\b|\b(?:a|per|each) share\b|\bapiece\b|\b(?:take|takes|seek|seeks|gain|gains|took) control\b|"
    r"\bthe (?:purchase|acquisition|takeover|deal|transaction)\b|\b(?:a )?(?:further|another) \d[\d.]*(?:%| per ?cent)"
)
OF_ITS_OWN = re.compile(
    r"\b(?:rais(?:e|es|ed|ing)|placings?|IPO|flotation|list(?:s|ed|ing)?|rounds?|investors|backers|valu(?:e|ed|es|ation)|"
    r"offered to the public|traded|closed|dividends?|buyback|buy-back)\b"
)


class Deals:
    """Who was bought last; fed fact by fact, in order."""

    def __init__(self) -> None:
        self._bought: tuple[str, ...] = ()
        self._by: tuple[str, ...] = ()
        self._paragraph = -1

    def note(self, fact: Fact, clause: Clause) -> None:
        """Takes a fact; one of another kind ends the talk of a deal."""
        if clause.lang == "en":
            taken = takeover(clause) if fact.kind is Kind.FUNDING else None
            if taken and taken.bought and fact.others and set(taken.whom) == set(fact.subject):
                self._bought, self._by = fact.subject, fact.others
            return
        if fact.kind is not Kind.FUNDING:
            self._bought = ()
            return
        told = takeover(clause)
        if told and set(told.whom) == set(fact.subject):
            self._bought, self._by, self._paragraph = fact.subject, fact.others, clause.sentence.paragraph

    def follow(self, clause: Clause, kind: Kind) -> tuple[str, ...]:
        """Who was bought, where a clause of the same paragraph marks nobody and goes on about the deal.

        In English anywhere further on, where nobody but those who bought is named beside the wording of a deal.
        """
        if clause.lang == "en":
            return self._bought if kind is Kind.FUNDING and self._bought and self._goes_on(clause) else ()
        if kind is not Kind.FUNDING or not self._bought or clause.sentence.paragraph != self._paragraph:
            return ()
        return () if any(m.particle in MARKED for m in clause.organisations) else self._bought

    def _goes_on(self, clause: Clause) -> bool:
        if not {m.id for m in clause.organisations} <= {*self._by, *self._bought}:
            return False
        return OF_THE_DEAL.search(clause.text) is not None and OF_ITS_OWN.search(clause.text) is None

    def complete(self, fact: Fact, clause: Clause) -> Fact:
        """`fact` with those who bought, where it goes on about the deal and leaves them out."""
        if clause.lang == "en":
            told = self.follow(clause, fact.kind)
            return replace(fact, subject=told, others=self._by) if told else fact
        return fact if fact.others or not self.follow(clause, fact.kind) else replace(fact, others=self._by)
