"""A limiter and the Telegram behind it, in made-up time."""

from __future__ import annotations

import asyncio
import random
from collections import deque
from collections.abc import Awaitable, Callable, Coroutine
from functools import wraps
from typing import Any

import pytest
from telegram.error import RetryAfter

from bot.delivery.pace import Pace, Rank, turn_taken
from tests.bot import virtual
from tests.bot.virtual import now

Test = Callable[[], Coroutine[Any, Any, None]]


def in_made_up_time(test: Test) -> Callable[[], None]:
    @wraps(test)
    def run() -> None:
        virtual.run(test())

    del run.__wrapped__  # pytest would take it for asynchronous
    return run


@pytest.fixture(autouse=True)
def _times_as_such(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PTB_TIMEDELTA", "true")


async def _fine() -> bool:
    return True


def refused(seconds: int) -> Callable[[], Awaitable[bool]]:
    async def refuse() -> bool:
        raise RetryAfter(seconds)

    return refuse


async def send(
    to: Pace, chat_id: int, endpoint: str = "sendMessage", call: Callable[[], Awaitable[bool]] = _fine
) -> Any:
    return await to.process_request(call, (), {}, endpoint, {"chat_id": chat_id}, None)  # type: ignore[arg-type]


async def send_digest(to: Pace, chat_id: int, call: Callable[[], Awaitable[bool]] = _fine) -> None:
    await to.turn(chat_id, Rank.DIGEST)
    with turn_taken():
        await send(to, chat_id, call=call)


class Telegram:
    """Takes so many messages in any second and no more; each is a while on its way there, and its answer back."""

    def __init__(self, rate: int, seed: int, way: Callable[[random.Random], float]) -> None:
        self._rate, self._way, self._chance = rate, way, random.Random(seed)  # noqa: S311
        self._taken = deque[float]()
        self.refusals = 0
        self.arrived = list[tuple[float, str]]()

    async def take(self, name: str = "") -> bool:
        await asyncio.sleep(self._way(self._chance))
        while self._taken and self._taken[0] <= now() - 1:
            self._taken.popleft()
        if len(self._taken) >= self._rate:
            self.refusals += 1
            raise RetryAfter(1)
        self._taken.append(now())
        self.arrived.append((now(), name))
        await asyncio.sleep(self._way(self._chance))
        return True


def steady(_: random.Random) -> float:
    return 0.04


def uneven(chance: random.Random) -> float:
    return 0.03 + chance.expovariate(1 / 0.003)


async def broadcast(limiter: Pace, telegram: Telegram, number: int, workers: int) -> float:
    """The messages per second at which `number` digests arrive."""
    waiting = iter(range(1, number + 1))

    async def work() -> None:
        for chat_id in waiting:
            await send_digest(limiter, chat_id, telegram.take)

    await asyncio.gather(*(work() for _ in range(workers)))
    moments = sorted(at for at, _ in telegram.arrived)
    start, end = moments[0] + 1, moments[-1]  # without the first second, in which some come at once
    return sum(start < at <= end for at in moments) / (end - start)
