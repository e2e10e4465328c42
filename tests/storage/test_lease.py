"""One process at a time has the lease, and it ends with that process however that ends."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from sqlalchemy import text

import storage.lease
from storage.engine import Database
from storage.lease import lease
from tests.databases import Postgres

KEY = 42
HOLDER = """
import asyncio, sys
from storage.engine import Database
from storage.lease import lease

async def main():
    async with Database.open(sys.argv[1]) as db:
        print(await lease(db, 42).hold(), flush=True)
        await asyncio.sleep(60)

asyncio.run(main())
"""
# Ends the connections that hold a lease in this database: other tests have theirs on the same server.
END_OWN = """
    select pg_terminate_backend(pid) from pg_locks
    where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database())
"""


@contextmanager
def holder(url: str) -> Iterator[subprocess.Popen[str]]:
    """Another process that has the lease."""
    process = subprocess.Popen([sys.executable, "-c", HOLDER, url], stdout=subprocess.PIPE, text=True)
    assert process.stdout
    with process:
        assert process.stdout.readline() == "True\n"
        yield process
        process.kill()


async def test_one_has_it_until_it_gives_it_back(migrated_url: str) -> None:
    async with Database.open(migrated_url) as first, Database.open(migrated_url) as second:
        ours, theirs = lease(first, KEY), lease(second, KEY)
        assert await ours.hold()
        assert await ours.hold()
        assert not await theirs.hold()
        await ours.release()
        assert await theirs.hold()
        assert not await ours.hold()
        await theirs.release()
        await theirs.release()


async def test_a_killed_process_has_it_no_longer(migrated_url: str) -> None:
    async with Database.open(migrated_url) as database:
        ours = lease(database, KEY)
        with holder(migrated_url) as other:
            assert not await ours.hold()
            other.kill()
            other.wait()
            async with asyncio.timeout(5):
                while not await ours.hold():  # noqa: ASYNC110 (PostgreSQL takes a moment to see that nobody is there)
                    await asyncio.sleep(0.02)
        await ours.release()


@pytest.mark.parametrize("migrated_url", ["postgresql"], indirect=True)
async def test_a_broken_connection_is_noticed_and_the_lease_taken_anew(migrated_url: str) -> None:
    async with Database.open(migrated_url) as first, Database.open(migrated_url) as second:
        ours, theirs = lease(first, KEY), lease(second, KEY)
        assert await ours.hold()
        await second.rows(text(END_OWN))
        async with asyncio.timeout(5):
            while not await theirs.hold():  # noqa: ASYNC110 (PostgreSQL takes a moment to end a connection)
                await asyncio.sleep(0.02)
        assert not await ours.hold()
        await theirs.release()
        assert await ours.hold()
        await ours.release()


async def test_a_server_that_is_silent_does_not_hold_up_the_end(
    postgres: Postgres, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(storage.lease, "PATIENCE", 0.2)
    with postgres.database("migrated") as url:
        async with Database.open(url) as database:
            ours = lease(database, KEY)
            assert await ours.hold()
            [row] = await database.rows(text("select pid from pg_locks where locktype = 'advisory'"))
            os.kill(row.pid, signal.SIGSTOP)
            try:
                await asyncio.wait_for(ours.release(), 20)
            finally:
                os.kill(row.pid, signal.SIGCONT)
