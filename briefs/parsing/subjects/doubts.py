"""Who is left unsaid and may be somebody else than whom the text was last heard to speak of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from briefs.lexicon import Lexicon
from briefs.model import Fact, Kind
from briefs.parsing.clauses import grammar
from briefs.parsing.clauses.clause import Clause
from briefs.parsing.clauses.grammar import AGENT, POSSESSIVE, TOPIC
from briefs.parsing.names.products import owner, related
from briefs.parsing.subjects.descriptions import lead
from briefs.parsing.text.pointers import OWNS

# What a doubted fact is no surer than: it is kept, and told to nobody.
DOUBTED = 0.5
# What somebody does to one: 허사이를 골랐다, 허사이와.
_OBJECT = frozenset({"을", "를", "에", "에게", "와", "과"})
# The product of whom the text is about, as something that another takes: 이 칩을 넣는다.
_ITS_THING = re.compile(r"(?:^|\s)이 (?:칩|제품|모델|로봇|앱|장비|기술|센서|배터리)(?:을|를)\s")
# 안경을 조립하는 곳이 고어텍이다.
_IS = re.compile(r"(?:\([^)]{1,40}\))?(?:이다|다|입니다|이며|이고)(?![가-힣])")
# A new company of which the text then speaks: 새 법인에는 첸리도 참여한다.
_NEW = re.compile(r"^\W*(?:이\s)?(?:(?:새|신설|합작)\s?(?:법인|회사)|합작사)(?:은|는|이|가|의|에는|에도)\s")
# What a new company has that may not be its founders'.
_HAD = frozenset({Kind.TALENT, Kind.MARKET, Kind.CAPABILITY, Kind.INVESTMENT})
# Rules go on about those who made them through all that they name.
_OF_OFFICIALS = frozenset({Kind.POLICY, Kind.RESTRICTION})


@dataclass(frozen=True, slots=True)
class _Said:
    """A sentence of the paragraph: whom it led with, all it named, what was done to whom, whether of a new firm."""

    led: frozenset[str]
    named: frozenset[str]
    objects: frozenset[str]
    pointed: bool
    new: bool


class Doubts:
    """Follows a paragraph sentence by sentence; `main` is whom the article is about, if anybody."""

    def __init__(self, lexicon: Lexicon, main: str | None) -> None:
        self._lexicon, self._main = lexicon, main
        self._said: list[_Said] = []
        self._paragraph = -1

    def weigh(self, fact: Fact, clauses: Sequence[Clause]) -> Fact:
        """`fact`, no surer than a doubted one where its subject is left unsaid and somebody else may be meant."""
        if clauses[0].sentence.paragraph != self._paragraph or not self._said or fact.confidence <= DOUBTED:
            return fact
        unsaid = [one for one in fact.subject if not self._is_named(one, clauses)]
        together = len(fact.subject) > 1 and fact.kind is not Kind.PARTNERSHIP
        if fact.others or fact.kind in _OF_OFFICIALS or together or len(unsaid) != 1:
            return fact
        doubted = self._passed(unsaid[0], clauses[0]) or self._done_to_main(unsaid[0])
        doubted = doubted or (fact.kind in _HAD and self._of_new(unsaid[0]))
        return replace(fact, confidence=DOUBTED) if doubted else fact

    def hear(self, clauses: Sequence[Clause], topic: Iterable[str]) -> None:
        """Takes a sentence and whom the text speaks of behind it."""
        first = clauses[0]
        if first.sentence.paragraph != self._paragraph:
            self._paragraph, self._said = first.sentence.paragraph, []
        described = lead(first.text, first.lang) is not None and not any(said.new for said in self._said)
        korean = first.lang == "ko"
        objects = [m for c in clauses for m in c.mentions if m.particle in _OBJECT]
        self._said.append(
            _Said(
                frozenset((*(topic if described else ()), *(one for c in clauses for one in self._led(c)))),
                frozenset(owner(self._lexicon, m.id) or m.id for c in clauses for m in c.mentions),
                frozenset(owner(self._lexicon, m.id) or m.id for m in objects),
                korean and _ITS_THING.search(first.sentence.text) is not None,
                korean and _NEW.match(first.sentence.text) is not None,
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
            presented = _IS.match(clause.text, m.span.end - clause.span.start) is not None
            if begins or owns or presented or m.particle in TOPIC | AGENT:
                yield owner(self._lexicon, m.id) or m.id

    def _is_named(self, one: str, clauses: Sequence[Clause]) -> bool:
        known = self._lexicon.organisations.get(one)
        seat = known.place if known else None
        named = {m.id for c in clauses for m in c.mentions}
        makers = {owner(self._lexicon, name) for name in named}
        return seat in named or any(related(self._lexicon, one, name) for name in (*named, *makers) if name)

    def _leads(self, one: str, said: _Said) -> bool:
        return any(related(self._lexicon, one, name) for name in said.led)

    def _passed(self, one: str, clause: Clause) -> bool:
        """Whether the paragraph led with somebody else, and never with this one, whom it only named: an app's model."""
        if one == self._main or lead(clause.text, clause.lang) is not None:
            return False
        if any(self._leads(one, said) for said in self._said):
            return False
        known = self._lexicon.organisations
        public = (own := known.get(one)) is not None and own.kind == "government"
        # An English sentence goes on about whom the one before only names as well: the application of Enflame.
        if not public and (clause.lang == "en" or not any(one in said.named for said in self._said)):
            return False
        led = [name for said in self._said for name in said.led]
        return any((other := known.get(name)) and other.kind != "place" for name in led)

    def _done_to_main(self, one: str) -> bool:
        """Whether this one only did something to whom the article is about since the paragraph led with it."""
        main = self._main
        if main is None or related(self._lexicon, one, main):
            return False
        at = max((n for n, said in enumerate(self._said) if self._leads(one, said)), default=None)
        since = self._said[at:] if at is not None else []
        return (at == 0 and self._said[0].pointed) or any(main in said.objects for said in since)

    def _of_new(self, one: str) -> bool:
        """Whether the paragraph speaks of a new company since it led with this one."""
        new = max((n for n, said in enumerate(self._said) if said.new), default=None)
        return new is not None and not any(self._leads(one, said) for said in self._said[new + 1 :])
