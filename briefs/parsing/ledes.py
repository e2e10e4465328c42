"""A Korean report's first sentence often only sums up what it then tells: that is no fact of its own."""

from __future__ import annotations

from collections.abc import Sequence

from briefs.model import Article, Fact

# How long a text is, in characters, that has a lede at all.
REPORT = 250


def without_lede(facts: Sequence[Fact], article: Article) -> tuple[Fact, ...]:
    """`facts` of `article` without what its first sentence leaves to a later one to tell."""
    if article.lang != "ko" or len(article.text) < REPORT:
        return tuple(facts)
    return tuple([fact for fact in facts if not (_opens(fact, article) and _told_later(fact, facts))])


def _opens(fact: Fact, article: Article) -> bool:
    """Whether a fact of the first sentence has no figure, no date and no name of a thing."""
    return not (fact.quantities or fact.date or fact.what or article.text[: fact.span.start].strip())


def _told_later(fact: Fact, facts: Sequence[Fact]) -> bool:
    """Whether another sentence tells such a fact of the same one with a figure, a date or a name."""
    return any(
        other.kind is fact.kind
        and other.span != fact.span
        and not set(fact.subject).isdisjoint(other.subject)
        and (other.quantities or other.date or other.what)
        for other in facts
    )
