"""What one process at a time may do: a lease that ends with the process, however that ends."""

from __future__ import annotations

import asyncio
import fcntl
import os
from pathlib import Path
from typing import Protocol

from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.engine import Database, translated
from storage.errors import StorageError

PATIENCE = 5.0  # seconds that PostgreSQL has to say that it still knows us
# Has PostgreSQL notice within 15 seconds that the machine which had the lease is gone; a process that is killed is
# noticed at once. Nothing of it concerns Unix sockets.
_KEEPALIVES = {"tcp_keepalives_idle": "5", "tcp_keepalives_interval": "5", "tcp_keepalives_count": "2"}
_SET = text("select set_config(:name, :value, false)")
_LOCK, _UNLOCK = text("select pg_try_advisory_lock(:key)"), text("select pg_advisory_unlock(:key)")


class Lease(Protocol):
    """Held by one process at a time."""

    async def hold(self) -> bool:
        """Whether it is ours: takes it where nobody has it, makes sure of it where we have it. Raises StorageError."""

    async def release(self) -> None:
        """Lets others have it."""


def lease(db: Database, key: int) -> Lease:
    """The lease with that key on the database; of a SQLite file there is but one, whatever the key."""
    return _OnFile(db.file) if db.file else _OnServer(db, key)


class _OnServer:
    """An advisory lock of PostgreSQL, which ends with the connection that has it."""

    def __init__(self, db: Database, key: int) -> None:
        self._db, self._key = db, key
        self._connection: AsyncConnection | None = None

    async def hold(self) -> bool:
        if self._connection and not await self._alive(self._connection):
            await self._connection.invalidate()
            await self._connection.close()
            self._connection = None
        if self._connection is None:
            with translated():
                self._connection = await self._taken()
        return self._connection is not None

    async def release(self) -> None:
        connection, self._connection = self._connection, None
        if connection is None:
            return
        with translated():
            try:
                async with asyncio.timeout(PATIENCE):
                    await connection.execute(_UNLOCK, {"key": self._key})
            except TimeoutError:  # the server is silent: the lock ends with the connection
                await connection.invalidate()
            await connection.close()

    async def _alive(self, connection: AsyncConnection) -> bool:
        try:
            async with asyncio.timeout(PATIENCE):
                await connection.execute(text("select 1"))
        except (SQLAlchemyError, TimeoutError):
            return False
        return True

    async def _taken(self) -> AsyncConnection | None:
        """The connection that has the lock now; None where another has it."""
        connection = await self._db.connect()
        try:
            for name, value in _KEEPALIVES.items():
                await connection.execute(_SET, {"name": name, "value": value})
            if (await connection.execute(_LOCK, {"key": self._key})).scalar_one():
                return connection
        except BaseException:
            await connection.invalidate()
            raise
        await connection.close()
        return None


class _OnFile:
    """A lock on a file beside SQLite's own, which ends with the process that has it."""

    def __init__(self, database: Path) -> None:
        self._path = database.with_name(f"{database.name}-sender")
        self._file: int | None = None

    async def hold(self) -> bool:
        if self._file is None:
            self._file = self._taken()
        return self._file is not None

    async def release(self) -> None:
        if self._file is not None:
            os.close(self._file)
            self._file = None

    def _taken(self) -> int | None:
        try:
            file = os.open(self._path, os.O_CREAT | os.O_RDWR, 0o600)
        except OSError as error:
            raise StorageError(f"the file {self._path} cannot be made: {error.strerror}") from error
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            os.close(file)
            return None
        return file
