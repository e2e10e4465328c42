"""Short transactions on one database."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager, nullcontext
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TypeVar

from sqlalchemy import Connection, Executable, Row, text
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from storage.enduring import again_if_cut, connected
from storage.opening import (
    OPTIONS,
    POOL,
    WRITER,
    Threads,
    UtcDateTime,
    create_privately,
    database_url,
    postgresql_options,
    prepared,
    read_json,
    sync_engine,
    translated,
)

__all__ = ["Database", "UtcDateTime", "database_url", "read_json", "sync_engine", "translated"]

Found = TypeVar("Found")


class Database:
    """Short transactions on one database: `async with Database.open(url) as db`.

    It does not migrate; `storage.migrate.upgrade` does. No transaction may stay open across work of others.
    """

    def __init__(self, engine: AsyncEngine, threads: Threads | None = None, file: Path | None = None) -> None:
        """For `open`; without `threads`, the engine does all."""
        self.file = file
        """SQLite's file; None on PostgreSQL, which several processes may use."""
        self._engine = engine
        self._writing = engine.execution_options(writing=True)
        self._threads = threads
        self._turn = asyncio.Lock() if threads else nullcontext()  # whoever writes waits here, and not in SQLite

    @classmethod
    def open(cls, raw: str, *, pool: int = POOL) -> Database:
        """The database at `raw`, see `database_url`; connects when first used, to PostgreSQL at most `pool` times.

        Raises StorageError where the address is wrong or a new SQLite file cannot be made.
        """
        url = database_url(raw)
        create_privately(url)
        if url.get_backend_name() == "postgresql":
            return cls(create_async_engine(url, **postgresql_options(url, pool), **OPTIONS))
        writer = create_async_engine(url, **WRITER, **OPTIONS)
        prepared(writer.sync_engine)
        return cls(writer, Threads(url), Path(str(url.database)))

    @asynccontextmanager
    async def begin(self) -> AsyncIterator[AsyncConnection]:
        """A transaction that may write: committed at the end, rolled back on any error."""
        with translated():
            async with self._turn, connected(self._writing) as connection, connection.begin():
                yield connection

    async def write(self, work: Callable[[Connection], Found]) -> Found:
        """What `work` gives in a transaction that may write, as `read` does it: with many statements faster."""
        with translated():
            if self._threads:
                async with self._turn:
                    return await self._threads.do(work, writing=True)
            async with connected(self._writing) as connection, connection.begin():
                return await connection.run_sync(work)

    async def read(self, work: Callable[[Connection], Found]) -> Found:
        """What `work` finds in a transaction that only reads and never waits for a writer; `work` may run in a thread.

        It gives back what it has read, nothing that would read on; where the connection breaks, it is done once more.
        """
        with translated():
            if self._threads:
                return await self._threads.do(work, writing=False)
            return await again_if_cut(lambda: self._read(work))

    async def _read(self, work: Callable[[Connection], Found]) -> Found:
        async with connected(self._engine) as connection, connection.begin():
            return await connection.run_sync(work)

    async def rows(self, query: Executable, values: Mapping[str, Any] | None = None) -> Sequence[Row[Any]]:
        """All rows of `query`, its parameters given in `values`."""
        return await self.read(lambda connection: connection.execute(query, values).all())

    async def connect(self) -> AsyncConnection:
        """A connection to be kept, without a transaction; the caller closes it."""
        return await self._engine.execution_options(isolation_level="AUTOCOMMIT").connect()

    @asynccontextmanager
    async def alone(self, key: int) -> AsyncIterator[bool]:
        """Whether no other process is in a block with this key; on SQLite, which one process uses, always.

        No transaction is open within, so work of any length may be done.
        """
        if self._engine.dialect.name != "postgresql":
            yield True
            return
        with translated():
            async with self._engine.execution_options(isolation_level="AUTOCOMMIT").connect() as connection:
                got: bool = (
                    await connection.execute(text("select pg_try_advisory_lock(:key)"), {"key": key})
                ).scalar_one()
                try:
                    yield got
                finally:
                    if got:
                        await connection.execute(text("select pg_advisory_unlock(:key)"), {"key": key})

    async def close(self) -> None:
        """Closes every connection."""
        await self._engine.dispose()
        if self._threads:
            self._threads.close()

    async def __aenter__(self) -> Self:
        """Itself, to be closed at the end of the block."""
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Closes every connection."""
        await self.close()
