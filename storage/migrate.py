"""Brings a database to the newest schema; synchronous, so under a running event loop call it by `asyncio.to_thread`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib.resources import as_file, files
from typing import TYPE_CHECKING

from sqlalchemy import Connection, text
from sqlalchemy.exc import SQLAlchemyError

from storage import counts, levels, merging, words
from storage.engine import sync_engine, translated
from storage.errors import StorageError

if TYPE_CHECKING:
    from alembic.config import Config  # loaded where something is to be changed: it takes 11 MB

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
    if _is_newest(url):
        return
    from alembic import command
    from alembic.migration import MigrationContext

    with _migration(url) as config:
        connection: Connection = config.attributes["connection"]
        before = MigrationContext.configure(connection).get_current_revision()
        command.upgrade(config, "head")
        for revision, fill in _FILLS:
            if before is not None and before < revision:
                fill(connection)


def downgrade(url: str, revision: str) -> None:
    """Takes the database at `url` back to `revision`; to `base` drops every table. Raises StorageError."""
    from alembic import command

    with _migration(url) as config:
        command.downgrade(config, revision)


def _is_newest(url: str) -> bool:
    """Whether there is nothing to do; False also where the database does not say."""
    revisions = (files("storage") / "migrations" / "versions").iterdir()
    newest = max(one.name.partition("_")[0] for one in revisions if one.name[:1].isdigit())
    engine = sync_engine(url)
    try:
        with engine.connect() as connection:
            found = connection.execute(text("select version_num from alembic_version")).scalars().all()
    except SQLAlchemyError:
        return False
    finally:
        engine.dispose()
    return found == [newest]


@contextmanager
def _migration(url: str) -> Iterator[Config]:
    from alembic.config import Config
    from alembic.util import CommandError

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
