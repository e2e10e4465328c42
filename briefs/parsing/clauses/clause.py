"""Splits sentences into clauses, and holds what stands in each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from briefs.lexicon import Lexicon
from briefs.model import Article, Lang, Organisation, Quantity, Span
from briefs.parsing.clauses import sharing
from briefs.parsing.clauses.reach import UNTELLING, in_reach
from briefs.parsing.dates import dates
from briefs.parsing.figures import quantities
from briefs.parsing.names import persons
from briefs.parsing.names.adjuncts import without_adjuncts
from briefs.parsing.names.finders import finder_of
from briefs.parsing.names.products import owner, sort_of
from briefs.parsing.text import sentences
from briefs.parsing.text.cues import Cue, cue_finder
from briefs.parsing.text.joints import JOINTS, goes_on, is_past, means_to, of_another
from briefs.parsing.text.marks import ORGANISATION, PLACE, PRODUCT, TERM, Mention, Moment, Sentence
from briefs.parsing.text.pointers import where
from briefs.parsing.text.rows import Row, T

# How far back a name that a joint stands inside may begin.
LONGEST_NAME = 60
# How far behind a joint the name of the next subject begins at the latest.
NEXT = 5
MARKED = frozenset({"은", "는", "이", "가", "도"})


@dataclass(slots=True, eq=False)
class Clause:
    """A stretch of one sentence around one predicate, with what was found in it; all spans index the article's text.

    It equals only itself, so that what is read from it can be kept, and never changes. Where several subjects share a
    predicate, each of their clauses has its cues.
    """

    lang: Lang
    sentence: Sentence
    span: Span
    text: str
    cues: tuple[Cue, ...]
    mentions: tuple[Mention, ...]
    quantities: tuple[Quantity, ...]
    moments: tuple[Moment, ...]
    part: int = 0  # counted from 1 where one predicate is shared out over several subjects or dates
    low: str = field(init=False)  # its text in small letters
    organisations: Sequence[Mention] = field(init=False)
    products: Sequence[Mention] = field(init=False)
    terms: Sequence[Mention] = field(init=False)
    telling: Sequence[Cue] = field(init=False)  # its cues of kinds of fact, which neither tell a status nor deny

    def __post_init__(self) -> None:
        self.low = self.text.lower()
        self.organisations = [m for m in self.mentions if m.target is ORGANISATION]
        self.products = [m for m in self.mentions if m.target is PRODUCT]
        self.terms = [m for m in self.mentions if m.target is TERM]
        self.telling = [cue for cue in self.cues if cue.group not in UNTELLING]

    def cued(self, group: str) -> Sequence[Cue]:
        """Its cues of one group."""
        return [cue for cue in self.cues if cue.group == group]

    def within(self, *spans: Span) -> Clause:
        """What of it stands at `spans`, which are in order; what lies between them is blank."""
        base, whole = self.span.start, Span(spans[0].start, spans[-1].end)
        kept = [self.text[span.start - base : span.end - base] for span in spans]
        gaps = [" " * (right.start - left.end) for left, right in pairwise(spans)]
        text = "".join([piece for pair in zip(kept, (*gaps, ""), strict=True) for piece in pair])
        mentions, quantities = _inside_of(self.mentions, spans), _inside_of(self.quantities, spans)
        inside = _inside_of(self.cues, spans), mentions, quantities, _inside_of(self.moments, spans)
        return Clause(self.lang, self.sentence, whole, text, *inside, self.part)

    def decisive(self, cues: Sequence[Cue]) -> Cue | None:
        """The one of its `cues` that its predicate holds: the last in Korean, the first in English."""
        if not cues:
            return None
        return cues[-1] if self.lang == "ko" else cues[0]


class Marks:
    """All that one pass over an article finds, and what decides where clauses part."""

    def __init__(
        self,
        cues: Iterable[Cue],
        mentions: Sequence[Mention],
        quantities: Iterable[Quantity],
        moments: Iterable[Moment],
    ) -> None:
        self.cues = Row(cues)
        self.mentions = Row(mentions)
        self.quantities = Row(quantities)
        self.moments = Row(moments)
        self.predicates = Row(cue for cue in cues if cue.group not in UNTELLING)
        self.denials = Row(cue for cue in cues if cue.group == "void")
        self.statuses = Row(cue for cue in cues if cue.group == "status")
        self.subjects = Row(m for m in mentions if m.particle in MARKED and m.target is ORGANISATION)

    def tells(self, start: int, end: int) -> bool:
        """Whether a stretch has a predicate, or at least a subject of its own."""
        return self.predicates.any_within(start, end) or self.subjects.any_within(start, end)

    def several(self, start: int, end: int) -> bool:
        """Whether a stretch has a predicate and more beside it that two clauses may be told apart by."""
        told = self.predicates.count(start, end)
        return bool(told) and told + self.denials.count(start, end) + self.subjects.count(start, end) > 1

    def looks_on(self, joint: re.Match[str], start: int, cut: int, end: int) -> bool:
        """Whether what is to come of the same begins at a joint: 2000개를 팔았고 올해는 1만개가 목표다, and wants 5."""
        told = self.quantities.any_within(start, cut)
        if means_to(joint):
            return told
        ahead = self.statuses.any_within(cut, end) and not self.statuses.any_within(start, cut)
        return is_past(joint) and ahead and told and self.quantities.any_within(cut, end)


def _inside_of(marks: Sequence[T], spans: Iterable[Span]) -> tuple[T, ...]:
    """Those of `marks` that begin in one of `spans`."""
    return tuple([mark for mark in marks if any(span.start <= mark.span.start < span.end for span in spans)])


def read(
    article: Article, lexicon: Lexicon, learned: Sequence[Organisation]
) -> tuple[tuple[Sentence, tuple[Clause, ...]], ...]:
    """Every sentence of `article` with its clauses; `learned` are names that the article itself teaches."""
    marks = _mark(article, lexicon, learned)
    return tuple((sentence, tuple(_clauses(article, sentence, marks))) for sentence in sentences.split(article))


def _clauses(article: Article, sentence: Sentence, marks: Marks) -> Iterator[Clause]:
    told: tuple[Cue, ...] = ()
    for span in _split(sentence, article.lang, marks):
        cues = marks.cues.within(span.start, span.end)
        carried = article.lang == "ko" or goes_on(article.text, span.start)
        cues, told = _carried(cues, told, span, marks) if carried else cues, cues
        if article.lang == "en" and not UNTELLING.isdisjoint([cue.group for cue in cues]):
            cues = in_reach(article.quote(span), span.start, cues)
        inside = _found(span, marks)
        parts = sharing.parts(article, span, *inside)
        if len(parts) == 1:
            yield Clause(article.lang, sentence, span, article.quote(span), cues, *inside)
            continue
        for number, part in enumerate(parts, start=1):
            yield Clause(article.lang, sentence, part, article.quote(part), cues, *_found(part, marks), number)


def _carried(cues: tuple[Cue, ...], before: tuple[Cue, ...], span: Span, marks: Marks) -> tuple[Cue, ...]:
    """The cues of a stretch, with those before it where it only goes on to what is to come of the same."""
    alone = cues and all(cue.group == "status" for cue in cues) and not marks.subjects.any_within(span.start, span.end)
    if not (alone and before and marks.quantities.any_within(span.start, span.end)):
        return cues
    return (*[cue for cue in before if cue.group not in UNTELLING], *cues)


def _found(span: Span, marks: Marks) -> tuple[tuple[Mention, ...], tuple[Quantity, ...], tuple[Moment, ...]]:
    """The names, figures and dates of a stretch."""
    rows = marks.mentions, marks.quantities, marks.moments
    return (
        rows[0].within(span.start, span.end),
        rows[1].within(span.start, span.end),
        rows[2].within(span.start, span.end),
    )


def _mentions(article: Article, lexicon: Lexicon, learned: Sequence[Organisation]) -> Sequence[Mention]:
    """What the lexicon knows and the article teaches, and people for their organisations where neither stands."""
    found = finder_of(article.text, article.lang, lexicon, tuple(learned)).find(article.text)
    found = tuple([m for m in found if not where(article.text, m, lexicon)])
    found = without_adjuncts(article.text, found) if article.lang == "en" else found
    people = persons.find(article.text, article.lang)
    return _with_people(found, people) if people else found


def _with_people(found: Sequence[Mention], people: Sequence[Mention]) -> Sequence[Mention]:
    taken = {at for m in found if m.target is not TERM for at in (m.span.start, m.span.end - 1)}
    people = [m for m in people if m.span.start not in taken]
    inside = {at for m in people for at in range(m.span.start, m.span.end)}
    return sorted([*[m for m in found if m.span.start not in inside], *people], key=PLACE)


def _mark(article: Article, lexicon: Lexicon, learned: Sequence[Organisation]) -> Marks:
    mentions = _mentions(article, lexicon, learned)
    sold = [m.span for m in mentions if m.target is PRODUCT and sort_of(lexicon, owner(lexicon, m.id) or "") != "G"]
    inside = {at for span in sold for at in range(span.start, span.end)}
    cues = cue_finder(article.lang).find(article.text)
    return Marks(
        [cue for cue in cues if cue.group not in UNTELLING or cue.span.start not in inside],
        mentions,
        quantities.find(
            article.text, article.lang, skip=[mention.span for mention in mentions if mention.target is not TERM]
        ),
        dates.find(article.text, article.lang, article.published),
    )


def _split(sentence: Sentence, lang: Lang, marks: Marks) -> Iterator[Span]:
    """Cuts at joints that have a predicate or a figure on both sides; a joint inside a quotation or a name is none."""
    start, end = sentence.span.start, sentence.span.end
    several, ahead = marks.several(start, end), marks.statuses.any_within(start, end)
    for joint in JOINTS[lang].finditer(sentence.text) if several or ahead or lang == "en" else ():
        cut = sentence.span.start + (joint.end() if lang == "ko" else joint.start())
        named = marks.mentions.within(start, sentence.span.start + joint.end() + NEXT) if lang == "en" else ()
        told = joint[0] != " and " or marks.predicates.any_within(start, cut)  # else two names of one subject
        own = lang == "en" and told and of_another(joint, sentence.span.start, named)
        later = ahead and marks.looks_on(joint, start, cut, end)
        if (own or later or (several and _parted(start, cut, end, marks))) and not _inside(cut, marks):
            yield Span(start, cut)
            start = cut
    yield Span(start, end)


def _parted(start: int, cut: int, end: int, marks: Marks) -> bool:
    """Whether two stretches tell something of their own: a predicate or a subject on each side, not only subjects."""
    if marks.predicates.any_within(start, cut):
        return marks.tells(cut, end) or marks.denials.any_within(cut, end)
    return marks.predicates.any_within(cut, end) and (marks.denials.any_within(start, cut) or marks.tells(start, cut))


def _inside(cut: int, marks: Marks) -> bool:
    return any(m.span.start < cut < m.span.end for m in marks.mentions.within(max(0, cut - LONGEST_NAME), cut))
