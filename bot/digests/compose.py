"""What a chat's next digest says: what is new, what was taken back, or that there is nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from bot.actions.reading import ShowDigest
from bot.answers import news
from bot.answers.corrections import Correction, corrections
from bot.answers.kept import Kept
from bot.screens import digests as screens
from bot.screens.base import Screen
from bot.services import Services
from briefs.model import LANGS, Lang
from storage import editions, facts
from storage.values import Chat


@dataclass(frozen=True, slots=True)
class Composed:
    """A digest that is ready to be sent; without screens there is none."""

    screens: Sequence[Screen] = ()
    told: tuple[int, ...] = ()  # the facts whose lines stand in it
    corrected: tuple[int, ...] = ()  # those that it takes back
    edition: int | None = None  # under which both are noted, see storage.editions


NOTHING = Composed()
MOST = 1024  # contents kept; each chat that follows something may have one of its own
Content = tuple[Sequence[Screen], tuple[int, ...]]


class Composer:
    """Makes the digests of one moment, each that several chats get alike only once."""

    def __init__(self, services: Services, upto: int, now: datetime) -> None:
        """`upto` is the last fact to be told of; `now` is aware."""
        self._services, self.upto, self._now = services, upto, now
        self._made = Kept(MOST)
        self._found = news.Found(services)
        self._editions = Kept(MOST)
        self._amended: bool | None = None

    async def digest(self, chat: Chat) -> Composed:
        """What `chat` was not told yet, its content noted as an edition."""
        made = await self.compose(chat)
        if not made.told and not made.corrected:
            return made
        key = made.told, made.corrected
        kept = await self._editions.get(key, lambda: editions.keep(self._services.database, *key, self._now))
        return Composed(made.screens, *key, kept)

    async def compose(self, chat: Chat) -> Composed:
        """What `chat` was not told yet, in each of its languages, after what was taken back; notes nothing."""
        withdrawn = await self._corrections(chat)
        shown, told = await self._content(chat)
        if not withdrawn:
            return Composed(shown, told) if shown or not chat.note_empty else Composed([await self._nothing(chat)])
        lexicon, today = await self._services.lexicon(), _today(chat, self._now)
        said = [screens.corrected(withdrawn, lang, lexicon=lexicon, now=today) for lang in languages(chat)]
        return Composed([*said, *shown], told, tuple(one.fact.id for one in withdrawn))

    async def _content(self, chat: Chat) -> Content:
        asked = chat.language, chat.told_upto, chat.topics, chat.companies, chat.scope, chat.length, chat.kind
        key = *asked, chat.own if chat.language == "both" else "", _today(chat, self._now)
        content: Content = await self._made.get(key, lambda: self._read(chat))
        return content

    async def _read(self, chat: Chat) -> Content:
        drawn, pages = list[Screen](), list[news.Page]()
        for lang in languages(chat):
            asked = ShowDigest(lang, chat.told_upto, self.upto)
            if found := await news.read(self._services, chat, asked, self._now, self._found):
                pages.append(found)
                drawn.append(await news.drawn(self._services, chat, asked, found, self._now))
        return drawn, news.shown(pages)

    async def _corrections(self, chat: Chat) -> list[Correction]:
        if self._amended is None:
            self._amended = await editions.amended(self._services.database)
        return await corrections(self._services, chat) if self._amended else []

    async def _nothing(self, chat: Chat) -> Screen:
        newest = await facts.newest_day(self._services.database)
        return screens.nothing(chat, languages(chat)[0], newest, now=_today(chat, self._now))


def languages(chat: Chat) -> Sequence[Lang]:
    """The languages of the chat's digest, its person's own first."""
    if chat.language != "both":
        return (chat.language,)
    return (chat.own, *(lang for lang in LANGS if lang != chat.own))


def _today(chat: Chat, now: datetime) -> date:
    return now.astimezone(chat.schedule.timezone).date()
