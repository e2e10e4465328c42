"""Whom the names of an article stand for, and what speaks for each: wherever it is named, and in one clause."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping

from briefs.lexicon import Lexicon
from briefs.parsing.clauses import Clause
from briefs.parsing.clientele import built_in
from briefs.parsing.comparisons import beaten
from briefs.parsing.judge import STEPS, Group
from briefs.parsing.marks import ORGANISATION, PRODUCT, Mention
from briefs.parsing.products import COMPANY, SORTS, governments, is_sold, line, owner, sort_of
from briefs.parsing.standing import BEATEN, stands, stands_by

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
        outdone = [name for name, found in signs.items() if BEATEN in found]
        return {name: Group(STEPS, (), (frozenset(found),)) for name, found in signs.items()}, outdone

    def _maker(self, product: str) -> str | None:
        """Who makes a product, none for a benchmark: 77 points on OpenCompass tell nothing of whose test it is."""
        return owner(self._lexicon, product) if is_sold(self._lexicon, product) else None
