"""Workflow: load an article, read and parse it, publish its facts."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from datetime import datetime

from bot.services import Services
from briefs.importance import importance
from briefs.model import Parsed, Source, SourcedFact
from briefs.parsing import parse
from briefs.reading import ReadingError, read
from storage import articles
from storage import values as stored


@dataclass(frozen=True, slots=True)
class Loaded:
    """The article is kept and its facts are published."""

    article_id: int
    title: str
    facts: tuple[SourcedFact, ...]  # the most important first


@dataclass(frozen=True, slots=True)
class Duplicate:
    """The article was kept before."""

    article_id: int
    title: str


@dataclass(frozen=True, slots=True)
class Refused:
    """It is no article; `reason` is one that load_refused.j2 words, `detail` says it in English."""

    reason: str
    detail: str


LoadOutcome = Loaded | Duplicate | Refused


async def load(
    services: Services,
    data: bytes,
    *,
    name: str = "",
    url: str | None = None,
    charset: str = "",
    by: int | None = None,
    now: datetime,
) -> LoadOutcome:
    """Takes an article in; `by` is the editor's Telegram user id, None for the command line.

    `url` is where it was fetched and `charset` what was declared there. Raises StorageError.
    """
    try:
        article = await asyncio.to_thread(read, data, name, url, charset)
    except ReadingError as error:
        return Refused(error.reason, str(error))
    parsed = await asyncio.to_thread(parse, article, await services.lexicon())
    kept = await articles.add(services.database, parsed, now=now, by=by)
    if isinstance(kept, stored.Duplicate):
        return Duplicate(kept.earlier.id, kept.earlier.title)
    return Loaded(kept.article_id, article.title, _sourced(parsed, kept.article_id))


def _sourced(parsed: Parsed, article_id: int) -> tuple[SourcedFact, ...]:
    """The facts as writing takes them; they get ids of their own only in the database."""
    a = parsed.article
    source = Source(article_id, a.title, a.lang, a.published, a.publisher, a.url)
    ranked = sorted(parsed.facts, key=importance, reverse=True)
    return tuple(SourcedFact(0, fact, a.quote(fact.span), source) for fact in ranked)
