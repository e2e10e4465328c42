"""The database restarts in the middle of work: nothing is lost, nothing comes twice."""

from __future__ import annotations

import asyncio
import json
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import timedelta
from itertools import count
from typing import Any

import pytest
from sqlalchemy import select
from telegram.request import RequestData

from bot.context import App
from bot.desk import editing
from bot.digests import run as digests
from bot.intake import work
from bot.localchat.request import LocalRequest
from bot.localchat.world import World
from bot.process.app import build
from bot.settings import Settings
from storage import drafts
from storage.errors import StorageError
from storage.schema import deliveries
from storage.uploads import STALE
from storage.values import DeliveryState
from tests.benchmarks import subscribers
from tests.bot.harness import EDITORS, Chatroom
from tests.bot.news import NOW, publish
from tests.restarting import Restarting, restarting

__all__ = ["restarting"]
SUBSCRIBERS, IN_THE_MIDDLE = 120, 40


class Telegram(LocalRequest):
    """Takes every message, whoever it is for; at one of them something happens."""

    def __init__(self, happens: Callable[[], Awaitable[object]]) -> None:
        super().__init__(World())
        self.got: Counter[int] = Counter()
        self._happens = happens

    async def do_request(
        self, url: str, method: str, request_data: RequestData | None = None, *args: Any, **kwargs: Any
    ) -> tuple[int, bytes]:
        if not url.endswith("/sendMessage") or request_data is None:
            return await super().do_request(url, method, request_data, *args, **kwargs)
        chat_id = int(str(request_data.parameters["chat_id"]))
        self.got[chat_id] += 1
        if self.got.total() == IN_THE_MIDDLE:
            await self._happens()
        chat = {"id": chat_id, "type": "private", "first_name": "U"}
        message = {"message_id": self.got.total(), "date": 1, "chat": chat, "text": "x"}
        return 200, json.dumps({"ok": True, "result": message}).encode()


@asynccontextmanager
async def running(url: str, request: Telegram) -> AsyncIterator[App]:
    later = count()
    app = build(
        Settings.model_construct(database_url=url),
        request=request,
        clock=lambda: NOW + next(later) * timedelta(milliseconds=1),
    )
    async with app:
        yield app
    await app.bot_data.database.close()


async def send_all(app: App) -> int:
    """Sends what is due as the schedule does, again where it failed; how often it did."""
    failed = 0
    while True:
        try:
            await digests.send_due(app.bot_data, app.bot, asyncio.Event())
        except StorageError:
            failed += 1
        else:
            return failed


async def test_digests_go_out_once_though_the_database_restarts(restarting: Restarting) -> None:
    telegram = Telegram(lambda: asyncio.to_thread(restarting.restart))
    async with running(restarting.url, telegram) as app:
        await publish(app.bot_data)
        subscribers.fill(restarting.url, SUBSCRIBERS, every=1, now=NOW)
        await send_all(app)
        await send_all(app)  # what a run left is taken up by the next
        ledger = await app.bot_data.database.rows(select(deliveries.c.chat_id, deliveries.c.state))
    states = {row.chat_id: DeliveryState(row.state) for row in ledger}
    assert len(ledger) == len(states) == SUBSCRIBERS
    assert set(states.values()) <= {DeliveryState.SENT, DeliveryState.UNCERTAIN}
    assert max(telegram.got.values()) == 1
    assert {chat for chat, state in states.items() if state is DeliveryState.SENT} <= telegram.got.keys()
    unsure = [chat for chat, state in states.items() if state is DeliveryState.UNCERTAIN]
    assert len(unsure) < SUBSCRIBERS / 2  # those on their way at that moment


async def test_what_an_editor_sent_is_read_though_the_database_restarts(
    restarting: Restarting, monkeypatch: pytest.MonkeyPatch
) -> None:
    take_in, restarts = editing.take_in, iter([restarting.restart])

    async def restart_and_take_in(*args: Any, **kwargs: Any) -> Any:
        for restart in restarts:
            await asyncio.to_thread(restart)
        return await take_in(*args, **kwargs)

    monkeypatch.setattr(editing, "take_in", restart_and_take_in)
    text = "바이두, 어니 4.5 공개\n\n바이두가 2025년 3월 16일 인공지능 모델 어니 4.5를 공개했다고 밝혔다.\n"
    async with Chatroom.opened(restarting.url) as room:
        await room.send_file(EDITORS["ko"], "a.txt", text.encode())
        room.services.clock = lambda: NOW + STALE + timedelta(minutes=1)
        await work.resume(room.services, room.app.bot)
        assert await drafts.count(room.services.database) == 1
