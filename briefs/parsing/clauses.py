"""Splits sentences into clauses, and holds what stands in each."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from briefs.lexicon import Lexicon
from briefs.model import Article, Lang, Quantity, Span
from briefs.parsing import dates, quantities, sentences
from briefs.parsing.cues import Cue, cue_finder
from briefs.parsing.marks import Mention, Moment, Sentence, Target
from briefs.parsing.names import Finder

# Korean verbs join clauses by an ending, English ones by a conjunction after a comma, a semicolon or a dash.
JOINTS: dict[Lang, re.Pattern[str]] = {
    "ko": re.compile(
        r"(?:[았었했였됐겠하되이있없르리시지내키기우으]고|며|지만|는데|은데|인데|면서|으나|지자)(?:,\s*|\s+)"
    ),
    "en": re.compile(
        r"(?:, (?:and|but|while|whereas|although|though|as) |; | (?:while|whereas|although) | — | -- )", re.IGNORECASE
    ),
}


class Spanned(Protocol):
    """Anything read from a place in the text."""

    @property
    def span(self) -> Span: ...


T = TypeVar("T", bound=Spanned)


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch of one sentence around one predicate, with what was found in it; all spans index the article's text."""

    lang: Lang
    sentence: Sentence
    span: Span
    text: str
    cues: tuple[Cue, ...]
    mentions: tuple[Mention, ...]
    quantities: tuple[Quantity, ...]
    moments: tuple[Moment, ...]

    def named(self, target: Target) -> tuple[Mention, ...]:
        """Its mentions of one sort."""
        return tuple(mention for mention in self.mentions if mention.target is target)

    def cued(self, group: str) -> tuple[Cue, ...]:
        """Its cues of one group."""
        return tuple(cue for cue in self.cues if cue.group == group)


@dataclass(frozen=True, slots=True)
class Marks:
    """All that one pass over an article finds, each list by start."""

    cues: tuple[Cue, ...]
    mentions: tuple[Mention, ...]
    quantities: tuple[Quantity, ...]
    moments: tuple[Moment, ...]


def read(article: Article, lexicon: Lexicon) -> tuple[tuple[Sentence, tuple[Clause, ...]], ...]:
    """Every sentence of `article` with its clauses."""
    marks = _mark(article, lexicon)
    return tuple(
        (sentence, tuple(_clause(article, sentence, span, marks) for span in _split(sentence, article.lang, marks)))
        for sentence in sentences.split(article)
    )


def _mark(article: Article, lexicon: Lexicon) -> Marks:
    mentions = Finder(lexicon).find(article.text)
    moments = dates.find(article.text, article.lang, article.published)
    taken = [mention.span for mention in mentions if mention.target is not Target.TERM]
    return Marks(
        cue_finder(article.lang).find(article.text),
        mentions,
        quantities.find(article.text, article.lang, skip=taken),
        moments,
    )


def within(marks: Sequence[T], span: Span) -> tuple[T, ...]:
    """Those of `marks`, which stand by start, that start in `span`."""
    first = bisect_left(marks, span.start, key=lambda mark: mark.span.start)
    last = bisect_left(marks, span.end, key=lambda mark: mark.span.start)
    return tuple(marks[first:last])


def _clause(article: Article, sentence: Sentence, span: Span, marks: Marks) -> Clause:
    return Clause(
        article.lang,
        sentence,
        span,
        article.quote(span),
        within(marks.cues, span),
        within(marks.mentions, span),
        within(marks.quantities, span),
        within(marks.moments, span),
    )


def _split(sentence: Sentence, lang: Lang, marks: Marks) -> Iterator[Span]:
    """Cuts at joints that have a predicate or a figure on both sides; a joint inside a quotation or a name is none."""
    start = sentence.span.start
    for joint in JOINTS[lang].finditer(sentence.text):
        cut = sentence.span.start + (joint.end() if lang == "ko" else joint.start())
        left, right = Span(start, cut), Span(cut, sentence.span.end)
        if _predicates(left, marks) and _predicates(right, marks) and not _inside(cut, marks):
            yield left
            start = cut
    yield Span(start, sentence.span.end)


def _predicates(span: Span, marks: Marks) -> bool:
    return any(cue.group != "void" and cue.group != "status" for cue in within(marks.cues, span))


def _inside(cut: int, marks: Marks) -> bool:
    return any(m.span.start < cut < m.span.end for m in within(marks.mentions, Span(max(0, cut - 60), cut)))
