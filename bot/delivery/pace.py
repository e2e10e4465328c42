"""One limiter for every message that goes out: over all chats, and in each chat.

Telegram lets a bot send about 30 messages per second in all, one per second to a chat (a few at once are forgiven)
and 20 per minute to a group (Bots FAQ, "My bot is hitting limits"). Whoever would have to wait long is told so at once.
"""

from __future__ import annotations

import asyncio
import math
from collections import deque
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field
from typing import Any

from telegram.error import RetryAfter
from telegram.ext import BaseRateLimiter

SLACK = 1.05  # seconds between a chat's messages; those that left evenly arrive a little less so
ALL_REFUSED = 3  # so many chats refused one after another: Telegram means all of them
BURST = 3  # messages that a chat takes at once
GROUP_MOST = 20
GROUP_SECONDS = 61.0
LONGEST_WAIT = 5.0  # seconds; who would wait longer gets RetryAfter without asking Telegram
MOST_CHATS = 10_000

Answer = bool | dict[str, Any] | list[dict[str, Any]]


@dataclass(slots=True)
class _Chat:
    """When a chat takes its next message."""

    even: float = 0.0  # when it would be, had all been sent one second apart
    held: float = 0.0  # until when Telegram refuses
    sent: deque[float] = field(default_factory=lambda: deque(maxlen=GROUP_MOST))


class _Window:
    """Lets at most so many messages arrive in any second, whatever time each takes on its way.

    A message counts from when it leaves until a second after its answer, for in between it arrived.
    """

    def __init__(self, rate: float) -> None:
        self._most = max(1, int(rate))
        self._seconds = self._most / rate
        self._away = 0
        self._back: deque[float] = deque()
        self._freed = asyncio.Event()
        self._turns = asyncio.Lock()
        self.closed_until = 0.0

    async def enter(self) -> None:
        """Waits for the turn of whoever came first."""
        async with self._turns:
            await asyncio.sleep(self.closed_until - _now())
            while self._full():
                if self._back:
                    await asyncio.sleep(self._back[0] + self._seconds - _now())
                else:
                    self._freed.clear()
                    await self._freed.wait()
            self._away += 1

    def leave(self) -> None:
        """The message's answer is here, or will never be."""
        self._away -= 1
        self._back.append(_now())
        self._freed.set()

    def _full(self) -> bool:
        while self._back and self._back[0] + self._seconds <= _now():
            self._back.popleft()
        return self._away + len(self._back) >= self._most


class Pace(BaseRateLimiter[None]):
    """Spreads messages out. It retries nothing and orders nothing but by who asks first."""

    def __init__(self, rate: float) -> None:
        """`rate` is how many messages per second go out at most."""
        self._all = _Window(rate)
        self._refused: set[int | str] = set()
        self._chats: dict[int | str, _Chat] = {}

    async def initialize(self) -> None:
        """Nothing to prepare."""

    async def shutdown(self) -> None:
        """Nothing to release."""

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
        chat_id = data.get("chat_id")
        if (
            chat_id is None
            or endpoint == "sendChatAction"
            or not endpoint.startswith(("send", "edit", "copy", "forward"))
        ):
            return await callback(*args, **kwargs)
        await self._turn(chat_id, edits=endpoint.startswith("edit"))
        await self._all.enter()
        try:
            answer = await callback(*args, **kwargs)
        except RetryAfter as error:
            self._hold(chat_id, error._retry_after.total_seconds())  # noqa: SLF001 (the public one warns)
            raise
        finally:
            self._all.leave()
        self._refused.clear()
        return answer

    def _hold(self, chat_id: int | str, seconds: float) -> None:
        """Lets this chat alone for so long; everybody, where one chat after another is refused."""
        self._chat(chat_id).held = _now() + seconds
        self._refused.add(chat_id)
        if len(self._refused) >= ALL_REFUSED:
            self._all.closed_until = max(self._all.closed_until, _now() + seconds)

    async def _turn(self, chat_id: int | str, *, edits: bool) -> None:
        """Waits for this chat's turn. Raises RetryAfter where that is far off."""
        chat, now = self._chat(chat_id), _now()
        at = max(now, chat.held)
        if not edits:
            at = max(at, self._room(chat, group=_is_group(chat_id)))
        if at - now > LONGEST_WAIT or chat.held > now:
            raise RetryAfter(math.ceil(at - now))
        if not edits:
            chat.even = max(chat.even, at) + SLACK
            chat.sent.append(at)
        await asyncio.sleep(at - now)

    def _room(self, chat: _Chat, *, group: bool) -> float:
        """From when on the chat takes another message."""
        evenly = chat.even - (BURST - 1) * SLACK
        full = group and len(chat.sent) == GROUP_MOST
        return max(evenly, chat.sent[0] + GROUP_SECONDS) if full else evenly

    def _chat(self, chat_id: int | str) -> _Chat:
        if len(self._chats) > MOST_CHATS:
            now = _now()
            past = now - GROUP_SECONDS
            self._chats = {
                key: chat
                for key, chat in self._chats.items()
                if chat.held > now or chat.even > now or (chat.sent and chat.sent[-1] > past)
            }
        return self._chats.setdefault(chat_id, _Chat())


def _is_group(chat_id: int | str) -> bool:
    return isinstance(chat_id, str) or chat_id < 0


def _now() -> float:
    return asyncio.get_running_loop().time()
