"""The clock's work begins at once, survives a failing database, and is not cut off at the end."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

import pytest

from bot.delivery.sending import Bot
from bot.digests import amending, schedule
from bot.digests import run as digests
from bot.services import Services
from storage.errors import StorageError
from tests.bot.harness import Chatroom

Work = Callable[[Services, Bot, asyncio.Event], Awaitable[None]]


async def run(room: Chatroom, monkeypatch: pytest.MonkeyPatch, work: Work) -> None:
    begun = asyncio.Event()

    async def noted(services: Services, bot: Bot, stop: asyncio.Event) -> None:
        begun.set()
        await work(services, bot, stop)

    monkeypatch.setattr(digests, "send_due", noted)
    async with schedule.running(room.services, room.app.bot):
        await asyncio.wait_for(begun.wait(), 5)


async def test_what_is_on_its_way_at_the_end_may_arrive(room: Chatroom, monkeypatch: pytest.MonkeyPatch) -> None:
    arrived = []

    async def slow(services: Services, bot: Bot, stop: asyncio.Event) -> None:
        await stop.wait()
        await asyncio.sleep(0.05)
        arrived.append(True)

    await run(room, monkeypatch, slow)
    assert arrived


async def test_what_takes_too_long_does_not_keep_the_process(room: Chatroom, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(schedule, "GRACE", 0.05)
    ended = []

    async def endless(services: Services, bot: Bot, stop: asyncio.Event) -> None:
        try:
            await asyncio.sleep(60)
        finally:
            ended.append(True)

    await run(room, monkeypatch, endless)
    await asyncio.sleep(0.05)
    assert ended


async def test_a_failing_database_is_one_line_in_the_log(
    room: Chatroom, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    async def fail(services: Services, bot: Bot, stop: asyncio.Event) -> None:
        raise StorageError("the database failed: gone")

    await run(room, monkeypatch, fail)
    assert "digests could not be sent, trying again soon: the database failed: gone" in caplog.text


async def test_of_two_processes_on_one_sqlite_file_the_second_says_that_it_will_not_send(
    room: Chatroom, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    runs = []

    async def noted(services: Services, bot: Bot, stop: asyncio.Event) -> None:
        runs.append(services)

    monkeypatch.setattr(digests, "send_due", noted)
    first, second = (schedule.Sender(room.services, room.app.bot) for _ in range(2))
    for sender in (first, second, second):
        await sender.tick()
    assert caplog.text.count("another process has this SQLite database and sends the digests") == 1
    await first.end()
    await second.tick()
    await second.end()
    assert len(runs) == 2


async def test_a_run_that_lasts_is_not_begun_twice_and_ends_when_the_lease_is_lost(
    room: Chatroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun = []

    async def lasting(services: Services, bot: Bot, stop: asyncio.Event) -> None:
        begun.append(stop)
        await stop.wait()

    monkeypatch.setattr(digests, "send_due", lasting)
    sender = schedule.Sender(room.services, room.app.bot)
    for _ in range(3):
        await sender.tick()
        await asyncio.sleep(0)
    [stop] = begun
    assert not stop.is_set()
    await sender._lease.release()
    other = schedule.Sender(room.services, room.app.bot)
    await other.tick()
    await sender.tick()
    assert stop.is_set()
    await sender.end()
    await other.end()


async def test_what_stands_no_longer_is_edited_by_the_sender_alone_and_after_what_is_on_its_way(
    room: Chatroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    order = []

    async def slow(services: Services, bot: Bot, stop: asyncio.Event) -> None:
        await asyncio.sleep(0.02)
        order.append("digests")

    async def amend(services: Services, bot: Bot, free: Callable[[], Awaitable[bool]]) -> int:
        order.append("free" if await free() else "not free")
        return 0

    monkeypatch.setattr(digests, "send_due", slow)
    monkeypatch.setattr(amending, "amend", amend)
    sender, other = (schedule.Sender(room.services, room.app.bot) for _ in range(2))
    await sender.amend()
    await sender.tick()
    await other.tick()
    await other.amend()
    await sender.amend()
    assert order == ["digests", "free"]
    await sender.end()
    await sender.amend()
    assert order[2:] == ["not free"]
    await other.end()
