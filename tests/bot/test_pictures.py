"""Screens with a picture: sent, edited in place, and told in words where a chat takes no pictures."""

from __future__ import annotations

import struct
import zlib

import pytest

from bot.actions.reading import ListTopics
from bot.delivery import sending as delivery
from bot.delivery.letters import CAPTION_LIMIT, Place
from bot.localchat import api
from bot.localchat.calls import Call
from bot.localchat.errors import bad
from bot.localchat.world import World
from bot.screens.base import Button, Screen
from briefs.model import Message
from tests.bot.harness import READERS, Chatroom, Said

EMMA = READERS["en"]
PLACE = Place(EMMA.id)
KEYS = ((Button("Topics", ListTopics("en")),),)


def png(side: int) -> bytes:
    """A grey square."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = zlib.compress((b"\0" + b"\x80" * side) * side)
    head = struct.pack(">IIBBBBB", side, side, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def screen(words: str, picture: bytes | None) -> Screen:
    return Screen((Message(f"<b>{words}</b>"),), KEYS, picture)


def shown(room: Chatroom) -> list[Said]:
    """The chat's messages of the bot as they stand now."""
    return [room._as_seen(message, edited=False) for message in room.chat.world.chat(EMMA.id).messages.values()]


@pytest.fixture
def no_photos(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(world: World, call: Call) -> None:
        raise bad("not enough rights to send photos to the chat")

    monkeypatch.setitem(api._METHODS, "sendphoto", refuse)


async def test_a_picture_goes_out_with_its_caption_and_keyboard(empty_room: Chatroom) -> None:
    await delivery.send(empty_room.app.bot, PLACE, screen("caption", png(3)))
    [said] = shown(empty_room)
    assert (said.text, said.bold(), said.labels, said.picture) == ("caption", ["caption"], ["Topics"], png(3))


async def test_words_too_long_for_a_caption_follow_the_picture(empty_room: Chatroom) -> None:
    long = "가" * (CAPTION_LIMIT + 1)
    await delivery.send(empty_room.app.bot, PLACE, screen(long, png(3)))
    photo, words = shown(empty_room)
    assert (photo.text, photo.picture, photo.labels) == ("", png(3), [])
    assert (words.text, words.labels) == (long, ["Topics"])


async def test_a_caption_is_measured_without_its_markup(empty_room: Chatroom) -> None:
    await delivery.send(empty_room.app.bot, PLACE, screen("😀" * (CAPTION_LIMIT // 2), png(3)))
    assert len(shown(empty_room)) == 1


@pytest.mark.parametrize("before", [None, png(3)])
async def test_a_message_turns_into_another_picture_in_place(empty_room: Chatroom, before: bytes | None) -> None:
    sent = await delivery.send(empty_room.app.bot, PLACE, screen("one", before))
    await delivery.show(empty_room.app.bot, PLACE, screen("two", png(4)), sent)
    await delivery.show(empty_room.app.bot, PLACE, screen("two", png(4)), sent)
    [said] = shown(empty_room)
    assert (said.id, said.text, said.picture, said.labels) == (sent, "two", png(4), ["Topics"])


async def test_a_picture_cannot_become_words_so_they_are_sent(empty_room: Chatroom) -> None:
    sent = await delivery.send(empty_room.app.bot, PLACE, screen("one", png(3)))
    await delivery.show(empty_room.app.bot, PLACE, screen("two", None), sent)
    assert [(said.text, bool(said.picture)) for said in shown(empty_room)] == [("one", True), ("two", False)]


@pytest.mark.usefixtures("no_photos")
async def test_a_chat_without_pictures_gets_the_words(empty_room: Chatroom) -> None:
    await delivery.send(empty_room.app.bot, PLACE, screen("caption", png(3)))
    [said] = shown(empty_room)
    assert (said.text, said.picture, said.labels) == ("caption", None, ["Topics"])


async def test_a_server_that_cannot_edit_pictures_gets_a_new_one(
    empty_room: Chatroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delitem(api._METHODS, "editmessagemedia")
    sent = await delivery.send(empty_room.app.bot, PLACE, screen("one", png(3)))
    await delivery.show(empty_room.app.bot, PLACE, screen("two", png(4)), sent)
    assert [(said.text, said.picture) for said in shown(empty_room)] == [("one", png(3)), ("two", png(4))]
