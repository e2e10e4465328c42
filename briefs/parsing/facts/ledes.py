"""A report's first sentence often only sums up what it then tells: that is no fact of its own."""

from __future__ import annotations

from collections.abc import Sequence

from briefs.model import Article, Fact, Kind, Unit

# Kinds of which a lede may give the gist that later sentences tell with their figures.
SUMMED = frozenset({Kind.MARKET, Kind.INVESTMENT})
# How long a text is, in characters, that has a lede at all.
REPORT = 250


def without_lede(facts: Sequence[Fact], article: Article) -> tuple[Fact, ...]:
    """`facts` of a Korean `article` without what its first sentence leaves to a later one to tell."""
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


def without_gist(facts: Sequence[Fact], text: str) -> list[Fact]:
    """`facts` of an article without what its lede only sums up: that profit doubled, where how far it rose follows."""
    return [fact for fact in facts if not (_is_gist(fact, text) and any(_details(other, fact) for other in facts))]


def _is_gist(fact: Fact, text: str) -> bool:
    if fact.kind not in SUMMED or fact.what or any(q.unit is not Unit.TIMES for q in fact.quantities):
        return False
    return "\n" not in text[: fact.span.start].lstrip()


def _details(fact: Fact, gist: Fact) -> bool:
    """Whether a later sentence tells of the same, and of no other time, with figures."""
    if fact.kind is not gist.kind or fact.span.start <= gist.span.start or set(gist.subject).isdisjoint(fact.subject):
        return False
    one, other = fact.date or "", gist.date or ""
    when = one.startswith(other) or other.startswith(one)
    return when and any(quantity.unit is not Unit.TIMES for quantity in fact.quantities)
