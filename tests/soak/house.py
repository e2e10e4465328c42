"""A database with subscribers, and processes of the bot that send them digests and can be killed."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic, sleep
from typing import Any

from sqlalchemy import func, select, update

from bot.services import Services
from bot.settings import Settings
from storage.engine import Database, sync_engine
from storage.schema import chats, deliveries, subscriptions
from storage.values import DeliveryState
from tests.benchmarks import subscribers
from tests.bot.news import publish
from tests.bot_api.running import Double

ROOT = Path(__file__).parents[2]
PATIENCE = 300.0  # seconds until something is taken to be stuck; the rest may take long at a low rate


@dataclass(frozen=True, slots=True)
class Bot:
    """A process of the bot, and where it logs."""

    process: subprocess.Popen[bytes]
    log: Path

    def said(self, words: str) -> bool:
        """Whether these words stand in its log."""
        return words in self.log.read_text("utf-8")


class House:
    """The database at `url`, its subscribers, and the double that takes what they are sent."""

    def __init__(self, url: str, api: Double, rate: int = 100) -> None:
        """`rate` is how many messages a second its processes send at most."""
        self.url, self.api, self._rate = url, api, rate
        self._engine = sync_engine(url)

    def close(self) -> None:
        """Closes its connections."""
        self._engine.dispose()

    def open(self, number: int, *, due: bool = True) -> None:
        """News, and so many subscribers for whom it is; every third reads both languages, in two messages."""
        asyncio.run(self._publish())
        subscribers.fill(self.url, number, every=1, now=datetime.now(UTC) - timedelta(seconds=1))
        self._change(update(chats).where(chats.c.chat_id % 3 == 0).values(language="both"))
        if not due:
            self._change(update(subscriptions).values(due_at=None))

    def come_due(self, after: int, number: int) -> None:
        """So many of them, from the one after that on, are due now."""
        theirs = subscriptions.c.chat_id.between(after + 1, after + number)
        self._change(update(subscriptions).where(theirs).values(due_at=datetime.now(UTC) - timedelta(seconds=1)))

    async def _publish(self) -> None:
        async with Database.open(self.url) as database:
            await publish(Services(Settings.model_construct(database_url=self.url), database))

    def next_slot(self) -> None:
        """Everybody's next digest is due now."""
        self._change(update(chats).values(digest_time="07:00"))
        self._change(update(subscriptions).values(due_at=datetime.now(UTC) - timedelta(seconds=1)))

    def ledger(self, slot: str | None = None) -> list[Any]:
        """The rows of all digests, or of those for one slot."""
        query = select(deliveries).order_by(deliveries.c.id)
        return self._rows(query if slot is None else query.where(deliveries.c.slot == slot))

    def told(self) -> dict[int, int]:
        """Up to which fact each chat was surely told."""
        return {row.chat_id: row.told_upto for row in self._rows(select(subscriptions))}

    def languages(self) -> dict[int, str]:
        """Each chat's language."""
        return {row.chat_id: row.language for row in self._rows(select(chats))}

    def unsettled(self) -> int:
        """How many digests are due or on their way."""
        going = deliveries.c.state.in_((DeliveryState.CLAIMED, DeliveryState.SENDING))
        due = select(func.count()).select_from(subscriptions).where(subscriptions.c.due_at <= datetime.now(UTC))
        on_their_way = select(func.count()).select_from(deliveries).where(going)
        return sum(self._rows(query)[0][0] for query in (due, on_their_way))

    @contextmanager
    def bot(self) -> Iterator[Bot]:
        """A process of the bot, killed at the end if it still runs."""
        given = {"BOT_TOKEN": "1:x", "DATABASE_URL": self.url, "TELEGRAM_API_URL": self.api.url}
        rates = {"SEND_RATE": str(self._rate), "LOG_LEVEL": "INFO", "PYTHONPATH": str(ROOT)}
        with TemporaryDirectory() as folder:  # in which there is no .env
            command, log = [sys.executable, "-m", "bot"], Path(folder) / "log"
            with (
                log.open("wb") as file,
                subprocess.Popen(command, cwd=folder, env=os.environ | given | rates, stderr=file) as process,
            ):
                try:
                    yield Bot(process, log)
                finally:
                    process.kill()

    def settle(self) -> None:
        """Lets one process send all that is left."""
        with self.bot() as bot:
            wait_until(lambda: not self.unsettled())
            bot.process.send_signal(signal.SIGTERM)
            bot.process.wait(30)

    def _rows(self, query: Any) -> list[Any]:
        with self._engine.begin() as connection:
            return list(connection.execute(query))

    def _change(self, statement: Any) -> None:
        with self._engine.execution_options(writing=True).begin() as connection:
            connection.execute(statement)


def wait_until(done: Any) -> float:
    """The seconds until `done` says so. Raises TimeoutError."""
    start = monotonic()
    while not done():
        if monotonic() - start > PATIENCE:
            raise TimeoutError
        sleep(0.05)
    return monotonic() - start
