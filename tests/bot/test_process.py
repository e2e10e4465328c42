"""The bot as a host runs it: it answers by webhook, finishes what it began, and keeps its secrets."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.bot.processes import SECRET, TOKEN, polling, webhook
from tests.bot_api.running import Double, double

READY = "listening on port"


@pytest.fixture
def api() -> Iterator[Double]:
    with double() as server:
        yield server


def test_what_was_begun_is_finished_in_its_order_before_the_end(tmp_path: Path, api: Double) -> None:
    api.setup(way=[0.2, 0.0])  # seconds that a message is on its way
    with webhook(tmp_path, api.url, CHAT_RATE="1000") as bot:
        bot.wait_for(READY)
        assert bot.ask("GET", "/healthz")[0] == 200
        assert bot.update(99, "/start", person=8) == 200
        assert [bot.update(number, "/about" if number % 2 else "/topics") for number in range(1, 7)] == [200] * 6
        assert len(api.taken()) < 7
        assert bot.stop() == 0
    assert "unanswered" not in "".join(bot.log)
    texts = [message.text for message in api.taken() if message.chat_id == 7]
    assert (len(texts), len(api.taken())) == (6, 7)
    assert len(set(texts[::2])) == len(set(texts[1::2])) == 1


def test_a_process_that_polls_tells_how_it_fares_where_it_is_asked(tmp_path: Path, api: Double) -> None:
    with polling(tmp_path, api.url, METRICS_TOKEN="figures-secret") as bot:
        bot.wait_for("health on port")
        status, told = bot.ask("GET", "/healthz")
        assert (status, json.loads(told)["status"]) == (200, "ok")
        assert bot.ask("GET", "/metrics")[0] == 401
        assert "brief_database_up 1.0" in bot.ask("GET", "/metrics", Authorization="Bearer figures-secret")[1]
        assert bot.ask("POST", "/hook", {"update_id": 1})[0] == 404
        assert bot.stop() == 0


def test_a_port_for_health_that_is_taken_is_named(tmp_path: Path, api: Double) -> None:
    with polling(tmp_path, api.url) as first:
        first.wait_for("health on port")
        (tmp_path / "other").mkdir()
        with polling(tmp_path / "other", api.url, HEALTH_PORT=str(first.port)) as second:
            assert second.wait_for(f"HEALTH_PORT: cannot listen on {first.port}")
            assert second.process.wait(30) == 2


def test_a_whole_run_tells_no_secret(tmp_path: Path, api: Double) -> None:
    logging = {"LOG_FORMAT": "json", "LOG_LEVEL": "DEBUG", "METRICS_TOKEN": "figures-secret"}
    api.setup(faults={"500": 0.3, "lost": 0.3, "reset": 0.3})
    with webhook(tmp_path, api.url, **logging) as bot:
        bot.wait_for(READY)
        bot.ask("POST", "/hook", {"update_id": 1}, X_Telegram_Bot_Api_Secret_Token=f"{SECRET}x")
        bot.ask("GET", f"/bot{TOKEN}/getMe")
        for number in range(2, 12):
            bot.update(number, f"/company {TOKEN}" if number % 3 else "/subscribe", person=number)
        bot.ask("GET", "/metrics", Authorization="Bearer figures-secret")
        assert bot.stop() == 0
    lines = "".join(bot.log)
    assert [word for word in (TOKEN, TOKEN.split(":")[1], SECRET, "figures-secret") if word in lines] == []
    assert lines.count("outcome") >= 10
    assert all(json.loads(line)["message"] for line in bot.log)


def test_a_run_that_reaches_nobody_tells_no_secret(tmp_path: Path) -> None:
    with webhook(tmp_path, "http://127.0.0.1:9", LOG_LEVEL="DEBUG") as bot:
        bot.wait_for("cannot be reached")
        assert bot.stop() == 0
    assert TOKEN not in "".join(bot.log)
