"""The first reader waits for nothing that could be ready before."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from bot.actions.reading import ShowBrief
from bot.answers import reading as answers
from bot.answers import warming
from bot.asked.wishes import USUAL
from storage import facts
from storage.errors import StorageError
from tests.bot.harness import Chatroom


@pytest.fixture(autouse=True)
def _collected() -> Iterator[None]:
    """What is here for good is so for this process alone, not for one test."""
    yield
    gc.unfreeze()


async def no_facts(*_: object, **__: object) -> None:
    raise StorageError("the database failed")


@pytest.mark.parametrize("lang", ["ko", "en"])
async def test_the_first_briefing_is_there_before_it_is_asked_for(
    room: Chatroom, monkeypatch: pytest.MonkeyPatch, lang: str
) -> None:
    await warming.pages(room.services)
    monkeypatch.setattr(facts, "newest", no_facts)
    assert (await answers.brief(room.services, ShowBrief("ko" if lang == "ko" else "en", days=USUAL))).messages


async def test_without_news_it_is_ready_too(empty_room: Chatroom) -> None:
    await warming.ready(empty_room.services)
    await warming.pages(empty_room.services)


async def test_a_failing_database_stops_nothing(
    room: Chatroom, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    with monkeypatch.context() as broken:
        broken.setattr(facts, "newest", no_facts)
        await warming.pages(room.services)
    assert "the database failed" in caplog.text
    assert (await answers.brief(room.services, ShowBrief("ko", days=USUAL))).messages


async def test_who_asks_meanwhile_is_answered_and_the_end_waits_for_no_page(room: Chatroom) -> None:
    async with warming.running(room.services):
        assert (await answers.brief(room.services, ShowBrief("en", days=USUAL))).messages


@pytest.mark.parametrize("failing", [False, True])
async def test_the_collector_looks_again_afterwards_but_not_at_what_stays(
    room: Chatroom, monkeypatch: pytest.MonkeyPatch, failing: bool
) -> None:
    if failing:
        monkeypatch.setattr(facts, "newest", no_facts)
    await warming.ready(room.services)
    await warming.pages(room.services)
    assert gc.isenabled()
    assert gc.get_freeze_count() > len(gc.get_objects())
