"""Tells whom a clause is about: marked subjects, owners of products, and what earlier sentences left as topic."""

from __future__ import annotations

from collections.abc import Sequence

from briefs.lexicon import Lexicon
from briefs.model import Kind
from briefs.parsing import grammar
from briefs.parsing.clauses import Clause
from briefs.parsing.grammar import AGENT, POSSESSIVE, TOPIC
from briefs.parsing.marks import Mention, Sentence, Target
from briefs.parsing.pointers import ANAPHOR, GENERIC, LEAD, OWNS
from briefs.parsing.products import governments, owner, related
from briefs.parsing.status import void

# How far from a product's name the word for its sort may stand, a bracketed spelling and a quotation mark included.
APPOSED = 16
THINGS = frozenset({"object", "technology", "sector"})
QUOTED = frozenset({"consulting-firm", "news-outlet", "securities-firm"})
# What a country or a city does is its government's doing.
OFFICIAL = frozenset({Kind.POLICY, Kind.RESTRICTION, Kind.INVESTMENT})
# What is told of products is told of who makes them.
OF_MAKERS = frozenset({Kind.RELEASE, Kind.PERFORMANCE, Kind.CAPABILITY})


class Subjects:
    """Follows who is spoken of through an article; fed clause by clause, in order.

    `main` is whom the article as a whole is about, if anybody: a new paragraph goes back to it. It doesn't guess:
    where nothing names or carries a subject it gives none.
    """

    def __init__(self, lexicon: Lexicon, main: str | None = None) -> None:
        self._lexicon = lexicon
        self._main = main
        self._topic: tuple[str, ...] = (main,) if main else ()
        self._country: tuple[str, ...] = ()
        self._authority_last: tuple[str, ...] = ()
        self._paragraph = 0
        self._governments = governments(lexicon)

    def begin(self, sentence: Sentence, lang: str) -> None:
        """Goes back to the article's main subject where a paragraph begins that points back to nobody else."""
        if sentence.paragraph != self._paragraph and self._main and not ANAPHOR[lang].search(sentence.text[:60]):
            self._topic = (self._main,)
        self._paragraph = sentence.paragraph

    def of(self, clause: Clause, before: Sequence[Clause], at: int, kind: Kind) -> tuple[str, ...]:
        """Ids of the organisations that the predicate at `at` is about, in text order.

        `before` holds the earlier clauses of the same sentence.
        """
        if not before and self._points_back(clause):
            return self._maker(clause, self._topic) if kind in OF_MAKERS else self._topic
        if found := grammar.subject(clause, self._actors(clause), at):
            return found
        if kind in OFFICIAL and (found := self._authority(clause)):
            return found
        if any(GENERIC[clause.lang].search(b.text) and not self._marked(b) for b in before):
            return ()
        found = self._unmarked(clause, before) or self._only(clause, kind) or self._of_figures(clause, kind)
        return self._maker(clause, found) if kind in OF_MAKERS else found

    def _maker(self, clause: Clause, told: tuple[str, ...]) -> tuple[str, ...]:
        """Who makes the products named, where nobody is and the text spoke of somebody unrelated to them."""
        makers = dict.fromkeys(
            owner(self._lexicon, m.id) for m in clause.named(Target.PRODUCT) if not grammar.governed(clause, m)
        )
        named = [maker for maker in makers if maker]
        if len(named) != 1 or any(related(self._lexicon, named[0], t) for t in told):
            return told
        return (named[0],)

    def _only(self, clause: Clause, kind: Kind) -> tuple[str, ...]:
        """The one company that an English clause names is who is funded: 2 billion yuan has gone to Spirit AI."""
        named = tuple(dict.fromkeys(m.id for m in self._actors(clause)))
        return named if clause.lang == "en" and kind is Kind.FUNDING and len(named) == 1 else ()

    def _of_figures(self, clause: Clause, kind: Kind) -> tuple[str, ...]:
        """An English clause of figures that names nobody goes on about the topic."""
        told = kind in (Kind.PERFORMANCE, Kind.MARKET) and bool(clause.quantities)
        silent = told and not self._actors(clause) and not GENERIC["en"].search(clause.text)
        return self._topic if silent and clause.lang == "en" else ()

    def _unmarked(self, clause: Clause, before: Sequence[Clause]) -> tuple[str, ...]:
        anaphor = bool(ANAPHOR[clause.lang].search(clause.text))
        if found := self._product_topic(clause):
            return found
        if GENERIC[clause.lang].search(clause.text) and not (anaphor and clause.lang == "ko"):
            return ()
        if found := self._owner(clause):
            return found
        if clause.lang == "ko" and not anaphor and (self._thing(clause) or self._of_country(clause)):
            return ()
        for earlier in reversed(before):
            found = found or self._marked(earlier)
        if found or clause.lang == "ko" or before or anaphor or self._opens_with_term(clause):
            return found or self._topic
        return ()

    def note(self, clause: Clause) -> None:
        """Takes whom a clause names as the topic, whether or not it tells a fact."""
        if not GENERIC[clause.lang].search(clause.text) and not self._points_back(clause):
            self.move(self._marked(clause))

    def acting(self, clause: Clause) -> tuple[str, ...]:
        """Whom the clause reports something about: who acts in it, and who is compared with."""
        if void(clause) or not any(cue.group not in ("status", "void") for cue in clause.cues):
            return ()
        return (*self._marked(clause), *(m.id for m in grammar.compared(clause, self._actors(clause))))

    def visit(self, clause: Clause) -> None:
        """Takes the country that a clause speaks of."""
        places = [self._lexicon.organisations.get(m.id) for m in clause.named(Target.ORGANISATION)]
        found = [o.place or o.id for o in places if o and o.kind == "place"]
        self._country = tuple(found[-1:]) or self._country

    def of_topic(self, clause: Clause, before: Sequence[Clause]) -> tuple[str, ...]:
        """Whom the clause as a whole is about, for what the next sentences leave unsaid."""
        return self._marked(clause) or self._owner(clause) or self._topic

    def move(self, subject: tuple[str, ...]) -> None:
        """Takes `subject` as what the next sentences speak of unless they say otherwise."""
        if not subject:
            return
        self._topic = subject
        known = [self._lexicon.organisations.get(s) for s in subject]
        if all(o and o.kind == "government" for o in known):
            self._authority_last = subject

    @property
    def country(self) -> tuple[str, ...]:
        """The country that was last spoken of."""
        return self._country

    @property
    def authority(self) -> tuple[str, ...]:
        """The government that last acted."""
        return self._authority_last

    @property
    def topic(self) -> tuple[str, ...]:
        """What the article was last about."""
        return self._topic

    def _points_back(self, clause: Clause) -> bool:
        """Whether a clause opens with a pronoun or a description of the topic, before any name."""
        lead = LEAD[clause.lang].match(clause.text)
        if not lead or not self._topic:
            return False
        end = clause.span.start + lead.end()
        return not any(m.span.start < end and not grammar.governed(clause, m) for m in self._actors(clause))

    def _actors(self, clause: Clause) -> list[Mention]:
        """Mentions of organisations that may act: places and those quoted as sources are none."""
        return [m for m in clause.named(Target.ORGANISATION) if not self._passive(m.id)]

    def _passive(self, organisation: str) -> bool:
        known = self._lexicon.organisations.get(organisation)
        return known is not None and (known.kind in ("media", "place") or known.is_a in QUOTED)

    def _marked(self, clause: Clause) -> tuple[str, ...]:
        return grammar.subject(clause, self._actors(clause), clause.span.end)

    def _authority(self, clause: Clause) -> tuple[str, ...]:
        """The governments of the places that act in the clause: Hangzhou hands out vouchers."""
        places = [m for m in clause.named(Target.ORGANISATION) if m.id in self._governments]
        if clause.lang == "en":
            places = [m for m in places if m.span.start - clause.span.start <= APPOSED * 3]
        found = grammar.subject(clause, places, clause.span.end)
        return tuple(self._governments[place] for place in found)

    def _owner(self, clause: Clause) -> tuple[str, ...]:
        """Whose measure or product it is about: 바이두의 매출은, Baidu's revenue, 클링의 이용자는, 'R1'은."""
        for mention in self._actors(clause):
            if mention.particle in POSSESSIVE and self._heads(clause, mention):
                return (mention.id,)
        for mention in clause.named(Target.PRODUCT):
            maker = owner(self._lexicon, mention.id)
            if maker and (self._stands(clause, mention) if clause.lang == "en" else self._leads(clause, mention)):
                return self._teller(maker)
        return ()

    def _heads(self, clause: Clause, mention: Mention) -> bool:
        """Whether what somebody owns is what the clause is about: 바이두의 지난해 매출은, but not 엔비디아의 독점을."""
        if clause.lang == "en":
            return not grammar.governed(clause, mention)
        return bool(OWNS.match(clause.text, mention.span.end - clause.span.start))

    def _stands(self, clause: Clause, mention: Mention) -> bool:
        """Whether an English product can be what the clause is about."""
        return not self._topic or not grammar.governed(clause, mention)

    def _thing(self, clause: Clause) -> bool:
        """Whether a thing of no known owner is what acts: AI가 도입되며, 로봇이 확산되고."""
        terms = [m for m in clause.named(Target.TERM) if m.particle in AGENT]
        return any(self._lexicon.terms[m.id].type in THINGS for m in terms)

    def _product_topic(self, clause: Clause) -> tuple[str, ...]:
        """Who makes the product that a Korean clause is marked to be about: H200은."""
        marked = [m for m in clause.named(Target.PRODUCT) if clause.lang == "ko" and m.particle in TOPIC]
        makers = [maker for m in marked if (maker := owner(self._lexicon, m.id))]
        return self._teller(makers[-1]) if makers else ()

    def _of_country(self, clause: Clause) -> bool:
        """Whether a Korean clause opens with a country: 중국 AI 엔지니어의 평균 연봉은 tells of no company."""
        first = next((m for m in clause.mentions if m.span.start - clause.span.start <= 2), None)
        known = self._lexicon.organisations.get(first.id) if first else None
        return known is not None and known.is_a == "country" and first is not None and first.particle in ("", "의")

    def _leads(self, clause: Clause, mention: Mention) -> bool:
        """Whether a product, or the word for its sort right after it, is marked: 'R1'은, '쿤룬' AI 칩은."""
        marked = TOPIC | AGENT | POSSESSIVE
        sort = [m for m in clause.named(Target.TERM) if 0 <= m.span.start - mention.span.end <= APPOSED]
        return (
            mention.particle in marked
            or grammar.titled(clause, mention)
            or (not mention.particle and any(m.particle in marked for m in sort))
        )

    def _teller(self, maker: str) -> tuple[str, ...]:
        """A subsidiary that is spoken of tells of its parent's products as of its own."""
        if self._topic and all(related(self._lexicon, t, maker) and t != maker for t in self._topic):
            return self._topic
        return (maker,)

    def _opens_with_term(self, clause: Clause) -> bool:
        """An English sentence that begins with a measure goes on about its topic: Net profit fell …"""
        return any(m.span.start - clause.span.start <= 20 for m in clause.named(Target.TERM))
