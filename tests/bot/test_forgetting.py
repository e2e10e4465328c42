"""After /forget, nothing of the chat or its person is left in the database: every table is searched."""

from __future__ import annotations

import asyncio
import re
import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta

from sqlalchemy import BigInteger, Column, Table

from bot.chats import choices
from bot.digests import run as digests
from bot.localchat.people import Person
from storage import holds
from storage.engine import sync_engine
from storage.schema import metadata
from tests.bot.harness import EDITORS, READERS, Chatroom, Said
from tests.bot.test_drafts import ARTICLE
from tests.storage.filled import something

MORNING = datetime(2025, 3, 28, 23, 0, 5, tzinfo=UTC)  # the day after NOW
SENT = "a private note of mine"
PERSON, SOMEBODY = 777_000_777, 888_000_888
NO_PEOPLE = {"message_id", "thread_id", "shingle", "key", "number"}  # as wide as the ids of people and chats


def left(room: Chatroom, *wanted: object) -> list[str]:
    """The rows in which any of these stands."""
    file = room.services.database.file
    assert file
    with closing(sqlite3.connect(file)) as connection:
        lines = list(connection.iterdump())
    pattern = re.compile("|".join(rf"\b{re.escape(str(one))}\b" for one in wanted))
    return [line for line in lines if pattern.search(line)]


async def all_forgotten(room: Chatroom, person: Person) -> Said:
    *_, question = await room.say(person, "/forget")
    [done] = await room.press(person, question, "Delete everything" if person.lang == "en" else "모두 지우기")
    return done


async def test_nothing_of_a_reader_is_left(room: Chatroom) -> None:
    reader = READERS["en"]
    for said in ("/subscribe 09:00", "/follow Baidu", "/timezone LA", "/language both", "/search humanoid", SENT):
        await room.say(reader, said)
    room.services.clock = lambda: MORNING + timedelta(days=1)
    await digests.send_due(room.services, room.app.bot, asyncio.Event())
    await holds.keep(room.services.database, reader.id, MORNING + timedelta(days=3))
    assert len(left(room, reader.id)) >= 5
    await all_forgotten(room, reader)
    assert left(room, reader.id, SENT, reader.name) == []


async def test_nothing_of_an_editor_is_left_but_what_they_published(room: Chatroom) -> None:
    editor = EDITORS["en"]
    *_, draft = await room.send_file(editor, "a.txt", ARTICLE.encode())
    await room.press(editor, draft, "Publish")
    for said in (
        "/addfeed https://feeds.example/ai.xml",
        "/editors 777000",
        "/retract 1",
        "/subscribe",
        f"/load {SENT}",
    ):
        await room.say(editor, said)
    assert len(left(room, editor.id)) >= 5
    await all_forgotten(room, editor)
    assert left(room, editor.id, SENT, editor.name) == []
    assert left(room, "어니 X1")


async def test_others_stay_as_they_were(room: Chatroom) -> None:
    for person in READERS.values():
        await room.say(person, "/subscribe")
    before = left(room, READERS["ko"].id)
    await all_forgotten(room, READERS["en"])
    assert left(room, READERS["ko"].id) == before


async def test_no_message_is_kept_of_anybody(room: Chatroom) -> None:
    for person in (*READERS.values(), *EDITORS.values()):
        await room.say(person, SENT)
        await room.say(person, f"/search {SENT}")
    assert left(room, SENT) == []


def of_people() -> list[tuple[Table, Column[int]]]:
    """Every column, in whatever table, that says who or where somebody is."""
    found = [(table, column) for table in metadata.sorted_tables for column in table.columns]
    return [(table, one) for table, one in found if isinstance(one.type, BigInteger) and one.name not in NO_PEOPLE]


async def test_every_table_that_knows_of_people_forgets(empty_room: Chatroom) -> None:
    database = empty_room.services.database
    engine = sync_engine(f"sqlite:///{database.file}")
    with engine.connect() as connection:
        driver = connection.connection.driver_connection
        assert driver
        driver.execute("PRAGMA foreign_keys = OFF")  # heeded only before a transaction
        for number, (table, theirs) in enumerate(of_people(), 5_000):
            row = {one.name: something(one, number) for one in table.columns}
            others = {one.name: SOMEBODY + number for other, one in of_people() if other is table}
            connection.execute(table.insert(), row | others | {theirs.name: PERSON})
        connection.commit()
    engine.dispose()
    assert len(left(empty_room, PERSON)) == len(of_people())
    await choices.forget(empty_room.services, PERSON)
    assert left(empty_room, PERSON) == []
