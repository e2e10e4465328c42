"""Pages are made once and shown as long as they are right."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Any

import pytest

from bot.actions.reading import ShowBrief, ShowSearch
from bot.answers import charts as answers_chart
from bot.answers import comparisons as comparison_answers
from bot.answers import reading as answers
from bot.answers import searching
from bot.answers import sharing as sharing_answers
from bot.screens.base import Screen
from bot.services import Services
from bot.services.kept import Kept
from briefs.model import Names, Organisation, Parsed
from storage import articles, retractions
from storage.values import Added
from tests.bot.harness import Chatroom
from tests.bot.news import NOW, earlier, newest


def told(screen: Screen) -> str:
    return "".join(message.html for message in screen.messages)


async def test_the_same_page_is_made_once(room: Chatroom) -> None:
    first = await answers.brief(room.services, ShowBrief("ko", days=3))
    assert await answers.brief(room.services, ShowBrief("ko", days=3)) is first
    assert await answers.brief(room.services, ShowBrief("en", days=3)) is not first


async def test_a_loaded_article_shows_at_once(empty_room: Chatroom) -> None:
    services, page = empty_room.services, ShowBrief("en", days=3)
    assert "no news" in told(await answers.brief(services, page))
    await articles.add(services.database, earlier(), now=NOW)
    assert "Siyuan" in told(await answers.brief(services, page))
    await articles.add(services.database, newest(), now=NOW)
    assert "ERNIE" in told(await answers.brief(services, page))


PAGES: dict[str, Callable[[Services], Awaitable[object]]] = {
    "chart": lambda services: answers_chart.chart_named(services, "baidu", "ko"),
    "comparison": lambda services: comparison_answers.compare_named(services, "baidu, huawei", "en"),
    "inline": lambda services: sharing_answers.page(services, "", "", sharing_answers.Sharer("ko", "bot")),
}


@pytest.mark.parametrize("name", PAGES)
async def test_pictures_and_results_are_made_once_for_each_state_of_the_news(empty_room: Chatroom, name: str) -> None:
    services, page = empty_room.services, PAGES[name]
    before = await page(services)
    assert await page(services) is before
    await articles.add(services.database, newest(), now=NOW)
    after = await page(services)
    assert after is not before
    assert await page(services) is after


async def test_a_retracted_article_is_gone_at_once(empty_room: Chatroom) -> None:
    services, page = empty_room.services, ShowSearch("en")
    added = await articles.add(services.database, earlier(), now=NOW)
    assert isinstance(added, Added)
    assert "Siyuan" in told(await searching.search(services, "Siyuan", page))
    await retractions.retract_article(services.database, added.article_id, now=NOW, by=None)
    assert "Siyuan</code>" in told(await searching.search(services, "Siyuan", page))
    assert "no news" in told(await answers.brief(services, ShowBrief("en", days=3)))


async def test_a_learned_name_is_known_at_once(room: Chatroom) -> None:
    services = room.services
    assert "I don't know" in told(await answers.company_named(services, "Gaon AI", "en"))
    learned = Organisation("gaon-ai", Names(en=("Gaon AI",)))
    article = replace(earlier().article, text="Gaon AI.", title="Gaon")
    await articles.add(services.database, Parsed(article, (), (), (), (learned,)), now=NOW)
    assert "no news on <b>Gaon AI" in told(await answers.company_named(services, "Gaon AI", "en"))


async def test_another_day_makes_another_page(room: Chatroom, monkeypatch: pytest.MonkeyPatch) -> None:
    first = await answers.brief(room.services, ShowBrief("ko", days=3))
    monkeypatch.setattr(room.services, "clock", lambda: NOW.replace(year=2026))
    assert "2025" in told(await answers.brief(room.services, ShowBrief("ko", days=3)))
    assert first is not await answers.brief(room.services, ShowBrief("ko", days=3))


async def test_many_who_ask_at_once_wait_for_one_page() -> None:
    made: list[int] = []

    async def make() -> Any:
        made.append(1)
        await asyncio.sleep(0)
        return len(made)

    kept = Kept(2)
    assert await asyncio.gather(*(kept.get("a", make) for _ in range(5))) == [1] * 5


async def test_the_page_asked_for_longest_ago_goes_first() -> None:
    made: list[str] = []

    async def ask(key: str) -> None:
        async def make() -> None:
            made.append(key)

        await kept.get(key, make)

    kept = Kept(2)
    for key in "abacab":
        await ask(key)
    assert "".join(made) == "abcb"


async def test_a_failure_is_told_to_all_and_not_kept() -> None:
    kept, failures = Kept(2), [ValueError(), None]

    async def make() -> str:
        await asyncio.sleep(0)
        if failure := failures.pop(0):
            raise failure
        return "made"

    outcomes = await asyncio.gather(*(kept.get("a", make) for _ in range(3)), return_exceptions=True)
    assert [type(outcome) for outcome in outcomes] == [ValueError] * 3
    assert await kept.get("a", make) == "made"
