"""What happens by the clock: a tick every few seconds, upon which whoever has the sender's lease sends what is due."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from functools import partial

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.delivery import sending as delivery
from bot.delivery.sending import Bot
from bot.digests import amending
from bot.digests import run as digests
from bot.digests.watch import Watch
from bot.services import Services
from storage.errors import StorageError
from storage.lease import Lease, lease

log = logging.getLogger(__name__)
SENDER = 0x6469_6765_7374  # any number that only the sender takes: "digest"
SECONDS = 5  # between ticks: no longer is what was refused for a moment late, nor does a dead sender's heir wait
LATE = 3600  # seconds by which a tick may be late and still happen
GRACE = 5.0  # seconds that digests on their way have to arrive when the process ends


@asynccontextmanager
async def running(services: Services, bot: Bot) -> AsyncIterator[None]:
    """Sends digests while the block lasts, at once those that came due while nobody was here."""
    sender = Sender(services, bot)
    scheduler = AsyncIOScheduler(timezone=UTC)
    scheduler.add_job(
        sender.tick,
        "cron",
        second=f"*/{SECONDS}",
        misfire_grace_time=LATE,
        coalesce=True,
        max_instances=1,
        next_run_time=datetime.now(UTC),
    )
    scheduler.add_job(sender.amend, "cron", second=15, misfire_grace_time=LATE, coalesce=True, max_instances=1)
    scheduler.add_job(sender.watch.look, "cron", second=30, misfire_grace_time=LATE, coalesce=True, max_instances=1)
    scheduler.start()
    try:
        yield
    finally:
        scheduler.shutdown(wait=False)
        await sender.end()


class Sender:
    """This process as the one that sends digests, or that would."""

    def __init__(self, services: Services, bot: Bot) -> None:
        self._services, self._bot = services, bot
        self.watch = Watch(services, bot)
        self._lease: Lease = lease(services.database, SENDER)
        self._stop = asyncio.Event()
        self._run: asyncio.Task[None] | None = None
        self._held: bool | None = None

    async def tick(self) -> None:
        """Makes sure of the lease and, where it is ours, begins a run if none is under way."""
        try:
            held = await self._lease.hold()
        except StorageError as error:
            log.error("whether this process may send digests is not known, asking again in %s s: %s", SECONDS, error)
            held = False
        else:
            self._tell(held)
        if not held:
            self._stop.set()
        elif self._run is None or self._run.done():
            self._stop = asyncio.Event()
            self._run = asyncio.create_task(self._send(self._stop))

    def _tell(self, held: bool) -> None:
        """Says once who sends."""
        if held is self._held:
            return
        self._held = held
        if held:
            log.info("this process sends the digests")
        elif self._services.database.file:
            log.warning("another process has this SQLite database and sends the digests: this one will not send any")
        else:
            log.info("another process sends the digests; this one takes over when that one ends")

    async def _send(self, stop: asyncio.Event) -> None:
        await self.watch.run(partial(digests.send_due, self._services, self._bot, stop))

    async def amend(self) -> None:
        """Edits what went out and stands no longer, where the lease is ours, one message at a time between digests."""
        if not self._held:
            return
        try:
            await amending.amend(self._services, self._bot, self._free)
        except StorageError as error:
            log.error("digests that stand no longer could not be edited, trying again soon: %s", error)

    async def _free(self) -> bool:
        """Waits until no digest is on its way; whether this process still is the sender."""
        while self._run and not self._run.done():
            await asyncio.wait({self._run})
        return bool(self._held) and not self._stop.is_set() and not delivery.closed(self._bot)

    async def end(self) -> None:
        """Lets what is on its way arrive, if it does so soon, and lets others send."""
        self._stop.set()
        if self._run and not self._run.done():
            await asyncio.wait({self._run}, timeout=GRACE)
            if not self._run.done():
                log.warning("stopped while digests were on their way; nobody knows whether they arrived")
                self._run.cancel()
                await asyncio.wait({self._run})
        try:
            await self._lease.release()
        except StorageError as error:
            log.warning("the sender's lease ends with this process: %s", error)
