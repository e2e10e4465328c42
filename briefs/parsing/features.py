"""What the judge is told of a clause: cues, hints, figures, terms, names, its wording, and what stood before it."""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from briefs.lexicon import Lexicon
from briefs.model import MONEY, Kind, Quantity, Span
from briefs.parsing.clauses import Clause
from briefs.parsing.hints import hint_finder
from briefs.parsing.judge import Features, Group
from briefs.parsing.marks import Mention, Target
from briefs.parsing.products import sort_of

# What a feature counts beside a cue, which counts 1: the rules' own score, a hint, what stood before; and together all
# words of a clause, all beginnings of its words, and all words of the sentence's other clauses.
RULE, HINT, BEFORE = 0.5, 0.5, 0.5
WORDS, BEGINNINGS, BESIDE = 4.0, 2.5, 2.0
WORDS_KO = re.compile(r"<\w+>[가-힣]*|[가-힣a-z]+")
WORDS_EN = re.compile(r"<\w+>|[a-z]+")
ENDINGS_EN = ("ing", "ed", "es", "s")
STEM = 3
# The lengths at which English words are also taken by their beginnings.
BEGIN_EN = (4, 6)
BULLETS, QUOTES = "-•·*▶▷■□○●▲△◆◇→▪–", '"“”‘「'
# How far apart two clauses may stand, in characters, for one to carry on from the other.
NEAR = 40
NOTHING: frozenset[str] = frozenset()
# The wording of a clause, how its longer words begin, and its words as the other clauses of its sentence see them.
Wording = tuple[Collection[str], Collection[str], Collection[str]]


@dataclass(frozen=True, slots=True, eq=False)
class Look:
    """One clause as the judge sees it by itself."""

    span: Span
    sentence: Span
    own: Features
    words: frozenset[str]  # its wording, roughly, for the other clauses of its sentence
    carried: tuple[str, ...]  # what of it tells about the clause after it


def look(clause: Clause, scores: Mapping[Kind, float], lexicon: Lexicon) -> Look:
    """What there is to see in `clause`; `scores` are what the cues alone say of each kind."""
    names = [(m.span, _sort(m, lexicon)) for m in clause.mentions if m.target is not Target.TERM]
    text = _masked(clause, names)
    hints = hint_finder(clause.lang).count(text)
    groups, units = {cue.group for cue in clause.cues}, {_unit(quantity) for quantity in clause.quantities}
    first = [f"first:{max(scores, key=scores.__getitem__)}"] if scores else []
    words = (WORDS_KO if clause.lang == "ko" else WORDS_EN).findall(text)
    wording, beginnings, roughly = (_korean if clause.lang == "ko" else _english)(words)
    own: list[Group] = [
        (1.0, {*first, *_signs(clause, groups, units, {sort for _, sort in names})}),
        *[(RULE * score, (f"rule:{kind}",)) for kind, score in scores.items()],
        *[(HINT * count, (f"hint:{kind}",)) for kind, count in hints.items()],
        (_share(WORDS, wording), wording),
        (_share(BEGINNINGS, beginnings), beginnings),
    ]
    carried = (*first, *[f"group:{group}" for group in groups], *[f"unit:{unit}" for unit in units])
    beside = frozenset([f"beside:{word}" for word in roughly])
    return Look(clause.span, clause.sentence.span, own, beside, (*carried, *[f"hint:{kind}" for kind in hints]))


def features(here: Look, before: Look | None, beside: Iterable[Look]) -> Features:
    """All that the judge may weigh; `before` is the clause before in the text, `beside` are all of the sentence."""
    rest = NOTHING.union(*[other.words for other in beside if other is not here])
    if before is None or not 0 <= here.span.start - before.span.end < NEAR:
        return (*here.own, (_share(BESIDE, rest), rest), (1.0, ("opens",)))
    side = "same" if before.sentence == here.sentence else "last"
    carried = [f"{side}:{name}" for name in before.carried]
    return (*here.own, (_share(BESIDE, rest), rest), (BEFORE, carried))


def _share(whole: float, names: Collection[str]) -> float:
    """What each of `names` counts where they count `whole` together, as the sides of one vector."""
    return whole / math.sqrt(max(1, len(names)))


def _signs(clause: Clause, groups: Collection[str], units: Collection[str], sorts: Collection[str]) -> Iterator[str]:
    yield from [f"cue:{cue.group}.{cue.name}" for cue in clause.cues]
    yield from [f"group:{group}" for group in groups]
    if main := clause.decisive(clause.telling()):
        yield f"main:{main.group}.{main.name}"
    units = units or ("none",)
    yield from [f"unit:{unit}" for unit in units]
    yield from [f"measure:{quantity.measure}" for quantity in clause.quantities]
    yield from [f"term:{mention.id}" for mention in clause.named(Target.TERM)]
    yield "names:" + "".join(sorted(sorts))
    yield from _place(clause)
    yield from [f"{sign}+{group}" for sign in (*units, *sorts) for group in groups]


def _place(clause: Clause) -> Iterator[str]:
    """Where a clause stands: at the article's head, in a list, in somebody's words."""
    text = clause.sentence.text
    if clause.sentence.paragraph == 0:
        yield "head"
    if text[0] in BULLETS:
        yield "listed"
    if text[0] in QUOTES:
        yield "said"
    elif any(mark in clause.text for mark in QUOTES):
        yield "quotes"


def _unit(quantity: Quantity) -> str:
    return "money" if quantity.unit in MONEY else quantity.unit.value


def _sort(mention: Mention, lexicon: Lexicon) -> str:
    """A letter for what sort of thing a name stands for: a product, or a sort of organisation."""
    if mention.target is Target.PRODUCT:
        return "P"
    return sort_of(lexicon, mention.id)


def _masked(clause: Clause, names: Sequence[tuple[Span, str]]) -> str:
    """The clause's text in lower case with a mask in place of each name, figure and date."""
    marks = [*names, *[(q.span, _unit(q)) for q in clause.quantities], *[(m.span, "T") for m in clause.moments]]
    parts: list[str] = []
    at = base = clause.span.start
    for span, name in sorted(marks, key=lambda mark: (mark[0].start, mark[0].end)):
        if span.start >= at:
            parts += (clause.text[at - base : span.start - base].lower(), f"<{name}>")
            at = span.end
    return "".join((*parts, clause.text[at - base :].lower()))


def _korean(words: Sequence[str]) -> Wording:
    """Words by how they begin, where the meaning is, and by how they end, where the grammar is."""
    plain = [word for word in words if word[0] != "<"]
    found = {f"={word}" for word in words}
    found.update(
        [f"{word[:2]}-" for word in plain], [f"{word[:3]}-" for word in plain], [f"-{word[-2:]}" for word in plain]
    )
    found.update(_pairs([word if word[0] == "<" else word[:2] for word in words]))
    if words:
        found.update((f"{words[-1][-3:]}$", f"{words[-1][:2]}-$"))
    return found, set(), [_mask(word) if word[0] == "<" else word[:2] for word in words]


def _english(words: Sequence[str]) -> Wording:
    """Words without their endings, and longer ones by how they begin."""
    stems = [word if word[0] == "<" else _stem(word) for word in words]
    beginnings = {f"{word[:length]}-" for word in words for length in BEGIN_EN if len(word) > length}
    return {*[f"={stem}" for stem in stems], *_pairs(stems)}, beginnings, stems


def _pairs(words: list[str]) -> list[str]:
    return [f"{one} {other}" for one, other in pairwise(words)]


def _mask(word: str) -> str:
    return word[: word.index(">") + 1]


def _stem(word: str) -> str:
    if word.endswith(ENDINGS_EN):
        return next((word[: -len(e)] for e in ENDINGS_EN if word.endswith(e) and len(word) >= len(e) + STEM), word)
    return word
