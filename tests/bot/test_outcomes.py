"""Each way in which a message can fail has its own treatment, as docs/delivery.md has it, and none loses a setting."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import pytest_asyncio
from sqlalchemy import select
from telegram.error import NetworkError, TimedOut

from bot.delivery.memory import Holds
from bot.digests import run as digests
from storage import chats, holds
from storage.schema import deliveries
from storage.values import Chat, DeliveryState, PauseReason, Subscription
from tests.bot.groups import Json, Room, membership
from tests.bot.news import publish

PRIVATE, GROUP, CHANNEL = 11, -1_000_000_000_500, -2_000_000_000_500
OWNER, TOPIC = 11, 9
MORNING = datetime(2025, 3, 28, 23, 0, 5, tzinfo=UTC)
DAY = timedelta(days=1)
Fault = Callable[[], tuple[int, bytes]]
IN_TOPIC = {"message_thread_id": TOPIC, "is_topic_message": True}


def refusal(code: int, description: str, **parameters: int) -> Fault:
    answer = {"ok": False, "error_code": code, "description": description, "parameters": parameters}
    return lambda: (code, json.dumps(answer).encode())


def gateway() -> tuple[int, bytes]:
    return 502, b"<html><title>502 Bad Gateway</title></html>"


def silent() -> tuple[int, bytes]:
    raise TimedOut


def garbled(answer: str) -> Fault:
    return lambda: (200, answer.encode())


def cut() -> tuple[int, bytes]:
    raise NetworkError("cut") from ConnectionResetError()


class Line:
    """The chats, and what is to fail on the way to them."""

    def __init__(self, room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
        self.room, self.faults, self.calls = room, list[Fault](), 0
        pass_on = room.telegram.do_request

        async def do_request(url: str, method: str, request_data: Any = None, *args: Any, **kwargs: Any) -> Any:
            if url.endswith("/sendMessage"):
                self.calls += 1
                if self.faults:
                    return self.faults.pop(0)()
            return await pass_on(url, method, request_data, *args, **kwargs)

        monkeypatch.setattr(room.telegram, "do_request", do_request)

    async def subscribe(self, chat_id: int, **fields: Any) -> None:
        await self.room.write(chat_id, 0 if chat_id == CHANNEL else OWNER, "/subscribe", **fields)

    async def tick(self, now: datetime, *faults: Fault) -> list[Json]:
        """Sends what is due at `now`, the first messages failing so; what arrived."""
        self.room.services.clock = lambda: now
        self.faults, self.calls = list(faults), 0
        before = len(self.room.telegram.sent)
        await digests.send_due(self.room.services, self.room.app.bot, asyncio.Event())
        return self.room.telegram.sent[before:]

    async def chat(self, chat_id: int) -> Chat:
        kept = await chats.get(self.room.services.database, chat_id)
        assert kept
        return kept

    async def states(self) -> list[DeliveryState]:
        rows = await self.room.services.database.rows(select(deliveries.c.state).order_by(deliveries.c.id))
        return [DeliveryState(row.state) for row in rows]


@pytest_asyncio.fixture
async def line(database_url: str, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Line]:
    rights = {GROUP: {OWNER}, CHANNEL: {OWNER}}
    async with Room.opened(database_url, rights) as room:
        await publish(room.services)
        yield Line(room, monkeypatch)


@pytest.mark.parametrize(
    "fault",
    [
        *(silent, cut, gateway, refusal(500, "Internal Server Error: restart")),
        *(garbled('{"ok": true, "result":'), garbled('{"ok": true}'), garbled('{"ok": true, "result": true}')),
        *(garbled("[]"), garbled('{"ok": true, "result": {"message_id": "?"}}')),
    ],
    ids=["silence", "cut", "a gateway", "restart", "half an answer", "no message", "a word", "a list", "no number"],
)
async def test_what_may_have_arrived_is_uncertain_and_its_news_comes_with_the_next(line: Line, fault: Fault) -> None:
    await line.subscribe(PRIVATE)
    assert await line.tick(MORNING, fault) == []
    assert await line.states() == [DeliveryState.UNCERTAIN]
    assert await line.tick(MORNING + timedelta(hours=1)) == []
    [again] = await line.tick(MORNING + DAY)
    assert "Baidu" in again["text"]
    assert await line.states() == [DeliveryState.UNCERTAIN, DeliveryState.SENT]


@pytest.mark.parametrize("words", ["Internal Server Error", "Bad Gateway"])
async def test_what_the_server_says_it_did_not_take_is_tried_again_after_a_minute(line: Line, words: str) -> None:
    await line.subscribe(PRIVATE)
    assert await line.tick(MORNING, refusal(500, words)) == []
    assert await line.tick(MORNING + timedelta(seconds=50)) == []
    assert len(await line.tick(MORNING + timedelta(seconds=61))) == 1
    assert await line.states() == [DeliveryState.SENT]


@pytest.mark.parametrize("seconds", [3, 7200])
async def test_a_flood_wait_is_obeyed_to_the_second_and_changes_no_setting(line: Line, seconds: int) -> None:
    await line.subscribe(PRIVATE)
    following = (await line.chat(PRIVATE)).due_at
    assert following
    flood = refusal(429, f"Too Many Requests: retry after {seconds}", retry_after=seconds)
    assert await line.tick(MORNING, flood) == []
    assert await line.tick(MORNING + timedelta(seconds=seconds - 1)) == []
    assert line.calls == 0
    assert len(await line.tick(MORNING + timedelta(seconds=seconds + 1))) == 1
    assert (await line.chat(PRIVATE)).due_at == following + DAY


async def test_a_flood_wait_over_the_next_slot_brings_the_newest_digest_alone(line: Line) -> None:
    await line.subscribe(PRIVATE)
    seconds = 30 * 3600
    await line.tick(MORNING, refusal(429, "Too Many Requests: retry after 108000", retry_after=seconds))
    [digest] = await line.tick(MORNING + DAY)
    assert "Baidu" in digest["text"]
    assert await line.tick(MORNING + timedelta(seconds=seconds + 60)) == []
    assert await line.states() == [DeliveryState.SKIPPED, DeliveryState.SENT]


async def test_what_telegram_refuses_is_kept_in_the_database(line: Line) -> None:
    database, now = line.room.services.database, MORNING
    notes = Holds(database, lambda: now)
    await notes.keep(7, 3600)
    await notes.keep(8, 2)  # over before a process has started again
    await notes.keep(holds.EVERYBODY, 60)
    assert await notes.lasting() == {7: 3600, 0: 60}
    now += timedelta(minutes=30)
    assert await notes.lasting() == {7: 1800}


CLOSED = [
    (PRIVATE, 403, "Forbidden: bot was blocked by the user", PauseReason.BLOCKED),
    (PRIVATE, 403, "Forbidden: user is deactivated", PauseReason.DELETED),
    (PRIVATE, 400, "Bad Request: chat not found", PauseReason.GONE),
    (GROUP, 403, "Forbidden: bot was kicked from the supergroup chat", PauseReason.REMOVED),
    (GROUP, 403, "Forbidden: the group chat was deleted", PauseReason.GONE),
    (GROUP, 400, "Bad Request: not enough rights to send text messages to the chat", PauseReason.RIGHTS),
    (GROUP, 400, "Bad Request: CHAT_WRITE_FORBIDDEN", PauseReason.RIGHTS),
    (GROUP, 400, "Bad Request: TOPIC_CLOSED", PauseReason.TOPIC),
    (CHANNEL, 403, "Forbidden: bot is not a member of the channel chat", PauseReason.REMOVED),
    (CHANNEL, 400, "Bad Request: need administrator rights in the channel chat", PauseReason.RIGHTS),
]


@pytest.mark.parametrize(("chat_id", "code", "words", "why"), CLOSED)
async def test_a_chat_that_takes_nothing_is_paused_with_the_reason_and_comes_back_with_a_word(
    line: Line, chat_id: int, code: int, words: str, why: PauseReason
) -> None:
    await line.subscribe(chat_id)
    await line.room.write(chat_id, 0 if chat_id == CHANNEL else OWNER, "/follow huawei")
    assert await line.tick(MORNING, refusal(code, words)) == []
    chat = await line.chat(chat_id)
    assert (chat.subscription, chat.paused_why, chat.companies) == (Subscription.PAUSED, why, ("huawei",))
    assert await line.states() == [DeliveryState.FAILED]
    assert await line.tick(MORNING + DAY) == []
    assert line.calls == 0
    await line.room.write(chat_id, 0 if chat_id == CHANNEL else OWNER, "/start")
    chat = await line.chat(chat_id)
    assert (chat.subscription, chat.paused_why) == (Subscription.ON, None)
    [digest] = await line.tick(MORNING + 2 * DAY)
    assert "Huawei" in digest["text"]


async def test_a_message_that_is_refused_for_itself_pauses_nobody(line: Line) -> None:
    await line.subscribe(PRIVATE)
    assert await line.tick(MORNING, refusal(400, "Bad Request: message is too long")) == []
    assert await line.states() == [DeliveryState.FAILED]
    assert (await line.chat(PRIVATE)).subscription is Subscription.ON
    assert len(await line.tick(MORNING + DAY)) == 1


@pytest.mark.parametrize("words", ["Bad Request: message thread not found", "Bad Request: TOPIC_DELETED"])
async def test_where_the_topic_was_deleted_digests_go_to_the_group_from_then_on(line: Line, words: str) -> None:
    await line.subscribe(GROUP, **IN_TOPIC)
    [digest] = await line.tick(MORNING, refusal(400, words))
    assert "message_thread_id" not in digest
    assert (await line.chat(GROUP)).thread_id is None
    assert await line.states() == [DeliveryState.SENT]


async def test_a_closed_topic_is_not_talked_around_and_its_reopening_brings_digests_back(line: Line) -> None:
    await line.subscribe(GROUP, **IN_TOPIC)
    assert await line.tick(MORNING, refusal(400, "Bad Request: TOPIC_CLOSED")) == []
    message = {"message_id": 5, "date": 0, "chat": {"id": GROUP, "type": "supergroup", "title": "Room"}}
    reopened = message | {"from": {"id": OWNER, "is_bot": False, "first_name": "Emma"}, "forum_topic_reopened": {}}
    await line.room.take({"message": reopened | {"message_thread_id": TOPIC + 1, "is_topic_message": True}})
    assert (await line.chat(GROUP)).subscription is Subscription.PAUSED  # another topic
    await line.room.take({"message": reopened | IN_TOPIC})
    assert (await line.chat(GROUP)).subscription is Subscription.ON
    [digest] = await line.tick(MORNING + DAY)
    assert digest["message_thread_id"] == TOPIC


async def test_rights_that_are_taken_away_pause_and_rights_that_are_given_resume(line: Line) -> None:
    await line.subscribe(CHANNEL)
    taken = membership(CHANNEL, OWNER, "administrator", "administrator")
    taken["my_chat_member"]["new_chat_member"]["can_post_messages"] = False
    await line.room.take(taken)
    assert (await line.chat(CHANNEL)).paused_why is PauseReason.RIGHTS
    given = membership(CHANNEL, OWNER, "administrator", "administrator")
    given["my_chat_member"]["new_chat_member"]["can_post_messages"] = True
    await line.room.take(given)
    assert (await line.chat(CHANNEL)).subscription is Subscription.ON


async def test_the_rest_of_a_digest_that_is_no_longer_what_it_was_is_not_sent(line: Line) -> None:
    await line.subscribe(PRIVATE)
    await line.room.write(PRIVATE, OWNER, "/language both")
    flood = refusal(429, "Too Many Requests: retry after 60", retry_after=60)
    first = await line.tick(MORNING, *[lambda: (200, _posted()), flood])
    assert (first, await line.states()) == ([], [DeliveryState.CLAIMED])
    await line.room.write(PRIVATE, OWNER, "/follow huawei")  # from now on the text is another
    assert await line.tick(MORNING + timedelta(minutes=2)) == []
    assert await line.states() == [DeliveryState.UNCERTAIN]
    assert len(await line.tick(MORNING + DAY)) == 2


def _posted() -> bytes:
    message = {"message_id": 1, "date": 0, "chat": {"id": PRIVATE, "type": "private"}, "text": "…"}
    return json.dumps({"ok": True, "result": message}).encode()
