"""Messages go out evenly: over all chats, in each chat, and not at all where Telegram said to wait."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from telegram.error import RetryAfter

from bot.delivery import pace
from bot.delivery.pace import Pace


class Clock:
    """A loop's time that passes only while somebody sleeps."""

    def __init__(self) -> None:
        self.now = 100.0

    async def sleep(self, seconds: float) -> None:
        self.now += max(0.0, seconds)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setenv("PTB_TIMEDELTA", "true")
    monkeypatch.setattr(pace, "_now", lambda: clock.now)
    monkeypatch.setattr("asyncio.sleep", clock.sleep)
    return clock


async def _fine() -> bool:
    return True


async def send(
    to: Pace, chat_id: int, endpoint: str = "sendMessage", call: Callable[[], Awaitable[bool]] = _fine
) -> Any:
    return await to.process_request(call, (), {}, endpoint, {"chat_id": chat_id}, None)  # type: ignore[arg-type]


async def test_all_chats_together_keep_the_rate(clock: Clock) -> None:
    limiter, start = Pace(30), clock.now
    for chat_id in range(1, 301):
        await send(limiter, chat_id)
    assert 9 <= clock.now - start < 9.1  # thirty at once, then thirty a second


async def test_in_no_second_do_more_arrive_however_long_each_is_on_its_way() -> None:
    limiter, arrived = Pace(40), list[float]()
    loop, chance = asyncio.get_running_loop(), random.Random(7)  # noqa: S311

    async def slow() -> bool:
        await asyncio.sleep(chance.uniform(0, 0.2))
        arrived.append(loop.time())
        await asyncio.sleep(chance.uniform(0, 0.2))
        return True

    await asyncio.gather(*(send(limiter, chat_id, call=slow) for chat_id in range(1, 101)))
    assert max(sum(start <= one < start + 1 for one in arrived) for start in arrived) <= 40


async def test_a_chat_takes_three_at_once_and_then_one_a_second(clock: Clock) -> None:
    limiter, start = Pace(1000), clock.now
    for _ in range(3):
        await send(limiter, 7)
    assert clock.now - start < 0.1
    for _ in range(4):
        await send(limiter, 7)
    assert 4.0 <= clock.now - start < 4.5


async def test_a_group_takes_twenty_a_minute_and_whoever_comes_then_is_told_to_wait(clock: Clock) -> None:
    limiter, start = Pace(1000), clock.now
    for _ in range(20):
        await send(limiter, -7)
    with pytest.raises(RetryAfter) as refused:
        await send(limiter, -7)
    assert refused.value._retry_after.total_seconds() >= 60 - (clock.now - start)
    clock.now = start + 61
    await send(limiter, -7)


async def test_a_chat_that_is_held_holds_nobody_else(clock: Clock) -> None:
    limiter, start = Pace(30), clock.now

    async def refused() -> bool:
        raise RetryAfter(20)

    with pytest.raises(RetryAfter):
        await send(limiter, 7, call=refused)
    with pytest.raises(RetryAfter):
        await send(limiter, 7)  # without asking Telegram
    await send(limiter, 8)
    assert clock.now - start < 0.2
    clock.now += 20
    await send(limiter, 7)


async def test_when_one_chat_after_another_is_refused_everybody_waits(clock: Clock) -> None:
    limiter, start = Pace(30), clock.now

    async def refused() -> bool:
        raise RetryAfter(4)

    for chat_id in (1, 2, 3):
        with pytest.raises(RetryAfter):
            await send(limiter, chat_id, call=refused)
    await send(limiter, 4)
    assert clock.now - start >= 4


async def test_answers_that_are_no_messages_are_not_held_up(clock: Clock) -> None:
    limiter, start = Pace(1), clock.now
    for endpoint in ("answerCallbackQuery", "sendChatAction", "getChatMember", "setMyCommands") * 5:
        await send(limiter, 7, endpoint)
    assert clock.now == start


async def test_edits_wait_for_the_turn_among_all_but_not_for_the_chats(clock: Clock) -> None:
    limiter, start = Pace(30), clock.now
    for _ in range(20):
        await send(limiter, -7, "editMessageText")
    assert clock.now - start < 1


async def test_chats_long_past_are_forgotten(clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pace, "MOST_CHATS", 50)
    limiter = Pace(10_000)
    for chat_id in range(1, 200):
        await send(limiter, chat_id)
        clock.now += 100
    assert len(limiter._chats) <= 52
