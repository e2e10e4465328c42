"""Connections: the database's address, and what each connection is told on opening."""

from __future__ import annotations

import asyncio
import json
import os
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import URL, Connection, DateTime, Dialect, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, SQLAlchemyError
from sqlalchemy.types import TypeDecorator

from storage.errors import StorageError

_DRIVERS = {"sqlite": "sqlite+aiosqlite", "postgres": "postgresql+psycopg", "postgresql": "postgresql+psycopg"}
_PRAGMAS = ("busy_timeout = 5000", "journal_mode = WAL", "synchronous = NORMAL", "foreign_keys = ON")
_JSON = json.JSONDecoder()
Found = TypeVar("Found")


def read_json(text: str | bytes) -> Any:
    """What `json.dumps` made of a value, without white space around it; most lists that are kept are empty."""
    if isinstance(text, bytes):
        return json.loads(text)
    return [] if text == "[]" else _JSON.raw_decode(text)[0]


OPTIONS: dict[str, Any] = {
    "json_serializer": partial(json.dumps, ensure_ascii=False),
    "json_deserializer": read_json,
    "hide_parameters": True,
}


# SQLite: who writes waits for its turn here and not, with a connection in hand, in the database; more than a few who
# read only take turns from each other. Every transaction here is ended by its block, so that nothing is left to be
# rolled back when a connection comes back.
_MOST_THREADS = 5
_PER_THREAD = {"pool_size": _MOST_THREADS, "max_overflow": 0, "pool_use_lifo": True, "pool_reset_on_return": None}
WRITER = {"pool_size": 1, "max_overflow": 0, "pool_reset_on_return": None}
POOL = 12  # connections to PostgreSQL that a process has at most; hosts' smallest databases allow 20
_POSTGRESQL = {"max_overflow": 0, "pool_use_lifo": True, "pool_pre_ping": True}
# Seconds to reach the server, and until one that is gone without a word is noticed; an address may say otherwise.
_CONNECT = {"connect_timeout": "5", "keepalives_idle": "30", "keepalives_interval": "10", "keepalives_count": "3"}
_CONNECT["application_name"] = "china-ai-brief"


def postgresql_options(url: URL, pool: int) -> dict[str, Any]:
    """How a pool of so many connections to the server at `url` is made; what its query says goes first."""
    args = {name: value for name, value in _CONNECT.items() if name not in url.query}
    return {**_POSTGRESQL, "pool_size": pool, "connect_args": args}


class UtcDateTime(TypeDecorator[datetime]):
    """A moment: aware in, stored as UTC, aware UTC out; a naive value is refused."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """The moment in UTC; raises ValueError where it has no time zone."""
        if value is not None and value.tzinfo is None:
            raise ValueError(f"a moment without a time zone: {value}")
        return value and value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """The moment in UTC; SQLite gives it back naive."""
        return value and (value.astimezone(UTC) if value.tzinfo else value.replace(tzinfo=UTC))


def database_url(raw: str) -> URL:
    """The address with its asynchronous driver, from `sqlite:///PATH`, `postgres://…` or `postgresql://…`.

    Raises StorageError for anything else; the message never repeats the address, which may hold a password.
    """
    try:
        url = make_url(raw.strip())
    except (ArgumentError, ValueError):
        raise StorageError("the database's address is not a URL such as sqlite:///briefs.sqlite") from None
    driver = _DRIVERS.get(url.drivername)
    if driver is None:
        raise StorageError(f"the database's address starts with {url.drivername}, not with sqlite or postgresql")
    if driver.startswith("sqlite") and url.database in (None, "", ":memory:"):
        raise StorageError("the database's address names no file: sqlite:///PATH")
    return url.set(drivername=driver)


def sync_engine(raw: str) -> Engine:
    """An engine for migrations, which run synchronously; the caller disposes of it."""
    url = database_url(raw)
    if url.drivername.startswith("sqlite"):
        url = url.set(drivername="sqlite")
    create_privately(url)
    return prepared(create_engine(url, **OPTIONS))


@contextmanager
def translated() -> Iterator[None]:
    """Turns the errors of database and drivers into StorageError."""
    try:
        yield
    except (SQLAlchemyError, UnicodeError) as error:
        cause = error.orig if isinstance(error, DBAPIError) and error.orig is not None else error
        raise StorageError(f"the database failed: {str(cause).splitlines()[0]}") from error


def create_privately(url: URL) -> None:
    """Makes a new SQLite file readable by its owner alone, and so its journal, which takes the file's permissions."""
    if not url.drivername.startswith("sqlite"):
        return
    path = Path(str(url.database))
    try:
        with suppress(FileExistsError):
            os.close(os.open(path, os.O_CREAT | os.O_EXCL, 0o600))
    except OSError as error:
        raise StorageError(f"the database {path} cannot be made: {error.strerror}") from error


def prepared(engine: Engine) -> Engine:
    """The engine; on SQLite its connections are opened with our pragmas, and their transactions begun by us.

    The driver itself would begin a transaction only before the first change, so that two writers could both read
    and then fail; a writing transaction takes the write lock at once and waits for it instead.
    """
    if engine.dialect.name != "sqlite":
        return engine

    @event.listens_for(engine, "connect")
    def _tell(connection: Any, _record: Any) -> None:
        connection.isolation_level = None
        cursor = connection.cursor()
        for pragma in _PRAGMAS:
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        writing = connection.get_execution_options().get("writing")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")

    return engine


class Threads:
    """Whole transactions on SQLite, each in a thread; whoever writes sees to it that nobody else does.

    SQLite answers sooner than a thread is woken, so that a thread is handed a transaction as a whole.
    """

    def __init__(self, url: URL) -> None:
        self._engine = prepared(create_engine(url.set(drivername="sqlite"), **_PER_THREAD, **OPTIONS))
        self._writing = self._engine.execution_options(writing=True)
        self._threads = ThreadPoolExecutor(_MOST_THREADS, "database")

    async def do(self, work: Callable[[Connection], Found], *, writing: bool) -> Found:
        engine = self._writing if writing else self._engine
        return await asyncio.get_running_loop().run_in_executor(self._threads, self._do, engine, work)

    @staticmethod
    def _do(engine: Engine, work: Callable[[Connection], Found]) -> Found:
        with engine.begin() as connection:
            return work(connection)

    def close(self) -> None:
        self._threads.shutdown()
        self._engine.dispose()
