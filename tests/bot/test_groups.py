"""Groups, their topics and channels: who may change what, where answers go, and what is never lost."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime

import pytest
import pytest_asyncio

from bot.digests import run as digests
from storage import chats
from storage.values import Chat, ChatKind, Subscription
from tests.bot.groups import ANONYMOUS, Json, Room, membership
from tests.bot.news import publish

GROUP, SUPERGROUP, CHANNEL = -500, -1_000_000_000_500, -2_000_000_000_500
OWNER, GUEST = 11, 12
REFUSAL = "Only this chat's administrators can change its settings."
MORNING = datetime(2025, 3, 28, 23, 0, 5, tzinfo=UTC)


@pytest_asyncio.fixture
async def room(database_url: str) -> AsyncIterator[Room]:
    """The bot in a group and a channel that OWNER administers."""
    rights = {GROUP: {OWNER}, SUPERGROUP: {OWNER}, CHANNEL: {OWNER}}
    async with Room.opened(database_url, rights) as opened:
        await publish(opened.services)
        yield opened


async def kept(room: Room, chat_id: int) -> Chat:
    chat = await chats.get(room.services.database, chat_id)
    assert chat
    return chat


async def tick(room: Room) -> list[Json]:
    room.services.clock = lambda: MORNING
    before = len(room.telegram.sent)
    await digests.send_due(room.services, room.app.bot, asyncio.Event())
    return room.telegram.sent[before:]


CHANGING = ("subscribe", "unsubscribe", "follow baidu", "unfollow baidu", "timezone LA", "language ko", "settings")


@pytest.mark.parametrize("command", [*CHANGING, "forget"])
async def test_only_administrators_change_a_groups_settings(room: Room, command: str) -> None:
    [answer] = await room.write(SUPERGROUP, GUEST, f"/{command.replace(' ', '@brief_bot ', 1)}")
    assert answer["text"] == REFUSAL
    assert await chats.get(room.services.database, SUPERGROUP) is None
    [answer] = await room.write(SUPERGROUP, OWNER, f"/{command}")
    assert answer["text"] != REFUSAL


async def test_everybody_may_read(room: Room) -> None:
    [answer] = await room.write(SUPERGROUP, GUEST, "/brief@brief_bot 1")
    assert "Baidu" in answer["text"]
    assert await room.write(SUPERGROUP, GUEST, "/brief@other_bot") == []
    assert await room.write(SUPERGROUP, GUEST, "good morning") == []


async def test_anonymous_administrators_are_administrators(room: Room) -> None:
    [answer] = await room.write(
        SUPERGROUP, ANONYMOUS["id"], "/subscribe", sender_chat={"id": SUPERGROUP, "type": "supergroup", "title": "Room"}
    )
    assert "every day" in answer["text"]
    [refused] = await room.write(
        SUPERGROUP, GUEST, "/subscribe", sender_chat={"id": CHANNEL, "type": "channel", "title": "Elsewhere"}
    )
    assert refused["text"] == REFUSAL


async def test_a_guests_tap_on_the_settings_is_refused_in_a_note(room: Room) -> None:
    [settings] = await room.write(SUPERGROUP, OWNER, "/settings")
    assert await room.press(GUEST, settings, "Subscribe") == []
    assert room.telegram.toasts[-1] == REFUSAL
    assert await chats.get(room.services.database, SUPERGROUP) is None
    [turned] = await room.press(OWNER, settings, "Subscribe")
    assert turned["method"] == "editMessageText"
    assert (await kept(room, SUPERGROUP)).kind is ChatKind.GROUP


async def test_answers_and_digests_stay_in_the_topic_that_asked(room: Room) -> None:
    [answer] = await room.write(SUPERGROUP, OWNER, "/subscribe", message_thread_id=9, is_topic_message=True)
    assert answer["message_thread_id"] == 9
    [digest] = await tick(room)
    assert digest["message_thread_id"] == 9


async def test_a_reply_in_a_plain_group_is_no_topic(room: Room) -> None:
    [answer] = await room.write(SUPERGROUP, OWNER, "/subscribe", message_thread_id=9)
    assert "message_thread_id" not in answer


@pytest.mark.parametrize("side", ["old", "new", "both"])
async def test_a_group_that_becomes_a_supergroup_keeps_everything(room: Room, side: str) -> None:
    await room.write(GROUP, OWNER, "/subscribe 07:00")
    await room.write(GROUP, OWNER, "/follow baidu")
    before = await kept(room, GROUP)
    if side in ("old", "both"):
        await room.write(GROUP, OWNER, "", migrate_to_chat_id=SUPERGROUP)
    if side in ("new", "both"):
        await room.write(SUPERGROUP, OWNER, "", migrate_from_chat_id=GROUP)
    after = await kept(room, SUPERGROUP)
    assert (after.schedule, after.companies, after.due_at) == (before.schedule, ("baidu",), before.due_at)
    assert await chats.get(room.services.database, GROUP) is None


async def test_a_digest_finds_a_group_that_has_moved_unheard(room: Room) -> None:
    await room.write(GROUP, OWNER, "/subscribe")
    room.telegram.moved[GROUP] = SUPERGROUP
    [digest] = await tick(room)
    assert digest["chat"] == {"id": SUPERGROUP, "type": "supergroup", "title": "Room"}
    assert (await kept(room, SUPERGROUP)).told_upto > 0


async def test_an_answer_follows_a_group_that_has_moved(room: Room) -> None:
    room.telegram.moved[GROUP] = SUPERGROUP
    [answer] = await room.write(GROUP, GUEST, "/topics")
    assert answer["chat"]["id"] == SUPERGROUP


async def test_a_channel_subscribes_with_a_post(room: Room) -> None:
    [answer] = await room.write(CHANNEL, 0, "/subscribe 08:00")
    assert "every day at 08:00" in answer["text"]
    assert (await kept(room, CHANNEL)).kind is ChatKind.CHANNEL
    [digest] = await tick(room)
    assert digest["chat"]["id"] == CHANNEL
    assert not digest["reply_markup"]


async def test_a_channel_that_writes_korean_is_answered_in_korean(room: Room) -> None:
    [answer] = await room.write(CHANNEL, 0, "/subscribe 매일 오전 7시")
    assert answer["text"].startswith("매일 오전 7시(서울)")
    assert (await kept(room, CHANNEL)).language == "ko"


@pytest.mark.parametrize("chat_id", [SUPERGROUP, CHANNEL, OWNER])
async def test_who_removes_or_blocks_the_bot_pauses_the_subscription(room: Room, chat_id: int) -> None:
    user_id = 0 if chat_id == CHANNEL else OWNER
    await room.write(chat_id, user_id, "/subscribe")
    await room.take(membership(chat_id, OWNER, "member", "kicked"))
    assert (await kept(room, chat_id)).subscription is Subscription.PAUSED
    assert await tick(room) == []
    back = "administrator" if chat_id == CHANNEL else "member"
    await room.take(membership(chat_id, OWNER, "kicked", back))
    chat = await kept(room, chat_id)
    assert chat.subscription is Subscription.ON
    assert chat.due_at
    assert chat.due_at > MORNING


async def test_a_group_that_lets_the_bot_in_is_told_how_to_begin(room: Room) -> None:
    [welcome] = await room.take(membership(SUPERGROUP, OWNER, "left", "member"))
    assert "/subscribe" in welcome["text"]
    assert await room.take(membership(SUPERGROUP, OWNER, "member", "administrator")) == []
    assert await room.take(membership(CHANNEL, OWNER, "left", "administrator")) == []
    assert await room.take(membership(OWNER, OWNER, "kicked", "member")) == []
