"""Starts the double in a process of its own, and talks to it."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from urllib.request import Request, urlopen


@dataclass(frozen=True, slots=True)
class Taken:
    """A message that the double took."""

    chat_id: int
    message_id: int
    text: str
    at: float  # seconds of its own clock
    keyboard: str = ""  # the reply markup, as JSON


@dataclass(frozen=True, slots=True)
class Double:
    """The running double."""

    url: str  # what TELEGRAM_API_URL is set to

    def setup(self, **what: Any) -> None:
        """See tests.bot_api.double."""
        self._control("setup", what)

    def clear(self) -> None:
        """Has it forget what it took."""
        self._control("clear", {})

    def taken(self) -> Sequence[Taken]:
        """Every message that it took, in the order in which it did."""
        return [Taken(*one) for one in self._control("taken", None)["messages"]]

    def counted(self) -> tuple[int, int]:
        """How many messages it took, and how many it refused for being too many."""
        found = self._control("taken", None)
        return found["count"], found["refused"]

    def strokes(self) -> dict[str, int]:
        """How often each fault struck."""
        found: dict[str, int] = self._control("taken", None)["strokes"]
        return found

    def calls(self) -> dict[str, int]:
        """How often each method was called, by its name in small letters."""
        found: dict[str, int] = self._control("taken", None)["calls"]
        return found

    def _control(self, name: str, what: Any) -> Any:
        body = None if what is None else json.dumps(what).encode()
        with urlopen(Request(f"{self.url}/control/{name}", body), timeout=60) as answer:  # noqa: S310
            return json.load(answer)


@contextmanager
def double(prefix: Sequence[str] = ()) -> Iterator[Double]:
    """The double while the block lasts; `prefix` is a command that starts it, such as taskset."""
    command = [*prefix, sys.executable, "-m", "tests.bot_api.double"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        try:
            yield Double(f"http://127.0.0.1:{int(process.stdout.readline())}")
        finally:
            process.kill()
