"""Workflow: an article comes in → read → parsed → published at once, or kept as a draft until an editor says so."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from datetime import datetime

from bot.desk import drafting
from bot.desk.drafting import sourced
from bot.desk.given import Given, article_of, reason_of
from bot.services import Services
from briefs.importance import importance
from briefs.lexicon import Lexicon
from briefs.model import Article, Parsed, SourcedFact
from briefs.reading import ReadingError
from storage import articles, drafts
from storage import values as stored
from storage.desk_values import Draft

NO_FACTS = "no_facts"


@dataclass(frozen=True, slots=True)
class Loaded:
    """The article is kept and its facts are published."""

    article_id: int
    title: str
    facts: tuple[SourcedFact, ...]  # the most important first


@dataclass(frozen=True, slots=True)
class Drafted:
    """The article waits for an editor; readers see nothing of it."""

    draft_id: int
    title: str


@dataclass(frozen=True, slots=True)
class Duplicate:
    """The article was kept before."""

    article_id: int
    title: str
    retracted: bool = False


@dataclass(frozen=True, slots=True)
class Refused:
    """It is no article; `reason` is one that load_refused.j2 words, `detail` says it in English; `name` is a file's."""

    reason: str
    detail: str
    name: str = ""


Published = Loaded | Duplicate | Refused
LoadOutcome = Published | Drafted


async def load(services: Services, given: Given, *, by: int | None = None, now: datetime) -> Published:
    """Publishes an article at once: the command line's way, which is an editor's own act.

    `by` is the editor's Telegram user id, None for the command line. Raises StorageError.
    """
    parsed = await _parsed(services, given)
    return parsed if isinstance(parsed, Refused) else await _publish(services, parsed, by, now)


async def take_in(
    services: Services,
    given: Given,
    *,
    bare: bool = True,
    trusted: bool = False,
    by: int | None = None,
    now: datetime,
) -> LoadOutcome:
    """Keeps an article as a draft for an editor to look at: the way of the chat and of feeds.

    What came before is not kept again: the article, or its draft, is given back as it stands. One that tells no facts
    is refused where not `bare`. Where its outlet is trusted, by the settings or by whoever calls, and nothing in it is
    doubtful, it publishes by itself. Raises StorageError.
    """
    parsed = await _parsed(services, given)
    if isinstance(parsed, Refused):
        return parsed
    if not parsed.facts and not bare:
        return Refused(NO_FACTS, f"{parsed.article.title}: no facts", given.name)
    kept = await drafts.add(services.database, Draft.of(parsed), now=now, by=by)
    if isinstance(kept, stored.Duplicate):
        return _duplicate(kept)
    if kept.new and await drafting.goes_by_itself(services, kept.draft, trusted=trusted):
        published = await publish(services, kept.draft.id, by=by, now=now, itself=True)
        if published:
            return published
    return Drafted(kept.draft.id, kept.draft.article.title)


async def publish(
    services: Services, draft_id: int, *, by: int | None, now: datetime, itself: bool = False
) -> Loaded | Duplicate | None:
    """Publishes what is left of a draft; None where it was published or discarded before. Raises StorageError.

    `itself` notes that no editor looked at it.
    """
    noted = {"itself": True} if itself else {}
    done = await drafts.publish(services.database, draft_id, now=now, by=by, **noted)
    if done is None:
        return None
    draft, kept = done
    return _duplicate(kept) if isinstance(kept, stored.Duplicate) else _loaded(draft.parsed, kept)


async def _parsed(services: Services, given: Given) -> Parsed | Refused:
    try:
        article = await asyncio.to_thread(article_of, given)
    except ReadingError as error:
        return Refused(reason_of(error.reason, given.sort), str(error), given.name)
    lexicon = await services.reading_lexicon()
    with services.metrics.parsing():
        return await asyncio.to_thread(_facts, article, lexicon)


def _facts(article: Article, lexicon: Lexicon) -> Parsed:
    from briefs.parsing import parse  # its rules take a quarter of a second, and most processes read no article

    return parse(article, lexicon)


async def _publish(services: Services, parsed: Parsed, by: int | None, now: datetime) -> Loaded | Duplicate:
    kept = await articles.add(services.database, parsed, now=now, by=by)
    return _duplicate(kept) if isinstance(kept, stored.Duplicate) else _loaded(parsed, kept)


def _loaded(parsed: Parsed, kept: stored.Added) -> Loaded:
    ranked = sorted(sourced(parsed, kept.article_id), key=lambda told: importance(told.fact), reverse=True)
    return Loaded(kept.article_id, parsed.article.title, tuple(ranked))


def _duplicate(kept: stored.Duplicate) -> Duplicate:
    return Duplicate(kept.earlier.id, kept.earlier.title, kept.earlier.state is stored.State.RETRACTED)
