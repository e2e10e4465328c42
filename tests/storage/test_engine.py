"""What a connection promises: addresses as hosts hand them out, privacy, moments in UTC, writers that wait."""

from __future__ import annotations

import asyncio
import json
import stat
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from sqlalchemy import func, insert, select, text

from storage import enduring, migrate
from storage.engine import Database, database_url, read_json
from storage.errors import StorageError
from storage.schema import chats, fact_topics


@pytest.mark.parametrize(
    ("raw", "driven"),
    [
        ("sqlite:///briefs.sqlite", "sqlite+aiosqlite:///briefs.sqlite"),
        ("sqlite:////var/lib/briefs.sqlite", "sqlite+aiosqlite:////var/lib/briefs.sqlite"),
        (" sqlite:///briefs.sqlite\n", "sqlite+aiosqlite:///briefs.sqlite"),
        ("postgres://me:p%40ss@db:5432/news", "postgresql+psycopg://me:p%40ss@db:5432/news"),
        ("postgresql://db/news?sslmode=require", "postgresql+psycopg://db/news?sslmode=require"),
    ],
)
def test_address_gets_its_asynchronous_driver(raw: str, driven: str) -> None:
    assert database_url(raw).render_as_string(hide_password=False) == driven


@pytest.mark.parametrize(
    "raw",
    ["", "briefs.sqlite", "mysql://me:secret@db/news", "sqlite://", "sqlite:///:memory:", "postgres://me:secret@:x/"],
)
def test_other_addresses_are_refused_without_telling_the_password(raw: str) -> None:
    with pytest.raises(StorageError) as error:
        database_url(raw)
    assert "secret" not in str(error.value)


async def test_new_file_and_its_journal_are_the_owners_alone(tmp_path: Path) -> None:
    async with Database.open(f"sqlite:///{tmp_path / 'briefs.sqlite'}") as db:
        async with db.begin() as connection:
            await connection.execute(text("CREATE TABLE kept (id INTEGER)"))
        modes = _modes(tmp_path)
    assert modes == dict.fromkeys(("briefs.sqlite", "briefs.sqlite-wal", "briefs.sqlite-shm"), 0o600)


def _modes(folder: Path) -> dict[str, int]:
    return {path.name: stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()}


def test_migrating_makes_the_file_the_owners_alone(tmp_path: Path) -> None:
    migrate.upgrade(f"sqlite:///{tmp_path / 'briefs.sqlite'}")
    assert _modes(tmp_path) == {"briefs.sqlite": 0o600}


def test_folder_that_does_not_exist_is_named(tmp_path: Path) -> None:
    with pytest.raises(StorageError, match="nowhere"):
        Database.open(f"sqlite:///{tmp_path / 'nowhere' / 'briefs.sqlite'}")


async def test_server_that_does_not_answer_is_a_storage_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(enduring, "PATIENCE", 0)
    async with Database.open(f"postgresql://me:secret@/news?host={tmp_path}") as db:
        with pytest.raises(StorageError) as error:
            await _chat_times(db)
    assert "secret" not in str(error.value)


async def test_moment_comes_back_as_the_same_moment_in_utc(database: Database) -> None:
    seoul = datetime(2025, 3, 28, 1, 30, 5, 678, tzinfo=timezone(timedelta(hours=9)))
    await _keep_chat(database, 1, seoul)
    ((created, _),) = await _chat_times(database)
    assert (created, created.tzinfo) == (seoul, UTC)


async def test_moment_without_a_time_zone_is_refused(database: Database) -> None:
    with pytest.raises(StorageError, match="without a time zone"):
        await _keep_chat(database, 1, datetime(2025, 3, 28))  # noqa: DTZ001
    assert await _chat_times(database) == []


async def test_error_undoes_the_whole_transaction_and_is_passed_on(database: Database) -> None:
    now = datetime(2025, 3, 28, tzinfo=UTC)

    async def fail_after_writing() -> None:
        async with database.begin() as connection:
            await connection.execute(insert(chats).values(chat_id=1, language="ko", created_at=now, updated_at=now))
            raise LookupError

    with pytest.raises(LookupError):
        await fail_after_writing()
    assert await _chat_times(database) == []


async def test_foreign_keys_are_enforced(database: Database) -> None:
    day = datetime(2025, 3, 28, tzinfo=UTC).date()

    async def index_unknown_fact() -> None:
        async with database.begin() as connection:
            await connection.execute(insert(fact_topics).values(fact_id=99, topic="chips", day=day))

    with pytest.raises(StorageError, match=r"(?i)foreign key"):
        await index_unknown_fact()


async def test_writers_that_first_read_wait_for_each_other(database: Database) -> None:
    async def keep_next() -> None:
        async with database.begin() as connection:
            if connection.dialect.name == "postgresql":
                await connection.execute(text("LOCK TABLE chats IN EXCLUSIVE MODE"))
            last = (await connection.execute(select(func.max(chats.c.chat_id)))).scalar_one() or 0
            now = datetime(2025, 3, 28, tzinfo=UTC)
            values = {"chat_id": last + 1, "language": "ko", "created_at": now, "updated_at": now}
            await connection.execute(insert(chats).values(values))

    await asyncio.gather(*(keep_next() for _ in range(8)))
    assert len(await _chat_times(database)) == 8


async def test_reader_does_not_wait_for_a_writer(database: Database) -> None:
    async with database.begin() as connection:
        now = datetime(2025, 3, 28, tzinfo=UTC)
        await connection.execute(insert(chats).values(chat_id=1, language="ko", created_at=now, updated_at=now))
        assert await asyncio.wait_for(_chat_times(database), timeout=2) == []


async def test_database_without_tables_is_a_storage_error(empty_url: str) -> None:
    async with Database.open(empty_url) as db:
        with pytest.raises(StorageError, match="chats"):
            await _chat_times(db)


async def _keep_chat(db: Database, chat_id: int, now: datetime) -> None:
    async with db.begin() as connection:
        await connection.execute(insert(chats).values(chat_id=chat_id, language="ko", created_at=now, updated_at=now))


async def _chat_times(db: Database) -> list[tuple[datetime, datetime]]:
    rows = await db.rows(select(chats.c.created_at, chats.c.updated_at))
    return [(row.created_at, row.updated_at) for row in rows]


async def test_one_process_at_a_time_is_alone(migrated_url: str) -> None:
    async with Database.open(migrated_url) as first, Database.open(migrated_url) as second:
        async with first.alone(7) as got, second.alone(7) as got_too, second.alone(8) as other:
            assert (got, other) == (True, True)
            assert got_too == migrated_url.startswith("sqlite")  # which one process uses
        async with second.alone(7) as free:
            assert free


@pytest.mark.parametrize("kept", ["[]", '["바이두", null, 1.5]', '{"value": "1E+9", "span": [0, 4]}', '"["', "true"])
def test_json_is_read_as_it_was_written(kept: str) -> None:
    assert read_json(kept) == read_json(kept.encode()) == json.loads(kept)


def test_what_is_no_json_is_no_value() -> None:
    with pytest.raises(ValueError, match="Expecting value"):
        read_json("x")
