"""Every call to the Bot API: counted, timed, and for messages told of in one line of the log."""

from __future__ import annotations

import logging
import re
from functools import cache, lru_cache
from time import perf_counter
from typing import Any

from prometheus_client import Counter, Histogram
from telegram.error import TelegramError, TimedOut
from telegram.request import BaseRequest, RequestData

from bot.delivery.pace import Pace, Rank
from bot.logs import said
from bot.services.metrics import Metrics

log = logging.getLogger(__name__)
FILE = "file"
SENT, LOST = "sent", "uncertain"
_OUTCOMES = {
    200: SENT,
    429: "held",
    403: "forbidden",
}  # by HTTP status; anything else is refused, or failed from 500 on
_NAMES = {rank: rank.name.lower() for rank in Rank}
_METHOD = re.compile(r"/bot[^/]+/(\w+)$")
_MESSAGE_ID = re.compile(rb'"message_id":\s*(\d+)')


class WatchedCalls(BaseRequest):
    """Passes every request on to another, and keeps account of it."""

    def __init__(self, inner: BaseRequest, metrics: Metrics) -> None:
        self.inner, self._metrics = inner, metrics
        self._counters = cache(self._counted)  # the library is slow to find them

    @property
    def read_timeout(self) -> float | None:
        """The other's."""
        return self.inner.read_timeout

    async def initialize(self) -> None:
        """Readies the other."""
        await self.inner.initialize()

    async def shutdown(self) -> None:
        """Releases the other."""
        await self.inner.shutdown()

    async def do_request(
        self, url: str, method: str, request_data: RequestData | None = None, *args: Any, **kwargs: Any
    ) -> tuple[int, bytes]:
        """What the other answers. Raises what it raises."""
        began, outcome, answer = perf_counter(), LOST, b""
        try:
            status, answer = await self.inner.do_request(url, method, request_data, *args, **kwargs)
            outcome = _OUTCOMES.get(status, "refused" if status < 500 else "failed")
            return status, answer
        except TelegramError as error:
            outcome = "timeout" if isinstance(error, TimedOut) else LOST
            raise
        finally:
            self._note(_name(url), outcome, request_data, answer, perf_counter() - began)

    def _note(self, name: str, outcome: str, data: RequestData | None, answer: bytes, seconds: float) -> None:
        counters, times = self._counters(name, outcome)
        for counter in counters:
            counter.inc()
        times.observe(seconds)
        if not is_message(name) or not log.isEnabledFor(logging.INFO):
            return
        found = _MESSAGE_ID.search(answer)
        chat = data.parameters.get("chat_id") if data else None
        fields = {"method": name, "chat": chat, "message": int(found[1]) if found else None}
        said(log, logging.INFO, "message", **fields, took_ms=round(seconds * 1000), outcome=outcome)

    def _counted(self, name: str, outcome: str) -> tuple[list[Counter], Histogram]:
        counters = [self._metrics.calls.labels(name, outcome)]
        if is_message(name):
            counters.append(self._metrics.messages.labels(outcome))
        return counters, self._metrics.call_seconds.labels(name)


def is_message(name: str) -> bool:
    """Whether that method of the Bot API has a message come into a chat, or changes one."""
    return name != "sendChatAction" and name.startswith(("send", "editMessage"))


@lru_cache(maxsize=64)
def _name(url: str) -> str:
    found = _METHOD.search(url)
    return found[1] if found and "/file/bot" not in url else FILE


class WatchedPace(Pace):
    """The limiter, with its waits timed."""

    def __init__(self, rate: float, metrics: Metrics, **options: Any) -> None:
        super().__init__(rate, **options)
        self._metrics = metrics
        self._waits = {rank: metrics.limiter_wait.labels(name) for rank, name in _NAMES.items()}

    async def turn(self, chat_id: int | str, rank: Rank, *, edits: bool = False) -> None:
        """Waits as the limiter has it. Raises RetryAfter as it does."""
        began = perf_counter()
        try:
            await super().turn(chat_id, rank, edits=edits)
        except TelegramError:
            self._metrics.put_off.labels(_NAMES[rank]).inc()
            raise
        finally:
            self._waits[rank].observe(perf_counter() - began)
