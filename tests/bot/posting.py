"""Digests that go out from a room, and what Telegram may make of them."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import httpx
import pytest
from sqlalchemy import select
from telegram.error import NetworkError, TimedOut

from bot.digests import run as digests
from bot.localchat.people import Person
from briefs.model import Article, Fact, Parsed, Topic
from storage import articles, chats
from storage.schema import deliveries
from storage.values import Chat, DeliveryState
from tests.bot.harness import READERS, Chatroom, Said
from tests.bot.news import NOW, release

MINSU, EMMA = READERS["ko"], READERS["en"]
MORNING = datetime(2025, 3, 28, 23, 0, 5, tzinfo=UTC)  # 08:00:05 in Seoul, the day after NOW
DAY = timedelta(days=1)
SEND = "sendMessage"
Fault = Callable[[], tuple[int, bytes]]


def refusal(code: int, description: str, **parameters: int) -> Fault:
    answer = {"ok": False, "error_code": code, "description": description, "parameters": parameters}
    return lambda: (code, json.dumps(answer).encode())


def lost() -> tuple[int, bytes]:
    raise TimedOut


def cut() -> tuple[int, bytes]:
    raise NetworkError("cut") from httpx.ReadError("cut")


def unreachable() -> tuple[int, bytes]:
    raise NetworkError("no way") from httpx.ConnectError("no way")


class Post:
    """Telegram's side: faults to come, how often it was called, and what then arrived."""

    def __init__(self, room: Chatroom, monkeypatch: pytest.MonkeyPatch) -> None:
        self.room, self.faults = room, list[Fault | None]()
        self.texts = list[str]()
        self.silent = list[bool]()
        self.gate: asyncio.Event | None = None
        request = room.app.bot._request[1]
        pass_on = request.do_request

        async def do_request(url: str, method: str, request_data: Any = None, *args: Any, **kwargs: Any) -> Any:
            if url.endswith(SEND):
                parameters = request_data.parameters
                self.texts.append(parameters["text"])
                self.silent.append(bool(parameters.get("disable_notification")))
                if self.gate:
                    await self.gate.wait()
                fault = self.faults.pop(0) if self.faults else None
                if fault:
                    return fault()
            return await pass_on(url, method, request_data, *args, **kwargs)

        monkeypatch.setattr(request, "do_request", do_request)

    async def tick(self, now: datetime, person: Person = EMMA) -> list[Said]:
        """Sends what is due at `now`; what `person` then sees."""
        self.room.services.clock = lambda: now
        return await self.room.during(person, digests.send_due(self.room.services, self.room.app.bot, asyncio.Event()))


@pytest.fixture
def post(room: Chatroom, monkeypatch: pytest.MonkeyPatch) -> Post:
    return Post(room, monkeypatch)


async def kept(room: Chatroom, person: Person = EMMA) -> Chat:
    chat = await chats.get(room.services.database, person.id)
    assert chat
    return chat


async def states(room: Chatroom) -> list[DeliveryState]:
    rows = await room.services.database.rows(select(deliveries.c.state).order_by(deliveries.c.id))
    return [DeliveryState(row.state) for row in rows]


async def publish(room: Chatroom, company: str, product: str, *, topic: Topic = Topic.MODELS) -> None:
    """Loads one more article, of 28 March, with one release."""
    text = f"{company.title()} unveiled the {product}."
    fact: Fact = release(text, company, product, text, topic)
    article = Article("en", product, text, date(2025, 3, 28), "Harbor Wire")
    await articles.add(room.services.database, Parsed(article, (fact,), (company,), (topic,)), now=NOW + DAY / 3)
