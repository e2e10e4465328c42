"""Splits sentences into clauses, and holds what stands in each."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol, TypeVar

from briefs.lexicon import Lexicon
from briefs.lexicon.wording import any_of, words
from briefs.model import Article, Lang, Organisation, Quantity, Span
from briefs.parsing import dates, persons, quantities, sentences, sharing
from briefs.parsing.cues import Cue, cue_finder
from briefs.parsing.marks import Mention, Moment, Sentence, Target
from briefs.parsing.names import Finder

# Korean verbs join clauses by an ending, English ones by a conjunction after a comma, a semicolon or a dash.
JOINTS: dict[Lang, re.Pattern[str]] = {
    "ko": re.compile(
        rf"(?:(?!{any_of(words('subjects', 'no_joint', 'ko'))})[가-힣]{{2}}(?<=고)(?<![다라냐자]고)|"
        r"[가-힣](?:며|지만|[는은인]데|면서|으나|지자))(?:,\s*|\s+)"
    ),
    "en": re.compile(
        r"(?:: |, (?:and|but|while|whereas|although|though|as) |; | (?:while|whereas|although) | — | -- )",
        re.IGNORECASE,
    ),
}


class Spanned(Protocol):
    """Anything read from a place in the text."""

    @property
    def span(self) -> Span: ...


T = TypeVar("T", bound=Spanned)
MARKED = frozenset({"은", "는", "이", "가"})


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch of one sentence around one predicate, with what was found in it; all spans index the article's text.

    Where several subjects share a predicate, each of their clauses has its cues.
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


def read(
    article: Article, lexicon: Lexicon, learned: Sequence[Organisation]
) -> tuple[tuple[Sentence, tuple[Clause, ...]], ...]:
    """Every sentence of `article` with its clauses; `learned` are names that the article itself teaches."""
    marks = _mark(article, lexicon, learned)
    return tuple((sentence, tuple(_clauses(article, sentence, marks))) for sentence in sentences.split(article))


def _clauses(article: Article, sentence: Sentence, marks: Marks) -> Iterator[Clause]:
    for span in _split(sentence, article.lang, marks):
        parts = sharing.parts(
            article, span, within(marks.mentions, span), within(marks.quantities, span), within(marks.moments, span)
        )
        for number, part in enumerate(parts, start=1):
            yield _clause(article, sentence, part, span, marks, number if len(parts) > 1 else 0)


@lru_cache(maxsize=4)
def finder(lexicon: Lexicon) -> Finder:
    """The finder of a lexicon without an article's own names, built once."""
    return Finder(lexicon)


def _mentions(article: Article, lexicon: Lexicon, learned: Sequence[Organisation]) -> tuple[Mention, ...]:
    """What the lexicon knows and the article teaches, and people for their organisations where neither stands."""
    found = (Finder(lexicon, learned) if learned else finder(lexicon)).find(article.text)
    taken = {at for m in found if m.target is not Target.TERM for at in (m.span.start, m.span.end - 1)}
    people = [m for m in persons.find(article.text, article.lang) if m.span.start not in taken]
    inside = {at for m in people for at in range(m.span.start, m.span.end)}
    kept = [m for m in found if m.span.start not in inside]
    kept = [m for m in kept if article.text[m.span.end : m.span.end + 1] != "$"]  # US$ is no country
    return tuple(sorted((*kept, *people), key=lambda m: m.span.start))


def _mark(article: Article, lexicon: Lexicon, learned: Sequence[Organisation]) -> Marks:
    mentions = _mentions(article, lexicon, learned)
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


def _clause(article: Article, sentence: Sentence, span: Span, predicate: Span, marks: Marks, part: int) -> Clause:
    return Clause(
        article.lang,
        sentence,
        span,
        article.quote(span),
        within(marks.cues, predicate),
        within(marks.mentions, span),
        within(marks.quantities, span),
        within(marks.moments, span),
        part,
    )


def _split(sentence: Sentence, lang: Lang, marks: Marks) -> Iterator[Span]:
    """Cuts at joints that have a predicate or a figure on both sides; a joint inside a quotation or a name is none."""
    start = sentence.span.start
    for joint in JOINTS[lang].finditer(sentence.text):
        cut = sentence.span.start + (joint.end() if lang == "ko" else joint.start())
        left, right = Span(start, cut), Span(cut, sentence.span.end)
        if _parted(left, right, marks) and not _inside(cut, marks):
            yield left
            start = cut
    yield Span(start, sentence.span.end)


def _parted(left: Span, right: Span, marks: Marks) -> bool:
    """Whether two stretches tell something of their own: a predicate or a subject on each side, not only subjects."""
    if _predicates(left, marks):
        return _tells(right, marks) or any(cue.group == "void" for cue in within(marks.cues, right))
    denied = any(cue.group == "void" for cue in within(marks.cues, left))
    return (denied or _tells(left, marks)) and _predicates(right, marks)


def _tells(span: Span, marks: Marks) -> bool:
    """Whether a stretch has a predicate, or at least a subject of its own."""
    named = within(marks.mentions, span)
    return _predicates(span, marks) or any(m.target is Target.ORGANISATION and m.particle in MARKED for m in named)


def _predicates(span: Span, marks: Marks) -> bool:
    return any(cue.group != "void" and cue.group != "status" for cue in within(marks.cues, span))


def _inside(cut: int, marks: Marks) -> bool:
    return any(m.span.start < cut < m.span.end for m in within(marks.mentions, Span(max(0, cut - 60), cut)))
