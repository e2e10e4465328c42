"""Messages go out evenly: over all chats, in each chat, replies first, and not at all where Telegram said to wait."""

from __future__ import annotations

import asyncio
import random
from collections import deque
from collections.abc import Awaitable, Callable, Coroutine
from functools import wraps
from typing import Any

import pytest
from telegram.error import RetryAfter

from bot.delivery import pace
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
