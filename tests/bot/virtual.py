"""An event loop whose time passes only while everybody in it sleeps, so that minutes are tested in moments."""

from __future__ import annotations

import asyncio
import selectors
from collections.abc import Coroutine
from typing import Any, TypeVar

T = TypeVar("T")


class _Instant(selectors.DefaultSelector):
    """Never waits: where there is nothing to do for so many seconds, they have passed."""

    passed = 100.0

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        ready = super().select(0)
        assert ready or timeout is not None, "everybody waits for something that will never be"
        if not ready:
            self.passed += timeout or 0.0
        return ready


class _Loop(asyncio.SelectorEventLoop):
    def __init__(self) -> None:
        self._instant = _Instant()
        super().__init__(self._instant)

    def time(self) -> float:
        return self._instant.passed


def run(work: Coroutine[Any, Any, T]) -> T:
    """What `work` gives, with all the time that it takes made up."""
    with asyncio.Runner(loop_factory=_Loop) as runner:
        return runner.run(work)


def now() -> float:
    """The made-up time, in seconds."""
    return asyncio.get_running_loop().time()
