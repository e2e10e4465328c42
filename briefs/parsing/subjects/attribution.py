"""Whom a fact is about: everybody the article has named so far, weighed by the judge beside the rules' own answer."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import chain
from operator import attrgetter

from briefs.lexicon import Lexicon
from briefs.model import Fact, Kind, Lang
from briefs.parsing.clauses.clause import Clause
from briefs.parsing.clauses.standing import leads
from briefs.parsing.learned.judge import STEPS, Features, Group, judge, steps
from briefs.parsing.learned.kept import Kept
from briefs.parsing.names.products import line, officials, related
from briefs.parsing.subjects.cast import Cast
from briefs.parsing.subjects.discourse import ASIDE
from briefs.parsing.subjects.subjects import Subjects
from briefs.parsing.text.marks import Mention, Sentence
from briefs.parsing.text.pointers import points_back

# The sentence itself and those before it that named somebody who is still thought of.
BACK = ("back0", "back1", "back2", "back3")
# Who led the sentences before: their topics and subjects, and whoever opened them.
LED = ("led1", "led2", "led3")
# Who is spoken of where a fact is told.
SPOKEN = ("ruled", "topic", "authority", "country", "told", "heading", "main", "opened")
# What is told of all others where the rules name somebody, and where they name nobody.
ELSE, NOBODY = "ruled:other", "ruled:nobody"
# What the text so far says of a name is one whole number, with a bit for each sign.
BIT = {sign: 1 << at for at, sign in enumerate((*SPOKEN, *BACK, *LED, ELSE, NOBODY))}
BITS = tuple(tuple(BIT[sign] for sign in signs) for signs in (SPOKEN, BACK, LED))
# From how likely a guess is taken where the rules name nobody, and by how much it must beat the rules' answer.
GUESS, MARGIN = 0.35, 0.07
NEVER = -2
# How sure a figure of business stays that may be a product's alone.
BESIDE_PRODUCT = 0.5
# Signs that weigh otherwise where the clause names somebody, points back or tells what others do to whom a text is
# about, and where a paragraph begins.
FROM_BEFORE = frozenset({"topic", "told", "main", "heading", "ruled", "led1", "opened"})
PRODUCTS = attrgetter("products")
# How many sets of signs are remembered with what they make together.
KEPT = 2048
KINDS = tuple(Kind)
Candidates = Mapping[str, Features]
NOWHERE = Group(STEPS, ())


class Attribution:
    """Follows through an article who is named where; fed sentence by sentence, in order."""

    def __init__(self, lexicon: Lexicon, lang: Lang, title: Iterable[Mention], main: str | None) -> None:
        self._lexicon, self._judge, self._main = lexicon, judge(f"subject-{lang}", KINDS), (main,) if main else ()
        self._officials = officials(lexicon)
        # What makes these knows nothing of who keeps them, so that all of it goes with the article at once.
        self._cast = cast = Cast(lexicon, title)
        self._above, self._always = Kept(cast.above, KEPT), Kept(cast.always, KEPT)
        self._here, self._places = Kept(cast.here, KEPT), Kept(_find_places, KEPT)
        self._sentences: list[frozenset[str]] = []
        self._led: list[frozenset[str]] = []
        self._opened: frozenset[str] = frozenset()  # who led the first sentence of the paragraph
        self._heading: frozenset[str] = frozenset()
        self._told: tuple[str, ...] = ()
        self._counts: dict[str, int] = defaultdict(int)
        self._most = 1
        self._paragraph = 0
        self._product = NEVER  # the paragraph that last named a product
        self._fresh = False

    def hear(self, sentence: Sentence, clauses: Sequence[Clause], heading: bool) -> None:
        """Takes note of whom a sentence or a heading names."""
        named = frozenset(self._cast.ids([m for c in clauses for m in self._cast.spoken_of(c)]))
        for name in named:
            self._counts[name] += 1
            if self._counts[name] > self._most:
                self._most = self._counts[name]
        self._fresh = sentence.paragraph != self._paragraph
        self._paragraph = sentence.paragraph
        if any(map(PRODUCTS, clauses)):
            self._product = sentence.paragraph
        if heading:
            self._heading = named
        else:
            self._lead(clauses[0])
            self._sentences.append(named)

    def _lead(self, clause: Clause) -> None:
        led = [m for m in self._cast.spoken_of(clause) if leads(clause, m)]
        if self._fresh:
            self._opened = frozenset()
        elif not self._opened and self._led:
            self._opened = self._led[-1]
        self._led.append(frozenset(self._cast.ids(led)))

    def tell(self, subject: tuple[str, ...]) -> None:
        """Takes note of whom the last fact was about."""
        self._told = subject

    def sure(self, fact: Fact, subject: tuple[str, ...]) -> float:
        """How sure it is that a fact of the sentence heard last is about `subject`, by where it stands, from 0 to 1.

        Revenue told of nobody named, where a product was spoken of, may be that product's alone.
        """
        if fact.kind is not Kind.MARKET or fact.what or self._product < self._paragraph - 1:
            return 1.0
        named = any(related(self._lexicon, one, name) for one in subject for name in self._sentences[-1])
        return 1.0 if named else BESIDE_PRODUCT

    def candidates(self, clause: Clause, ruled: tuple[str, ...], subjects: Subjects) -> Candidates:
        """Everybody a fact may be about, with what speaks for and against each; `ruled` is the rules' answer."""
        places, (here, beaten) = self._places[clause, self._fresh], self._here[clause]
        other = BIT[ELSE if ruled else NOBODY]
        left_out = self._left_out(ruled)
        found: dict[str, Features] = {}
        for name, signs in self._signs(ruled, subjects).items():
            if name in ruled:
                crossed = _CROSSED[signs, places]
            elif name in left_out or name in beaten or not self._above[name].isdisjoint(ruled):
                continue
            else:
                crossed = _CROSSED[signs | other, places]
            share = self._counts.get(name, 0) / self._most
            found[name] = (crossed, self._always[name], here.get(name, NOWHERE), _SHARES[share])
        return found

    def _left_out(self, ruled: tuple[str, ...]) -> Collection[str]:
        """Parents of whom the rules name, or all governments where they name one: they know better who is meant."""
        above = {up for name in ruled for up in line(self._lexicon, name)}
        return above if self._officials.isdisjoint(ruled) else above | self._officials

    def likely(self, candidates: Candidates, kind: Kind) -> dict[str, float]:
        """How likely a fact of `kind` is about each candidate."""
        alone = self._judge.alone
        return {name: alone(kind, features) for name, features in candidates.items()}

    def _signs(self, ruled: tuple[str, ...], subjects: Subjects) -> Mapping[str, int]:
        """What in the text so far speaks for each that it has named, those of the sentence heard last included."""
        speaking = (ruled, subjects.topic, subjects.discourse.authority, subjects.discourse.country, self._told)
        spoken = (*speaking, self._heading, self._main, self._opened)
        before = reversed(self._sentences[-len(BACK) :]), reversed(self._led[-len(LED) - 1 : -1])
        signs: dict[str, int] = {}
        for bit, names in chain(*map(zip, BITS, (spoken, *before))):
            for name in names:
                signs[name] = signs.get(name, 0) | bit
        return signs


def _find_places(key: tuple[Clause, bool]) -> tuple[str, ...]:
    """What of a clause makes signs from before weigh otherwise, and whether its paragraph is new."""
    clause, fresh = key
    named = "&named" if clause.organisations else "&silent"
    pointing = (f"{named}&pointing", "&pointing") if points_back(clause.low, clause.lang) else ()
    aside = ("&aside",) if ASIDE[clause.lang].search(clause.low) else ()
    return (named, *(("&fresh",) if fresh else ()), *pointing, *aside)


def _crossed(key: tuple[int, tuple[str, ...]]) -> Group:
    """The signs, and those that weigh otherwise in some places once more for each of the places."""
    told, places = key
    signs = [sign for sign, bit in BIT.items() if told & bit]
    crossed = [sign + place for sign in signs if sign in FROM_BEFORE for place in places]
    return Group(STEPS, (), (frozenset((*signs, *crossed)),))


def _shared(share: float) -> Group:
    return Group(steps(share), (), (frozenset(("share",)),))


_CROSSED, _SHARES = Kept(_crossed, KEPT), Kept(_shared, KEPT)


def of_kind(candidates: Candidates, kind: Kind) -> Candidates:
    """`candidates` with every sign once more for `kind`: what the judge is taught."""
    return {
        name: (*found, Group(STEPS, [f"{kind}:{sign}" for group in found[:-1] for sign in group.every()]))
        for name, found in candidates.items()
    }


def chosen(ruled: tuple[str, ...], likely: Mapping[str, float]) -> tuple[tuple[str, ...], float]:
    """Who the fact is about and how likely: the rules' answer unless somebody else is clearly likelier."""
    if not likely:
        return ruled, 0.0
    _, best = max(zip(likely.values(), likely, strict=True))
    own = max([likely.get(name, 0.0) for name in ruled], default=0.0)
    if ruled and (best in ruled or likely[best] < own + MARGIN):
        return ruled, own
    return ((best,), likely[best]) if likely[best] >= GUESS else (ruled, own)


def doers(fact: Fact, clause: Clause) -> tuple[str, ...]:
    """Who did what turned out to be told of somebody else; of a business figure only whoever the clause names."""
    if fact.kind is not Kind.MARKET:
        return fact.subject
    named = {m.id for m in clause.organisations}
    return tuple(s for s in fact.subject if s in named)
