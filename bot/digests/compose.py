"""What a chat's next digest says: what is new, what was taken back, or that there is nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cached_property
from hashlib import blake2b

from bot.actions.reading import ShowDigest
from bot.answers import news
from bot.chats.corrections import Correction, corrections
from bot.delivery.letters import Letter, letters
from bot.screens import digests as screens
from bot.screens.base import Screen
from bot.services import Services
from bot.services.kept import Kept
from briefs.model import Lang
from storage import audit, editions, facts
from storage.editions import Asked
from storage.values import Chat


@dataclass(frozen=True, eq=False)
class Composed:
    """A digest that is ready to be sent; without screens there is none. Chats that get the same share one."""

    screens: Sequence[Screen] = ()
    told: tuple[int, ...] = ()  # the facts whose lines stand in it
    corrected: tuple[int, ...] = ()  # those that it takes back
    edition: int | None = None  # under which both are noted, see storage.editions
    asked: Asked | None = None  # what its news is made of; none where there is none, or where it takes many messages

    @cached_property
    def parts(self) -> Sequence[Letter]:
        """Its messages."""
        return [part for screen in self.screens for part in letters(screen)]

    @cached_property
    def fingerprint(self) -> str:
        """What all of them say, in 16 characters."""
        return _digest(part.text.html if part.text else "" for part in self.parts)


NOTHING = Composed()
MOST = 1024  # contents kept; each chat that follows something may have one of its own


class Composer:
    """Makes the digests of one moment, each that several chats get alike only once."""

    def __init__(self, services: Services, upto: int, now: datetime) -> None:
        """`upto` is the last fact to be told of; `now` is aware."""
        self._services, self.upto, self._now = services, upto, now
        self._made = Kept(MOST)
        self._found = news.Found(services)
        self._editions = Kept(MOST)
        self._noted = Kept(MOST)
        self._acts = Kept(1)
        self._amended: bool | None = None

    async def digest(self, chat: Chat) -> Composed:
        """What `chat` was not told yet, its content noted as an edition."""
        acts: int = await self._acts.get(
            None, lambda: audit.last_id(self._services.database)
        )  # before anything is read
        made = await self.compose(chat)
        if not made.told and not made.corrected:
            return made
        noted: Composed = await self._noted.get(made, lambda: self._note(made, acts))
        return noted

    async def _note(self, made: Composed, acts: int) -> Composed:
        db, now = self._services.database, self._now
        key = made.told, made.corrected, made.asked
        kept = await self._editions.get(
            key, lambda: editions.keep(db, made.told, made.corrected, now, made.asked, acts)
        )
        return replace(made, edition=kept)

    async def compose(self, chat: Chat) -> Composed:
        """What `chat` was not told yet, in each of its languages, after what was taken back; notes nothing."""
        withdrawn = await self._corrections(chat)
        told = await self._content(chat)
        if not withdrawn and not told.screens:
            return Composed([await self._nothing(chat)] if chat.note_empty else ())
        if not withdrawn:
            return told
        lexicon, today = await self._services.lexicon(), _today(chat, self._now)
        said = [screens.corrected(withdrawn, lang, lexicon=lexicon, now=today) for lang in chat.languages]
        asked = replace(told.asked, lead=sum(len(screen.messages) for screen in said)) if told.asked else None
        return Composed([*said, *told.screens], told.told, tuple(one.fact.id for one in withdrawn), asked=asked)

    async def _content(self, chat: Chat) -> Composed:
        asked = chat.language, chat.told_upto, chat.topics, chat.companies, chat.scope, chat.length, chat.kind
        key = *asked, chat.own if chat.language == "both" else "", _today(chat, self._now)
        content: Composed = await self._made.get(key, lambda: self._read(chat))
        return content

    async def _read(self, chat: Chat) -> Composed:
        drawn, pages = dict[Lang, Screen](), list[news.Page]()
        for lang in chat.languages:
            asked = ShowDigest(lang, chat.told_upto, self.upto)
            if found := await news.read(self._services, chat, asked, self._now, self._found):
                pages.append(found)
                drawn[lang] = await news.drawn(self._services, chat, asked, found, self._now)
        made_of = _asked(chat, self.upto, _today(chat, self._now), drawn)
        return Composed([*drawn.values()], news.shown(pages), asked=made_of)

    async def _corrections(self, chat: Chat) -> list[Correction]:
        if self._amended is None:
            self._amended = await editions.amended(self._services.database)
        return await corrections(self._services, chat) if self._amended else []

    async def _nothing(self, chat: Chat) -> Screen:
        newest = await facts.newest_day(self._services.database)
        return screens.nothing(chat, chat.languages[0], newest, now=_today(chat, self._now))


def mark(shown: Iterable[Screen]) -> str:
    """What they say, in 16 characters."""
    return _digest(message.html for screen in shown for message in screen.messages)


def _digest(said: Iterable[str]) -> str:
    return blake2b("\0".join(said).encode(), digest_size=8).hexdigest()


def _asked(chat: Chat, upto: int, day: date, drawn: Mapping[Lang, Screen]) -> Asked | None:
    """What the news of a digest is made of; None where it is not one message in each language."""
    if not drawn or any(len(screen.messages) != 1 for screen in drawn.values()):
        return None
    own: Lang = chat.own if chat.language == "both" else "ko"  # of no matter where it is not both
    return Asked(
        chat.language,
        own,
        chat.told_upto,
        upto,
        chat.topics,
        chat.companies,
        chat.scope,
        chat.length,
        chat.kind,
        day,
        tuple(drawn),
        lead=0,
        mark=mark(drawn.values()),
    )


def _today(chat: Chat, now: datetime) -> date:
    return now.astimezone(chat.schedule.timezone).date()
