"""Presses are always answered, double taps do no harm, menus and descriptions are set when they changed."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from telegram import Update

from bot import menu, profile
from bot.actions.buttons import encode
from bot.actions.reading import ShowBrief
from bot.answers import reading as answers
from bot.asked.wishes import USUAL
from tests.bot.harness import READERS, Chatroom

MINSU, EMMA = READERS["ko"], READERS["en"]


async def test_a_press_is_answered_even_where_its_work_fails(room: Chatroom, monkeypatch: pytest.MonkeyPatch) -> None:
    [welcome] = await room.say(EMMA, "/start")

    async def fail(*_: Any) -> None:
        raise RuntimeError("the database is gone")

    monkeypatch.setattr(answers, "topics", fail)
    with pytest.raises(RuntimeError, match="gone"):
        await room.press(EMMA, welcome, "Topics")
    assert all(waiting.done() for waiting in room.chat.world.answers.values())


async def tap(room: Chatroom, message_id: int, data: str) -> list[bool]:
    """A press that was on its way before the keyboard changed; whether each message that came of it was an edit."""
    world = room.chat.world
    query = str(len(world.answers))
    world.answers[query] = asyncio.get_running_loop().create_future()
    message = world.message(room._chat(EMMA), message_id, "press")
    press = {"id": query, "from": EMMA.as_user(), "chat_instance": "1", "message": message, "data": data}
    with world.watching() as events:
        await room.app.process_update(Update.de_json({"update_id": 10**6, "callback_query": press}, room.app.bot))
        assert world.answers[query].done()
        assert not room.errors
        return [event["kind"] == "edit" for event in (events.get_nowait() for _ in range(events.qsize()))]


async def test_a_double_tap_turns_one_page(room: Chatroom) -> None:
    [brief] = await room.say(EMMA, "/brief")
    data = next(b["callback_data"] for row in brief.rows for b in row if b["text"] == "More")
    assert [await tap(room, brief.id, data), await tap(room, brief.id, data)] == [[True], []]


async def test_a_tap_on_what_is_shown_already_is_quiet(room: Chatroom) -> None:
    [brief] = await room.say(EMMA, "/brief")
    assert await tap(room, brief.id, encode(ShowBrief("en", None, USUAL))) == []


async def test_menus_and_descriptions_are_set_once(room: Chatroom) -> None:
    world = room.chat.world
    await profile.present(room.app.bot)
    assert {scope for scope, _ in world.commands} == {"default", "all_private_chats", "all_chat_administrators"}
    assert {lang for _, lang in world.commands} == {"", "ko"}
    members = {command["command"] for command in world.commands["default", ""]}
    assert not members & menu.SETTINGS
    assert {"brief", "search", "compare"} <= members
    assert {command["command"] for command in world.commands["all_private_chats", "ko"]} >= menu.SETTINGS
    with world.watching() as events:
        await profile.present(room.app.bot)
        assert events.empty()


@pytest.mark.parametrize("kind", ["sticker", "photo", "voice", "location", "poll", "dice"])
async def test_what_is_not_text_gets_one_polite_hint(room: Chatroom, kind: str) -> None:
    first = await room.send_odd(MINSU, kind)
    assert [answer.text for answer in first] == ["글만 읽을 수 있습니다. 궁금하신 기업이나 주제를 글로 적어 주세요."]
    assert await room.send_odd(MINSU, kind) == []


async def test_a_forward_and_an_edit_get_a_hint_of_their_own(room: Chatroom) -> None:
    [hint] = await room.send_odd(EMMA, "forward")
    assert hint.text.startswith("I don't read forwarded messages")
    [hint] = await room.send_odd(MINSU, "edit")
    assert hint.text.startswith("고치신 메시지에는")


async def test_nobody_is_answered_twice_for_what_was_shared_through_the_bot(room: Chatroom) -> None:
    assert await room.send_odd(EMMA, "via_bot") == []
