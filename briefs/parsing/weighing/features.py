"""What the judge is told of a clause: how it looks by itself, what stands around it, and what its article is about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import chain, islice
from typing import NamedTuple

from briefs.lexicon import Lexicon
from briefs.parsing.clauses.clause import Clause
from briefs.parsing.learned.judge import STEPS, Features, Group, steps
from briefs.parsing.learned.kept import Kept
from briefs.parsing.learned.phrasing import beside, share
from briefs.parsing.text.marks import Sentence
from briefs.parsing.weighing.looks import KEPT, Carried, Look, looks, told

# What counts beside a cue, which counts 1, what stood before; and together all words of the sentence's other clauses.
BEFORE, BESIDE = 0.5, 2.0
# What counts of whom the text named last where a clause names nobody, and where it names somebody.
SPOKEN, NAMED = 0.6, 0.3
# What all terms of an article count together in each of its clauses, and all kinds that its cues speak for.
TERMS, KINDS = 1.5, 0.5
# The parts of its clauses from which on an article is about a kind of fact, more so and most of all.
MANY = (("", 0.08), ("+", 0.2), ("++", 0.4))
# As if so many clauses more spoke for no kind: a text of two sentences says little of what it is about.
FEW = 6
# How far apart two clauses may stand, in characters, for one to carry on from the other.
NEAR = 40
OPENS = Group(STEPS, (), (frozenset(("opens",)),))


Read = Sequence[tuple[Sentence, tuple[Clause, ...]]]
Seen = tuple[Sentence, tuple[Clause, ...], Sequence[Features]]


class Past(NamedTuple):
    """What stood before a clause: the clause right before it, and of what sorts are those who were named last."""

    look: Look | None = None
    named: frozenset[str] = frozenset()

    def then(self, look: Look) -> Past:
        """What stands before the clause behind `look`."""
        return Past(look, look.named or self.named)


def shown(read: Read, lexicon: Lexicon) -> tuple[Sequence[Sequence[Look]], Sequence[Group]]:
    """What there is to see in the clauses of each sentence but headings, and what the article as a whole is about."""
    spoken = [() if sentence.heading else clauses for sentence, clauses in read]
    each = iter(looks([clause for clauses in spoken for clause in clauses], lexicon))
    found = [[*islice(each, len(clauses))] for clauses in spoken]
    return found, about((clause for _, clauses in read for clause in clauses), chain.from_iterable(found))


def about(clauses: Iterable[Clause], looks: Iterable[Look]) -> Sequence[Group]:
    """What an article as a whole is about: the terms in its `clauses`, and which kinds many of them speak for."""
    terms = frozenset([f"about:{mention.id}" for clause in clauses for mention in clause.terms])
    kinds = Counter(kind for look in looks if (kind := look.carried[0]))
    whole = kinds.total() + FEW
    many = frozenset([f"about:{kind}{level}" for kind, n in kinds.items() for level, part in MANY if n >= part * whole])
    return [Group(share(TERMS, len(terms)), (), (terms,)), Group(steps(KINDS), (), (many,))]


def features(here: Look, past: Past, beside_it: Sequence[Look], whole: Sequence[Group]) -> Features:
    """All that the judge may weigh; `past` is what stood before in the text, `beside_it` are all of the sentence.

    `whole` is what the article is about.
    """
    found = [*here.own, *whole]
    if len(beside_it) > 1:
        rest = frozenset().union(*[beside[other.roughly] for other in beside_it if other is not here])
        found.append(Group(share(BESIDE, len(rest)), rest))
    if past.named:
        found.append(_SPOKEN[bool(here.named), past.named])
    before = past.look
    if before is None or not 0 <= here.span.start - before.span.end < NEAR:
        found.append(OPENS)
    else:
        found.append(_CARRIED[before.sentence == here.sentence, before.carried])
    return found


def _carried(key: tuple[bool, Carried]) -> Group:
    """What the clause before tells, in the same sentence or in the last one."""
    same, (first, groups, units, hints) = key
    names = [*told(first, groups, units), *[f"hint:{kind}" for kind in hints]]
    return Group(steps(BEFORE), (), (frozenset([f"{'same' if same else 'last'}:{name}" for name in names]),))


def _spoken(key: tuple[bool, frozenset[str]]) -> Group:
    """Of what sorts are those who were named last, before a clause that names somebody or nobody."""
    names_others, sorts = key
    told, counts = ("after", NAMED) if names_others else ("spoken", SPOKEN)
    return Group(steps(counts), (), (frozenset([f"{told}:{sort}" for sort in sorts]),))


_CARRIED, _SPOKEN = Kept(_carried, KEPT), Kept(_spoken, KEPT)
