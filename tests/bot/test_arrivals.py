"""What an editor sends is written down before Telegram hears of it; the clock's work survives its database."""

from __future__ import annotations

import asyncio
import logging

import pytest
from aiohttp.test_utils import TestClient, TestServer

from bot.feeds import reading
from bot.intake import work
from bot.process import coming_in, polling, webhook
from storage import uploads
from storage.errors import StorageError
from tests.bot.harness import EDITORS, READERS, Chatroom
from tests.bot.news import NOW
from tests.bot.test_loading import ARTICLE

JIEUN = EDITORS["ko"]


def file_message(room: Chatroom, person: object = JIEUN) -> dict[str, object]:
    file = room.chat.world.files.add("a.txt", ARTICLE.encode())
    someone = JIEUN if person is JIEUN else READERS["ko"]
    chat = room._chat(someone)
    return room.chat.world.post(chat, someone.as_user(), {"document": file.as_document()})


async def waiting(room: Chatroom) -> tuple[tuple[int, int | None], ...]:
    return await uploads.waiting(room.services.database, NOW)


async def test_by_polling_it_is_written_down_before_the_next_updates_are_asked_for(empty_room: Chatroom) -> None:
    empty_room.chat.world.updates.put("message", file_message(empty_room))
    stop = asyncio.Event()
    polled = asyncio.create_task(polling.poll(empty_room.app, stop))
    await asyncio.wait_for(empty_room.app.update_queue.get(), 5)
    assert await waiting(empty_room) == ((JIEUN.id, None),)  # and nobody has handled the update yet
    stop.set()
    await polled


@pytest.mark.parametrize("editor", [True, False])
async def test_by_webhook_it_is_written_down_before_the_call_is_answered(empty_room: Chatroom, editor: bool) -> None:
    update = {"update_id": 1, "message": file_message(empty_room, JIEUN if editor else None)}
    receiver = webhook.receiver(empty_room.app, "/hook", "secret")
    async with TestClient(TestServer(receiver)) as client:
        answer = await client.post("/hook", json=update, headers={webhook.SECRET_HEADER: "secret"})
    assert answer.status == 200
    assert await waiting(empty_room) == (((JIEUN.id, None),) if editor else ())


async def test_a_failing_database_is_a_line_in_the_log_for_each_work(
    empty_room: Chatroom, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    tried = asyncio.Event()

    async def fail(*_: object) -> None:
        tried.set()
        raise StorageError("the database failed: it is full")

    monkeypatch.setattr(work, "resume", fail)
    monkeypatch.setattr(reading, "read_due", fail)
    with caplog.at_level(logging.ERROR):
        async with coming_in.running(empty_room.services, empty_room.app.bot):
            await asyncio.wait_for(tried.wait(), 5)
            await asyncio.sleep(0)
    assert "could not be read, trying again in a minute: the database failed: it is full" in caplog.text
