"""Drafts ↔ JSON; what goes in comes out equal."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import SimpleNamespace
from typing import Any, cast

from sqlalchemy import Row

from briefs.model import Article, Fact, Organisation, Topic
from storage import codec
from storage.desk_values import Draft, DraftFact


def draft_json(draft: Draft) -> dict[str, Any]:
    """What JSON can hold of a draft, all but its id and who loaded it when."""
    return {
        "article": article_json(draft.article),
        "facts": [
            {"fact": codec.fact_columns(one.fact), "dropped": one.dropped, "corrected": one.corrected}
            for one in draft.facts
        ],
        "companies": list(draft.companies),
        "topics": [topic.value for topic in draft.topics],
        "learned": [codec.organisation_columns(one) for one in draft.learned],
    }


def draft_value(row: Row[Any]) -> Draft:
    """The draft of a row of `drafts`."""
    held = row.parsed
    return Draft(
        article_of(held["article"]),
        tuple(DraftFact(fact_of(one["fact"]), one["dropped"], one["corrected"]) for one in held["facts"]),
        tuple(held["companies"]),
        tuple(Topic(topic) for topic in held["topics"]),
        tuple(organisation_of(one) for one in held["learned"]),
        row.id,
        row.loaded_at,
        row.loaded_by,
    )


def article_json(article: Article) -> dict[str, Any]:
    """An article's columns with its day as text."""
    day = article.published
    return codec.article_columns(article) | {"published": day.isoformat() if day else None}


def article_of(held: Mapping[str, Any]) -> Article:
    """The article of what `article_json` made."""
    day = held["published"]
    return codec.article_value(_row({**held, "published": date.fromisoformat(day) if day else None}))


def fact_of(held: Mapping[str, Any]) -> Fact:
    """The fact of what `codec.fact_columns` made."""
    return codec.fact_value(_row(held))


def organisation_of(held: Mapping[str, Any]) -> Organisation:
    """The organisation of what `codec.organisation_columns` made."""
    return codec.organisation_value(_row(held))


def _row(held: Mapping[str, Any]) -> Row[Any]:
    """`held` as the codec takes it: by attributes."""
    return cast("Row[Any]", SimpleNamespace(**held))
