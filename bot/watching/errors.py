"""Errors in the log are told to the editors, each once in a while, whichever process has them."""

from __future__ import annotations

import hashlib
import logging
import traceback
from collections import OrderedDict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.delivery.sending import Bot
from bot.screens.base import say
from bot.services import Services
from bot.services.health import BEAT
from bot.telling import tell_editors
from briefs.model import LANGS
from storage import alerts
from storage.errors import StorageError

log = logging.getLogger(__name__)
SECONDS = 30  # between two looks
AGAIN = timedelta(hours=6)  # after which what still happens is told again
MOST = 5  # are told at a look; of more, only how many
KEPT = 100  # kinds of errors between two looks
OWN_ALERTS = ("bot.digests", __name__)  # the digests have alerts of their own, see bot.digests.watch
HERE = Path(__file__).resolve().parents[2]
PACKAGES = ("bot", "storage", "briefs")  # whose messages name no value but by a placeholder
PREFIX = "error-"


@dataclass(slots=True)
class Trouble:
    """Errors of one kind."""

    what: str  # the kind of error, or what the log says of it
    where: str  # the last place in this program
    times: int = 0

    @property
    def name(self) -> str:
        """What it is known by among the alerts."""
        return PREFIX + hashlib.blake2b(f"{self.what} {self.where}".encode(), digest_size=5).hexdigest()


class Errors(logging.Handler):
    """Collects the errors that are logged; holds no value that was logged with them, so nothing that anybody wrote."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self._found: OrderedDict[str, Trouble] = OrderedDict()

    def emit(self, record: logging.LogRecord) -> None:
        """Notes an error; called by logging, with the handler's lock held."""
        if record.name.startswith(OWN_ALERTS):
            return
        trouble = _trouble(record)
        known = self._found.setdefault(trouble.name, trouble)
        known.times += 1
        if len(self._found) > KEPT:
            self._found.popitem(last=False)

    def take(self) -> list[Trouble]:
        """What came since the last time."""
        self.acquire()
        try:
            found, self._found = list(self._found.values()), OrderedDict()
        finally:
            self.release()
        return found


def _trouble(record: logging.LogRecord) -> Trouble:
    error = record.exc_info[1] if record.exc_info else None
    if error is None:
        is_own = record.name.split(".")[0] in PACKAGES
        return Trouble(str(record.msg).replace("%s", "…") if is_own else "error", f"{record.name}:{record.lineno}")
    ours = [frame for frame in traceback.extract_tb(error.__traceback__) if _is_ours(frame.filename)]
    where = f"{Path(ours[-1].filename).relative_to(HERE)}:{ours[-1].lineno}" if ours else record.name
    return Trouble(type(error).__name__, where)


def _is_ours(filename: str) -> bool:
    path = Path(filename)
    return path.is_relative_to(HERE) and not {"site-packages", ".venv"} & set(path.parts)


@asynccontextmanager
async def running(services: Services, bot: Bot) -> AsyncIterator[None]:
    """Tells errors, and has the heart beat for /healthz, while the block lasts."""
    errors, scheduler = Errors(), AsyncIOScheduler(timezone=UTC)

    async def look() -> None:
        await tell(services, bot, errors.take())

    patient = {"misfire_grace_time": None, "coalesce": True, "max_instances": 1}
    scheduler.add_job(look, "interval", seconds=SECONDS, **patient)
    scheduler.add_job(services.health.beat, "interval", seconds=BEAT, next_run_time=datetime.now(UTC), **patient)
    logging.getLogger().addHandler(errors)
    scheduler.start()
    try:
        yield
    finally:
        logging.getLogger().removeHandler(errors)
        scheduler.shutdown(wait=False)


async def tell(services: Services, bot: Bot, found: list[Trouble]) -> None:
    """Tells the editors what they were not told of late; what nobody could be told is told at another time."""
    now = services.clock()
    try:
        new = [one for one in found if await alerts.open_(services.database, one.name, now, now - AGAIN)]
        if found:
            await alerts.prune(services.database, PREFIX, now - AGAIN)
        if new and not await _told(services, bot, new):
            for one in new:
                await alerts.close(services.database, one.name)
    except StorageError as error:
        log.warning("errors could not be told to the editors: %s", error)


async def _told(services: Services, bot: Bot, new: list[Trouble]) -> bool:
    said = {lang: say(lang, "alert_error", found=new[:MOST], more=len(new[MOST:])) for lang in LANGS}
    return await tell_editors(services, bot, said)
