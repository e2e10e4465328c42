"""Brings a database to the newest schema; synchronous, so under a running event loop call it by `asyncio.to_thread`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib.resources import as_file, files

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.util import CommandError
from sqlalchemy import Connection, text

from storage import counts, levels, merging, words
from storage.engine import sync_engine, translated
from storage.errors import StorageError

# What a revision adds to rows that are kept already, by the revision.
_FILLS: tuple[tuple[str, Callable[[Connection], None]], ...] = (
    ("0002", merging.join_all),
    ("0005", words.fill),
    ("0007", counts.recount),
    ("0011", levels.fill),
)
_LOCK = 0x6272_6965_6673  # any number that only this program takes: "briefs"


def upgrade(url: str) -> None:
    """Brings the database at `url` to the newest schema, in one transaction; changes nothing where it is there already.

    Processes that start at the same time wait for each other. Raises StorageError where the database cannot be
    reached or comes from a newer version of the program.
    """
    with _migration(url) as config:
        connection: Connection = config.attributes["connection"]
        before = MigrationContext.configure(connection).get_current_revision()
        command.upgrade(config, "head")
        for revision, fill in _FILLS:
            if before is not None and before < revision:
                fill(connection)


def downgrade(url: str, revision: str) -> None:
    """Takes the database at `url` back to `revision`; to `base` drops every table. Raises StorageError."""
    with _migration(url) as config:
        command.downgrade(config, revision)


@contextmanager
def _migration(url: str) -> Iterator[Config]:
    engine = sync_engine(url)
    try:
        with translated(), engine.execution_options(writing=True).begin() as connection:
            _lock(connection)
            with as_file(files("storage") / "migrations") as scripts:
                config = Config(attributes={"connection": connection})
                config.set_main_option("script_location", str(scripts).replace("%", "%%"))
                config.set_main_option("path_separator", "os")
                yield config
    except CommandError as error:
        raise StorageError(f"the database cannot be migrated: {error}") from error
    finally:
        engine.dispose()


def _lock(connection: Connection) -> None:
    """On PostgreSQL until the transaction's end; on SQLite the transaction itself holds the write lock."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("select pg_advisory_xact_lock(:key)"), {"key": _LOCK})
