"""A chat's settings are kept until it asks to be forgotten."""

from __future__ import annotations

from datetime import timedelta

from storage import chats
from storage.engine import Database
from storage.values import Chat
from tests.storage.samples import NOW

GROUP = -1_002_345_678_901  # a supergroup's id needs more than 32 bits


async def test_unknown_chat_has_no_settings(database: Database) -> None:
    assert await chats.get(database, GROUP) is None


async def test_language_is_kept(database: Database) -> None:
    await chats.set_language(database, GROUP, "both", NOW)
    assert await chats.get(database, GROUP) == Chat(GROUP, "both", NOW, NOW)


async def test_changing_the_language_keeps_the_first_day(database: Database) -> None:
    later = NOW + timedelta(days=3)
    await chats.set_language(database, GROUP, "ko", NOW)
    await chats.set_language(database, GROUP, "en", later)
    assert await chats.get(database, GROUP) == Chat(GROUP, "en", NOW, later)


async def test_forgetting_one_chat_leaves_the_others(database: Database) -> None:
    await chats.set_language(database, GROUP, "ko", NOW)
    await chats.set_language(database, 7, "en", NOW)
    await chats.forget(database, GROUP)
    assert await chats.get(database, GROUP) is None
    assert await chats.get(database, 7) == Chat(7, "en", NOW, NOW)


async def test_forgetting_an_unknown_chat_is_no_error(database: Database) -> None:
    await chats.forget(database, GROUP)
    assert await chats.get(database, GROUP) is None
