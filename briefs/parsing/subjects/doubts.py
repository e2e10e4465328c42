"""Who is left unsaid and may be somebody else than whom the text was last heard to speak of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from briefs.importance import UNSURE, unsure
from briefs.lexicon import Lexicon
from briefs.model import Fact, Kind
from briefs.parsing.clauses import grammar
from briefs.parsing.clauses.clause import Clause
from briefs.parsing.clauses.grammar import AGENT, POSSESSIVE, TOPIC
from briefs.parsing.names.products import owner, related
from briefs.parsing.subjects import earlier
from briefs.parsing.subjects.another import leads_unknown, opens_place, strangers
from briefs.parsing.subjects.contradicted import contradicted, is_named
from briefs.parsing.subjects.descriptions import lead
from briefs.parsing.text.marks import Mention
from briefs.parsing.text.pointers import OWNS, points_back

# 안경을 조립하는 곳이 고어텍이다.
_IS = re.compile(r"(?:\([^)]{1,40}\))?(?:이다|다|입니다|이며|이고)(?![가-힣])")
# 손은 자오웨이의 자신 있는 분야다.
_IS_ITS = re.compile(
    r"(?:\([^)]{1,40}\))?의\s(?:[^\s,.]{1,10}\s){0,3}(?:분야|몫|차례|영역|무대|강점|작품|이야기|텃밭|자리|솜씨)(?:이다|다|입니다)"
)
# A new company of which the text then speaks: 새 법인에는 첸리도 참여한다.
_NEW = re.compile(r"^\W*(?:이\s)?(?:(?:새|신설|합작)\s?(?:법인|회사)|합작사)(?:은|는|이|가|의|에는|에도)\s")
# What a new company has that may not be its founders'.
_HAD = frozenset({Kind.TALENT, Kind.MARKET, Kind.CAPABILITY, Kind.INVESTMENT})
# Rules go on about those who made them through all that they name.
_OF_OFFICIALS = frozenset({Kind.POLICY, Kind.RESTRICTION})


# What a plant or a lab has or does as well.
_OF_SITE = frozenset({Kind.TALENT, Kind.CAPABILITY})


@dataclass(frozen=True, slots=True)
class _Said:
    """A sentence of the paragraph: whom it led with, all it named, whether of a new firm."""

    led: frozenset[str]
    named: frozenset[str]
    presents: bool  # whether it says who somebody is, or whose something is
    back: bool  # whether it points back to somebody
    new: bool
    unknown: bool  # whether it leads with somebody whom nobody knows
    says: frozenset[str]  # what it does with those that it names
    left: frozenset[str]  # whom somebody left, or once worked for


class Doubts:
    """Follows a paragraph sentence by sentence; `main` is whom the article is about, `named` are all it names."""

    def __init__(self, lexicon: Lexicon, main: str | None, named: frozenset[str] = frozenset()) -> None:
        self._lexicon, self._main, self._named = lexicon, main, named
        self._said: list[_Said] = []
        self._paragraph = -1

    def weigh(self, fact: Fact, clauses: Sequence[Clause]) -> Fact:
        """`fact`, no surer than a doubted one where its subject is left unsaid and somebody else may be meant."""
        if not self._said or fact.confidence <= UNSURE:
            return fact
        unsaid = [one for one in fact.subject if not self._is_named(one, clauses)]
        together = len(fact.subject) > 1 and fact.kind is not Kind.PARTNERSHIP
        sides = fact.others and fact.kind is not Kind.TALENT
        if sides or fact.kind in _OF_OFFICIALS or together or len(unsaid) != 1:
            return fact
        if clauses[0].sentence.paragraph != self._paragraph:
            return unsure(fact) if self._only_left(unsaid[0]) else fact
        doubted = self._passed(unsaid[0], clauses[0]) or self._behind(unsaid[0])
        doubted = doubted or self._pronoun(unsaid[0], clauses[0]) or self._of_site(fact, clauses[0])
        doubted = doubted or (fact.kind in _HAD and self._of_new(unsaid[0]))
        return unsure(fact) if doubted else fact

    def within(self, fact: Fact, clause: Clause, clauses: Sequence[Clause]) -> Fact:
        """`fact` of one of a sentence's clauses, no surer than a doubted one where that has an actor of its own."""
        if fact.confidence <= UNSURE:
            return fact
        return unsure(fact) if contradicted(fact, clause, clauses, self._lexicon) or self._by_nobody(fact) else fact

    def _by_nobody(self, fact: Fact) -> bool:
        """Whether a thing has a maker whom the article never names, as others have things of its name: a GR-3C."""
        unlisted = (n for n in fact.what if fact.kind is Kind.RELEASE or n not in self._lexicon.products)
        makers = {maker for name in unlisted if (maker := owner(self._lexicon, name)) in fact.subject}
        return any(not any(related(self._lexicon, maker, one) for one in self._named) for maker in makers)

    def hear(self, clauses: Sequence[Clause], topic: Iterable[str], facts: Sequence[Fact] = ()) -> None:
        """Takes a sentence, whom the text speaks of behind it, and its facts, which tell who is only a user."""
        first = clauses[0]
        if first.sentence.paragraph != self._paragraph:
            self._paragraph, self._said = first.sentence.paragraph, []
        described = lead(first.text, first.lang) is not None and not any(said.new for said in self._said)
        korean = first.lang == "ko"
        users = [one for fact in facts if fact.kind is Kind.ADOPTION for one in fact.others if one not in fact.subject]
        users = [one for one in users if not any(self._leads(one, said) for said in self._said)]
        left = frozenset((*users, *(m.id for c in clauses for m in c.organisations if earlier.left(c, m))))
        self._said.append(
            _Said(
                frozenset((*(topic if described else ()), *(one for c in clauses for one in self._led(c)))) - left,
                frozenset(owner(self._lexicon, m.id) or m.id for c in clauses for m in c.mentions),
                any(self._presented(c, m) for c in clauses for m in c.organisations),
                points_back(first.sentence.text.lower(), first.lang),
                korean and _NEW.match(first.sentence.text) is not None,
                any(True for c in clauses for _ in strangers(c))
                or leads_unknown(first)
                or opens_place(first, self._lexicon),
                earlier.says(first.sentence.text, first.lang),
                left,
            )
        )

    def _led(self, clause: Clause) -> Iterable[str]:
        """Whom a clause leads with: marked by their products or as owners of what it tells of, or at its beginning."""
        yield from grammar.subject(clause, clause.organisations, clause.span.end)
        for m in clause.mentions:
            begins = clause.lang == "en" and m.span.start - clause.span.start <= 1
            owns = m.particle in POSSESSIVE and (
                clause.lang == "en" or OWNS.match(clause.text, m.span.end - clause.span.start)
            )
            if begins or owns or self._presented(clause, m) or m.particle in TOPIC | AGENT:
                yield owner(self._lexicon, m.id) or m.id

    def _presented(self, clause: Clause, mention: Mention) -> bool:
        at = mention.span.end - clause.span.start
        return clause.lang == "ko" and bool(_IS.match(clause.text, at) or _IS_ITS.match(clause.text, at))

    def _is_named(self, one: str, clauses: Sequence[Clause]) -> bool:
        return is_named(one, (m for c in clauses for m in c.mentions), self._lexicon)

    def _leads(self, one: str, said: _Said) -> bool:
        return any(related(self._lexicon, one, name) for name in said.led)

    def _passed(self, one: str, clause: Clause) -> bool:
        """Whether the paragraph led with somebody else, and never with this one, whom it only named: an app's model."""
        if lead(clause.text, clause.lang) is not None:
            return False
        if any(self._leads(one, said) for said in self._said):
            return False
        if one == self._main:
            return self._of_another(one)
        known = self._lexicon.organisations
        public = (own := known.get(one)) is not None and own.kind == "government"
        # An English sentence goes on about whom the one before only names as well: the application of Enflame.
        if not public and (
            clause.lang == "en" or not (self._said[0].presents or any(one in s.named for s in self._said))
        ):
            return False
        led = [name for said in self._said for name in said.led]
        return any((other := known.get(name)) and other.kind != "place" for name in led)

    def _of_another(self, one: str) -> bool:
        """Whether the paragraph began with somebody else, known to be a company, and has not named this one at all."""
        first = self._said[0]
        if first.back or any(related(self._lexicon, one, name) for said in self._said for name in said.named):
            return False
        return any(map(self._is_company, first.led))

    def _only_left(self, one: str) -> bool:
        """Whether the paragraph before only has this one as whom somebody left, or as a customer or an owner."""
        left = one != self._main and any(one in said.left for said in self._said)
        return left and not any(self._leads(one, said) for said in self._said)

    def _behind(self, one: str) -> bool:
        """Whether the paragraph speaks of somebody unknown since it led with this one, if it did."""
        unknown = max((n for n, said in enumerate(self._said) if said.unknown), default=None)
        return unknown is not None and not any(self._leads(one, said) for said in self._said[unknown:])

    def _pronoun(self, one: str, clause: Clause) -> bool:
        """Whether whom a sentence goes on about may be somebody else than this one, whom the one before names.

        Baidu backs Galbot. It plans to go public. Wang left Tencent to set up a firm. It has raised 200 million yuan.
        """
        last, pointing = self._said[-1], "it" in earlier.says(clause.text, clause.lang)
        if one == self._main:
            return False
        if any(one in said.left for said in self._said if clause.lang == "ko" or said is last):
            return clause.lang == "en" or not any(self._leads(one, said) for said in self._said)
        if clause.lang == "ko" and "part" in last.says and self._leads(one, last):
            return lead(clause.text, "ko") is None  # it may be the whole again
        others = [name for name in last.named if name != one and self._is_company(name)]
        if not pointing or clause.lang == "ko":
            return pointing and "deal" in last.says and one in last.named and len(others) == 1
        if "part" in last.says or ("deal" in last.says and one in last.named and len(others) == 1):
            return True
        return not self._leads(one, last) and one in last.named and any(map(self._is_company, last.led))

    def _is_company(self, name: str) -> bool:
        known = self._lexicon.organisations.get(name)
        return known is not None and known.kind == "company"

    def _of_site(self, fact: Fact, clause: Clause) -> bool:
        """Whether what an English pronoun tells of is a plant or a lab of which the sentence before tells."""
        return fact.kind in _OF_SITE and "site" in self._said[-1].says and "makes" in earlier.says(clause.text, "en")

    def _of_new(self, one: str) -> bool:
        """Whether the paragraph speaks of a new company since it led with this one."""
        new = max((n for n, said in enumerate(self._said) if said.new), default=None)
        return new is not None and not any(self._leads(one, said) for said in self._said[new + 1 :])
