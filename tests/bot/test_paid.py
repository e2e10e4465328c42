"""Telegram is paid for digests only where that is set, and never for an answer."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import pytest
import pytest_asyncio

from bot.digests import run as digests
from tests.bot.groups import Room
from tests.bot.news import publish
from tests.bot.test_outcomes import MORNING, OWNER, PRIVATE


@pytest_asyncio.fixture
async def room(database_url: str) -> AsyncIterator[Room]:
    async with Room.opened(database_url, {}) as room:
        await publish(room.services)
        yield room


@pytest.mark.parametrize("wanted", [False, True])
async def test_digests_are_paid_for_only_where_that_is_set(
    room: Room, monkeypatch: pytest.MonkeyPatch, wanted: bool
) -> None:
    paid, pass_on = list[bool](), room.telegram.do_request

    async def do_request(url: str, method: str, request_data: Any = None, *args: Any, **kwargs: Any) -> Any:
        if url.endswith("/sendMessage"):
            paid.append("allow_paid_broadcast" in request_data.parameters)
        return await pass_on(url, method, request_data, *args, **kwargs)

    monkeypatch.setattr(room.telegram, "do_request", do_request)
    room.services.settings = room.services.settings.model_copy(update={"paid_broadcast": wanted})
    room.services.clock = lambda: MORNING
    await room.write(PRIVATE, OWNER, "/subscribe 08:00")
    room.services.clock = lambda: MORNING.replace(day=MORNING.day + 1)
    await digests.send_due(room.services, room.app.bot, asyncio.Event())
    await room.write(PRIVATE, OWNER, "/about")
    assert paid == [False, wanted, False]
