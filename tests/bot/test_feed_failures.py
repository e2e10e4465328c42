"""Feeds, sites and pages that fail, move or are gone."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.desk import opening
from bot.feeds import reading, timing
from bot.services import Services
from briefs.reading import feed
from storage import feeds
from storage.feeds import FeedState
from tests.bot.feeding import OTHER, STORY, later, publish, rss, the_feed, titles
from tests.bot.harness import Chatroom
from tests.bot.news import NOW
from tests.bot.site import Site
from tests.bot.test_feeds import JIEUN, OLIVER
from tests.bot.test_loading_addresses import PAGE, desk, site

__all__ = ["desk", "site"]


async def test_a_feed_that_fails_is_asked_less_and_less_and_says_why(desk: Chatroom, site: Site) -> None:
    await desk.say(JIEUN, f"/addfeed {publish(site, OTHER)}")
    site.refuse("/feed", 503)
    for failures in (1, 2, 3):
        await reading.read_due(desk.services)
        found = await the_feed(desk.services)
        assert found.failures == failures
        assert found.next_at - desk.services.clock() == timedelta(minutes=30 * 2**failures)
        later(desk, minutes=30 * 2**failures)
    [listed] = await desk.say(JIEUN, "/feeds")
    assert "⚠ 사이트에 문제가 있습니다" in listed.text
    [shown] = await desk.press(OLIVER, (await desk.say(OLIVER, "/feeds"))[0], "1")
    assert "⚠ The site has a fault (3 times in a row)." in shown.text
    publish(site, OTHER)
    await reading.read_due(desk.services)
    assert (await the_feed(desk.services)).trouble is None


async def test_a_feed_that_says_it_is_gone_for_good_is_turned_off(desk: Chatroom, site: Site) -> None:
    await desk.say(JIEUN, f"/addfeed {publish(site, OTHER)}")
    site.refuse("/feed", 410)
    await reading.read_due(desk.services)
    assert (await the_feed(desk.services)).state is FeedState.OFF


async def test_a_feed_that_moved_for_good_is_asked_at_its_new_address(desk: Chatroom, site: Site) -> None:
    await desk.say(JIEUN, f"/addfeed {publish(site, OTHER)}")
    site.pages["/new"] = site.pages["/feed"]
    site.refuse("/feed", 301, location="/new")
    await reading.read_due(desk.services)
    assert (await the_feed(desk.services)).url == f"{site.root}/new"


async def test_a_page_that_fails_is_tried_again_and_then_given_up(desk: Chatroom, site: Site) -> None:
    site.refuse("/news/1", 500)
    await desk.say(JIEUN, f"/addfeed {publish(site, STORY)}")
    for _ in range(timing.MOST_TRIES + 2):
        await reading.read_due(desk.services)
        later(desk, days=1)
    assert len(site.asked_for("/news/1")) == timing.MOST_TRIES
    assert (await the_feed(desk.services)).failed == 1


async def test_a_page_behind_a_wall_is_not_tried_again(desk: Chatroom, site: Site) -> None:
    site.refuse("/news/1", 403)
    await desk.say(JIEUN, f"/addfeed {publish(site, STORY)}")
    for _ in range(2):
        await reading.read_due(desk.services)
        later(desk, days=1)
    assert len(site.asked_for("/news/1")) == 1


async def test_a_fault_of_ours_in_one_feed_or_story_does_not_keep_the_others_from_being_read(
    desk: Chatroom, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.put("/news/1", PAGE)
    await desk.say(JIEUN, f"/addfeed {publish(site, STORY)}")
    await feeds.add(desk.services.database, f"{site.root}/other", "x", now=NOW - timedelta(days=1))
    site.put("/other", rss(("바이두, 새 모델 공개", "/news/8")))
    read, fetched = feed.read, opening.fetched

    def fails_for_one(data: bytes, url: str, charset: str) -> feed.Feed:
        if url.endswith("/other"):
            raise RuntimeError("a bug")
        return read(data, url, charset)

    monkeypatch.setattr(feed, "read", fails_for_one)
    await reading.read_due(desk.services)
    assert await titles(desk.services) == [STORY[0]]
    [listed] = await desk.say(OLIVER, "/feeds")
    assert "⚠ I couldn't make sense of it" in listed.text

    async def fails(services: Services, address: str) -> object:
        if address.endswith("/news/8"):
            raise RuntimeError("a bug")
        return await fetched(services, address)

    monkeypatch.setattr(feed, "read", read)
    monkeypatch.setattr(opening, "fetched", fails)
    later(desk, hours=2)
    await reading.read_due(desk.services)
    found = await feeds.get(desk.services.database, 2)
    assert found is not None
    assert (found.trouble, found.failed) == (None, 1)


async def test_one_site_is_not_asked_for_many_pages_in_a_row(desk: Chatroom, site: Site) -> None:
    stories = [(f"바이두, 새 모델 {n} 공개", f"/news/{n}") for n in range(10)]
    await desk.say(JIEUN, f"/addfeed {publish(site, *stories)}")
    await reading.read_due(desk.services)
    assert sum(request.path.startswith("/news/") for request in site.asked) == reading.PER_SITE
