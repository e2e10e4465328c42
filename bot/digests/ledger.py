"""Writes down what becomes of digests, many at a time and none later for it.

Whatever comes up while one write is under way goes into the next, in one transaction. So each message still waits until
the database has it that it goes out, and what became of it is written as soon as the database can take it.
"""

from __future__ import annotations

import asyncio

from bot.services import Clock
from storage import deliveries
from storage.deliveries import Begin, Step
from storage.engine import Database
from storage.errors import StorageError

APART = 0.01  # seconds between two writes: what comes up meanwhile is written at once


class Ledger:
    """The way of one run's digests into the database. An error is raised to all who wait, and by `settle`."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database, self._clock = database, clock
        self._steps: list[Step] = []
        self._begins: list[tuple[Begin, asyncio.Future[int | None]]] = []
        self._writing: asyncio.Task[None] | None = None
        self._failure: StorageError | None = None
        self._last = 0.0  # when the last write began, by the event loop's clock

    async def begin(self, begin: Begin) -> int | None:
        """The chat's id as it is now, once it is written down that the part goes out.

        None where the digest is no longer ours to send, or not wanted any more.
        """
        answer: asyncio.Future[int | None] = asyncio.get_running_loop().create_future()
        self._begins.append((begin, answer))
        self._wake()
        return await answer

    def step(self, step: Step) -> None:
        """Has it written down what became of a part; nobody waits for that."""
        self._steps.append(step)
        self._wake()

    async def settle(self) -> None:
        """Waits until all is written. Raises StorageError."""
        if self._writing:
            await self._writing
        if self._failure:
            raise self._failure

    def _wake(self) -> None:
        if self._writing is None or self._writing.done():
            self._writing = asyncio.create_task(self._write_all())

    async def _write_all(self) -> None:
        loop = asyncio.get_running_loop()
        while self._steps or self._begins:
            await asyncio.sleep(self._last + APART - loop.time())  # at once where that is past
            steps, begins = self._steps, self._begins
            self._last = loop.time()
            self._steps, self._begins = [], []
            try:
                wanted = [begin for begin, _ in begins]
                granted = await deliveries.write(self._database, steps, wanted, self._clock())
            except StorageError as error:
                self._failure = error
            for begin, answer in begins:
                if answer.done():
                    continue
                if self._failure:
                    answer.set_exception(self._failure)
                else:
                    answer.set_result(granted.get(begin.claim.delivery_id))
