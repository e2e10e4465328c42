"""The same digest to all subscribers, round after round, and what the ledger says of each beside what arrived."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from typing import Any, TypeVar

from sqlalchemy import update

from storage.schema import chats, subscriptions
from tests.bot_api.running import Double, Taken
from tests.soak.compare import wrong
from tests.soak.crowd import FIRST_READER
from tests.soak.house import House
from tests.soak.telegram import Telegram

Found = TypeVar("Found")
STUCK = 900.0  # seconds until a round is taken to go on for ever
AHEAD = timedelta(hours=3)  # so far ahead of all zones' clocks is a slot that its own time does not come meanwhile


class Subscribers(House):
    """Those who get digests; readers, who may have settings, too, are left alone."""

    def due(self, at: str) -> None:
        """Everybody's digest for the slot at that local time is due now, and tells all there is."""
        self._change(update(chats).where(chats.c.chat_id < FIRST_READER).values(digest_time=at))
        now = datetime.now(UTC) - timedelta(seconds=1)
        mine = subscriptions.c.chat_id < FIRST_READER
        self._change(update(subscriptions).where(mine).values(due_at=now, told_upto=0))

    def rest(self) -> None:
        """Nothing is due to anybody for a day."""
        self._change(update(subscriptions).values(due_at=datetime.now(UTC) + timedelta(days=1)))

    def written(self, at: str) -> list[Any]:
        """The ledger's rows of that slot."""
        return [row for row in self.ledger(at) if row.chat_id < FIRST_READER]

    def theirs(self) -> dict[int, str]:
        """Each one's language."""
        return {chat_id: language for chat_id, language in self.languages().items() if chat_id < FIRST_READER}


class Rounds:
    """Digests to the subscribers of the database at `url`, which `telegram` takes."""

    def __init__(self, url: str, api: str, telegram: Telegram) -> None:
        self._url, self._api, self._telegram = url, api, telegram
        self._slot = ""
        self.states: Counter[str] = Counter()
        self.found: list[str] = []
        self.number = 0
        self.last = asyncio.Event()
        """Set when no other round is to begin."""

    def __str__(self) -> str:
        return f"{self.number} rounds, {dict(self.states)}"

    def open(self, number: int) -> None:
        """News, and so many subscribers, whose first round is still to come."""
        with closing(self._subscribers()) as house:
            house.open(number)
            house.rest()

    async def go(self, calm: asyncio.Lock) -> None:
        """Round after round; `calm` is held while the database is asked."""
        while not self.last.is_set():
            self.number += 1
            await self._begin(calm)
            try:
                async with asyncio.timeout(STUCK):
                    while await self._asked(calm, Subscribers.unsettled):  # noqa: ASYNC110
                        await asyncio.sleep(1)
            except TimeoutError:
                self.found.append(f"round {self.number} does not end")
            await self._end(calm)

    async def _begin(self, calm: asyncio.Lock) -> None:
        self._slot = f"{datetime.now(UTC) + AHEAD + timedelta(minutes=self.number):%H:%M}"
        self._telegram.messages = []
        await self._asked(calm, lambda house: house.due(self._slot))

    async def _end(self, calm: asyncio.Lock) -> None:
        """Compares what is written of the round with what arrived."""
        taken = [Taken(*one) for one in self._telegram.messages]

        def compare(house: Subscribers) -> list[str]:
            ledger = house.written(self._slot)
            self.states.update(row.state for row in ledger)
            return list(wrong(ledger, taken, house.theirs()))

        self.found += [f"round {self.number}, {fault}" for fault in await self._asked(calm, compare)]

    async def _asked(self, calm: asyncio.Lock, ask: Callable[[Subscribers], Found]) -> Found:
        def do() -> Found:
            with closing(self._subscribers()) as house:
                return ask(house)

        async with calm:
            return await asyncio.to_thread(do)

    def _subscribers(self) -> Subscribers:
        return Subscribers(self._url, Double(self._api))
