"""The one way through parsing: learn names, extract facts, merge them, file them under topics."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from briefs.lexicon import Lexicon
from briefs.model import Article, Fact, Parsed, Status
from briefs.parsing import names
from briefs.parsing.extract import extract
from briefs.parsing.merge import once
from briefs.parsing.topics import article_topics, topics_of

# The first facts of an article, and those with the most figures, are what a summary would tell.
CORE_SENTENCES = 3


def parse(article: Article, lexicon: Lexicon) -> Parsed:
    """The facts of `article`, each with the span of the sentence that says it; the same input always gives the same."""
    learned = names.learn(article.text, lexicon)
    known = lexicon.with_organisations(learned)
    told = extract(article, lexicon, learned)
    facts = [_in_time(replace(fact, topics=topics_of(fact, known)), article.published) for fact in once(told.facts)]
    facts = _with_core(facts)
    return Parsed(
        article, tuple(facts), _companies(facts, told.acting, known), article_topics(facts, told.terms, known), learned
    )


def _in_time(fact: Fact, published: date | None) -> Fact:
    """What is told in the present tense of a day still to come is planned: 2027년에는 960이 뒤를 잇는다."""
    if fact.date and published and fact.status is Status.DONE and fact.date > published.isoformat()[: len(fact.date)]:
        return replace(fact, status=Status.PLANNED)
    return fact


def _with_core(facts: list[Fact]) -> list[Fact]:
    first = sorted({fact.span.start for fact in facts})[:CORE_SENTENCES]
    return [replace(fact, core=fact.span.start in first) for fact in facts]


def _companies(facts: Iterable[Fact], acting: Iterable[str], lexicon: Lexicon) -> tuple[str, ...]:
    """Organisations that the facts tell about or that act beside them; a place or a country is none."""
    ids = dict.fromkeys(o for fact in facts for o in (*fact.subject, *fact.others)) | dict.fromkeys(acting)
    return tuple(o for o in ids if not (k := lexicon.organisations.get(o)) or k.kind not in ("place", "media"))
