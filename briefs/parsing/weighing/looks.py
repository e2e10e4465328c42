"""What the judge is told of a clause by itself: cues, hints, figures, terms, names and its wording."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from briefs.lexicon import Lexicon
from briefs.model import MONEY, Kind, Span, Unit
from briefs.parsing.clauses.clause import Clause
from briefs.parsing.learned.judge import STEPS, Group, Name, steps
from briefs.parsing.learned.kept import Kept
from briefs.parsing.learned.phrasing import phrasing, share
from briefs.parsing.names.products import sort_of
from briefs.parsing.names.versions import product
from briefs.parsing.text.pointers import points_back
from briefs.parsing.weighing.hints import hint_finder
from briefs.parsing.weighing.scoring import rules
from briefs.values import value

# What a feature counts beside a cue, which counts 1: the rules' own score, a hint.
RULE, HINT = 0.5, 0.5
# What all words of a clause's figures and dates count together.
HIDDEN = 1.0
WORD = re.compile("[가-힣]+|[a-z]+")
UNITS = {unit: "money" if unit in MONEY else unit.value for unit in Unit}
BULLETS, QUOTES = "-•·*▶▷■□○●▲△◆◇→▪–", '"“”‘「'
QUOTE = re.compile(f"[{QUOTES}]")
# What a product's name is masked by; an organisation's is by its sort.
PRODUCT = "P"
# How many sets of groups, units and sorts of names are remembered with what they say together.
KEPT = 2048


# The kind that the cues speak for most, the groups of cues, the units of figures, and the kinds that are hinted at.
Carried = tuple[Kind | None, frozenset[str], frozenset[str], frozenset[Kind]]


@value
class Look:
    """One clause as the judge sees it by itself."""

    span: Span
    sentence: Span
    own: Sequence[Group]
    roughly: tuple[str, ...]  # its words, for the other clauses of its sentence
    carried: Carried  # what of it tells about the clause after it
    named: frozenset[str]  # what sorts of organisations it names


def looks(clauses: Sequence[Clause], lexicon: Lexicon) -> list[Look]:
    """What there is to see in each of `clauses`, which are all of one language."""
    if not clauses:
        return []
    names = [_names(clause, lexicon) for clause in clauses]
    texts = [_masked(clause, named) for clause, named in zip(clauses, names, strict=True)]
    hints = hint_finder(clauses[0].lang).count(texts)
    return [_look(*each, lexicon) for each in zip(clauses, names, texts, hints, strict=True)]


def _names(clause: Clause, lexicon: Lexicon) -> list[tuple[Span, str]]:
    """Where a clause names somebody or something, and what sort that is of."""
    names = [(m.span, sort_of(lexicon, m.id)) for m in clause.organisations]
    return [*names, *[(m.span, PRODUCT) for m in clause.products]] if clause.products else names


def _look(
    clause: Clause, names: Sequence[tuple[Span, str]], text: str, hints: Mapping[Kind, int], lexicon: Lexicon
) -> Look:
    scores, words = rules(clause), phrasing(text, clause.lang)
    groups = frozenset([cue.group for cue in clause.cues])
    units = frozenset([UNITS[quantity.unit] for quantity in clause.quantities] if clause.quantities else ())
    first = max(scores, key=scores.__getitem__) if scores else None
    together = _TOGETHER[first, groups, units, frozenset([sort for _, sort in names])]
    own = [
        Group(STEPS, _signs(clause, lexicon), (together,)),
        *map(_RULES.__getitem__, scores.items()),
        *map(_HINTS.__getitem__, hints.items()),
        *words.groups,
    ]
    if clause.quantities or clause.moments:
        own.append(_masks(clause))
    carried = first, groups, units, frozenset(hints)
    named = _of_sorts(clause, names, lexicon) if clause.organisations else frozenset()
    return Look(clause.span, clause.sentence.span, own, words.roughly, carried, named)


def _of_sorts(clause: Clause, names: Sequence[tuple[Span, str]], lexicon: Lexicon) -> frozenset[str]:
    """What the organisations are that a clause names: a company of the sort chip-designer, a public body."""
    known = [lexicon.organisations.get(mention.id) for mention in clause.organisations]
    kinds = [f"is:{one.is_a if one else None}" for one in known]
    return frozenset([*kinds, *[sort for _, sort in names if sort != PRODUCT]])


def _masks(clause: Clause) -> Group:
    """The words that the masks of figures and dates hide: of what there are so many, and whether a year is the next."""
    spans = [*[("figure", q.span) for q in clause.quantities], *[("date", m.span) for m in clause.moments]]
    base = clause.span.start
    words = {
        f"{mask}:{word}"
        for mask, span in spans
        for word in WORD.findall(clause.low[span.start - base : span.end - base])
    }
    return Group(share(HIDDEN, len(words)), words)


def _together(key: tuple[Kind | None, Collection[str], Collection[str], Collection[str]]) -> frozenset[Name]:
    """What a clause's first kind and its groups of cues, units and sorts of names say, each and together."""
    first, groups, units, sorts = key
    units = units or ("none",)
    crossed = [f"{sign}+{group}" for sign in (*units, *sorts) for group in groups]
    return frozenset([*told(first, groups, units), *crossed, "names:" + "".join(sorted(sorts))])


def told(first: Kind | None, groups: Iterable[str], units: Iterable[str]) -> Iterator[str]:
    """What a clause's first kind, its groups of cues and its units say, each by itself."""
    if first:
        yield f"first:{first}"
    yield from (f"group:{group}" for group in groups)
    yield from (f"unit:{unit}" for unit in units)


def _ruled(key: tuple[Kind, float]) -> Group:
    kind, score = key
    return Group(steps(RULE * score), (), (frozenset((f"rule:{kind}",)),))


def _hinted(key: tuple[Kind, int]) -> Group:
    kind, count = key
    return Group(steps(HINT * count), (), (frozenset((f"hint:{kind}",)),))


_RULES, _HINTS, _TOGETHER = Kept(_ruled, KEPT), Kept(_hinted, KEPT), Kept(_together, KEPT)


def _signs(clause: Clause, lexicon: Lexicon) -> Collection[str]:
    """What a clause shows by itself: its names by what they are, its cues, figures and terms, and where it stands."""
    found = _sorts(clause, lexicon)
    for cue in clause.cues:
        found.add(f"cue:{cue.group}.{cue.name}")
    if main := clause.decisive(clause.telling):
        found.add(f"main:{main.group}.{main.name}")
    for quantity in clause.quantities:
        found.add(f"measure:{quantity.measure}")
    for mention in clause.terms:
        found.add(f"term:{mention.id}")
        found.add(f"type:{lexicon.terms[mention.id].type}")
    if points_back(clause.low, clause.lang):
        found.add("points")
    first = clause.sentence.text[0]
    if clause.sentence.paragraph == 0:
        found.add("head")
    if first in BULLETS:
        found.add("listed")
    if first in QUOTES:
        found.add("said")
    elif QUOTE.search(clause.text):
        found.add("quotes")
    return found


def _sorts(clause: Clause, lexicon: Lexicon) -> set[str]:
    found: set[str] = set()
    for mention in clause.organisations:
        if known := lexicon.organisations.get(mention.id):
            found.add(f"of:{known.kind}")
            found.add(f"is:{known.is_a}")
    for mention in clause.products:
        branded = product(mention.id, lexicon)
        found.add(f"what:{branded.is_a if branded else None}")
    return found


def _masked(clause: Clause, names: Sequence[tuple[Span, str]]) -> str:
    """The clause's text in lower case with a mask in place of each name, figure and date."""
    marks = [(span.start, span.end, 0, name) for span, name in names]
    if clause.quantities:
        marks += [(q.span.start, q.span.end, 1, UNITS[q.unit]) for q in clause.quantities]
    if clause.moments:
        marks += [(m.span.start, m.span.end, 2, "T") for m in clause.moments]
    if not marks:
        return clause.low
    parts: list[str] = []
    at = base = clause.span.start
    for start, end, _, name in sorted(marks):
        if start >= at:
            parts += (clause.text[at - base : start - base].lower(), f"<{name}>")
            at = end
    return "".join((*parts, clause.text[at - base :].lower()))
