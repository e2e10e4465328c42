"""Workflow: what is new for a chat, as pages of a digest."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial

from bot.actions.reading import DigestSources, ShowDigest
from bot.answers.fresh import Fresh, fresh, marked
from bot.chats.following import is_followed, with_subsidiaries
from bot.screens import digests as screens
from bot.screens.base import Screen, say
from bot.services import Services
from briefs import writing
from briefs.lexicon import Lexicon
from briefs.model import Briefing, SourcedFact, Topic
from briefs.writing.order import CURRENT
from storage import facts
from storage.values import Chat, ChatKind, Length, Scope

LINES = {Length.SHORT: 5, Length.FULL: 12}  # at most; as many as fit on a phone's screen


class Found:
    """The facts that came between two others, each read from the database once."""

    def __init__(self, services: Services) -> None:
        self._services = services
        self._kept: dict[object, tuple[SourcedFact, ...]] = {}

    async def between(
        self, after: int, upto: int, topics: tuple[Topic, ...] = (), companies: tuple[str, ...] = ()
    ) -> tuple[SourcedFact, ...]:
        """As `storage.facts.between`."""
        key = after, upto, topics, companies
        if key not in self._kept:
            asked = facts.between(self._services.database, after, upto, topics=topics, companies=companies)
            self._kept[key] = await asked
        return self._kept[key]


@dataclass(frozen=True, slots=True)
class Page:
    """What stands on one page, and where the page before begins: None on the first."""

    briefing: Briefing
    before: int | None


async def page(services: Services, chat: Chat, page: ShowDigest) -> Screen:
    """A page of a digest that went out; what was retracted since is no longer on it."""
    found = await read(services, chat, page, services.clock(), Found(services))
    if found is None:
        return say(page.lang, "source_gone")
    return await drawn(services, chat, page, found, services.clock())


async def sources(services: Services, chat: Chat, page: DigestSources) -> Screen:
    """The sentences behind that page."""
    found = await read(services, chat, page, services.clock(), Found(services))
    if found is None:
        return say(page.lang, "source_gone")
    today = _today(chat, services.clock())
    return screens.digest_sources(found.briefing, page, lexicon=await services.lexicon(), now=today)


async def read(
    services: Services, chat: Chat, page: ShowDigest | DigestSources, now: datetime, found: Found
) -> Page | None:
    """What stands on the page on which the line at the page's offset stands; None where there is no such line."""
    lexicon = await services.lexicon()
    news = await _news(chat, page, lexicon, found)
    followed = partial(is_followed, chat.topics, with_subsidiaries(lexicon, chat.companies))
    fits = partial(screens.fits, lexicon=lexicon, now=_today(chat, now), halved=chat.language == "both")
    before, start = None, 0
    while True:
        briefing = writing.brief(
            news.facts,
            lexicon=lexicon,
            lang=page.lang,
            offset=start,
            limit=LINES[chat.length],
            first=followed,
            current=CURRENT,
            fits=fits,
        )
        if briefing is None:
            return None
        end = start + sum(len(section.items) for section in briefing.sections)
        if page.offset < end:
            return Page(marked(briefing, news.again), before)
        before, start = start, end


async def drawn(services: Services, chat: Chat, page: ShowDigest, found: Page, now: datetime) -> Screen:
    """That page as `chat` sees it."""
    lexicon, today = await services.lexicon(), _today(chat, now)
    if chat.kind is ChatKind.CHANNEL:
        return screens.posted(found.briefing, lexicon=lexicon, now=today)
    return screens.digest(found.briefing, page, before=found.before, lexicon=lexicon, now=today)


async def _news(chat: Chat, page: ShowDigest | DigestSources, lexicon: Lexicon, found: Found) -> Fresh:
    """What of the facts between both ends of the page is news: all of what is followed, then what else matters."""
    between = partial(found.between, page.after, page.upto)
    companies = with_subsidiaries(lexicon, chat.companies)
    follows = bool(chat.topics or companies)
    news = [*await between(chat.topics, companies)] if follows else []
    if not follows or chat.scope is Scope.FIRST:
        known = {fact.id for fact in news}
        news += [fact for fact in await between() if fact.id not in known]
    return fresh(news, page.after, lexicon)


def _today(chat: Chat, now: datetime) -> date:
    return now.astimezone(chat.schedule.timezone).date()


def shown(pages: Iterable[Page]) -> tuple[int, ...]:
    """The facts whose lines stand on these pages, each once."""
    items = (item for page in pages for section in page.briefing.sections for item in section.items)
    return tuple(dict.fromkeys(item.fact.id for item in items))
