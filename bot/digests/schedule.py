"""What happens by the clock: one tick a minute; each job's body calls one workflow."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from datetime import UTC, datetime

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.delivery.sending import Bot
from bot.digests import run as digests
from bot.services import Services
from storage.errors import StorageError

log = logging.getLogger(__name__)
LATE = 3600  # seconds by which a tick may be late and still happen
GRACE = 5.0  # seconds that digests on their way have to arrive when the process ends


@asynccontextmanager
async def running(services: Services, bot: Bot) -> AsyncIterator[None]:
    """Sends digests while the block lasts, at once those that came due while nobody was here."""
    stop, busy = asyncio.Event(), asyncio.Lock()

    async def tick() -> None:
        async with busy:
            try:
                await digests.send_due(services, bot, stop)
            except StorageError as error:
                log.error("digests could not be sent, trying again in a minute: %s", error)
            except asyncio.CancelledError:  # the scheduler is shut down, and with it its jobs
                log.warning("stopped while digests were on their way; nobody knows whether they arrived")

    scheduler = AsyncIOScheduler(timezone=UTC)
    scheduler.add_job(
        tick,
        "cron",
        second=0,
        misfire_grace_time=LATE,
        coalesce=True,
        max_instances=1,
        next_run_time=datetime.now(UTC),
    )
    scheduler.start()
    try:
        yield
    finally:
        stop.set()
        scheduler.pause()
        with suppress(TimeoutError):
            async with asyncio.timeout(GRACE), busy:
                pass
        scheduler.shutdown(wait=False)
