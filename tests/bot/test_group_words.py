"""Plain words in a group: understood where the bot is meant, left alone where people talk to each other."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from tests.bot.groups import BOT, Json, Room, _chat, _user
from tests.bot.news import publish

GROUP, OWNER, GUEST = -1_000_000_000_500, 11, 12


@pytest_asyncio.fixture
async def room(database_url: str) -> AsyncIterator[Room]:
    """The bot in a group that OWNER administers."""
    async with Room.opened(database_url, {GROUP: {OWNER}}) as opened:
        await publish(opened.services)
        yield opened


def mention(text: str) -> Json:
    """The entity of the bot's name in `text`."""
    return {"entities": [{"type": "mention", "offset": text.lower().index("@brief_bot"), "length": len("@brief_bot")}]}


def reply(user: Json) -> Json:
    """What an answer to somebody's message holds."""
    return {"reply_to_message": {"message_id": 9, "date": 0, "chat": _chat(GROUP), "from": user, "text": "…"}}


@pytest.mark.parametrize(
    "text", ["@brief_bot 바이두 최근 소식", "Baidu news @Brief_Bot", "what's new with Baidu, @brief_bot?"]
)
async def test_who_mentions_the_bot_is_answered(room: Room, text: str) -> None:
    [answer] = await room.write(GROUP, GUEST, text, **mention(text))
    assert "Baidu" in answer["text"]


async def test_who_replies_to_the_bot_is_answered(room: Room) -> None:
    [answer] = await room.write(GROUP, GUEST, "chips", **reply(BOT))
    assert "Cambricon" in answer["text"]


async def test_what_is_unclear_is_answered_with_a_hint(room: Room) -> None:
    [answer] = await room.write(GROUP, GUEST, "@brief_bot asdf", **mention("@brief_bot"))
    assert "I don't understand that." in answer["text"]


async def test_people_who_talk_to_each_other_are_left_alone(room: Room) -> None:
    assert await room.write(GROUP, GUEST, "Baidu news") == []
    assert await room.write(GROUP, GUEST, "Baidu news", **reply(_user(OWNER))) == []
    other = "@other_bot Baidu news"
    assert await room.write(GROUP, GUEST, other, entities=[{"type": "mention", "offset": 0, "length": 10}]) == []


async def test_only_administrators_subscribe_a_group_in_words(room: Room) -> None:
    text = "@brief_bot send the news every day at 8 am"
    [refused] = await room.write(GROUP, GUEST, text, **mention(text))
    assert refused["text"] == "Only this chat's administrators can change its settings."
    [subscribed] = await room.write(GROUP, OWNER, text, **mention(text))
    assert "08:00" in subscribed["text"]
