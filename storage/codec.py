"""Values of `briefs.model` ↔ columns and JSON; what goes in comes out equal, decimals exactly as they were written."""

from __future__ import annotations

from dataclasses import asdict
from decimal import Decimal
from typing import Any

from sqlalchemy import Row

from briefs.model import (
    Article,
    Bound,
    Fact,
    Kind,
    Names,
    Organisation,
    Quantity,
    Role,
    Source,
    SourcedFact,
    Span,
    Status,
    Topic,
    Unit,
)

# Looked up here, a value takes a fraction of the time that it takes from its class.
_BOUNDS = {one.value: one for one in Bound}
_KINDS = {one.value: one for one in Kind}
_ROLES = {one.value: one for one in Role}
_STATUSES = {one.value: one for one in Status}
_TOPICS = {one.value: one for one in Topic}
_UNITS = {one.value: one for one in Unit}


def article_columns(article: Article) -> dict[str, Any]:
    """The columns of `articles` that an article fills."""
    return {
        "lang": article.lang,
        "title": article.title,
        "text": article.text,
        "published": article.published,
        "publisher": article.publisher,
        "author": article.author,
        "url": article.url,
        "headings": [_span_json(span) for span in article.headings],
    }


def article_value(row: Row[Any]) -> Article:
    """The article of a row of `articles`."""
    return Article(
        row.lang,
        row.title,
        row.text,
        row.published,
        row.publisher,
        row.author,
        row.url,
        tuple(_span_value(span) for span in row.headings),
    )


def fact_columns(fact: Fact) -> dict[str, Any]:
    """The columns of `facts` that a fact fills."""
    return {
        "kind": fact.kind.value,
        "action": fact.action,
        "status": fact.status.value,
        "event_date": fact.date,
        "span_start": fact.span.start,
        "span_end": fact.span.end,
        "subject": list(fact.subject),
        "others": list(fact.others),
        "what": list(fact.what),
        "quantities": [quantity_json(quantity) for quantity in fact.quantities],
        "terms": list(fact.terms),
        "topics": [topic.value for topic in fact.topics],
        "confidence": fact.confidence,
        "core": fact.core,
    }


def fact_value(row: Row[Any]) -> Fact:
    """The fact of a row of `facts`."""
    return Fact(
        kind=_KINDS[row.kind],
        subject=tuple(row.subject),
        span=Span(row.span_start, row.span_end),
        action=row.action,
        what=tuple(row.what),
        others=tuple(row.others),
        quantities=tuple(quantity_value(quantity) for quantity in row.quantities),
        terms=tuple(row.terms),
        status=_STATUSES[row.status],
        date=row.event_date,
        topics=tuple(_TOPICS[topic] for topic in row.topics),
        confidence=row.confidence,
        core=row.core,
    )


def sourced_value(row: Row[Any]) -> SourcedFact:
    """The fact with its source, of a row of `facts` joined with its article's source columns."""
    source = Source(row.article_id, row.title, row.lang, row.published, row.publisher, row.url)
    return SourcedFact(row.id, fact_value(row), row.sentence, source, row.event_id or 0)


def quantity_json(quantity: Quantity) -> dict[str, Any]:
    """A figure for JSON, its value as text."""
    return {
        "value": str(quantity.value),
        "unit": quantity.unit.value,
        "span": _span_json(quantity.span),
        "role": quantity.role.value,
        "bound": quantity.bound.value,
        "measure": quantity.measure,
        "counted": quantity.counted,
    }


def quantity_value(entry: dict[str, Any]) -> Quantity:
    """The figure of what `quantity_json` made."""
    return Quantity(
        Decimal(entry["value"]),
        _UNITS[entry["unit"]],
        _span_value(entry["span"]),
        _ROLES[entry["role"]],
        _BOUNDS[entry["bound"]],
        entry["measure"],
        entry["counted"],
    )


def organisation_columns(organisation: Organisation) -> dict[str, Any]:
    """The columns of `organisations`."""
    return {
        "id": organisation.id,
        "names": asdict(organisation.names),
        "kind": organisation.kind,
        "is_a": organisation.is_a,
        "parent": organisation.parent,
        "place": organisation.place,
    }


def organisation_value(row: Row[Any]) -> Organisation:
    """The organisation of a row of `organisations`."""
    names = Names(**{script: tuple(spellings) for script, spellings in row.names.items()})
    return Organisation(row.id, names, row.kind, row.is_a, row.parent, row.place)


def _span_json(span: Span) -> list[int]:
    return [span.start, span.end]


def _span_value(entry: list[int]) -> Span:
    return Span(*entry)
