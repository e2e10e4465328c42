"""How surely a fact's subject is who the sentence speaks of: named there, or carried over from before."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from briefs.lexicon import Lexicon
from briefs.model import Fact, Kind
from briefs.parsing.clauses import Clause
from briefs.parsing.marks import Sentence, Target
from briefs.parsing.products import owner, related

NAMED, JUST_NAMED, MAIN, CARRIED = 1.0, 0.9, 0.8, 0.5
# How many sentences a subject is carried without a doubt while nobody else is named.
REACH = 2


class Certainty:
    """Follows through an article where each organisation was last named, and who else since; fed in order."""

    def __init__(self, lexicon: Lexicon, main: str | None) -> None:
        self._lexicon = lexicon
        self._main = main
        self._sentences: list[tuple[int, frozenset[str]]] = []  # the paragraph of each, and whom it names
        self._products: list[int] = []  # the paragraph of each sentence that names a product

    def hear(self, sentence: Sentence, clauses: Iterable[Clause]) -> None:
        """Takes note of whom a sentence names."""
        named = frozenset(name for clause in clauses for name in self._named(clause))
        if any(clause.named(Target.PRODUCT) for clause in clauses):
            self._products.append(sentence.paragraph)
        self._sentences.append((sentence.paragraph, named))

    def weigh(self, fact: Fact) -> Fact:
        """`fact`, of the sentence heard last, with its confidence lowered by how far its subject was carried."""
        surest = min((self._of(subject, fact) for subject in fact.subject), default=CARRIED)
        if fact.kind is Kind.MARKET and not fact.what and surest < NAMED and self._speaks_of_product():
            surest = CARRIED
        return replace(fact, confidence=round(fact.confidence * surest, 2))

    def _of(self, subject: str, fact: Fact) -> float:
        paragraph, named = self._sentences[-1]
        if self._among(subject, named):
            return NAMED
        rivals = named - set(fact.others)
        for place, before in reversed(self._sentences[-1 - REACH : -1]):
            if rivals or place != paragraph:
                break
            if self._among(subject, before):
                return JUST_NAMED
            rivals |= before
        return MAIN if subject == self._main and not rivals else CARRIED

    def _speaks_of_product(self) -> bool:
        """Whether a product was named in this paragraph or the last: revenue told next may be the product's alone."""
        paragraph = self._sentences[-1][0]
        return any(place >= paragraph - 1 for place in self._products)

    def _among(self, subject: str, named: Iterable[str]) -> bool:
        return any(related(self._lexicon, subject, name) for name in named)

    def _named(self, clause: Clause) -> Iterable[str]:
        for mention in clause.mentions:
            if mention.target is Target.ORGANISATION:
                yield mention.id
                place = self._lexicon.organisations.get(mention.id)
                if place and place.kind == "place" and place.place:
                    yield place.place
            elif mention.target is Target.PRODUCT and (maker := owner(self._lexicon, mention.id)):
                yield maker
