"""A chat that has shut the bot out keeps what it chose for KEEP_DAYS; after that, nothing of it is kept."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta

import pytest
import pytest_asyncio

from bot.digests import run as digests
from storage import chats
from storage.values import Subscription
from tests.bot.groups import Room, membership
from tests.bot.news import NOW, publish

OWNER, OTHER, GROUP = 11, 12, -1_000_000_000_500
KEEP = timedelta(days=30)  # as the settings have it
HOUR = timedelta(hours=1)


@pytest_asyncio.fixture
async def room(database_url: str) -> AsyncIterator[Room]:
    async with Room.opened(database_url, {GROUP: {OWNER}}) as opened:
        await publish(opened.services)
        opened.services.clock = lambda: NOW
        yield opened


async def known(room: Room, chat_id: int) -> bool:
    return await chats.get(room.services.database, chat_id) is not None


async def tick(room: Room, after: timedelta) -> None:
    """What happens by the clock, so long after the beginning."""
    room.services.clock = lambda: NOW + after
    await digests.send_due(room.services, room.app.bot, asyncio.Event())


@pytest.mark.parametrize("chosen", ["/subscribe", "/language en"])
@pytest.mark.parametrize("chat_id", [OWNER, GROUP])
async def test_who_shut_the_bot_out_is_forgotten_after_a_while_and_nobody_else(
    room: Room, chat_id: int, chosen: str
) -> None:
    for each in (chat_id, OTHER):
        await room.write(each, OWNER if each == GROUP else each, chosen)
    await room.take(membership(chat_id, OWNER, "member", "kicked"))
    await tick(room, KEEP - HOUR)
    assert await known(room, chat_id)
    await tick(room, KEEP + HOUR)
    assert not await known(room, chat_id)
    assert await known(room, OTHER)


async def test_who_comes_back_in_time_has_everything_still(room: Room) -> None:
    await room.write(OWNER, OWNER, "/subscribe")
    await room.write(OWNER, OWNER, "/follow Huawei")
    await room.take(membership(OWNER, OWNER, "member", "kicked"))
    room.services.clock = lambda: NOW + KEEP - HOUR
    await room.take(membership(OWNER, OWNER, "kicked", "member"))
    await tick(room, 3 * KEEP)
    chat = await chats.get(room.services.database, OWNER)
    assert chat
    assert (chat.subscription, chat.companies, chat.left_at) == (Subscription.ON, ("huawei",), None)


async def test_who_is_heard_from_is_not_gone_though_nobody_told_of_the_return(room: Room) -> None:
    await room.write(OWNER, OWNER, "/language en")
    await room.take(membership(OWNER, OWNER, "member", "kicked"))
    await room.write(OWNER, OWNER, "/topics")
    await tick(room, 2 * KEEP)
    assert await known(room, OWNER)


async def test_a_group_that_lets_the_bot_only_listen_is_not_gone(room: Room) -> None:
    await room.write(GROUP, OWNER, "/subscribe")
    muted = membership(GROUP, OWNER, "member", "restricted")
    muted["my_chat_member"]["new_chat_member"] |= {
        **dict.fromkeys(
            (
                *("is_member", "can_change_info", "can_invite_users", "can_pin_messages", "can_manage_topics"),
                *("can_send_messages", "can_send_polls", "can_send_other_messages", "can_add_web_page_previews"),
                *("can_send_audios", "can_send_documents", "can_send_photos", "can_send_videos"),
                *("can_send_video_notes", "can_send_voice_notes", "can_edit_tag", "can_react_to_messages"),
            ),
            False,
        ),
        "until_date": 0,
    }
    await room.take(muted)
    await tick(room, 2 * KEEP)
    chat = await chats.get(room.services.database, GROUP)
    assert chat
    assert chat.subscription is Subscription.PAUSED
