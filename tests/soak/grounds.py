"""What a storm stands on: a database of each kind, which may be shaken while everybody uses it."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from time import sleep

from tests.benchmarks.databases import made
from tests.restarting import started

BRIEFLY, LONG = 2.0, 7.0  # seconds; whoever writes to SQLite waits 5 s for its turn
AWAY = 3.0  # seconds


@dataclass
class Ground:
    """A database, and how many processes may use it; `calm` is held by whoever needs it to be there."""

    name: str
    url: str
    processes: int
    shock: Callable[[bool], None]
    shaken: int = 0
    calm: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def shake(self, *, longer: bool = False) -> None:
        """Has it restart, or be locked by somebody else."""
        async with self.calm:
            await asyncio.to_thread(self.shock, longer)
        self.shaken += 1


@contextmanager
def postgresql() -> Iterator[Ground]:
    """A server of its own: it restarts, or is away for some seconds."""
    with started() as server:

        def shock(longer: bool) -> None:
            if not longer:
                return server.restart()
            with server.stopped():
                sleep(AWAY)
            return None

        yield Ground("postgresql", server.url, 2, shock)


@contextmanager
def sqlite() -> Iterator[Ground]:
    """A file that somebody else writes to, for longer than anybody waits, too."""
    with made("sqlite") as url:

        def shock(longer: bool) -> None:
            with closing(sqlite3.connect(url.removeprefix("sqlite:///"), isolation_level=None)) as other:
                other.execute("PRAGMA busy_timeout = 10000")
                other.execute("BEGIN IMMEDIATE")
                sleep(LONG if longer else BRIEFLY)
                other.execute("COMMIT")

        yield Ground("sqlite", url, 1, shock)
