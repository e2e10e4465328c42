"""Workflow: what is new for a chat, as screens."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from bot.actions.reading import DigestSources, ShowDigest
from bot.screens import digests as screens
from bot.screens.base import Screen, say
from bot.services import Services
from briefs import merging, writing
from briefs.lexicon import Lexicon
from briefs.model import LANGS, Briefing, Lang, SourcedFact
from storage import facts
from storage.values import Chat, ChatKind, Length

LINES = {Length.SHORT: 5, Length.FULL: 12}
POSTED = {Length.SHORT: 5, Length.FULL: 20}  # in a channel, where one reader's tap would turn the page for all


class Composer:
    """Makes the digests of one moment, each that several chats get alike only once."""

    def __init__(self, services: Services, upto: int, now: datetime) -> None:
        """`upto` is the last fact to be told of; `now` is aware."""
        self._services, self.upto, self._now = services, upto, now
        self._made: dict[object, Screen | None] = {}

    async def digest(self, chat: Chat) -> list[Screen]:
        """What `chat` was not told yet, in each of its languages; none where nothing is new."""
        langs: Sequence[Lang] = LANGS if chat.language == "both" else (chat.language,)
        shown = [await self._screen(chat, ShowDigest(lang, chat.told_upto, self.upto)) for lang in langs]
        return [screen for screen in shown if screen]

    async def _screen(self, chat: Chat, page: ShowDigest) -> Screen | None:
        key = page, chat.topics, chat.companies, _lines(chat), chat.kind, _today(chat, self._now)
        if key not in self._made:
            self._made[key] = await _screen(self._services, chat, page, self._now)
        return self._made[key]


async def page(services: Services, chat: Chat, page: ShowDigest) -> Screen:
    """A page of a digest that went out; what was retracted since is no longer on it."""
    return await _screen(services, chat, page, services.clock()) or say(page.lang, "source_gone")


async def sources(services: Services, chat: Chat, page: DigestSources) -> Screen:
    """The sentences behind that page."""
    briefing = await _briefing(services, chat, page)
    if briefing is None:
        return say(page.lang, "source_gone")
    today = _today(chat, services.clock())
    return screens.digest_sources(briefing, page, lexicon=await services.lexicon(), now=today)


def fresh(found: Iterable[SourcedFact], after: int, lexicon: Lexicon) -> list[SourcedFact]:
    """The facts of events that are news to who was told all up to the fact `after`.

    An event is news where none of its facts came before, or where a later fact has overtaken what was told of it.
    """
    events: dict[int, list[SourcedFact]] = {}
    for fact in found:
        events.setdefault(fact.event or fact.id, []).append(fact)
    return [fact for event, told in events.items() if event > after or _moved_on(told, after, lexicon) for fact in told]


def _moved_on(event: Sequence[SourcedFact], after: int, lexicon: Lexicon) -> bool:
    telling = merging.telling(event, lexicon)
    return telling is not None and telling.told.id > after and telling.updates is not None


async def _screen(services: Services, chat: Chat, page: ShowDigest, now: datetime) -> Screen | None:
    briefing = await _briefing(services, chat, page)
    if briefing is None:
        return None
    lexicon, today = await services.lexicon(), _today(chat, now)
    if chat.kind is ChatKind.CHANNEL:
        return screens.posted(briefing, lexicon=lexicon, now=today)
    return screens.digest(briefing, page, size=_lines(chat), lexicon=lexicon, now=today)


async def _briefing(services: Services, chat: Chat, page: ShowDigest | DigestSources) -> Briefing | None:
    found = await facts.between(services.database, page.after, page.upto, topics=chat.topics, companies=chat.companies)
    lexicon = await services.lexicon()
    news = fresh(found, page.after, lexicon)
    return writing.brief(news, lexicon=lexicon, lang=page.lang, offset=page.offset, limit=_lines(chat))


def _lines(chat: Chat) -> int:
    return (POSTED if chat.kind is ChatKind.CHANNEL else LINES)[chat.length]


def _today(chat: Chat, now: datetime) -> date:
    return now.astimezone(chat.schedule.timezone).date()
