"""One chat's updates in their order, different chats side by side."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Coroutine
from typing import Any
from weakref import WeakSet, WeakValueDictionary

from telegram import Update
from telegram.ext import BaseUpdateProcessor

AT_ONCE = 10_000  # an update that waits for its chat's turn counts, too: few would let one busy chat hold up all others


class ChatTurns(BaseUpdateProcessor):
    """Handles an update when the one before it from the same chat is done, so that no answer overtakes another."""

    __slots__ = ("_locks", "_tasks")

    def __init__(self) -> None:
        super().__init__(AT_ONCE)
        self._locks: WeakValueDictionary[int, asyncio.Lock] = WeakValueDictionary()
        self._tasks: WeakSet[asyncio.Task[Any]] = WeakSet()

    def give_up(self) -> None:
        """Leaves unanswered what is not answered yet."""
        for task in tuple(self._tasks):
            task.cancel()

    async def do_process_update(self, update: object, coroutine: Awaitable[Any]) -> None:
        """Waits for this chat's turn, then handles the update."""
        if task := asyncio.current_task():
            self._tasks.add(task)
        try:
            await self._in_turn(update, coroutine)
        finally:
            if isinstance(coroutine, Coroutine):
                coroutine.close()  # where it was given up before it began
            if task:
                self._tasks.discard(task)

    async def _in_turn(self, update: object, coroutine: Awaitable[Any]) -> None:
        chat = update.effective_chat if isinstance(update, Update) else None
        lock = self._locks.setdefault(chat.id, asyncio.Lock()) if chat else asyncio.Lock()
        async with lock:
            await coroutine

    async def initialize(self) -> None:
        """Nothing to prepare."""

    async def shutdown(self) -> None:
        """Nothing to release."""
