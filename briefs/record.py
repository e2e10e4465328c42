"""The JSON record of one article, as `python -m briefs parse` prints it."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from briefs.model import Article, Fact, Parsed, Quantity, Source, SourcedFact


def record(file: str, parsed: Parsed) -> dict[str, Any]:
    """Everything parsing found in `file`, in the order in which people read it; null where the file doesn't say."""
    article = parsed.article
    return {
        "file": file,
        "lang": article.lang,
        "title": article.title,
        "published": article.published.isoformat() if article.published else None,
        "publisher": article.publisher,
        "author": article.author,
        "companies": list(parsed.companies),
        "topics": [str(topic) for topic in parsed.topics],
        "facts": [_fact(article, fact) for fact in parsed.facts],
    }


def sourced(articles: Sequence[Parsed]) -> list[SourcedFact]:
    """The facts of all `articles` with their sources, numbered from 1."""
    pairs = [(number, parsed, fact) for number, parsed in enumerate(articles, 1) for fact in parsed.facts]
    return [
        SourcedFact(position, fact, parsed.article.quote(fact.span), _source(number, parsed.article))
        for position, (number, parsed, fact) in enumerate(pairs, 1)
    ]


def _source(number: int, article: Article) -> Source:
    return Source(number, article.title, article.lang, article.published, article.publisher, article.url)


def _fact(article: Article, fact: Fact) -> dict[str, Any]:
    return {
        "kind": str(fact.kind),
        "subject": list(fact.subject),
        "what": list(fact.what),
        "with": list(fact.others),
        "numbers": [_number(quantity) for quantity in fact.quantities],
        "status": str(fact.status),
        "date": fact.date,
        "core": fact.core,
        "evidence": article.quote(fact.span),
    }


def _number(quantity: Quantity) -> dict[str, Any]:
    value: Decimal = quantity.value
    return {"value": int(value) if value == value.to_integral_value() else float(value), "unit": str(quantity.unit)}
