"""What editors sent is read by one process at a time, and never twice once its editor knows of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

from storage import chats, uploads
from storage.engine import Database
from storage.uploads import STALE, Upload
from tests.storage.samples import NOW

SENT = Upload(7, 1, 0, None, 7, "ko", {"kind": "text", "text": "바이두"})


async def claimed(
    database: Database, chat_id: int = 7, thread_id: int | None = None, late: timedelta = timedelta()
) -> list[int]:
    return [one.message_id for one in await uploads.claim(database, chat_id, thread_id, NOW + late)]


async def test_what_was_sent_comes_in_its_order_and_as_it_was(database: Database) -> None:
    await uploads.add(database, [SENT, replace(SENT, part=1)], NOW)
    await uploads.add(database, [replace(SENT, message_id=2)], NOW)
    found = await uploads.claim(database, 7, None, NOW)
    assert [(one.message_id, one.part, one.tries) for one in found] == [(1, 0, 1), (1, 1, 1), (2, 0, 1)]
    assert dict(found[0].content) == dict(SENT.content)


async def test_what_somebody_is_at_nobody_else_gets(database: Database) -> None:
    await uploads.add(database, [SENT], NOW)
    assert await claimed(database) == [1]
    assert await claimed(database) == []
    assert await uploads.waiting(database, NOW) == ()


async def test_a_claim_that_nobody_renews_goes_stale(database: Database) -> None:
    await uploads.add(database, [SENT], NOW)
    [one] = await uploads.claim(database, 7, None, NOW)
    await uploads.hold(database, [one.id], NOW + STALE)
    assert await claimed(database, late=STALE * 2) == []
    assert await claimed(database, late=STALE * 2 + timedelta(seconds=1)) == [1]


async def test_chats_and_topics_wait_apart(database: Database) -> None:
    await uploads.add(database, [SENT, replace(SENT, chat_id=-9, thread_id=4), replace(SENT, chat_id=-9, part=1)], NOW)
    assert set(await uploads.waiting(database, NOW)) == {(7, None), (-9, None), (-9, 4)}
    assert await claimed(database, -9, 4) == [1]
    assert set(await uploads.waiting(database, NOW)) == {(7, None), (-9, None)}


async def test_what_is_done_is_not_taken_again_when_telegram_repeats_itself(database: Database) -> None:
    await uploads.add(database, [SENT], NOW)
    [one] = await uploads.claim(database, 7, None, NOW)
    await uploads.done(database, [one.id], NOW)
    await uploads.add(database, [SENT], NOW)
    assert await claimed(database) == []
    await uploads.done(database, [], NOW + uploads.KNOWN * 2)
    await uploads.add(database, [SENT], NOW)
    assert await claimed(database) == [1]


async def test_what_nobody_is_at_can_be_made_longer(database: Database) -> None:
    def longer(content: dict[str, Any]) -> dict[str, Any]:
        return content | {"text": content["text"] + "!"}

    await uploads.add(database, [SENT], NOW)
    assert await uploads.extend(database, 7, 1, longer)
    assert not await uploads.extend(database, 7, 2, longer)
    [one] = await uploads.claim(database, 7, None, NOW)
    assert one.content["text"] == "바이두!"
    assert not await uploads.extend(database, 7, 1, longer)


async def test_a_new_process_takes_over_on_sqlite_and_waits_on_postgresql(database: Database) -> None:
    await uploads.add(database, [SENT], NOW)
    await claimed(database)
    await uploads.release(database)
    single = await database.read(lambda connection: connection.dialect.name) == "sqlite"
    assert await claimed(database) == ([1] if single else [])


async def test_forgetting_a_chat_deletes_what_was_sent_there(database: Database) -> None:
    await uploads.add(database, [SENT, replace(SENT, chat_id=8, user_id=8)], NOW)
    await chats.forget(database, 7)
    assert await uploads.waiting(database, NOW) == ((8, None),)
