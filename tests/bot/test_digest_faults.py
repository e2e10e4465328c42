"""Digests whatever happens: refusals, lost answers, chats that close, processes that die."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from bot.digests import run as digests
from storage.values import DeliveryState, Subscription
from tests.bot.harness import READERS, Chatroom
from tests.bot.posting import (
    DAY,
    EMMA,
    MINSU,
    MORNING,
    Fault,
    Post,
    cut,
    kept,
    lost,
    post,
    publish,
    refusal,
    states,
    unreachable,
)

__all__ = ["post"]


async def test_a_lost_answer_is_not_resent_but_its_news_comes_again(room: Chatroom, post: Post) -> None:
    await room.say(EMMA, "/subscribe")
    for fault in (lost, cut):
        post.texts.clear()
        post.faults = [fault]
        now = MORNING + DAY * (fault is cut)
        await post.tick(now)
        await post.tick(now + timedelta(minutes=5))
        assert len(post.texts) == 1
    assert await states(room) == [DeliveryState.UNCERTAIN] * 2
    [digest] = await post.tick(MORNING + 2 * DAY)
    assert "Baidu" in digest.text


@pytest.mark.parametrize(
    "fault",
    [
        refusal(429, "Too Many Requests: retry after 40", retry_after=40),
        refusal(500, "Internal Server Error"),
        unreachable,
    ],
)
async def test_what_surely_did_not_leave_is_sent_soon_after(room: Chatroom, post: Post, fault: Fault) -> None:
    await room.say(EMMA, "/subscribe")
    post.faults = [fault]
    assert await post.tick(MORNING) == []
    [digest] = await post.tick(MORNING + timedelta(minutes=1))
    assert "Baidu" in digest.text
    assert await states(room) == [DeliveryState.SENT]
    assert (await kept(room)).due_at == datetime(2025, 3, 29, 23, tzinfo=UTC)


async def test_one_chat_that_has_to_wait_stops_nobody_else(room: Chatroom, post: Post) -> None:
    for person in (MINSU, EMMA):
        await room.say(person, "/subscribe")
    post.faults = [refusal(429, "Too Many Requests: retry after 3000", retry_after=3000)]
    seen = [*await post.tick(MORNING, MINSU), *await post.tick(MORNING + timedelta(minutes=1), EMMA)]
    assert sorted(await states(room)) == [DeliveryState.CLAIMED, DeliveryState.SENT]
    await post.tick(MORNING + timedelta(hours=1))
    assert await states(room) == [DeliveryState.SENT] * 2
    assert seen or post.texts


@pytest.mark.parametrize(
    "fault",
    [refusal(403, "Forbidden: bot was blocked by the user"), refusal(400, "Bad Request: chat not found")],
)
async def test_a_chat_that_closed_is_paused_and_comes_back_with_its_first_word(
    room: Chatroom, post: Post, fault: Fault
) -> None:
    await room.say(EMMA, "/subscribe")
    await room.say(EMMA, "/follow Huawei")
    post.faults = [fault]
    await post.tick(MORNING)
    chat = await kept(room)
    assert (chat.subscription, chat.due_at, chat.companies) == (Subscription.PAUSED, None, ("huawei",))
    assert await post.tick(MORNING + DAY) == []
    await room.say(EMMA, "/start")
    [digest] = await post.tick(MORNING + 2 * DAY)
    assert "Huawei" in digest.text


async def test_a_second_message_that_is_refused_for_a_while_comes_when_it_may_and_the_first_not_again(
    room: Chatroom, post: Post
) -> None:
    await room.say(EMMA, "/language both")
    await room.say(EMMA, "/subscribe")
    post.faults = [None, refusal(429, "Too Many Requests: retry after 90", retry_after=90)]
    [english] = await post.tick(MORNING)
    assert await states(room) == [DeliveryState.CLAIMED]
    assert await post.tick(MORNING + timedelta(seconds=60)) == []
    [korean] = await post.tick(MORNING + timedelta(seconds=91))
    assert ("바이두" in korean.text, "Baidu" in english.text) == (True, True)
    assert await states(room) == [DeliveryState.SENT]


async def test_a_digest_that_is_half_out_is_uncertain(room: Chatroom, post: Post) -> None:
    await room.say(EMMA, "/language both")
    await room.say(EMMA, "/subscribe")
    post.faults = [None, refusal(400, "Bad Request: message is too long")]
    assert len(await post.tick(MORNING)) == 1
    assert await states(room) == [DeliveryState.UNCERTAIN]
    assert len(await post.tick(MORNING + DAY)) == 2


async def test_who_unsubscribes_or_is_forgotten_gets_nothing(room: Chatroom, post: Post) -> None:
    for words in ("/subscribe", "/unsubscribe"):
        await room.say(EMMA, words)
    await room.say(MINSU, "/subscribe")
    await room.press(MINSU, (await room.say(MINSU, "/forget"))[0], "모두 지우기")
    post.texts.clear()
    await post.tick(MORNING)
    assert post.texts == []


async def test_subscribing_again_does_not_repeat_what_was_told(room: Chatroom, post: Post) -> None:
    await room.say(EMMA, "/subscribe")
    await post.tick(MORNING)
    for words in ("/unsubscribe", "/subscribe"):
        await room.say(EMMA, words)
    assert await post.tick(MORNING + DAY) == []


async def test_a_new_time_on_the_same_day_is_another_digest(room: Chatroom, post: Post) -> None:
    await room.say(EMMA, "/subscribe")
    await post.tick(MORNING)
    await publish(room, "tencent", "Hunyuan T1")
    await room.say(EMMA, "/subscribe 18:00")
    assert len(await post.tick(MORNING + timedelta(hours=10))) == 1


async def test_a_process_that_dies_while_sending_leaves_no_second_copy(room: Chatroom, post: Post) -> None:
    for person in READERS.values():
        await room.say(person, "/subscribe")
    room.services.clock = lambda: MORNING
    post.texts.clear()
    post.gate = asyncio.Event()  # the first message is on its way, and stays there
    dying = asyncio.create_task(digests.send_due(room.services, room.app.bot, asyncio.Event()))
    while len(post.texts) < len(READERS):  # noqa: ASYNC110
        await asyncio.sleep(0.01)
    dying.cancel()
    await asyncio.gather(dying, return_exceptions=True)
    assert await states(room) == [DeliveryState.SENDING] * 2
    post.gate = None
    assert await post.tick(MORNING + timedelta(minutes=1)) == []
    assert await states(room) == [DeliveryState.UNCERTAIN] * 2
    [digest] = await post.tick(MORNING + DAY)
    assert "Baidu" in digest.text


async def test_a_process_that_dies_before_sending_loses_nothing(
    room: Chatroom, post: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    await room.say(EMMA, "/subscribe")

    async def die(*_: object) -> None:
        raise asyncio.CancelledError

    with monkeypatch.context() as patched:
        patched.setattr(digests, "send_parts", die)
        with pytest.raises(asyncio.CancelledError):
            await post.tick(MORNING)
    assert await states(room) == [DeliveryState.CLAIMED]
    [digest] = await post.tick(MORNING + timedelta(minutes=1))
    assert "Baidu" in digest.text


async def test_when_telegram_cannot_be_reached_the_rest_waits_for_the_next_tick(
    room: Chatroom, post: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(digests, "IN_VAIN", 1)
    monkeypatch.setattr(digests, "MOST_AT_ONCE", 1)
    for person in READERS.values():
        await room.say(person, "/subscribe")
    post.texts.clear()
    post.faults = [unreachable, unreachable]
    await post.tick(MORNING)
    assert len(post.texts) == 1
    assert set(await states(room)) == {DeliveryState.CLAIMED}
    post.faults = []
    await post.tick(MORNING + timedelta(minutes=1))
    assert await states(room) == [DeliveryState.SENT] * 2


async def test_records_of_deliveries_are_kept_for_a_month(room: Chatroom, post: Post) -> None:
    await room.say(EMMA, "/subscribe")
    await post.tick(MORNING)
    await room.say(EMMA, "/unsubscribe")
    await post.tick(MORNING + 31 * DAY)
    assert await states(room) == []
