"""Whom a fact is about: everybody the article has named so far, weighed by the judge beside the rules' own answer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from briefs.lexicon import Lexicon
from briefs.model import Fact, Kind
from briefs.parsing import grammar
from briefs.parsing.clauses import Clause
from briefs.parsing.judge import Features, Judge
from briefs.parsing.marks import Mention, Sentence, Target
from briefs.parsing.pointers import ANAPHOR
from briefs.parsing.products import governments, owner, related, sort_of
from briefs.parsing.subjects import Subjects

# How many sentences back somebody may have been named to be thought of.
REACH = 3
# From how likely a guess is taken where the rules name nobody, and by how much it must beat the rules' answer.
GUESS, MARGIN = 0.45, 0.15
NEVER = -2
# How sure a figure of business stays that may be a product's alone.
BESIDE_PRODUCT = 0.5
# Signs that weigh otherwise where the clause names somebody, and where a paragraph begins.
FROM_BEFORE = frozenset({"topic", "told", "main", "heading", "ruled"})
Candidates = Mapping[str, Features]


class Attribution:
    """Follows through an article who is named where; fed sentence by sentence, in order."""

    def __init__(self, lexicon: Lexicon, judge: Judge, title: Iterable[Mention], main: str | None) -> None:
        self._lexicon, self._judge, self._main = lexicon, judge, main
        self._governments = governments(lexicon)
        self._officials = frozenset(self._governments.values())
        self._title = frozenset(self._ids(title))
        self._sentences: list[frozenset[str]] = []
        self._heading: frozenset[str] = frozenset()
        self._told: tuple[str, ...] = ()
        self._counts: Counter[str] = Counter()
        self._paragraph = 0
        self._product = NEVER  # the paragraph that last named a product
        self._fresh = False

    def hear(self, sentence: Sentence, clauses: Sequence[Clause]) -> None:
        """Takes note of whom a sentence or a heading names."""
        named = frozenset(self._ids(m for clause in clauses for m in clause.mentions))
        self._counts.update(named)
        self._fresh = sentence.paragraph != self._paragraph
        self._paragraph = sentence.paragraph
        if any(clause.named(Target.PRODUCT) for clause in clauses):
            self._product = sentence.paragraph
        if sentence.heading:
            self._heading = named
        else:
            self._sentences.append(named)

    def tell(self, subject: tuple[str, ...]) -> None:
        """Takes note of whom the last fact was about."""
        self._told = subject

    def sure(self, fact: Fact) -> float:
        """How sure a fact of the sentence heard last is of its subject for standing where it does, from 0 to 1.

        Revenue told of nobody named, where a product was spoken of, may be that product's alone.
        """
        near = fact.kind is Kind.MARKET and not fact.what and self._product >= self._paragraph - 1
        here = self._sentences[-1]
        named = any(related(self._lexicon, subject, name) for subject in fact.subject for name in here)
        return BESIDE_PRODUCT if near and not named else 1.0

    def candidates(self, clause: Clause, kind: Kind, ruled: tuple[str, ...], subjects: Subjects) -> Candidates:
        """Everybody the fact may be about, with what speaks for and against each; `ruled` is the rules' answer."""
        signs: dict[str, set[str]] = {}
        for name, sign in self._signs(clause, ruled, subjects):
            signs.setdefault(name, set()).add(sign)
        signs = {name: found for name, found in signs.items() if not self._settled(name, ruled)}
        places = ["named" if clause.named(Target.ORGANISATION) else "silent", *(["fresh"] if self._fresh else [])]
        places += ["pointing"] if ANAPHOR[clause.lang].search(clause.text) else []
        most = max(1, max(self._counts.values(), default=1))
        found: dict[str, Features] = {}
        for name, seen in signs.items():
            plain = self._features(name, seen, ruled, places)
            of_kind = [f"{kind}:{sign}" for sign in plain]
            found[name] = ((1.0, plain), (1.0, of_kind), (self._counts[name] / most, ("share",)))
        return found

    def _settled(self, name: str, ruled: tuple[str, ...]) -> bool:
        """What the rules know better: a parent or its unit, and whose government a place's name stands for."""
        if name in ruled:
            return False
        officials = name in self._officials and any(other in self._officials for other in ruled)
        return officials or any(related(self._lexicon, name, other) for other in ruled)

    def likely(self, candidates: Candidates) -> dict[str, float]:
        """How likely the fact is about each candidate."""
        return {name: self._judge.apart(features)["subject"] for name, features in candidates.items()}

    def _signs(self, clause: Clause, ruled: tuple[str, ...], subjects: Subjects) -> Iterator[tuple[str, str]]:
        yield from ((name, "ruled") for name in ruled)
        yield from ((name, "topic") for name in subjects.topic)
        yield from ((name, "authority") for name in subjects.authority)
        yield from ((name, "country") for name in subjects.country)
        yield from ((name, "told") for name in self._told)
        yield from ((name, "heading") for name in self._heading)
        if self._main:
            yield self._main, "main"
        for back, named in enumerate(reversed(self._sentences[-1 - REACH :])):
            yield from ((name, f"back{back}") for name in named)
        yield from self._in_clause(clause)

    def _in_clause(self, clause: Clause) -> Iterator[tuple[str, str]]:
        actors = clause.named(Target.ORGANISATION)
        for number, mention in enumerate(actors):
            for name in self._as_actor(mention.id):
                yield name, "here"
                yield name, f"place{min(number, 2)}"
                yield name, f"particle:{mention.particle}"
                if mention is actors[-1]:
                    yield name, "last"
                if mention.span.start - clause.span.start <= 3:
                    yield name, "opens"
                if clause.lang == "en" and grammar.governed(clause, mention):
                    yield name, "governed"
        for mention in clause.named(Target.PRODUCT):
            if maker := owner(self._lexicon, mention.id):
                yield maker, "maker"
                yield maker, f"product:{mention.particle}"

    def _as_actor(self, name: str) -> tuple[str, ...]:
        """Somebody named, and for a place the government that acts for it."""
        return (name, self._governments[name]) if name in self._governments else (name,)

    def _features(self, name: str, signs: set[str], ruled: tuple[str, ...], places: Iterable[str]) -> set[str]:
        signs |= {f"sort:{sort_of(self._lexicon, name)}"} | ({"title"} if name in self._title else set())
        signs |= {"ruled:nobody"} if not ruled else set() if name in ruled else {"ruled:other"}
        return signs | {f"{sign}&{place}" for sign in signs & FROM_BEFORE for place in places}

    def _ids(self, mentions: Iterable[Mention]) -> Iterator[str]:
        for mention in mentions:
            if mention.target is Target.ORGANISATION:
                yield from self._as_actor(mention.id)
            elif mention.target is Target.PRODUCT and (maker := owner(self._lexicon, mention.id)):
                yield maker


def chosen(ruled: tuple[str, ...], likely: Mapping[str, float]) -> tuple[tuple[str, ...], float]:
    """Who the fact is about and how likely: the rules' answer unless somebody else is clearly likelier."""
    if not likely:
        return ruled, 0.0
    best = max(likely, key=lambda name: (likely[name], name))
    own = max((likely.get(name, 0.0) for name in ruled), default=0.0)
    if ruled and (best in ruled or likely[best] < own + MARGIN):
        return ruled, own
    return ((best,), likely[best]) if likely[best] >= GUESS else (ruled, own)
