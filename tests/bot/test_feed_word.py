"""Editors hear of what feeds brought and what waits for them."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.feeds import reading
from bot.intake import brought
from tests.bot.feeding import STORY, publish
from tests.bot.harness import Chatroom
from tests.bot.news import NOW
from tests.bot.site import Site
from tests.bot.test_feeds import JIEUN, OLIVER
from tests.bot.test_loading_addresses import PAGE, desk, site

__all__ = ["desk", "site"]


async def brought_in(desk: Chatroom, site: Site, *numbers: int) -> None:
    """Has a feed of JIEUN's bring so many further stories, to editors whose languages are known."""
    for person in (OLIVER, JIEUN):
        await desk.say(person, f"/language {person.lang}")
    stories = [(f"바이두, 새 추론 모델 {number} 공개", f"/news/{number}") for number in numbers]
    for _, path in stories:
        site.put(path, PAGE.replace("어니 X1", f"어니 X{path[6:]}"))
    await desk.say(JIEUN, f"/addfeed {publish(site, *stories)}")
    await reading.read_due(desk.services)


async def test_editors_are_told_in_their_language_of_what_feeds_brought_and_without_a_sound(
    desk: Chatroom, site: Site
) -> None:
    await brought_in(desk, site, 1, 3)
    [said] = await desk.during(OLIVER, brought.tell(desk.services, desk.app.bot))
    assert said.text.startswith("2 articles from feeds are waiting for an editor.\n\n1. ")
    assert said.labels == ["1", "2", "Articles"]
    [draft] = await desk.press(OLIVER, said, "1")
    assert "Not published yet." in draft.text
    [listed] = await desk.press(OLIVER, said, "Articles")
    assert listed.text.startswith("Waiting to be published")
    desk.services.clock = lambda: NOW + timedelta(days=1)
    await brought_in(desk, site, 5)
    [said] = await desk.during(JIEUN, brought.tell(desk.services, desk.app.bot))
    assert said.text.startswith("피드에서 가져온 기사 1건이 확인을 기다립니다.\n\n1. 바이두")
    assert said.labels == ["1", "기사 목록"]


async def test_they_are_told_once_in_an_hour_and_only_of_what_came_since_and_waits(desk: Chatroom, site: Site) -> None:
    await brought_in(desk, site, 1)
    assert await brought.tell(desk.services, desk.app.bot)
    assert not await brought.tell(desk.services, desk.app.bot)
    desk.services.clock = lambda: NOW + timedelta(minutes=31)
    await brought_in(desk, site, 3)
    assert not await brought.tell(desk.services, desk.app.bot)
    desk.services.clock = lambda: NOW + timedelta(minutes=61)
    [said] = await desk.during(OLIVER, brought.tell(desk.services, desk.app.bot))
    assert said.text.startswith("An article from a feed is waiting for an editor.")
    [draft] = await desk.press(OLIVER, said, "1")
    assert "X3" in draft.text
    desk.services.clock = lambda: NOW + timedelta(days=1)
    assert not await brought.tell(desk.services, desk.app.bot)


async def test_they_are_not_told_of_what_an_editor_loaded_nor_while_pages_wait(desk: Chatroom, site: Site) -> None:
    await desk.say(OLIVER, "/language en")
    await desk.say(OLIVER, f"/load {PAGE}")
    assert not await brought.tell(desk.services, desk.app.bot)
    stories = [(f"바이두, 새 추론 모델 {number} 공개", f"/news/{number}") for number in range(10, 16)]
    for _, path in stories:
        site.put(path, PAGE.replace("어니 X1", f"어니 X{path[6:]}"))
    await desk.say(JIEUN, f"/addfeed {publish(site, *stories)}")
    await reading.read_due(desk.services)  # a few of each site at a time
    assert not await brought.tell(desk.services, desk.app.bot)
    await reading.read_due(desk.services)
    [said] = await desk.during(OLIVER, brought.tell(desk.services, desk.app.bot))
    assert said.text.endswith("and 1 more")


async def test_where_nobody_could_be_told_it_is_told_at_the_next_run(
    desk: Chatroom, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    await brought_in(desk, site, 1)

    async def nobody(*_: object, **__: object) -> bool:
        return False

    with monkeypatch.context() as patch:
        patch.setattr(brought, "tell_editors", nobody)
        assert not await brought.tell(desk.services, desk.app.bot)
    assert await brought.tell(desk.services, desk.app.bot)


async def test_an_editor_who_chose_no_language_is_told_in_that_of_their_telegram(desk: Chatroom, site: Site) -> None:
    site.put("/news/1", PAGE)
    for person in (OLIVER, JIEUN):
        await desk.say(person, "/feeds")
    await desk.say(JIEUN, f"/addfeed {publish(site, STORY)}")
    await reading.read_due(desk.services)
    with desk.chat.world.watching() as events:
        assert await brought.tell(desk.services, desk.app.bot)
        told = {events.get_nowait()["message"]["text"].split("\n")[0] for _ in range(events.qsize())}
    assert told == {
        "피드에서 가져온 기사 1건이 확인을 기다립니다.",
        "An article from a feed is waiting for an editor.",
    }
