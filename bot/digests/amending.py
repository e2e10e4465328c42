"""Workflow: what went out is edited where it tells what was taken back, put right or brought back since.

A message says then what stands, below a line that says so; the next digest tells it besides. An edit that is made once
more changes nothing, so what may have been done is done again, and nothing is written down before. See
docs/delivery.md.
"""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.actions.reading import ShowDigest
from bot.answers import news
from bot.chats.corrections import standing_no_longer
from bot.delivery import sending as delivery
from bot.delivery.letters import Letter, letters
from bot.delivery.sending import Bot, Held, Lost, Outcome, Unsent
from bot.digests.compose import mark
from bot.screens import digests as screens
from bot.screens.base import Screen
from bot.services import Services
from bot.services.kept import Kept
from briefs.model import Lang
from storage import amendments, editions
from storage.amendments import Edited, Outdated
from storage.editions import Asked
from storage.values import Chat, Schedule

log = logging.getLogger(__name__)
REACH = timedelta(hours=47)  # Telegram lets messages be edited for 48 hours; the last of them may take its time
MOST_TRIES = 5  # of which nobody knows what became
AT_ONCE = 100  # how many are read from the database at a time
MOST = 256  # editions whose new content is kept
Free = Callable[[], Awaitable[bool]]


@dataclass(frozen=True, slots=True)
class _Content:
    """What the messages of an edition's news should say, in their order."""

    parts: Sequence[Letter]
    lead: int  # how many messages come before these
    same: bool  # it is what they said at first


async def amend(services: Services, bot: Bot, free: Free) -> int:
    """Edits every digest that is outdated and can be edited; how many were.

    `free` waits until nothing more urgent is to be sent, and says whether to go on. Raises StorageError.
    """
    since, after, done = services.clock() - REACH, 0, 0
    made = Kept(MOST)
    while found := await amendments.outdated(services.database, since, after, AT_ONCE):
        for one in found:
            if not await free():
                return done
            outcome = await _amend(services, bot, one, made)
            if outcome is None:
                return done
            done += outcome is Edited.EDITED
        after = found[-1].delivery_id
    if done:
        log.info("edited %s digests that told what stands no longer", done)
    return done


async def _amend(services: Services, bot: Bot, one: Outdated, made: Kept) -> Edited | None:
    """What became of one digest; None where nothing at all gets through."""
    content: _Content | None = await made.get(one.edition_id, lambda: _content(services, one.edition_id))
    if content is None or (content.same and not one.edited):
        await amendments.note(services.database, one, Edited.SAME)
        return Edited.SAME
    pairs = list(zip(one.message_ids[content.lead :], content.parts, strict=False))
    outcomes: list[Outcome] = []
    for message_id, part in pairs:
        outcomes.append(await delivery.amend(bot, one.chat_id, message_id, part))
        if isinstance(outcomes[-1], Held):
            return None if outcomes[-1].everybody else Edited.UNKNOWN
    return await _noted(services, one, outcomes)


async def _noted(services: Services, one: Outdated, outcomes: Sequence[Outcome]) -> Edited:
    """Writes down what became of its messages."""
    refused = any(isinstance(outcome, Unsent) for outcome in outcomes)
    lost = any(isinstance(outcome, Lost) for outcome in outcomes)
    became = Edited.UNKNOWN if lost else Edited.REFUSED if refused else Edited.EDITED
    await amendments.note(services.database, one, became, last=not lost or one.tries + 1 >= MOST_TRIES)
    return became


async def _content(services: Services, edition_id: int) -> _Content | None:
    """What the edition's news is by now; None where it cannot be told any more."""
    asked = await editions.asked(services.database, edition_id)
    if asked is None:
        return None
    chat, now = _reader(asked)
    pages = [await _page(services, chat, asked, lang, now) for lang in asked.langs]
    gone = await standing_no_longer(services, await editions.changed(services.database, edition_id, asked.day))
    same = not gone and None not in pages and mark(page for page in pages if page) == asked.mark
    lexicon = await services.lexicon()
    drawn = (screens.amended(page, gone, lang, lexicon=lexicon) for lang, page in zip(asked.langs, pages, strict=True))
    return _Content([letters(screen)[0] for screen in drawn], asked.lead, same)


async def _page(services: Services, chat: Chat, asked: Asked, lang: Lang, now: datetime) -> Screen | None:
    page = ShowDigest(lang, asked.after, asked.upto)
    found = await news.read(services, chat, page, now, news.Found(services))
    return await news.drawn(services, chat, page, found, now) if found else None


def _reader(asked: Asked) -> tuple[Chat, datetime]:
    """A chat that was told as the edition tells, and the noon of its day."""
    schedule = Schedule(ZoneInfo("UTC"), time(12))
    chat = Chat(
        0,
        asked.language,
        schedule,
        asked.kind,
        length=asked.length,
        topics=asked.topics,
        companies=asked.companies,
        told_upto=asked.after,
        own=asked.own,
        scope=asked.scope,
    )
    return chat, datetime.combine(asked.day, time(12), UTC)
