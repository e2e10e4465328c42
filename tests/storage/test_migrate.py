"""Migrations lead to the tables of the schema and back, whoever runs them and however often."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from datetime import date

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import insert, inspect, select, text

from storage import migrate, words
from storage.engine import sync_engine
from storage.errors import StorageError
from storage.schema import articles, fact_organisations, facts, metadata
from storage.values import State
from tests.storage.samples import DAY, NOW


def _differences(url: str) -> list[object]:
    engine = sync_engine(url)
    with engine.connect() as connection:
        opts = {"compare_type": True, "include_name": lambda name, *_: not _of_words(name)}
        context = MigrationContext.configure(connection, opts=opts)
        differences = compare_metadata(context, metadata)
    engine.dispose()
    return list(differences)


def _tables(url: str) -> set[str]:
    engine = sync_engine(url)
    tables = set(inspect(engine).get_table_names())
    engine.dispose()
    return {table for table in tables if not _of_words(table)}


def _of_words(name: str | None) -> bool:
    """Whether that is the index of words, which storage.schema does not describe."""
    return bool(name and name.startswith(words.TABLE))


def _indexes(url: str) -> set[str]:
    engine = sync_engine(url)
    indexes = {str(index["name"]) for table in metadata.tables for index in inspect(engine).get_indexes(table)}
    engine.dispose()
    return indexes


def test_migrated_schema_is_the_declared_one(migrated_url: str) -> None:
    assert _differences(migrated_url) == []


def test_every_declared_index_is_there(migrated_url: str) -> None:
    declared = {str(index.name) for table in metadata.tables.values() for index in table.indexes}
    assert declared
    assert declared <= _indexes(migrated_url)


def test_a_missing_column_would_be_noticed(migrated_url: str) -> None:
    engine = sync_engine(migrated_url)
    with engine.begin() as connection:
        connection.execute(text("ALTER TABLE articles DROP COLUMN author"))
    engine.dispose()
    assert len(_differences(migrated_url)) == 1


def test_upgrading_again_changes_nothing(empty_url: str) -> None:
    migrate.upgrade(empty_url)
    migrate.upgrade(empty_url)
    assert _tables(empty_url) == {*metadata.tables, "alembic_version"}


def test_downgrade_to_base_drops_every_table(migrated_url: str) -> None:
    migrate.downgrade(migrated_url, "base")
    engine = sync_engine(migrated_url)
    assert inspect(engine).get_table_names() == ["alembic_version"]
    engine.dispose()


async def test_runs_beside_an_event_loop(empty_url: str) -> None:
    await asyncio.to_thread(migrate.upgrade, empty_url)
    assert "facts" in _tables(empty_url)


def test_two_processes_that_start_together_both_succeed(empty_url: str) -> None:
    program = "import sys; from storage.migrate import upgrade; upgrade(sys.argv[1])"
    processes = [subprocess.Popen([sys.executable, "-c", program, empty_url]) for _ in range(2)]
    assert [process.wait(timeout=60) for process in processes] == [0, 0]
    assert _differences(empty_url) == []


def test_database_of_a_newer_program_is_refused(migrated_url: str) -> None:
    engine = sync_engine(migrated_url)
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    engine.dispose()
    with pytest.raises(StorageError, match="9999"):
        migrate.upgrade(migrated_url)


def test_facts_kept_before_timelines_find_their_day(migrated_url: str) -> None:
    migrate.downgrade(migrated_url, "0003")
    article = dict.fromkeys(("title", "text", "digest"), "") | {"id": 1, "lang": "ko", "headings": [], "loaded_at": NOW}
    shared = {key: [] for key in ("subject", "others", "what", "quantities", "topics")} | {
        **dict.fromkeys(("action", "sentence"), ""),
        "kind": "release",
        "article_id": 1,
        "span_start": 0,
        "span_end": 1,
        "state": State.PUBLISHED,
        "terms": ["first-half"],
        "confidence": 1.0,
        "core": False,
        "importance": 1.0,
        "day": DAY,
    }
    told = [(1, "done", None), (2, "planned", "2025"), (3, "done", "2024-02")]
    engine = sync_engine(migrated_url)
    with engine.begin() as connection:
        connection.execute(insert(articles), article | {"state": State.PUBLISHED})
        rows = [shared | {"id": number, "status": status, "event_date": when} for number, status, when in told]
        connection.execute(insert(facts), rows)
        side = {"organisation_id": "baidu", "side": "subject", "day": DAY}
        connection.execute(insert(fact_organisations), [side | {"fact_id": row["id"]} for row in rows])
    migrate.upgrade(migrated_url)
    query = select(fact_organisations.c.moment).order_by(fact_organisations.c.fact_id)
    with engine.connect() as connection:
        found = connection.execute(query).scalars().all()
    engine.dispose()
    assert found == [DAY, date(2025, 6, 30), date(2024, 2, 29)]
