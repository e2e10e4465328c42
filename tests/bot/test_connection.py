"""Polling and the webhook notice what goes wrong, say it once in the log, and stop when told to."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path
from typing import Any

import pytest
from aiohttp.test_utils import TestClient, TestServer
from telegram import Update
from telegram.request import BaseRequest, RequestData

from bot.context import App
from bot.localchat.request import LocalRequest
from bot.localchat.world import World
from bot.process import polling, running, webhook
from bot.process.app import build
from bot.settings import Settings, SettingsError


class Scripted(BaseRequest):
    """Answers getUpdates with the given statuses one after another, then stops the bot; all else by a World."""

    words = "Conflict: terminated by other getUpdates request"
    deaf = False  # whether it gives no answer to what comes after the stop

    def __init__(self, statuses: list[int], stop: asyncio.Event) -> None:
        self._statuses, self._stop, self._world = iter(statuses), stop, LocalRequest(World())
        self.offsets: list[int] = []

    @property
    def read_timeout(self) -> float | None:
        return None

    async def initialize(self) -> None: ...

    async def shutdown(self) -> None: ...

    async def do_request(
        self, url: str, method: str, request_data: RequestData | None = None, *args: Any, **kwargs: Any
    ) -> tuple[int, bytes]:
        if not url.endswith("/getUpdates"):
            return await self._world.do_request(url, method, request_data)
        if self._stop.is_set() and self.deaf:
            await asyncio.Event().wait()
        self.offsets.append(int(str((request_data.parameters if request_data else {}).get("offset", 0))))
        status = next(self._statuses, 0)
        if not status:
            self._stop.set()
            status = 200
        ok = {"ok": True, "result": [{"update_id": 7}]}
        refusal = {"ok": False, "error_code": status, "description": self.words}
        return status, json.dumps(ok if status == 200 else refusal).encode()


@pytest.fixture(autouse=True)
def _no_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(polling, "FIRST_PAUSE", 0.0)


async def run(database_url: str, statuses: list[int]) -> tuple[App, Scripted]:
    stop = asyncio.Event()
    request = Scripted(statuses, stop)
    app = build(Settings.model_construct(database_url=database_url), request=request)
    async with app:
        await polling.poll(app, stop)
    await app.bot_data.database.close()
    return app, request


async def test_updates_are_queued_and_confirmed_at_the_end(database_url: str) -> None:
    app, request = await run(database_url, [200])
    assert app.update_queue.qsize() >= 1
    assert request.offsets[0] == 0
    assert request.offsets[-1] == 8


async def test_the_end_does_not_wait_for_a_last_word_that_telegram_does_not_take(
    database_url: str, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(polling, "CONFIRMING", 0)
    monkeypatch.setattr(Scripted, "deaf", True)
    await run(database_url, [200])
    assert "could not be confirmed" in caplog.text


async def test_told_to_end_while_it_presents_itself_it_ends(database_url: str) -> None:
    class Silent(LocalRequest):
        """Takes the bot's menus and never answers."""

        async def do_request(self, url: str, *args: Any, **kwargs: Any) -> tuple[int, bytes]:
            if url.endswith("/getMyCommands"):
                stop.set()
                await asyncio.Event().wait()
            return await super().do_request(url, *args, **kwargs)

    stop = asyncio.Event()
    settings = Settings.model_construct(database_url=database_url)
    await asyncio.wait_for(running.serve(build(settings, request=Silent(World())), settings, stop), 10)


async def test_a_broken_line_is_tried_again(database_url: str, caplog: pytest.LogCaptureFixture) -> None:
    app, _ = await run(database_url, [502, 500, 200])
    assert app.update_queue.qsize() >= 1
    assert caplog.text.count("cannot be reached") == 2


async def test_a_rival_is_named_in_the_log(database_url: str, caplog: pytest.LogCaptureFixture) -> None:
    await run(database_url, [409, 200])
    assert "another process is polling with the same BOT_TOKEN" in caplog.text


async def test_a_process_with_a_webhook_is_told_from_a_rival(
    database_url: str, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Scripted, "words", "Conflict: can't use getUpdates method while webhook is active")
    await run(database_url, [409, 200])
    assert "a process with WEBHOOK_URL has the same BOT_TOKEN" in caplog.text


async def test_a_refused_token_ends_the_polling(database_url: str) -> None:
    with pytest.raises(SettingsError, match=r"^BOT_TOKEN: "):
        await run(database_url, [200, 401])


async def test_only_telegram_gets_through_the_webhook(database_url: str) -> None:
    app = build(Settings.model_construct(database_url=database_url), request=LocalRequest(World()))
    header = {webhook.SECRET_HEADER: "sesame"}
    async with TestClient(TestServer(webhook.receiver(app, "/hook", "sesame"))) as client:
        assert (await client.post("/hook", json={"update_id": 1})).status == 403
        assert (await client.post("/hook", data="x", headers=header)).status == 400
        assert (await client.post("/hook", json=[1], headers=header)).status == 400
        assert (await client.post("/elsewhere", json={}, headers=header)).status == 404
        assert app.update_queue.empty()
        assert (await client.post("/hook", json={"update_id": 1}, headers=header)).status == 200
    assert app.update_queue.get_nowait() == Update(1)
    await app.bot_data.database.close()


def test_a_database_that_others_can_read_is_warned_of(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    file = tmp_path / "brief.db"
    for missing in (None, file):
        running.warn_if_open(missing)
    file.touch(0o600)
    running.warn_if_open(file)
    assert not caplog.records
    file.chmod(0o640)
    running.warn_if_open(file)
    assert f"can read the database {file}" in caplog.text


async def test_an_update_that_cannot_be_read_is_passed_over(
    database_url: str, caplog: pytest.LogCaptureFixture
) -> None:
    world = World()
    app = build(Settings.model_construct(database_url=database_url), request=LocalRequest(world))
    world.updates.put("poll", {"id": "1", "question": "?"})
    world.updates.put("poll_answer", {"poll_id": "1", "option_ids": [], "option_persistent_ids": []})
    async with app:
        odd, fine = await polling._next(app, 0)
    await app.bot_data.database.close()
    assert (odd.poll, odd.update_id) == (None, 1)
    assert fine.poll_answer is not None
    assert "passed over" in caplog.text
