"""One limiter for every message that goes out: over all chats, and in each chat.

Telegram lets a bot send about 30 messages per second in all, one per second to a chat (a few at once are forgiven)
and 20 per minute to a group (Bots FAQ, "My bot is hitting limits"). Whoever would have to wait long is told so at once.
"""

from __future__ import annotations

import asyncio
import math
from collections import deque
from collections.abc import Callable, Coroutine, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any, Protocol

from telegram.error import RetryAfter
from telegram.ext import BaseRateLimiter

from bot.delivery import window
from bot.delivery.window import Rank, Window

__all__ = ["Pace", "Rank", "turn_taken"]

SLACK = 1.05  # times the seconds between a chat's messages; those that left evenly arrive a little less so
ALL_REFUSED = 3  # so many chats refused one after another: Telegram means all of them
BURST = 3  # messages that a chat takes at once
GROUP_SECONDS = 61.0  # a minute, and a little
LONGEST_WAIT = 5.0  # seconds; who would wait longer gets RetryAfter without asking Telegram
MOST_CHATS = 10_000
EVERYBODY = 0

Answer = bool | dict[str, Any] | list[dict[str, Any]]
_taken: ContextVar[bool] = ContextVar("turn_taken", default=False)


class Memory(Protocol):
    """Remembers over restarts for how long Telegram wants nothing."""

    async def lasting(self) -> dict[int, float]:
        """The seconds that each chat, or EVERYBODY, has yet to wait."""

    async def keep(self, chat_id: int, seconds: float) -> None:
        """Writes down that the chat, or EVERYBODY, has to wait."""


@contextmanager
def turn_taken() -> Iterator[None]:
    """Messages of this block have waited for `Pace.turn` already."""
    token = _taken.set(True)
    try:
        yield
    finally:
        _taken.reset(token)


@dataclass(slots=True)
class _Chat:
    """When a chat takes its next message."""

    even: float = 0.0  # when it would be, had all been sent evenly
    held: float = 0.0  # until when Telegram refuses
    sent: deque[float] = field(default_factory=deque)  # in the last minute


class Pace(BaseRateLimiter[None]):
    """Spreads messages out, replies before digests. It retries nothing."""

    def __init__(
        self, rate: float, *, chat_rate: float = 1.0, group_rate: int = 20, memory: Memory | None = None
    ) -> None:
        """At most `rate` messages per second go out, `chat_rate` to one chat, `group_rate` per minute to a group."""
        self._all = Window(rate)
        self._seconds = SLACK / chat_rate
        self._group_rate = group_rate
        self._memory = memory
        self._refused: set[int | str] = set()
        self._chats: dict[int | str, _Chat] = {}

    async def initialize(self) -> None:
        """Takes up what Telegram said before this process began."""
        for chat_id, seconds in (await self._memory.lasting() if self._memory else {}).items():
            if chat_id == EVERYBODY:
                self._all.closed_until = window.now() + seconds
            else:
                self._chat(chat_id).held = window.now() + seconds

    async def shutdown(self) -> None:
        """Nothing to release."""

    @property
    def closed_for(self) -> float:
        """The seconds for which Telegram wants nothing from us, whoever it is for."""
        return max(0.0, self._all.closed_until - window.now())

    async def turn(self, chat_id: int | str, rank: Rank, *, edits: bool = False) -> None:
        """Waits for this chat's turn, and for its own among all. Raises RetryAfter where that is far off."""
        chat, now = self._chat(chat_id), window.now()
        at = max(now, chat.held, self._all.closed_until)
        if not edits:
            at = max(at, self._room(chat, group=_is_group(chat_id)))
        if at - now > LONGEST_WAIT or chat.held > now:
            raise RetryAfter(math.ceil(at - now))
        if not edits:
            chat.even = max(chat.even, at) + self._seconds
            chat.sent.append(at)
        at = max(at, self._all.book(rank))
        if at > now:
            await asyncio.sleep(at - now)

    async def process_request(
        self,
        callback: Callable[..., Coroutine[Any, Any, Answer]],
        args: Any,
        kwargs: dict[str, Any],
        endpoint: str,
        data: dict[str, Any],
        rate_limit_args: None,
    ) -> Answer:
        """Makes the call in its turn. Raises RetryAfter also where that turn is far off."""
        chat_id, rank = data.get("chat_id"), Rank.DIGEST if _taken.get() else Rank.REPLY
        if (
            chat_id is None
            or endpoint == "sendChatAction"
            or not endpoint.startswith(("send", "edit", "copy", "forward"))
        ):
            return await callback(*args, **kwargs)
        if rank is Rank.REPLY:
            await self.turn(chat_id, rank, edits=endpoint.startswith("edit"))
        left = await self._all.enter(rank)
        try:
            answer = await callback(*args, **kwargs)
        except RetryAfter as error:
            await self._hold(chat_id, error._retry_after.total_seconds())  # noqa: SLF001 (the public one warns)
            raise
        finally:
            self._all.leave(left)
        self._refused.clear()
        return answer

    async def _hold(self, chat_id: int | str, seconds: float) -> None:
        """Lets this chat alone for so long; everybody, where one chat after another is refused."""
        until = window.now() + seconds
        self._chat(chat_id).held = until
        self._refused.add(chat_id)
        for_all = len(self._refused) >= ALL_REFUSED and until > self._all.closed_until
        if for_all:
            self._all.closed_until = until
        if self._memory and isinstance(chat_id, int):
            await self._memory.keep(EVERYBODY if for_all else chat_id, seconds)

    def _room(self, chat: _Chat, *, group: bool) -> float:
        """From when on the chat takes another message."""
        evenly = chat.even - (BURST - 1) * self._seconds
        past = window.now() - GROUP_SECONDS
        while chat.sent and chat.sent[0] <= past:
            chat.sent.popleft()
        if not group or len(chat.sent) < self._group_rate:
            return evenly
        return max(evenly, chat.sent[-self._group_rate] + GROUP_SECONDS)

    def _chat(self, chat_id: int | str) -> _Chat:
        if len(self._chats) > MOST_CHATS:
            now = window.now()
            past = now - GROUP_SECONDS
            self._chats = {
                key: chat
                for key, chat in self._chats.items()
                if chat.held > now or chat.even > now or (_is_group(key) and chat.sent and chat.sent[-1] > past)
            }
        return self._chats.setdefault(chat_id, _Chat())


def _is_group(chat_id: int | str) -> bool:
    return isinstance(chat_id, str) or chat_id < 0
