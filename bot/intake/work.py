"""Workflow: what an editor sent is written down, read in its turn, and its fate told in one message."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, cast

from bot.answers import loading as answers
from bot.delivery import sending as delivery
from bot.delivery.sending import Bot, Place
from bot.desk import editing
from bot.desk.editing import LoadOutcome, Refused
from bot.desk.given import Given
from bot.intake.material import Kind, Material
from bot.intake.receiving import opened, text_of
from bot.screens import loading as screens
from bot.services import Services, pastes
from briefs.model import Lang
from storage import uploads
from storage.errors import StorageError
from storage.uploads import Upload

log = logging.getLogger(__name__)
MOST_TRIES = 2  # a process may have died of it once; whatever kills the second, too, is let go
PAUSE = timedelta(seconds=2)  # between two edits of the message that shows how far it is


@dataclass(frozen=True, slots=True)
class Sender:
    """Who sent something, where, in which message, and the language of the answer."""

    place: Place
    message_id: int
    user_id: int
    lang: Lang


async def write_down(services: Services, sender: Sender, sent: Sequence[Material]) -> None:
    """Keeps what a message holds until it has been read; once, however often it is called."""
    place = sender.place
    rows = [
        Upload(place.chat_id, sender.message_id, part, place.thread_id, sender.user_id, sender.lang, material.as_json())
        for part, material in enumerate(sent)
    ]
    await uploads.add(services.database, rows, services.clock())
    if is_long(sent):
        services.pastes.begin(place.chat_id, sender.message_id, sender.user_id, services.clock())


def is_long(sent: Sequence[Material]) -> bool:
    """Whether it is a text that may go on in the next message."""
    return len(sent) == 1 and sent[0].kind is Kind.TEXT and len(sent[0].text) >= pastes.LONG


async def go_on(services: Services, sender: Sender, text: str) -> None:
    """Adds `text` to the long text that the same person just began to send, where it is the next part of it."""
    chat_id, message_id, user_id = sender.place.chat_id, sender.message_id, sender.user_id
    first = await began_in(services, chat_id, message_id, user_id)
    if first is None:
        return

    def longer(content: dict[str, Any]) -> dict[str, Any]:
        return content | {"text": f"{content['text']}\n{text}", "parts": message_id - first}

    if await uploads.extend(services.database, chat_id, first, longer):
        services.pastes.went_on(chat_id, first, message_id, user_id, services.clock())


async def began_in(services: Services, chat_id: int, message_id: int, user_id: int) -> int | None:
    """The message in which the text begins that this message goes on with; None where it stands alone.

    Where several processes share a database, the one before may have come to another.
    """
    now = services.clock()
    first = services.pastes.goes_on(chat_id, message_id, user_id, now)
    if first is not None or services.database.file or not services.known_editor(user_id):
        return first
    last = await uploads.newest(services.database, chat_id, user_id, now - pastes.OPEN)
    if last is None:
        return None
    material = Material.from_json(dict(last.content))
    goes_on = is_long([material]) and last.message_id + material.parts + 1 == message_id
    return last.message_id if goes_on else None


async def read_waiting(services: Services, bot: Bot, place: Place) -> None:
    """Reads what waits in that chat, all in one go; where somebody is at it already, nothing."""
    taken = await uploads.claim(services.database, place.chat_id, place.thread_id, services.clock())
    if not taken:
        return
    batch = _Batch(services, bot, place, cast("Lang", taken[0].lang), services.clock(), len(taken))
    batch.message_id = await delivery.send(bot, place, screens.progress(0, batch.total, batch.lang))
    await delivery.typing(bot, place)
    ids = [upload.id for upload in taken]
    for upload in taken:
        await batch.read(upload)
        await uploads.hold(services.database, ids, services.clock())
    await batch.tell()
    await uploads.done(services.database, ids, services.clock())


async def resume(services: Services, bot: Bot) -> None:
    """Reads what a process that ended left unread, or that nobody has dealt with in a while."""
    for chat_id, thread_id in await uploads.waiting(services.database, services.clock()):
        await read_waiting(services, bot, Place(chat_id, thread_id))


@dataclass(slots=True)
class _Batch:
    """What is read in one go, and the message that says how far it is."""

    services: Services
    bot: Bot
    place: Place
    lang: Lang
    shown_at: datetime
    total: int
    message_id: int | None = None
    outcomes: list[LoadOutcome] = field(default_factory=list)

    async def read(self, upload: Upload) -> None:
        """Reads one upload, which may hold several articles; a fault of ours in one does not stop the others."""
        material = Material.from_json(dict(upload.content))
        given_up = Refused("gave_up", f"{material.name}: it could not be read", material.name)
        if upload.tries > MOST_TRIES:
            self.outcomes.append(given_up)
            return
        try:
            await self._read(material, upload.user_id)
        except StorageError:
            raise
        except Exception:
            log.exception("upload %s could not be read", upload.id)
            self.outcomes.append(given_up)

    async def _read(self, material: Material, by: int) -> None:
        found = await opened(self.services, self.bot, material)
        self.total += len(found) - 1
        for given in found:
            outcome = given if isinstance(given, Refused) else await self._load(given, by)
            if isinstance(outcome, Refused) and material.kind is Kind.ADDRESS and material.text:
                instead = await self._load(text_of(material), by)
                outcome = outcome if isinstance(instead, Refused) else instead
            self.outcomes.append(outcome)
            await self._progress()

    async def _load(self, given: Given, by: int) -> LoadOutcome:
        return await editing.take_in(self.services, given, by=by, now=self.services.clock())

    async def _progress(self) -> None:
        """Says how far it is, not too often."""
        done, now = len(self.outcomes), self.services.clock()
        if self.message_id is not None and done < self.total and now - self.shown_at >= PAUSE:
            self.shown_at = now
            screen = screens.progress(done, self.total, self.lang)
            await delivery.edit(self.bot, self.place, self.message_id, screen)

    async def tell(self) -> None:
        """Turns the message into what became of it all."""
        if len(self.outcomes) == 1:
            screen = await answers.outcome(self.services, self.outcomes[0], self.lang)
        else:
            screen = screens.summary(self.outcomes, self.lang)
        await delivery.show(self.bot, self.place, screen, self.message_id)
