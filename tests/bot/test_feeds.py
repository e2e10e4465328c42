"""Feeds bring articles by themselves: added in the chat, read by the clock, their stories waiting for an editor."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from aiohttp import web

from bot.desk import drafting
from bot.feeds import adding, reading, timing
from briefs.reading.feed import Entry
from storage import articles, drafts, feeds
from storage.feeds import FeedState
from tests.bot.feeding import OTHER, STORY, later, publish, rss, the_feed, titles
from tests.bot.harness import EDITORS, READERS, Chatroom
from tests.bot.news import NOW
from tests.bot.site import Site
from tests.bot.test_loading import PUBLISH
from tests.bot.test_loading_addresses import PAGE, desk, site

__all__ = ["desk", "site"]


JIEUN, OLIVER = EDITORS["ko"], EDITORS["en"]
SEEDS = Path(__file__).resolve().parents[2] / "seeds" / "feeds.toml"


async def test_a_feed_is_added_read_and_its_story_waits_for_an_editor(desk: Chatroom, site: Site) -> None:
    site.put("/news/1", PAGE)
    [added] = await desk.say(JIEUN, f"/addfeed {publish(site, STORY, OTHER)}")
    assert added.text == (
        "이제부터 한빛테크 피드를 읽습니다. 번호는 1번입니다.\n"
        "지금 2건 중 1건이 중국 AI 소식입니다. 가져온 기사는 /articles 에서 확인하고 공개할 수 있습니다."
    )
    await reading.read_due(desk.services)
    assert await titles(desk.services) == [STORY[0]]
    assert not site.asked_for("/news/2")
    [listed] = await desk.say(OLIVER, "/feeds")
    assert "1. 한빛테크 · read just now · 1 article" in listed.text
    [drafted] = await desk.say(JIEUN, "/articles")
    [preview] = await desk.press(JIEUN, drafted, "1")
    await desk.press(JIEUN, preview, PUBLISH["ko"])
    assert await articles.count(desk.services.database) == 1


@pytest.mark.parametrize("form", ["page", "host"])
async def test_a_feed_is_found_by_the_page_that_names_it(desk: Chatroom, site: Site, form: str) -> None:
    publish(site, STORY)
    link = '<link rel="alternate" type="application/rss+xml" href="/feed">'
    site.put("/", f"<html><head>{link}</head><body>한빛테크</body></html>")
    address = site.root if form == "page" else f"{site.root}/"
    [added] = await desk.say(OLIVER, f"/addfeed {address}")
    assert added.text.startswith(
        "I'll read 한빛테크 from now on. It is feed 1.\n1 of its 1 entries is about Chinese AI."
    )
    assert (await the_feed(desk.services)).url == f"{site.root}/feed"


async def test_what_is_no_feed_is_told(desk: Chatroom, site: Site) -> None:
    page = site.put("/", "<html><body>no feed</body></html>")
    [korean] = await desk.say(JIEUN, f"/addfeed {page}")
    assert korean.text.startswith("피드를 더하지 못했습니다. RSS, Atom, JSON 피드가 없습니다.")
    [english] = await desk.say(OLIVER, f"/addfeed {site.root}/missing")
    assert english.text == "I can't add this feed: there is no page at that address.\nCheck the address."
    [asked] = await desk.say(OLIVER, "/addfeed")
    assert "Send its address" in asked.text
    assert await feeds.count(desk.services.database) == 0


async def test_a_private_address_is_no_feed(empty_room: Chatroom) -> None:
    [refused] = await empty_room.say(OLIVER, "/addfeed 127.0.0.1:9/feed")
    assert refused.text in {
        "I can't add this feed: the address is on a private network.",
        "I can't add this feed: the address leads to something that is no web page.\nCheck the address.",
    }


async def test_a_feed_is_kept_once(desk: Chatroom, site: Site) -> None:
    address = publish(site, STORY)
    await desk.say(JIEUN, f"/addfeed {address}")
    [again] = await desk.say(OLIVER, f"/addfeed {address}")
    assert again.text.startswith("한빛테크 is here already, as feed 1.")


async def test_a_story_is_read_once_and_only_what_is_new_after(desk: Chatroom, site: Site) -> None:
    site.put("/news/1", PAGE)
    await desk.say(JIEUN, f"/addfeed {publish(site, STORY)}")
    await reading.read_due(desk.services)
    await reading.read_due(desk.services)
    assert len(site.asked_for("/feed")) == 2  # when it was added, and when it was due
    publish(site, STORY, ("텐센트, 새 추론 모델 공개", "/news/3"))
    site.put("/news/3", PAGE.replace("바이두", "텐센트"))
    later(desk, minutes=31)
    await reading.read_due(desk.services)
    assert len(site.asked_for("/news/1")) == 1
    assert len(await titles(desk.services)) == 2


async def test_a_feed_is_asked_whether_it_has_changed(desk: Chatroom, site: Site) -> None:
    async def conditional(request: web.Request) -> web.Response:
        if request.headers.get("If-None-Match") == '"7"':
            raise web.HTTPNotModified
        return web.Response(text=rss(OTHER), headers={"ETag": '"7"'})

    site.pages["/feed"] = conditional
    await desk.say(JIEUN, f"/addfeed {site.root}/feed")
    for _ in range(3):
        await reading.read_due(desk.services)
        later(desk, minutes=31)
    sent = [request.headers.get("If-None-Match") for request in site.asked_for("/feed")]
    assert sent == [None, None, '"7"', '"7"']
    assert (await the_feed(desk.services)).failures == 0


async def test_a_story_without_facts_does_not_wait_for_an_editor(desk: Chatroom, site: Site) -> None:
    words = "<p>바이두라는 이름은 옛 시에서 왔다는 이야기를 오늘 모임에서 들었고 모두 웃으며 집에 갔다고 한다.</p>"
    site.put("/news/1", f"<html><body><article><h1>이름</h1>{words * 3}</article></body></html>")
    await desk.say(JIEUN, f"/addfeed {publish(site, STORY)}")
    await reading.read_due(desk.services)
    assert await titles(desk.services) == []


@pytest.mark.parametrize(("likely", "published"), [(0.0, 1), (1.1, 0)], ids=["sure", "doubtful"])
async def test_a_trusted_feeds_story_is_published_by_itself_where_nothing_is_doubtful(
    desk: Chatroom, site: Site, monkeypatch: pytest.MonkeyPatch, likely: float, published: int
) -> None:
    monkeypatch.setattr(drafting, "LIKELY", likely)
    site.put("/news/1", PAGE)
    await desk.say(JIEUN, f"/addfeed {publish(site, STORY)}")
    [listed] = await desk.say(JIEUN, "/feeds")
    [shown] = await desk.press(JIEUN, listed, "1")
    [trusted] = await desk.press(JIEUN, shown, "신뢰하기")
    assert "신뢰하는 피드입니다." in trusted.text
    await reading.read_due(desk.services)
    assert await articles.count(desk.services.database) == published
    assert len(await titles(desk.services)) == 1 - published


async def test_a_second_copy_of_a_story_becomes_another_source(desk: Chatroom, site: Site) -> None:
    site.put("/news/1", PAGE)
    site.put("/news/9", PAGE.replace("오픈소스로 공개할", "오픈소스로 내놓을"))
    await desk.say(JIEUN, f"/addfeed {publish(site, STORY, ('바이두, 추론 모델 공개', '/news/9'))}")
    await reading.read_due(desk.services)
    for one in await drafts.latest(desk.services.database):
        await desk.say(JIEUN, "/articles")
        await drafts.publish(desk.services.database, one.id, now=NOW, by=None)
    [brief] = await desk.say(OLIVER, "/brief")
    assert brief.text.count("CNY 380 billion") == 1
    assert await articles.count(desk.services.database) == 2


async def test_of_a_feed_that_is_new_only_the_newest_stories_are_read(desk: Chatroom, site: Site) -> None:
    site.put("/news/1", PAGE)
    await desk.say(JIEUN, f"/addfeed {publish(site, STORY, published=NOW - timedelta(days=9))}")
    await reading.read_due(desk.services)
    assert not site.asked_for("/news/1")


async def test_a_page_that_two_feeds_tell_of_is_read_once_and_does_not_come_back_when_discarded(
    desk: Chatroom, site: Site
) -> None:
    site.put("/news/1", PAGE)
    await desk.say(JIEUN, f"/addfeed {publish(site, STORY)}")
    await reading.read_due(desk.services)
    await drafts.discard(desk.services.database, 1, now=NOW, by=None)
    site.put("/other", rss(("바이두 어니 X1 공개", "/news/1")), content_type="application/rss+xml")
    await desk.say(JIEUN, f"/addfeed {site.root}/other")
    await reading.read_due(desk.services)
    assert await titles(desk.services) == []
    assert len(site.asked_for("/news/1")) == 1


async def test_a_feed_is_turned_off_on_and_removed(desk: Chatroom, site: Site) -> None:
    await desk.say(OLIVER, f"/addfeed {publish(site, OTHER)}")
    [listed] = await desk.say(OLIVER, "/feeds")
    [shown] = await desk.press(OLIVER, listed, "1")
    [off] = await desk.press(OLIVER, shown, "Turn off")
    assert "\nOff · not read yet\n" in off.text
    await reading.read_due(desk.services)
    assert len(site.asked_for("/feed")) == 1
    [on] = await desk.press(OLIVER, off, "Turn on")
    [read] = await desk.press(OLIVER, on, "Read now")
    assert "read just now, next in 30 min" in read.text
    [asked] = await desk.press(OLIVER, read, "Remove")
    [gone] = await desk.press(OLIVER, asked, "Remove")
    assert gone.text == "한빛테크 is removed. Its articles stay."
    [none] = await desk.say(OLIVER, "/feeds")
    assert none.text.startswith("There are no feeds yet.")


async def test_a_feed_is_removed_by_its_number(desk: Chatroom, site: Site) -> None:
    await desk.say(JIEUN, f"/addfeed {publish(site, OTHER)}")
    assert (await desk.say(JIEUN, "/removefeed"))[
        0
    ].text == "어떤 피드를 삭제할까요? /removefeed 뒤에 번호를 적어 주세요."
    assert (await desk.say(OLIVER, "/removefeed 7"))[0].text == "There is no feed 7. The list shows the numbers."
    [gone] = await desk.say(JIEUN, "/removefeed 1")
    assert gone.text == "한빛테크 피드를 삭제했습니다. 가져온 기사는 그대로 있습니다."


@pytest.mark.parametrize("command", ["/feeds", "/addfeed https://news.example/feed", "/removefeed 1"])
async def test_readers_have_nothing_to_do_with_feeds(empty_room: Chatroom, command: str) -> None:
    [refused] = await empty_room.say(READERS["en"], command)
    assert refused.rows == ()
    assert await feeds.count(empty_room.services.database) == 0


async def test_shipped_feeds_are_off_and_a_removed_one_does_not_come_back(desk: Chatroom) -> None:
    assert await adding.add_shipped(desk.services, SEEDS) >= 10
    assert await feeds.due(desk.services.database, NOW + timedelta(days=1), 100) == ()
    pages = await desk.say(JIEUN, "/feeds")
    assert "꺼짐" in pages[0].text
    [more] = await desk.press(JIEUN, pages[0], "더 보기")
    assert more.text != pages[0].text
    await desk.say(JIEUN, "/removefeed 1")
    assert await adding.add_shipped(desk.services, SEEDS) == 0
    assert await feeds.get(desk.services.database, 1) is None


async def test_adding_a_shipped_feed_turns_it_on(desk: Chatroom, site: Site) -> None:
    address = publish(site, OTHER)
    await feeds.add(desk.services.database, address, "x", now=NOW, on=False)
    [added] = await desk.say(OLIVER, f"/addfeed {address}")
    assert added.text.startswith("I'll read 한빛테크 from now on")
    assert (await the_feed(desk.services)).state is FeedState.ON


def test_the_next_reading_backs_off_to_a_day_and_heeds_the_server() -> None:
    gaps = [timing.next_reading(NOW, 30, failures) - NOW for failures in (0, 1, 5, 6, 60, 1000)]
    assert gaps == [timedelta(minutes=30), timedelta(hours=1), timedelta(hours=16), *[timedelta(days=1)] * 3]
    assert timing.next_reading(NOW, 30, 1, wait=7200) - NOW == timedelta(hours=2)
    assert timing.next_reading(NOW, 30, 1, wait=10**9) - NOW == timedelta(days=7)
    assert timing.next_reading(NOW, 3000) - NOW == timedelta(minutes=3000)


def test_news_is_young_or_without_a_date() -> None:
    today = NOW.date()
    entry = Entry("k", "https://news.example/", "x")
    assert timing.is_news(entry, today, first=True)
    for first, most in ((True, timing.FRESH), (False, timing.OLD)):
        assert timing.is_news(replace(entry, published=today - most), today, first=first)
        assert not timing.is_news(replace(entry, published=today - most - timedelta(days=1)), today, first=first)
