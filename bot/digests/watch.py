"""Watches over the digests: keeps how each run went, and tells the editors when one fails or nothing moves."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta

from bot.delivery.sending import Bot
from bot.screens import stats as screens
from bot.screens.base import say
from bot.services import Services
from bot.telling import tell_editors
from briefs.model import LANGS
from storage import alerts, runs, tallies
from storage.errors import StorageError
from storage.runs import Run
from storage.tallies import Queue

log = logging.getLogger(__name__)
NAME = "digests"
STALL = timedelta(minutes=10)  # nothing went out for so long although something is due
AGAIN = timedelta(hours=6)  # after which what is still wrong is told again


class Watch:
    """The watch of one process; what is wrong is told once, whichever process sees it."""

    def __init__(self, services: Services, bot: Bot) -> None:
        self._services, self._bot = services, bot
        self._told_at: datetime | None = None  # where the database could not keep it

    async def run(self, work: Callable[[], Awaitable[None]]) -> None:
        """Does `work`, a run of digests, and keeps how it went; what goes wrong in it is logged and not raised."""
        began_at, failure = self._services.clock(), None
        try:
            await work()
        except StorageError as error:
            log.error("digests could not be sent, trying again soon: %s", error)
            failure = str(error)
        except Exception as error:
            log.exception("digests could not be sent")
            failure = f"{type(error).__name__}: {error}"
        await self._keep(began_at, failure)

    async def _keep(self, began_at: datetime, failure: str | None) -> None:
        try:
            await runs.record(self._services.database, Run(began_at, self._services.clock(), failure))
        except StorageError as error:
            log.error("how the run of digests went cannot be kept: %s", error)

    async def look(self) -> None:
        """Tells the editors what is newly wrong, or well again."""
        db, now = self._services.database, self._services.clock()
        try:
            last, queue = await runs.last(db), await tallies.queue(db, now)
            stalled = await self._stalled(queue, now)
            failure = last.failure if last else None
            if failure is None and not stalled:
                await self._well()
            elif await alerts.open_(db, NAME, now, now - AGAIN) and not await self._tell(failure, queue, now):
                await alerts.close(db, NAME)  # nobody heard it: again at the next look
        except StorageError as error:
            log.error("how digests fare is not known: %s", error)
            await self._without_database(str(error), now)

    async def _stalled(self, queue: Queue, now: datetime) -> bool:
        if queue.oldest is None or queue.oldest > now - STALL:
            return False
        closed = await tallies.last_closed(self._services.database, now - 2 * STALL)
        return closed is None or closed <= now - STALL

    async def _well(self) -> None:
        noted = await alerts.close(self._services.database, NAME)
        if noted or self._told_at:
            self._told_at = None
            await tell_editors(self._services, self._bot, {lang: say(lang, "alert_over") for lang in LANGS})

    async def _tell(self, failure: str | None, queue: Queue | None, now: datetime) -> bool:
        said = {lang: screens.alert(lang, failure=failure, queue=queue, now=now) for lang in LANGS}
        return await tell_editors(self._services, self._bot, said)

    async def _without_database(self, failure: str, now: datetime) -> None:
        if self._told_at is None or self._told_at <= now - AGAIN:
            self._told_at = now if await self._tell(failure, None, now) else None
