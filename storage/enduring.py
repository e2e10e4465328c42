"""PostgreSQL restarts now and then: whoever needs it waits a little, and what was only read is read again."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from time import monotonic
from typing import TypeVar

from sqlalchemy.exc import DBAPIError, OperationalError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

Found = TypeVar("Found")
PATIENCE = 5.0  # seconds that a server has to come back
PAUSE = 0.1  # seconds between two tries


@asynccontextmanager
async def connected(engine: AsyncEngine) -> AsyncIterator[AsyncConnection]:
    """A connection, from a server that may be starting just now. Raises OperationalError where it does not for long.

    Nothing has been done on it, so that trying again is safe; a file needs no such patience.
    """
    async with AsyncExitStack() as stack:
        yield await _entered(engine, stack)


async def _entered(engine: AsyncEngine, stack: AsyncExitStack) -> AsyncConnection:
    until = monotonic() + (PATIENCE if engine.dialect.name == "postgresql" else 0)
    while True:
        try:
            return await stack.enter_async_context(engine.connect())
        except OperationalError:
            if monotonic() >= until:
                raise
        await asyncio.sleep(PAUSE)


async def again_if_cut(read: Callable[[], Awaitable[Found]]) -> Found:
    """What `read` finds; where the connection breaks under it, what it finds on another."""
    try:
        return await read()
    except DBAPIError as error:
        if not error.connection_invalidated:
            raise
    return await read()
