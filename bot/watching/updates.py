"""Every update on its way through the program: counted, timed, and told of in one line of the log."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Coroutine
from contextvars import ContextVar
from dataclasses import dataclass, field
from time import perf_counter
from typing import Any

from telegram import Update

from bot import menu
from bot.logs import said
from bot.services.health import Health
from bot.services.metrics import Metrics
from bot.turns import ChatTurns

log = logging.getLogger(__name__)
ANSWERED, FAILED, GIVEN_UP = "answered", "failed", "given_up"
_COMMANDS = frozenset(command.name for command in menu.COMMANDS)


@dataclass(slots=True)
class _Way:
    """How far an update is; moments are seconds of `perf_counter`."""

    came: float = field(default_factory=perf_counter)
    began: float | None = None
    outcome: str = GIVEN_UP


_WAY: ContextVar[_Way | None] = ContextVar("way", default=None)


def failed() -> None:
    """Notes that the update of this task was not answered as it should have been."""
    if way := _WAY.get():
        way.outcome = FAILED


class WatchedTurns(ChatTurns):
    """Handles updates as ChatTurns does, and keeps account of them."""

    __slots__ = ("_health", "_metrics")

    def __init__(self, metrics: Metrics, health: Health) -> None:
        super().__init__()
        self._metrics, self._health = metrics, health

    async def do_process_update(self, update: object, coroutine: Awaitable[Any]) -> None:
        """Handles the update in its chat's turn."""
        way = _Way()
        _WAY.set(way)
        self._health.heard()
        self._metrics.in_flight.inc()
        try:
            await super().do_process_update(update, _timed(way, coroutine))
        finally:
            if isinstance(coroutine, Coroutine):
                coroutine.close()  # where it was given up before it began
            self._metrics.in_flight.dec()
            self._note(update, way)

    def _note(self, update: object, way: _Way) -> None:
        ended = perf_counter()
        began = ended if way.began is None else way.began
        kind = kind_of(update)
        self._metrics.updates.labels(kind, way.outcome).inc()
        self._metrics.update_wait.observe(began - way.came)
        self._metrics.update_seconds.labels(kind).observe(ended - began)
        if isinstance(update, Update):
            chat, user = update.effective_chat, update.effective_user
            fields = {"update": update.update_id, "kind": kind}
            fields |= {"chat": chat.id if chat else None, "user": user.id if user else None}
            fields |= {"waited_ms": _ms(began - way.came), "took_ms": _ms(ended - began), "outcome": way.outcome}
            said(log, logging.INFO, "update", **fields)


async def _timed(way: _Way, coroutine: Awaitable[Any]) -> None:
    way.began = perf_counter()
    await coroutine
    if way.outcome is GIVEN_UP:
        way.outcome = ANSWERED


def kind_of(update: object) -> str:
    """What an update is, one of a few dozen words: a command's name, or what was done."""
    if not isinstance(update, Update):
        return "other"
    if update.callback_query:
        return "press"
    if update.inline_query:
        return "inline"
    if update.my_chat_member:
        return "membership"
    message = update.message or update.channel_post
    if not message:
        return "edit" if update.edited_message else "other"
    words = message.text or message.caption or ""
    if words.startswith("/"):
        name = words[1:].split(maxsplit=1)[0].split("@")[0].lower() if len(words) > 1 else ""
        return name if name in _COMMANDS else "unknown_command"
    return "text" if message.text else "file" if message.document else "other"


def _ms(seconds: float) -> int:
    return round(seconds * 1000)
