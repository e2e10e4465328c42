"""A subscription is never a lie: what is due goes out once, what was not surely told comes again."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import select

from bot.localchat.people import Person
from bot.screens.digests import COLUMNS, ROWS
from briefs.model import Topic
from storage.schema import deliveries
from storage.values import DeliveryState
from tests.bot.harness import Chatroom
from tests.bot.posting import DAY, EMMA, MINSU, MORNING, Post, kept, post, publish, refusal, states

__all__ = ["post"]


async def test_a_digest_comes_when_it_is_due_and_once(room: Chatroom, post: Post) -> None:
    await room.say(EMMA, "/subscribe")
    assert await post.tick(MORNING - timedelta(minutes=1)) == []
    [digest] = await post.tick(MORNING)
    assert "Baidu" in digest.bold()
    assert digest.labels == ["1", "More", "Sources", "한국어", "Settings"]
    assert await post.tick(MORNING + timedelta(minutes=1)) == []
    assert await states(room) == [DeliveryState.SENT]
    assert (await kept(room)).due_at == datetime(2025, 3, 29, 23, tzinfo=UTC)


async def test_its_pages_sources_and_language_work_in_place(room: Chatroom, post: Post) -> None:
    await room.say(EMMA, "/subscribe")
    [digest] = await post.tick(MORNING)
    [second] = await room.press(EMMA, digest, "More")
    assert (second.id, second.labels) == (digest.id, ["1", "2", "Back", "Sources", "한국어", "Settings"])
    [sources] = await room.press(EMMA, second, "Sources")
    assert "공개했다" in sources.text or "unveiled" in sources.text
    [closed] = await room.press(EMMA, sources, "Close")
    assert closed.text == second.text
    [korean] = await room.press(EMMA, closed, "한국어")
    assert "기준" in korean.text
    [settings] = await room.press(EMMA, korean, "설정")
    assert (settings.edited, "Digest · every day" in settings.text) == (False, True)


async def test_only_what_is_new_is_told_and_nothing_where_nothing_is(room: Chatroom, post: Post) -> None:
    await room.say(EMMA, "/subscribe")
    await post.tick(MORNING)
    assert await post.tick(MORNING + DAY) == []
    await publish(room, "tencent", "Hunyuan T1")
    [digest] = await post.tick(MORNING + 2 * DAY)
    assert "Tencent" in digest.text
    assert "Baidu" not in digest.text
    assert await states(room) == [DeliveryState.SENT, DeliveryState.EMPTY, DeliveryState.SENT]


async def test_a_second_report_of_what_was_told_is_no_news(room: Chatroom, post: Post) -> None:
    await room.say(EMMA, "/subscribe")
    await post.tick(MORNING)
    await publish(room, "huawei", "Ascend 920")
    assert await post.tick(MORNING + DAY) == []


async def test_what_is_followed_comes_first_and_then_the_rest(room: Chatroom, post: Post) -> None:
    await room.say(EMMA, "/subscribe")
    await room.say(EMMA, "/follow Cambricon")
    [digest] = await post.tick(MORNING)
    lines = digest.text.split("\n")
    assert lines[2:5] == ["What you follow", "• Cambricon unveiled the Siyuan 590 AI chip. [1]", ""]
    assert "Baidu" in digest.text


async def test_a_followed_company_brings_its_subsidiaries(room: Chatroom, post: Post) -> None:
    await publish(room, "t-head", "Hanguang 800", topic=Topic.CHIPS)
    await room.say(EMMA, "/subscribe")
    await room.say(EMMA, "/follow Alibaba")
    await room.press(EMMA, (await room.say(EMMA, "/settings"))[0], "Only what I follow")
    [digest] = await post.tick(MORNING)
    assert "T-Head" in digest.text
    assert "Qwen" in digest.text
    assert "Huawei" not in digest.text


async def test_a_chat_can_have_what_it_follows_and_nothing_else(room: Chatroom, post: Post) -> None:
    for words in ("/subscribe", "/follow Huawei", "/follow chips"):
        await room.say(EMMA, words)
    await room.press(EMMA, (await room.say(EMMA, "/settings"))[0], "Only what I follow")
    [digest] = await post.tick(MORNING)
    assert "Huawei" in digest.text
    assert "Cambricon" in digest.text
    assert "Baidu" not in digest.text


@pytest.mark.parametrize(("length", "most"), [("Short digest", 5), (None, 12)])
async def test_a_digest_fits_on_a_phone_and_the_length_decides_how_many_lines_come(
    room: Chatroom, post: Post, length: str | None, most: int
) -> None:
    await room.say(EMMA, "/subscribe")
    if length:
        await room.press(EMMA, (await room.say(EMMA, "/settings"))[0], length)
    [digest] = await post.tick(MORNING)
    assert 5 <= digest.text.count("•") <= most
    assert sum(max(1, -(-len(line) // COLUMNS)) for line in digest.text.split("\n")) <= ROWS


async def test_paging_through_a_digest_shows_every_line_once_and_leads_back(room: Chatroom, post: Post) -> None:
    await room.say(EMMA, "/subscribe")
    [page] = await post.tick(MORNING)
    pages = [page]
    while "More" in page.labels:
        [page] = await room.press(EMMA, page, "More")
        pages.append(page)
    lines = [line for one in pages for line in one.text.split("\n") if line.startswith("•")]
    assert len(lines) == len(set(lines)) == 13
    for earlier in reversed(pages[:-1]):
        [page] = await room.press(EMMA, page, "Back")
        assert page.text == earlier.text


@pytest.mark.parametrize(("person", "first", "second"), [(EMMA, "Baidu", "바이두"), (MINSU, "바이두", "Baidu")])
async def test_both_languages_come_one_after_the_other_the_readers_own_first(
    room: Chatroom, post: Post, person: Person, first: str, second: str
) -> None:
    await room.say(person, "/language both")
    await room.say(person, "/subscribe")
    one, other = await post.tick(MORNING, person)
    assert first in one.text
    assert second in other.text


async def test_it_comes_without_a_sound_where_that_was_chosen(room: Chatroom, post: Post) -> None:
    for person in (EMMA, MINSU):
        await room.say(person, "/subscribe")
    await room.press(EMMA, (await room.say(EMMA, "/settings"))[0], "Sound off")
    post.silent.clear()
    await post.tick(MORNING)
    assert sorted(post.silent) == [False, True]


async def test_a_late_digest_waits_for_the_end_of_quiet_hours(room: Chatroom, post: Post) -> None:
    await room.say(EMMA, "/subscribe 21:00")
    [settings] = await room.say(EMMA, "/settings")
    await room.press(EMMA, (await room.press(EMMA, settings, "Quiet hours"))[0], "22:00–07:00")
    night, end = datetime(2025, 3, 28, 14, 30, tzinfo=UTC), datetime(2025, 3, 28, 22, tzinfo=UTC)
    assert await post.tick(night) == []
    assert await post.tick(end - timedelta(minutes=1)) == []
    assert len(await post.tick(end)) == 1
    assert (await kept(room)).due_at == datetime(2025, 3, 29, 12, tzinfo=UTC)


async def test_days_without_a_process_bring_one_digest_not_many(room: Chatroom, post: Post) -> None:
    await room.say(EMMA, "/subscribe")
    assert len(await post.tick(MORNING + 5 * DAY)) == 1
    assert await states(room) == [DeliveryState.SENT]
    [newest] = await room.services.database.rows(select(deliveries.c.day))
    assert newest.day == date(2025, 4, 3)


async def test_a_digest_that_is_held_is_not_lost_when_its_chat_changes_its_settings(room: Chatroom, post: Post) -> None:
    await room.say(EMMA, "/subscribe")
    post.faults = [refusal(429, "Too Many Requests: retry after 600", retry_after=600)]
    await post.tick(MORNING)
    await room.press(EMMA, (await room.say(EMMA, "/settings"))[0], "Short digest")
    [digest] = await post.tick(MORNING + timedelta(minutes=11))
    assert digest.text.count("•") == 5
    assert await states(room) == [DeliveryState.SENT]
