"""Edits of digests that went out, and what Telegram makes of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import select

from bot.digests import amending
from bot.localchat.people import Person
from briefs.model import Fact, Status
from storage import corrections, facts
from storage.schema_digests import digest_edits
from tests.bot.harness import Chatroom, Said
from tests.bot.posting import EMMA, MORNING, Fault, Post, publish
from tests.bot.reported import FIRST, release

EDIT = "editMessageText"
HOUR = timedelta(hours=1)


class Edits:
    """Telegram's side of edits: faults to come, and how often it was asked."""

    def __init__(self, room: Chatroom, monkeypatch: pytest.MonkeyPatch) -> None:
        self.room, self.faults, self.asked = room, list[Fault | None](), 0
        self.free: Callable[[], bool] = lambda: True
        request = room.app.bot._request[1]
        pass_on = request.do_request

        async def do_request(url: str, *args: Any, **kwargs: Any) -> Any:
            if url.endswith(EDIT):
                self.asked += 1
                if fault := self.faults.pop(0) if self.faults else None:
                    return fault()
            return await pass_on(url, *args, **kwargs)

        monkeypatch.setattr(request, "do_request", do_request)

    async def look(self, now: datetime, person: Person = EMMA) -> list[Said]:
        """Edits what is outdated at `now`; what `person` then sees."""
        self.room.services.clock = lambda: now
        return await self.room.during(person, amending.amend(self.room.services, self.room.app.bot, self._free))

    async def _free(self) -> bool:
        return self.free()


@pytest.fixture
def edits(room: Chatroom, monkeypatch: pytest.MonkeyPatch) -> Edits:
    return Edits(room, monkeypatch)


async def outcomes(room: Chatroom) -> list[str]:
    rows = await room.services.database.rows(select(digest_edits.c.outcome).order_by(digest_edits.c.delivery_id))
    return [row.outcome for row in rows]


async def told(room: Chatroom, post: Post, *people: Person) -> int:
    """A digest of Xiaomi's model and Tencent's to each; the id of the article about the former."""
    for person in people:
        await room.say(person, "/subscribe")
    wrong = await release(room, FIRST, Status.DONE)
    await publish(room, "tencent", "Hunyuan T1")
    await post.tick(MORNING)
    return wrong


async def raise_to(room: Chatroom, billions: int) -> None:
    def raised(fact: Fact) -> Fact:
        money, years = fact.quantities
        return replace(fact, quantities=(replace(money, value=Decimal(billions) * 10**9), years))

    db = room.services.database
    await corrections.correct(db, await facts.last_id(db), raised, now=MORNING + HOUR / 2, by=None)
