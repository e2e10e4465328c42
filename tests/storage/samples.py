"""Articles to keep, made in a line; the sentences are invented."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import func, select

from briefs.model import Article, Fact, Kind, Organisation, Parsed, Span
from storage import retractions
from storage.engine import Database
from storage.schema import articles as article_table
from storage.schema import facts
from storage.values import Added

NOW = datetime(2025, 3, 28, 1, 30, tzinfo=UTC)
DAY = date(2025, 3, 27)


def fact(*subjects: str, **fields: Any) -> Fact:
    """A fact that still wants its sentence; `parsed` gives it one."""
    return replace(Fact(Kind.RELEASE, subjects or ("baidu",), Span(0, 0)), **fields)


def parsed(*facts: Fact, title: str = "제목", learned: tuple[Organisation, ...] = (), **fields: Any) -> Parsed:
    """An article in which each fact has a sentence of its own; another title makes another text."""
    sentences = [f"{title}의 {number}번째 소식입니다." for number in range(len(facts) + 1)]
    starts = [sum(len(sentence) + 1 for sentence in sentences[:number]) for number in range(len(facts))]
    spans = [Span(start, start + len(sentence)) for start, sentence in zip(starts, sentences, strict=False)]
    article = replace(Article("ko", title, " ".join(sentences), DAY), **fields)
    told = tuple(replace(fact, span=span) for fact, span in zip(facts, spans, strict=True))
    return Parsed(article, told, (), (), learned)


async def kept(db: Database) -> tuple[int, int]:
    """How many articles and facts are kept, by counting the rows."""
    [of_articles] = await db.rows(select(func.count()).select_from(article_table))
    [of_facts] = await db.rows(select(func.count()).select_from(facts))
    return of_articles[0], of_facts[0]


async def retract(db: Database, added: Added) -> None:
    """Takes an article back."""
    assert await retractions.retract_article(db, added.article_id, now=NOW, by=None)
