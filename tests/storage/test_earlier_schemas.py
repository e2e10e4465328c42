"""Whatever version of the program made a database, the newest one finds in it all that was kept; so does going back."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import UTC, datetime
from importlib.resources import files
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from alembic import command
from sqlalchemy import MetaData, Table, inspect, select

from briefs.finding import Naming, read
from briefs.lexicon import load
from briefs.model import Names, Organisation, Quantity, Span, Status, Topic, Unit
from storage import articles, chats, feeds, migrate, words
from storage.engine import Database, sync_engine
from storage.schema import metadata
from storage.values import Added, Chat, ChatKind, Schedule, Subscription
from tests.databases import ENGINES
from tests.storage.filled import something
from tests.storage.samples import NOW, fact, parsed, retract
from tests.storage.test_events import LONG, copy
from tests.storage.test_levels import revenue

REVISIONS = sorted(path.name[:4] for path in Path(str(files("storage") / "migrations/versions")).glob("0*.py"))
# What is made of articles: an older schema has less of it, and the newest all of it again.
OF_ARTICLES = {"articles", "facts", "fact_organisations", "fact_topics", "fact_levels", "organisation_counts"}
OF_ARTICLES |= {"topic_counts", "fact_keys", "article_shingles", "article_copies"}
FOUND = {1, 2, 3, 4, 5, 6}  # facts, by their words
CHANGED = {("chats", "scope"): "only", ("versions", "number"): None}  # by a revision, on purpose
NAMING = Naming(load())
Rows = dict[str, list[dict[str, Any]]]
NewDatabase = Callable[[], str]


@pytest.fixture(scope="module", params=ENGINES)
def new_database(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[NewDatabase]:
    """Makes databases without tables."""
    with ExitStack() as kept:
        if request.param == "sqlite":
            yield lambda: f"sqlite:///{tmp_path_factory.mktemp('earlier') / 'briefs.sqlite'}"
        else:
            server = request.getfixturevalue("postgres")
            yield lambda: kept.enter_context(server.database("template1"))


@pytest.fixture(scope="module")
def whole(new_database: NewDatabase) -> Rows:
    """All rows of a database of the newest schema with something in every table."""
    url = new_database()
    migrate.upgrade(url)
    asyncio.run(_live(url))
    _fill_the_rest(url)
    assert asyncio.run(_found(url)) == FOUND
    return _rows(url, _reflected(url))


async def _live(url: str) -> None:
    """Two articles that tell the same event, one taken back, a copy, a subscriber and a feed."""
    sums = Quantity(380 * 10**9, Unit.CNY, Span(0, 1))  # type: ignore[arg-type]
    plan = fact("alibaba", "tencent", status=Status.PLANNED, date="2026", topics=(Topic.CLOUD,), quantities=(sums,))
    learned = Organisation("gaon-ai", Names(en=("Gaon AI",)))
    async with Database.open(url) as db:
        for title in ("가", "나"):
            told = parsed(
                plan, fact("gaon-ai", topics=(Topic.CHIPS,)), revenue("baidu", 10), title=title, learned=(learned,)
            )
            await articles.add(db, told, now=NOW, by=5)
        for body in (LONG, LONG.replace("들인다고", "들여온다고")):
            await articles.add(db, copy(body[:9], body), now=NOW)
        gone = await articles.add(db, parsed(fact("smic"), title="다"), now=NOW)
        assert isinstance(gone, Added)
        await retract(db, gone)
        schedule = Schedule(ZoneInfo("Asia/Seoul"), NOW.time().replace(second=0, microsecond=0))
        chat = Chat(1, "ko", schedule, ChatKind.GROUP, topics=(Topic.CHIPS,), companies=("baidu",))
        await chats.save(db, Chat(2, "en", schedule, ChatKind.PRIVATE), NOW)
        on = {"subscription": Subscription.ON, "due_at": NOW, "thread_id": 8, "told_upto": 2}
        await chats.save(db, Chat(**{name: getattr(chat, name) for name in chat.__slots__} | on), NOW)
        await feeds.add(db, "https://example.com/feed", "피드", now=NOW)


def _fill_the_rest(url: str) -> None:
    engine = sync_engine(url)
    with engine.begin() as connection:
        for table in metadata.sorted_tables:
            if connection.execute(select(table).limit(1)).one_or_none() is None:
                connection.execute(table.insert(), {column.name: something(column) for column in table.columns})
    engine.dispose()


def _reflected(url: str) -> dict[str, Table]:
    engine, found = sync_engine(url), MetaData()
    found.reflect(engine, only=lambda name, _: name in metadata.tables)
    engine.dispose()
    return {table.name: table for table in found.sorted_tables}


def _rows(url: str, tables: dict[str, Table]) -> Rows:
    """All rows of the tables, each with the columns that they have there."""
    engine = sync_engine(url)
    with engine.connect() as connection:
        found = {
            name: [
                {key: _utc(value) for key, value in row.items()} for row in connection.execute(select(table)).mappings()
            ]
            for name, table in tables.items()
        }
    engine.dispose()
    return {name: sorted(rows, key=repr) for name, rows in found.items()}


def _utc(value: Any) -> Any:
    return value.astimezone(UTC).replace(tzinfo=None) if isinstance(value, datetime) and value.tzinfo else value


def _raised(url: str, revision: str) -> None:
    with migrate._migration(url) as config:
        command.upgrade(config, revision)


def _put(url: str, tables: dict[str, Table], rows: Rows) -> None:
    """Keeps what the older schema has room for."""
    engine = sync_engine(url)
    with engine.begin() as connection:
        for name, table in tables.items():
            held = [{key: value for key, value in row.items() if key in table.columns} for row in rows.get(name, [])]
            if held:
                connection.execute(table.delete())
                connection.execute(table.insert(), held)
        if inspect(connection).has_table(words.TABLE):  # which has no one description
            words.fill(connection)
    engine.dispose()


def _same(before: Rows, after: Rows, older: dict[str, Table]) -> None:
    """Everything that is made of articles is whole; of the rest, what the older schema had room for."""
    for name, rows in before.items():
        if name in OF_ARTICLES:
            assert after[name] == rows, name
        elif name in older:
            for column in set(older[name].columns.keys()) & set(rows[0]) if rows else ():
                values = [row[column] for row in after[name]]
                if (name, column) not in CHANGED:
                    assert sorted(map(repr, values)) == sorted(repr(row[column]) for row in rows), (name, column)


async def _found(url: str) -> set[int]:
    async with Database.open(url) as db:
        return {one.id for one in await words.find(db, read("소식", NAMING))}


@pytest.mark.parametrize("revision", REVISIONS[:-1])
def test_a_database_of_an_earlier_version_becomes_the_newest(
    whole: Rows, new_database: NewDatabase, revision: str
) -> None:
    url = new_database()
    _raised(url, revision)
    older = _reflected(url)
    _put(url, older, whole)
    migrate.upgrade(url)
    _same(whole, _rows(url, _reflected(url)), older)
    assert asyncio.run(_found(url)) == FOUND


def test_going_back_step_by_step_and_forth_keeps_what_the_first_version_knew(
    whole: Rows, new_database: NewDatabase
) -> None:
    url = new_database()
    migrate.upgrade(url)
    _put(url, _reflected(url), whole)
    for revision in reversed(REVISIONS[:-1]):
        migrate.downgrade(url, revision)
    older = _reflected(url)
    migrate.upgrade(url)
    _same(whole, _rows(url, _reflected(url)), older)
    assert asyncio.run(_found(url)) == FOUND


def test_every_table_has_something_in_it(whole: Rows) -> None:
    assert [name for name, rows in whole.items() if not rows] == []


def test_the_chain_of_revisions_has_no_gap() -> None:
    assert [int(one) for one in REVISIONS] == list(range(1, len(REVISIONS) + 1))
