"""What comes in by the clock: one tick a minute for what editors sent and for feeds that are due."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.delivery.sending import Bot
from bot.feeds import reading as feeds
from bot.intake import brought, work
from bot.services import Services
from storage import uploads
from storage.errors import StorageError

log = logging.getLogger(__name__)
LATE = 3600  # seconds by which a tick may be late and still happen


@asynccontextmanager
async def running(services: Services, bot: Bot) -> AsyncIterator[None]:
    """Reads what comes in while the block lasts; at once, too, what a process that ended left unread."""

    async def left() -> None:
        await work.resume(services, bot)

    async def due() -> None:
        await feeds.read_due(services)
        await brought.tell(services, bot)

    await uploads.release(services.database)
    scheduler = AsyncIOScheduler(timezone=UTC)
    _every_minute(scheduler, "what editors sent", left)
    _every_minute(scheduler, "feeds", due)
    scheduler.start()
    try:
        yield
    finally:
        scheduler.shutdown(wait=False)


def _every_minute(scheduler: AsyncIOScheduler, what: str, workflow: Callable[[], Awaitable[None]]) -> None:
    async def tick() -> None:
        try:
            await workflow()
        except StorageError as error:
            log.error("%s could not be read, trying again in a minute: %s", what, error)
        except asyncio.CancelledError:  # the scheduler is shut down; what is unread is read at the next start
            log.info("stopped while reading %s", what)

    scheduler.add_job(
        tick,
        "interval",
        minutes=1,
        misfire_grace_time=LATE,
        coalesce=True,
        max_instances=1,
        next_run_time=datetime.now(UTC),
    )
