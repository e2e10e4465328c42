"""Copies of a SQLite database, made and brought back while the program runs; PostgreSQL has tools of its own."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from storage import counts, migrate
from storage.engine import database_url, sync_engine, translated
from storage.errors import StorageError

PAGES = 2_000  # copied at a time; between two steps others may write
BEFORE = ".before-restore"
_POSTGRESQL = "with PostgreSQL, {} does it; see Deployment in the README"


def backup(url: str, target: Path) -> None:
    """Copies the database at `url` into a new file, readable by its owner alone; as it was at one moment.

    Raises StorageError where the file is there already, and where the database is no SQLite file.
    """
    path = _file(url, "pg_dump")
    if target.exists():
        raise StorageError(f"{target} is there already")
    part = target.with_name(target.name + ".part")
    with _failing(f"the backup {target} cannot be made"):
        part.unlink(missing_ok=True)
        os.close(os.open(part, os.O_CREAT | os.O_EXCL, 0o600))
        try:
            _copy(path, part)
            part.replace(target)
        finally:
            part.unlink(missing_ok=True)


def restore(url: str, source: Path) -> Path | None:
    """Puts a backup in the place of the database at `url` and brings it to the newest schema.

    What was there is kept beside it, in the file that is given back. Raises StorageError where `source` is no backup
    of this program, and then nothing has changed.
    """
    path = _file(url, "pg_restore")
    _check(source)
    kept = path.with_name(path.name + BEFORE) if path.exists() else None
    numbers = _versions(url) if kept else {}
    with _failing(f"{source} cannot be restored"):
        if kept:
            kept.unlink(missing_ok=True)
            backup(url, kept)
        sync_engine(url).dispose()  # makes a new file readable by its owner alone
        _copy(source, path)
    migrate.upgrade(url)
    _renew(url, numbers)
    return kept


def _file(url: str, tool: str) -> Path:
    known = database_url(url)
    if known.get_backend_name() != "sqlite":
        raise StorageError(_POSTGRESQL.format(tool))
    return Path(str(known.database))


def _copy(source: Path, target: Path) -> None:
    with closing(sqlite3.connect(source)) as old, closing(sqlite3.connect(target)) as new:
        old.backup(new, pages=PAGES)


def _check(source: Path) -> None:
    """Raises StorageError where `source` is no whole database of this program."""
    if not source.is_file():
        raise StorageError(f"{source}: no such file")
    with _failing(f"{source} is no backup of this program"):
        with closing(sqlite3.connect(f"{source.resolve().as_uri()}?mode=ro", uri=True)) as one:
            whole = one.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            tables = {name for (name,) in one.execute("SELECT name FROM sqlite_master")}
        if not whole or not {"alembic_version", "articles", "facts"} <= tables:
            raise sqlite3.DatabaseError("its tables are not there")


def _versions(url: str) -> dict[str, int]:
    """The numbers by which others know what has changed; none where the database has no such table yet."""
    engine = sync_engine(url)
    numbers: dict[str, int] = {}
    with suppress(Exception), engine.connect() as connection:
        numbers = {str(name): int(number) for name, number in connection.exec_driver_sql("SELECT * FROM versions")}
    engine.dispose()
    return numbers


def _renew(url: str, before: dict[str, int]) -> None:
    """Tells everyone who keeps something of the old database that it is another now."""
    engine = sync_engine(url)
    with translated(), engine.execution_options(writing=True).begin() as connection:
        for what in (counts.NEWS, counts.ORGANISATIONS, counts.EDITORS):
            counts.renew(connection, what)
            counts.raise_to(connection, what, before.get(what, 0) + 1)
    engine.dispose()


@contextmanager
def _failing(what: str) -> Iterator[None]:
    """Turns the errors of files and of SQLite into StorageError."""
    try:
        yield
    except (sqlite3.Error, OSError) as error:
        raise StorageError(f"{what}: {error}") from error
