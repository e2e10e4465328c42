"""Parts a text that is far too long for an article: what is held at once keeps its bounds, and so does the cost."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from briefs.model import Article, Fact

# No article is nearly as long as a piece.
LONGEST = 40_000
# Where a piece had best end: behind a paragraph, a line, a sentence, a word.
ENDS = ("\n\n", "\n", ". ", " ")


def pieces(article: Article) -> Iterator[tuple[int, Article]]:
    """`article` in pieces, each with where it begins; the whole where it is no longer than one."""
    start, length = 0, len(article.text)
    while length - start > LONGEST:
        end = _end(article.text, start)
        yield start, _piece(article, start, end)
        start = end
    yield start, _piece(article, start, length) if start else article


def moved(fact: Fact, by: int) -> Fact:
    """A `fact` of a piece that begins at `by` as one of the whole text."""
    if not by:
        return fact
    figures = tuple(replace(quantity, span=quantity.span.shift(by)) for quantity in fact.quantities)
    return replace(fact, span=fact.span.shift(by), quantities=figures)


def _end(text: str, start: int) -> int:
    """The last good place to end a piece that is not in its first half."""
    half, full = start + LONGEST // 2, start + LONGEST
    ends = ((text.rfind(mark, half, full), len(mark)) for mark in ENDS)
    return next((at + length for at, length in ends if at >= 0), full)


def _piece(article: Article, start: int, end: int) -> Article:
    headings = tuple(span.shift(-start) for span in article.headings if start <= span.start and span.end <= end)
    return replace(article, text=article.text[start:end], headings=headings)
