"""What the judge is told of a clause: cues, hints, figures, terms, names, its wording, and what stood before it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from briefs.lexicon import Lexicon
from briefs.model import MONEY, Kind, Quantity, Span
from briefs.parsing.clauses import Clause
from briefs.parsing.hints import hint_finder
from briefs.parsing.marks import Mention, Target
from briefs.parsing.products import sort_of

# What a feature counts beside a cue, which counts 1: all words of a clause together, a hint, what stood before.
WORDING, HINT, BEFORE = 3.0, 0.5, 0.5
WORDS_KO = re.compile(r"<\w+>[가-힣]*|[가-힣a-z]+")
WORDS_EN = re.compile(r"<\w+>|[a-z]+")
ENDINGS_EN = ("ing", "ed", "es", "s")
STEM = 3
# How far apart two clauses may stand, in characters, for one to carry on from the other.
NEAR = 40


@dataclass(frozen=True, slots=True)
class Look:
    """One clause as the judge sees it by itself."""

    span: Span
    sentence: Span
    features: Mapping[str, float]
    carried: tuple[str, ...]  # what of it tells about the clause after it


def look(clause: Clause, scores: Mapping[Kind, float], lexicon: Lexicon) -> Look:
    """What there is to see in `clause`; `scores` are what the cues alone say of each kind."""
    text = _masked(clause, lexicon)
    hints = hint_finder(clause.lang).count(text)
    groups, units = {cue.group for cue in clause.cues}, {_unit(quantity) for quantity in clause.quantities}
    first = [f"first:{max(scores, key=scores.__getitem__)}"] if scores else []
    found: dict[str, float] = {f"rule:{kind}": score for kind, score in scores.items()}
    found |= dict.fromkeys([*first, *_signs(clause, groups, units, lexicon)], 1.0)
    found |= {f"hint:{kind}": HINT * count for kind, count in hints.items()}
    wording = set(_korean(text) if clause.lang == "ko" else _english(text))
    found |= dict.fromkeys(wording, WORDING / max(1.0, len(wording)) ** 0.5)
    carried = (*first, *(f"group:{group}" for group in groups), *(f"unit:{unit}" for unit in units))
    return Look(clause.span, clause.sentence.span, found, (*carried, *(f"hint:{kind}" for kind in hints)))


def features(here: Look, before: Look | None) -> Mapping[str, float]:
    """Names and values of everything that the judge may weigh; `before` is the clause before in the text."""
    if before is None or not 0 <= here.span.start - before.span.end < NEAR:
        return {**here.features, "opens": 1.0}
    side = "same" if before.sentence == here.sentence else "last"
    return {**here.features, **{f"{side}:{name}": BEFORE for name in before.carried}}


def _signs(clause: Clause, groups: Iterable[str], units: Iterable[str], lexicon: Lexicon) -> Iterator[str]:
    yield from (f"cue:{cue.group}.{cue.name}" for cue in clause.cues)
    yield from (f"group:{group}" for group in groups)
    if main := clause.decisive(clause.telling()):
        yield f"main:{main.group}.{main.name}"
    units = units or ("none",)
    yield from (f"unit:{unit}" for unit in units)
    yield from (f"measure:{quantity.measure}" for quantity in clause.quantities)
    yield from (f"term:{mention.id}" for mention in clause.named(Target.TERM))
    sorts = {_sort(mention, lexicon) for mention in clause.mentions if mention.target is not Target.TERM}
    yield "names:" + "".join(sorted(sorts))
    yield from (f"{sign}+{group}" for sign in (*units, *sorts) for group in groups)


def _unit(quantity: Quantity) -> str:
    return "money" if quantity.unit in MONEY else quantity.unit.value


def _sort(mention: Mention, lexicon: Lexicon) -> str:
    """A letter for what sort of thing a name stands for: a product, or a sort of organisation."""
    if mention.target is Target.PRODUCT:
        return "P"
    return sort_of(lexicon, mention.id)


def _masked(clause: Clause, lexicon: Lexicon) -> str:
    """The clause's text in lower case with a mask in place of each name, figure and date."""
    named = [(m.span, _sort(m, lexicon)) for m in clause.mentions if m.target is not Target.TERM]
    marks = [*named, *((q.span, _unit(q)) for q in clause.quantities), *((m.span, "T") for m in clause.moments)]
    parts: list[str] = []
    at = base = clause.span.start
    for span, name in sorted(marks, key=lambda mark: (mark[0].start, mark[0].end)):
        if span.start >= at:
            parts += (clause.text[at - base : span.start - base].lower(), f"<{name}>")
            at = span.end
    return "".join((*parts, clause.text[at - base :].lower()))


def _korean(text: str) -> Iterator[str]:
    """Words by how they begin, where the meaning is, and by how they end, where the grammar is."""
    words = WORDS_KO.findall(text)
    for word in words:
        yield f"={word}"
        if word[0] != "<":
            yield from (f"{word[:2]}-", f"{word[:3]}-", f"-{word[-2:]}")
    yield from _pairs([word if word[0] == "<" else word[:2] for word in words])
    if words:
        yield from (f"{words[-1][-3:]}$", f"{words[-1][:2]}-$")


def _english(text: str) -> Iterator[str]:
    words = [_stem(word) for word in WORDS_EN.findall(text)]
    yield from (f"={word}" for word in words)
    yield from _pairs(words)


def _pairs(words: list[str]) -> Iterator[str]:
    return (f"{one} {other}" for one, other in pairwise(words))


def _stem(word: str) -> str:
    if word[0] == "<":
        return word
    return next((word[: -len(e)] for e in ENDINGS_EN if word.endswith(e) and len(word) >= len(e) + STEM), word)
