"""Two processes behind one address on one PostgreSQL: an update may come to either, and is answered once."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.services import Services
from bot.settings import Settings
from storage.engine import Database, sync_engine
from storage.schema_desk import drafts
from tests.bot.news import publish
from tests.bot.processes import Running, webhook
from tests.bot.test_drafts import ARTICLE
from tests.bot_api.running import Double, Taken, double
from tests.databases import Postgres

READY = "listening on port"
SENDS = "this process sends the digests"
EDITOR, ADDED = 500, 501
READERS = count(1000)


@dataclass
class Pair:
    """Processes on the database at `url`, and the double that takes what they send."""

    url: str
    processes: list[Running]
    api: Double
    numbers: Iterator[int] = field(default_factory=lambda: count(1))

    def say(self, at: int, person: int, text: str) -> list[Taken]:
        """What a person gets who writes to the process at that place."""
        number, before = next(self.numbers), len(self.api.taken())
        assert self.processes[at].update(number, text, person=person) == 200
        return self._answers(at, person, number, before)

    def press(self, at: int, person: int, code: str) -> list[Taken]:
        """What a person gets as new messages for a button that the process at that place is told of."""
        number, before = next(self.numbers), len(self.api.taken())
        assert self.processes[at].press(number, code, 1, person=person) == 200
        return self._answers(at, person, number, before)

    def _answers(self, at: int, person: int, number: int, before: int) -> list[Taken]:
        assert "outcome=answered" in self.processes[at].wait_for(f"update update={number} ")
        return [one for one in self.api.taken()[before:] if one.chat_id == person]

    def publish(self) -> None:
        """Somebody else publishes an article."""

        async def do() -> None:
            async with Database.open(self.url) as database:
                await publish(Services(Settings.model_construct(database_url=self.url), database))

        asyncio.run(do())


@contextmanager
def running(folder: Path, url: str) -> Iterator[Pair]:
    """Two, started at the same time."""
    settings = {"DATABASE_URL": url, "ADMIN_IDS": str(EDITOR), "CHAT_RATE": "1000"}
    with double() as api, ExitStack() as stack:
        processes = [stack.enter_context(webhook(folder, api.url, **settings)) for _ in range(2)]
        for one in processes:
            one.wait_for(READY)
        yield Pair(url, processes, api)


@pytest.fixture(scope="module")
def pair(postgres: Postgres, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Pair]:
    with postgres.database("template1") as url, running(tmp_path_factory.mktemp("pair"), url) as two:
        yield two


def codes(message: Taken) -> dict[str, str]:
    """What the buttons carry, by their labels."""
    rows = json.loads(message.keyboard)["inline_keyboard"]
    return {one["text"]: one["callback_data"] for row in rows for one in row if "callback_data" in one}


def test_starting_together_they_make_the_database_and_set_the_webhook_and_nobody_takes_it_away(pair: Pair) -> None:
    calls = pair.api.calls()
    assert (calls["setwebhook"], calls.get("deletewebhook", 0), calls.get("getupdates", 0)) == (2, 0, 0)


def test_each_update_is_answered_once_whoever_gets_it(pair: Pair) -> None:
    reader = next(READERS)
    assert [len(pair.say(number % 2, reader, "/topics")) for number in range(6)] == [1] * 6


def test_what_is_published_is_read_at_both(pair: Pair) -> None:
    reader = next(READERS)
    before = [pair.say(at, reader, "/brief")[0].text for at in (0, 1)]
    pair.publish()
    after = [pair.say(at, reader, "/brief")[0].text for at in (0, 1)]
    assert (before[0], after[0]) == (before[1], after[1])
    assert "바이두" in after[0]
    assert "바이두" not in before[0]


def test_a_button_works_at_the_process_that_did_not_send_it(pair: Pair) -> None:
    reader = next(READERS)
    pair.publish()
    [brief] = pair.say(0, reader, "/brief 30")
    before = pair.api.calls()
    for code in codes(brief).values():
        assert pair.press(1, reader, code) == []
    calls = pair.api.calls()
    assert calls["answercallbackquery"] - before.get("answercallbackquery", 0) == len(codes(brief))
    assert calls["editmessagetext"] - before.get("editmessagetext", 0) == len(codes(brief))


def test_settings_chosen_at_one_hold_at_the_other(pair: Pair) -> None:
    reader = next(READERS)
    pair.publish()
    pair.say(0, reader, "/language en")
    assert "Topics" in pair.say(1, reader, "/topics")[0].text
    pair.say(1, reader, "/language ko")
    assert "주제" in pair.say(0, reader, "/topics")[0].text


def test_who_becomes_an_editor_at_one_is_one_at_the_other(pair: Pair) -> None:
    assert "편집자만" in pair.say(1, ADDED, "/stats")[0].text
    pair.say(0, EDITOR, f"/editors {ADDED}")
    assert "편집자만" not in pair.say(1, ADDED, "/stats")[0].text


def test_a_long_text_whose_parts_come_to_different_processes_is_read_as_one(pair: Pair) -> None:
    first, second, third = 71, 72, 73
    long = f"/load {ARTICLE}\n\n" + "회사는 자세한 내용을 밝히지 않았다. " * 180
    assert pair.processes[0].update(first, long, person=EDITOR) == 200
    assert pair.processes[1].update(second, "바이두는 내년에 새 칩을 내놓는다고 했다. " * 100, person=EDITOR) == 200
    assert pair.processes[0].update(third, "화웨이는 답하지 않았다.", person=EDITOR) == 200
    pair.processes[0].wait_for(f"update update={first} ")
    engine = sync_engine(pair.url)
    with engine.begin() as connection:
        [kept] = connection.execute(select(drafts.c.parsed)).scalars()
    engine.dispose()
    assert "새 칩을" in str(kept)
    assert "화웨이는 답하지" in str(kept)


def test_when_one_is_told_to_end_nothing_is_lost_and_the_other_goes_on(postgres: Postgres, tmp_path: Path) -> None:
    with postgres.database("template1") as url, running(tmp_path, url) as pair:
        sender = next(at for at, one in enumerate(pair.processes) if any(SENDS in line for line in one.log) or at)
        heir = 1 - sender
        pair.api.setup(way=[0.1, 0.0])
        for number in range(1, 9):
            assert pair.processes[sender].update(number, "/topics" if number % 2 else "/about", person=number) == 200
        assert pair.processes[sender].stop() == 0
        assert sorted(one.chat_id for one in pair.api.taken()) == list(range(1, 9))
        pair.processes[heir].wait_for(SENDS)
        assert len(pair.say(heir, 20, "/topics")) == 1
        assert pair.api.calls().get("deletewebhook", 0) == 0
