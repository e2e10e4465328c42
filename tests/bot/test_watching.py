"""What an operator sees: health, figures, and a line in the log for every update and message."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer
from prometheus_client.parser import text_string_to_metric_families
from pydantic import SecretStr
from telegram import Message, Update
from telegram.error import Forbidden, RetryAfter

from bot.delivery.pace import Rank
from bot.desk.editing import load
from bot.desk.given import Given
from bot.handlers import routes
from bot.process import webhook
from bot.services.health import STILL, Health, examine
from bot.services.metrics import Metrics
from bot.turns import ChatTurns
from bot.watching import errors, updates
from bot.watching.calls import WatchedPace
from storage import enduring
from storage.engine import Database
from tests.bot.harness import EDITORS, READERS, Chatroom
from tests.bot.news import NOW
from tests.bot.oddities import ODDITIES

MINSU = READERS["ko"]
ARTICLE = "바이두, 어니 4.5 공개\n\n바이두가 2025년 3월 16일 인공지능 모델 어니 4.5를 공개했다고 밝혔다.\n".encode()
Client = TestClient[web.Request, web.Application]


@pytest_asyncio.fixture
async def client(room: Chatroom) -> AsyncIterator[Client]:
    async with TestClient(TestServer(webhook.receiver(room.app, "/hook", "sesame"))) as one:
        yield one


async def figures(client: Client) -> dict[str, float]:
    """Every figure by its name and labels."""
    answer = await client.get("/metrics")
    assert (answer.status, answer.content_type) == (200, "text/plain")
    families = text_string_to_metric_families(await answer.text())
    return {
        " ".join([sample.name, *(sample.labels[key] for key in sorted(sample.labels))]): sample.value
        for family in families
        for sample in family.samples
    }


async def test_a_process_at_work_is_well(room: Chatroom, client: Client) -> None:
    async with errors.running(room.services, room.app.bot):
        await room.services.health.beat()
        answer = await client.get("/healthz")
        told = await answer.json()
    assert (answer.status, told["status"]) == (200, "ok")
    assert (told["database"]["ok"], told["scheduler"]) == (True, {"ok": True, "seconds_since_beat": 0.0})
    assert told["seconds_since_update"] is None


async def test_the_scheduler_beats_by_itself(room: Chatroom) -> None:
    beaten = asyncio.Event()

    async def beat() -> None:
        beaten.set()

    room.services.health.beat = beat  # type: ignore[method-assign]
    async with errors.running(room.services, room.app.bot):
        await asyncio.wait_for(beaten.wait(), 5)


async def test_a_scheduler_that_stands_still_is_told(room: Chatroom) -> None:
    now = NOW
    health = Health(lambda: now)
    assert not (await examine(health, room.services.database)).well
    await health.beat()
    now = NOW + timedelta(seconds=STILL)
    assert (await examine(health, room.services.database)).well
    now = NOW + timedelta(seconds=STILL + 1)
    report = await examine(health, room.services.database)
    assert (report.well, report.database, report.scheduler) == (False, True, False)


async def test_a_database_that_does_not_answer_is_told(
    room: Chatroom, client: Client, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(enduring, "PATIENCE", 0)
    await room.services.health.beat()
    await room.services.database.close()
    room.services.database = Database.open(f"postgresql://me:secret@/news?host={tmp_path}")
    answer = await client.get("/healthz")
    assert (answer.status, (await answer.json())["database"]["ok"]) == (503, False)
    assert "secret" not in await answer.text()
    assert (await figures(client))["brief_database_up"] == 0


async def test_the_age_of_the_last_update_is_told(room: Chatroom, client: Client) -> None:
    assert (await figures(client))["brief_last_update_age_seconds"] == -1
    await room.say(MINSU, "/topics")
    assert (await figures(client))["brief_last_update_age_seconds"] == 0
    assert (await (await client.get("/healthz")).json())["seconds_since_update"] == 0


async def test_updates_calls_and_messages_are_counted(room: Chatroom, client: Client) -> None:
    [said] = await room.say(MINSU, "/topics")
    await room.say(MINSU, "/nonsense")
    await room.press(MINSU, said, said.labels[0])
    found = await figures(client)
    assert found["brief_updates_total topics answered"] == 1
    assert found["brief_updates_total unknown_command answered"] == 1
    assert found["brief_updates_total press answered"] == 1
    assert found["brief_update_seconds_count topics"] == 1
    assert found["brief_telegram_calls_total answerCallbackQuery sent"] == 1
    assert (
        found["brief_telegram_call_seconds_count sendMessage"] == found["brief_telegram_calls_total sendMessage sent"]
    )
    assert found["brief_messages_total sent"] >= 3
    assert found["brief_updates_in_flight"] == 0


async def test_parsing_is_timed(room: Chatroom, client: Client) -> None:
    await load(room.services, Given(ARTICLE, name="a.txt"), now=NOW)
    assert (await figures(client))["brief_parse_seconds_count"] == 1


async def test_digests_subscribers_and_feeds_are_told(room: Chatroom, client: Client) -> None:
    await room.say(MINSU, "/subscribe")
    found = await figures(client)
    assert found["brief_subscribers private"] == 1
    assert (found["brief_digests due"], found["brief_digests under_way"]) == (0, 0)
    assert (found["brief_feeds on"], found["brief_feeds failing"]) == (0, 0)


async def test_figures_hold_no_id_and_no_word(room: Chatroom, client: Client) -> None:
    await room.say(MINSU, "/company 바이두")
    text = await (await client.get("/metrics")).text()
    labels = {
        value
        for family in text_string_to_metric_families(text)
        for sample in family.samples
        for value in sample.labels.values()
    }
    assert str(MINSU.id) not in labels
    assert "바이두" not in text


async def test_figures_can_be_kept_from_strangers(room: Chatroom, client: Client) -> None:
    settings = room.services.settings.model_copy(update={"metrics_token": SecretStr("open")})
    room.services.settings = settings
    assert (await client.get("/metrics")).status == 401
    assert (await client.get("/metrics", headers={"Authorization": "Bearer opem"})).status == 401
    assert (await client.get("/metrics", headers={"Authorization": "Bearer open"})).status == 200
    assert (await client.get("/healthz")).status in (200, 503)


async def test_an_update_and_its_messages_are_a_line_each(room: Chatroom, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO, "bot.watching"):
        [said] = await room.say(MINSU, "/topics")
    fields = {record.message: dict(getattr(record, "fields", {})) for record in caplog.records}
    assert fields["message"] | {"took_ms": 0} == {
        "method": "sendMessage",
        "chat": MINSU.id,
        "message": said.id,
        "took_ms": 0,
        "outcome": "sent",
    }
    update = fields["update"]
    assert (update["kind"], update["chat"], update["user"], update["outcome"]) == (
        "topics",
        MINSU.id,
        MINSU.id,
        "answered",
    )
    assert {"update", "waited_ms", "took_ms"} < update.keys()


async def test_an_update_that_fails_is_told_as_such(
    room: Chatroom, client: Client, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    async def fail(*_: object) -> None:
        raise LookupError("no such thing")

    monkeypatch.setattr(routes, "hear", fail)
    with caplog.at_level(logging.INFO), pytest.raises(LookupError):
        await room.say(MINSU, "/topics")
    assert (await figures(client))["brief_updates_total topics failed"] == 1


async def test_an_update_given_up_is_told_as_such(room: Chatroom, client: Client) -> None:
    turns = room.app.update_processor
    assert isinstance(turns, ChatTurns)
    never = asyncio.Event()
    task = asyncio.create_task(turns.process_update(Update(1), never.wait()))
    await asyncio.sleep(0)
    turns.give_up()
    await asyncio.gather(task, return_exceptions=True)
    assert (await figures(client))["brief_updates_total other given_up"] == 1


@pytest.mark.parametrize("kind", ODDITIES)
async def test_whatever_is_sent_has_one_of_few_kinds(room: Chatroom, client: Client, kind: str) -> None:
    await room.send_odd(MINSU, kind)
    kinds = {name.split()[1] for name in await figures(client) if name.startswith("brief_updates_total")}
    assert kinds <= {"text", "file", "edit", "other", "unknown_command"}


def test_a_lone_slash_is_no_known_command() -> None:
    raw = {"message_id": 1, "date": 0, "chat": {"id": 1, "type": "private"}}
    for words in ("/", "/ 말", "/nope@bot x"):
        assert updates.kind_of(Update(1, Message.de_json(raw | {"text": words}, None))) == "unknown_command"
    assert updates.kind_of(Update(1, Message.de_json(raw | {"text": "/Brief@some_bot 7"}, None))) == "brief"


async def test_refusals_are_counted_by_what_they_are(room: Chatroom, client: Client) -> None:
    await room.say(MINSU, "/start")
    inner = room.app.bot.request.inner  # type: ignore[attr-defined]
    answers = iter([(403, b'{"ok":false,"error_code":403,"description":"Forbidden: bot was blocked by the user"}')])
    told = inner.do_request

    async def refuse(url: str, *args: Any, **kwargs: Any) -> tuple[int, bytes]:
        return next(answers, None) or await told(url, *args, **kwargs)

    inner.do_request = refuse
    with pytest.raises(Forbidden):
        await room.app.bot.send_message(MINSU.id, "말씀")
    assert (await figures(client))["brief_messages_total forbidden"] == 1


async def test_waits_for_the_limiter_are_timed() -> None:
    metrics = Metrics()
    pace = WatchedPace(1000, metrics, chat_rate=0.1)
    for _ in range(3):
        await pace.turn(1, Rank.REPLY)
    with pytest.raises(RetryAfter):
        await pace.turn(1, Rank.REPLY)
    assert metrics.registry.get_sample_value("brief_limiter_wait_seconds_count", {"rank": "reply"}) == 4
    assert metrics.registry.get_sample_value("brief_limiter_put_off_total", {"rank": "reply"}) == 1


async def test_editors_files_are_counted_as_files(room: Chatroom, client: Client) -> None:
    await room.send_file(EDITORS["ko"], "a.txt", ARTICLE)
    found = await figures(client)
    assert found["brief_updates_total file answered"] == 1
    assert found["brief_telegram_calls_total file sent"] == 1
