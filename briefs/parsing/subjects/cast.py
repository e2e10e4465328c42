"""Whom the names of an article stand for, and what speaks for each: wherever it is named, and in one clause."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping

from briefs.lexicon import Lexicon
from briefs.parsing.clauses.clause import Clause
from briefs.parsing.clauses.comparisons import beaten
from briefs.parsing.clauses.standing import BEATEN, stands, stands_by
from briefs.parsing.learned.judge import STEPS, Group
from briefs.parsing.names.products import COMPANY, SORTS, governments, is_sold, line, owner, sort_of
from briefs.parsing.subjects.clientele import built_in
from briefs.parsing.subjects.natives import of_natives
from briefs.parsing.subjects.officials import QUOTED
from briefs.parsing.text.korean import BRACKET
from briefs.parsing.text.marks import ORGANISATION, PRODUCT, Mention

# Behind a paper or a broker from whom a Korean clause only has what it tells: 가 16일 내보낸 화면에 따르면.
SOURCE_KO = re.compile(rf"{BRACKET}(?:은|는|이|가|의)?\s?[^,.]{{0,40}}?에 (?:따르면|의하면)")
SORT = {sort: f"sort:{sort}" for sort in (*SORTS.values(), COMPANY)}


class Cast:
    """All that a fact may be about, by what the lexicon knows of it and by the article's title."""

    def __init__(self, lexicon: Lexicon, title: Iterable[Mention]) -> None:
        self._lexicon = lexicon
        self._governments = governments(lexicon)
        self._title = frozenset(self.ids(title))

    def ids(self, mentions: Iterable[Mention]) -> Iterator[str]:
        """Whom `mentions` name: organisations, who governs a place, and who makes a product."""
        for mention in mentions:
            if mention.target is ORGANISATION:
                yield mention.id
                if mention.id in self._governments:
                    yield self._governments[mention.id]
            elif mention.target is PRODUCT and (maker := self._maker(mention.id)):
                yield maker

    def spoken_of(self, clause: Clause) -> list[Mention]:
        """Whom and what a clause names, but for those it only quotes."""
        named = (*clause.organisations, *clause.products)
        return [m for m in named if not self._quoted(clause, m)] if "에 " in clause.text else [*named]

    def _quoted(self, clause: Clause, mention: Mention) -> bool:
        known = self._lexicon.organisations.get(mention.id) if mention.target is ORGANISATION else None
        quotable = known is not None and (known.kind == "media" or known.is_a in QUOTED)
        return quotable and SOURCE_KO.match(clause.text, mention.span.end - clause.span.start) is not None

    def above(self, name: str) -> frozenset[str]:
        """Those to whom somebody belongs."""
        return frozenset(line(self._lexicon, name)[1:])

    def always(self, name: str) -> Group:
        """What speaks for somebody wherever it is named."""
        signs = {SORT[sort_of(self._lexicon, name)], *(("title",) if name in self._title else ())}
        if known := self._lexicon.organisations.get(name):
            signs |= {f"kind:{known.kind}", f"is:{known.is_a}"}
        return Group(STEPS, (), (frozenset(signs),))

    def here(self, clause: Clause) -> tuple[Mapping[str, Group], Collection[str]]:
        """What of a clause speaks for each that it names, and who of them is only compared with or stands by."""
        signs: dict[str, set[str]] = defaultdict(set)
        actors = clause.organisations
        for number, mention in enumerate(actors):
            found = {"here", f"place{min(number, 2)}", f"particle:{mention.particle}"}
            if mention is actors[-1]:
                found.add("last")
            if mention.span.start - clause.span.start <= 3:
                found.add("opens")
            if clause.lang == "en":
                found |= stands(clause, mention)
            elif beaten(clause, mention) or mention in built_in(clause) or stands_by(clause, mention):
                found.add(BEATEN)
            for name in self.ids((mention,)):
                signs[name] |= found
        for mention in clause.products:
            if maker := self._maker(mention.id):
                signs[maker] |= {"maker", f"product:{mention.particle}"}
                if beaten(clause, mention) or mention in built_in(clause):
                    signs[maker].add(BEATEN)
        outdone = [name for name, found in signs.items() if BEATEN in found] + self._of_natives(clause)
        return {name: Group(STEPS, (), (frozenset(found),)) for name, found in signs.items()}, outdone

    def _of_natives(self, clause: Clause) -> list[str]:
        """Who governs the places that a clause names only for those who are there."""
        places = [m for m in clause.organisations if m.id in self._governments]
        return [self._governments[m.id] for m in places if of_natives(clause, m)]

    def _maker(self, product: str) -> str | None:
        """Who makes a product, none for a benchmark: 77 points on OpenCompass tell nothing of whose test it is."""
        return owner(self._lexicon, product) if is_sold(self._lexicon, product) else None
