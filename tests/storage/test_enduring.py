"""A PostgreSQL server that restarts is waited for; what was under way is whole or was never there."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime

import pytest
from sqlalchemy import func, insert, select

from storage import enduring, migrate
from storage.engine import Database
from storage.errors import StorageError
from storage.opening import database_url, postgresql_options
from storage.schema import chats
from tests.restarting import Restarting, restarting

__all__ = ["restarting"]
NOW = datetime(2025, 3, 28, tzinfo=UTC)


async def keep(db: Database, chat_id: int) -> None:
    async with db.begin() as connection:
        await connection.execute(insert(chats).values(chat_id=chat_id, language="ko", created_at=NOW, updated_at=NOW))


async def number(db: Database) -> int:
    [(found,)] = await db.rows(select(func.count()).select_from(chats))
    return int(found)


async def test_connections_that_a_restart_cut_are_replaced(restarting: Restarting) -> None:
    async with Database.open(restarting.url) as db:
        await asyncio.gather(*(number(db) for _ in range(8)))
        restarting.restart()
        await keep(db, 1)
        assert await asyncio.gather(*(number(db) for _ in range(8))) == [1] * 8


async def test_who_reads_while_the_server_restarts_gets_an_answer(restarting: Restarting) -> None:
    over = asyncio.Event()

    async def read(db: Database) -> int:
        done = 0
        while not over.is_set():
            await number(db)
            done += 1
        return done

    async with Database.open(restarting.url) as db:
        readers = [asyncio.create_task(read(db)) for _ in range(6)]
        await asyncio.to_thread(restarting.restart)
        over.set()
        assert all(await asyncio.gather(*readers))


async def test_what_was_being_written_is_whole_or_not_there(restarting: Restarting) -> None:
    over = asyncio.Event()

    async def write(db: Database, first: int) -> tuple[set[int], int]:
        kept, failed, chat_id = set(), 0, first
        while not over.is_set():
            try:
                await keep(db, chat_id)
                kept.add(chat_id)
            except StorageError:
                failed += 1
            chat_id += 1
        return kept, failed

    async with Database.open(restarting.url) as db:
        before = {row.chat_id for row in await db.rows(select(chats.c.chat_id))}
        writers = [asyncio.create_task(write(db, 1000 * (number + 1))) for number in range(4)]
        await asyncio.to_thread(restarting.restart)
        over.set()
        ends = await asyncio.gather(*writers)
        there = {row.chat_id for row in await db.rows(select(chats.c.chat_id))} - before
    told = set().union(*(kept for kept, _ in ends))
    assert told <= there
    assert len(there - told) <= sum(failed for _, failed in ends)
    assert sum(failed for _, failed in ends) <= 4  # each one's transaction of that moment, no more


async def test_a_transaction_that_is_cut_leaves_nothing(restarting: Restarting) -> None:
    async def write_and_restart(db: Database) -> None:
        async with db.begin() as connection:
            row = {"chat_id": -1, "language": "ko", "created_at": NOW, "updated_at": NOW}
            await connection.execute(insert(chats).values(row))
            await asyncio.to_thread(restarting.restart)

    async with Database.open(restarting.url) as db:
        before = await number(db)
        with pytest.raises(StorageError):
            await write_and_restart(db)
        assert await number(db) == before


async def test_a_server_that_stays_away_is_not_waited_for_long(
    restarting: Restarting, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(enduring, "PATIENCE", 0.2)
    async with Database.open(restarting.url) as db:
        await number(db)
        with restarting.stopped(), pytest.raises(StorageError):
            await number(db)
        assert await number(db) >= 0


async def test_no_more_connections_are_opened_than_allowed(restarting: Restarting) -> None:
    async with Database.open(restarting.url, pool=3) as db:
        async with db.begin(), db.begin(), db.begin():
            with pytest.raises(TimeoutError):
                await asyncio.wait_for(number(db), 0.1)
        await number(db)


def test_what_an_address_says_of_connections_goes_first() -> None:
    url = database_url("postgres://me@db/news?connect_timeout=60&sslmode=require")
    args = postgresql_options(url, 5)["connect_args"]
    assert "connect_timeout" not in args
    assert args["keepalives_idle"] == "30"


def test_migrating_waits_for_nobody_twice(restarting: Restarting) -> None:
    migrate.upgrade(restarting.url)
    restarting.restart()
    migrate.upgrade(restarting.url)
