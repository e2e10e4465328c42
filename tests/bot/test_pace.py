"""Messages go out evenly: over all chats, in each chat, replies first, and not at all where Telegram said to wait."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Callable
from itertools import count

import pytest
from telegram.error import RetryAfter

from bot.delivery import pace
from bot.delivery.pace import Pace
from tests.bot import virtual
from tests.bot.pacing import Telegram, _times_as_such, broadcast, in_made_up_time, send, send_digest, steady, uneven
from tests.bot.virtual import now

__all__ = ["_times_as_such"]


@pytest.mark.parametrize("way", [steady, uneven])
@pytest.mark.parametrize(("rate", "number", "workers"), [(30, 1800, 11), (1000, 12_000, 108)])
def test_the_allowed_rate_is_used_and_never_passed(
    rate: int, number: int, workers: int, way: Callable[[random.Random], float]
) -> None:
    telegram = Telegram(rate, 7, way)
    reached = virtual.run(broadcast(Pace(rate), telegram, number, workers))
    assert telegram.refusals == 0
    assert reached >= 0.98 * rate


@in_made_up_time
async def test_in_no_second_do_more_arrive_however_long_each_is_on_its_way() -> None:
    telegram = Telegram(40, 7, lambda chance: chance.uniform(0, 0.2))
    limiter = Pace(40)
    await asyncio.gather(*(send(limiter, chat_id, call=telegram.take) for chat_id in range(1, 201)))
    assert (telegram.refusals, len(telegram.arrived)) == (0, 200)


@pytest.mark.parametrize("slow", [range(200), range(3_000, 9_000)], ids=["new connections", "a held-up machine"])
def test_what_was_slow_for_a_while_lets_no_more_arrive_afterwards(slow: range) -> None:
    numbers = count()
    telegram = Telegram(1000, 7, lambda _: 0.2 if next(numbers) // 2 in slow else 0.03)
    virtual.run(broadcast(Pace(1000), telegram, 12_000, 208))
    assert telegram.refusals == 0


@in_made_up_time
async def test_an_answer_to_a_person_goes_before_all_digests() -> None:
    telegram, limiter = Telegram(10, 7, steady), Pace(10)
    digests = [asyncio.create_task(send_digest(limiter, one, telegram.take)) for one in range(1, 101)]
    await asyncio.sleep(3)
    asked = now()
    await send(limiter, 1000, call=lambda: telegram.take("reply"))
    [arrived] = [at for at, name in telegram.arrived if name == "reply"]
    assert arrived - asked < 0.3  # one place in the rate, and the way
    await asyncio.gather(*digests)
    assert telegram.refusals == 0


@in_made_up_time
async def test_many_answers_slow_the_digests_down_and_not_each_other() -> None:
    telegram, limiter = Telegram(10, 7, steady), Pace(10)
    digests = [asyncio.create_task(send_digest(limiter, one, telegram.take)) for one in range(1, 51)]
    for number in range(20):
        await asyncio.sleep(0.2)
        asked = now()
        await send(limiter, 1000 + number, call=lambda: telegram.take("reply"))
        assert now() - asked < 0.5
    await asyncio.gather(*digests)
    assert telegram.refusals == 0


@in_made_up_time
async def test_who_gives_up_waiting_leaves_the_place_to_the_next() -> None:
    limiter = Pace(1)
    await send(limiter, 1)
    given_up = asyncio.create_task(send(limiter, 2))
    await asyncio.sleep(0.1)
    given_up.cancel()
    start = now()
    await send(limiter, 3)
    await send(limiter, 4)
    assert now() - start < 2.1


@in_made_up_time
async def test_a_chat_takes_three_at_once_and_then_one_a_second() -> None:
    limiter, start = Pace(1000), now()
    for _ in range(3):
        await send(limiter, 7)
    assert now() - start < 0.1
    for _ in range(4):
        await send(limiter, 7)
    assert 4.0 <= now() - start < 4.5


@in_made_up_time
async def test_a_group_takes_twenty_a_minute_and_whoever_comes_then_is_told_to_wait() -> None:
    limiter, start = Pace(1000), now()
    for _ in range(20):
        await send(limiter, -7)
    with pytest.raises(RetryAfter) as refusal:
        await send(limiter, -7)
    assert refusal.value._retry_after.total_seconds() >= 60 - (now() - start)
    await asyncio.sleep(start + 61 - now())
    await send(limiter, -7)


@in_made_up_time
async def test_the_rates_of_a_chat_and_a_group_can_be_set() -> None:
    limiter, start = Pace(1000, chat_rate=10, group_rate=5), now()
    for _ in range(13):
        await send(limiter, 7)
    assert 1.0 <= now() - start < 1.2
    for _ in range(5):
        await send(limiter, -7)
    with pytest.raises(RetryAfter):
        await send(limiter, -7)


@in_made_up_time
async def test_answers_that_are_no_messages_are_not_held_up() -> None:
    limiter, start = Pace(1), now()
    for endpoint in ("answerCallbackQuery", "sendChatAction", "getChatMember", "setMyCommands") * 5:
        await send(limiter, 7, endpoint)
    assert now() == start


@in_made_up_time
async def test_edits_wait_for_the_turn_among_all_but_not_for_the_chats() -> None:
    limiter, start = Pace(30), now()
    for _ in range(20):
        await send(limiter, -7, "editMessageText")
    assert now() - start < 1


def test_chats_long_past_are_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pace, "MOST_CHATS", 50)
    limiter = Pace(10_000)

    async def many() -> None:
        for chat_id in range(1, 200):
            await send(limiter, chat_id)
            await asyncio.sleep(100)

    virtual.run(many())
    assert len(limiter._chats) <= 52
