"""What Telegram wants us to wait for is waited for, by everybody whom it concerns."""

from __future__ import annotations

import asyncio

import pytest
from telegram.error import RetryAfter

from bot.delivery.pace import Pace, Rank
from tests.bot.pacing import _times_as_such, in_made_up_time, refused, send
from tests.bot.virtual import now

__all__ = ["_times_as_such"]


@in_made_up_time
async def test_a_chat_that_is_held_holds_nobody_else() -> None:
    limiter, start = Pace(30), now()
    with pytest.raises(RetryAfter):
        await send(limiter, 7, call=refused(20))
    with pytest.raises(RetryAfter):
        await send(limiter, 7)  # without asking Telegram
    await send(limiter, 8)
    assert now() - start < 0.2
    await asyncio.sleep(20)
    await send(limiter, 7)


@in_made_up_time
async def test_when_one_chat_after_another_is_refused_everybody_waits() -> None:
    limiter, start = Pace(30), now()
    for chat_id in (1, 2, 3):
        with pytest.raises(RetryAfter):
            await send(limiter, chat_id, call=refused(4))
    assert limiter.closed_for > 3
    await send(limiter, 4)
    assert now() - start >= 4


@in_made_up_time
async def test_where_all_wait_for_hours_nobody_sleeps_through_them() -> None:
    limiter, start = Pace(30), now()
    for chat_id in (1, 2, 3):
        with pytest.raises(RetryAfter):
            await send(limiter, chat_id, call=refused(7200))
    with pytest.raises(RetryAfter) as refusal:
        await limiter.turn(4, Rank.DIGEST)
    assert refusal.value._retry_after.total_seconds() > 7000
    assert now() - start < 1


class Notebook:
    """What is remembered over restarts."""

    def __init__(self) -> None:
        self.kept = dict[int, float]()

    async def lasting(self) -> dict[int, float]:
        return self.kept

    async def keep(self, chat_id: int, seconds: float) -> None:
        self.kept[chat_id] = seconds


@in_made_up_time
async def test_what_telegram_refuses_is_remembered_by_the_next_process() -> None:
    notes = Notebook()
    with pytest.raises(RetryAfter):
        await send(Pace(30, memory=notes), 7, call=refused(3600))
    limiter = Pace(30, memory=notes)
    await limiter.initialize()
    with pytest.raises(RetryAfter) as refusal:
        await send(limiter, 7)
    assert refusal.value._retry_after.total_seconds() == 3600
    await send(limiter, 8)


@in_made_up_time
async def test_what_telegram_refuses_to_all_is_remembered_for_all() -> None:
    notes = Notebook()
    first = Pace(30, memory=notes)
    for chat_id in (1, 2, 3):
        with pytest.raises(RetryAfter):
            await send(first, chat_id, call=refused(3600))
    limiter = Pace(30, memory=notes)
    await limiter.initialize()
    assert limiter.closed_for > 3500
