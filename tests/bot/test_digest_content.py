"""What a digest says: what changed is marked, a line may say that nothing is new, and a preview tells it beforehand."""

from __future__ import annotations

from datetime import date

import pytest

from bot.localchat.people import Person
from briefs.model import Status
from tests.bot.harness import Chatroom
from tests.bot.news import NOW
from tests.bot.posting import DAY, EMMA, MINSU, MORNING, Post, post, publish
from tests.bot.reported import FIRST, SECOND, THIRD, investment, release, retract

__all__ = ["post"]


async def test_what_is_old_comes_after_what_is_new_however_late_it_was_loaded(room: Chatroom, post: Post) -> None:
    await room.say(EMMA, "/subscribe")
    await room.press(EMMA, (await room.say(EMMA, "/settings"))[0], "Short digest")
    await investment(room, date(2024, 3, 1), 380, "Harbor Wire")
    await publish(room, "tencent", "Hunyuan T1")
    [digest] = await post.tick(MORNING)
    assert "Alibaba plans" not in digest.text
    while "More" in digest.labels:
        [digest] = await room.press(EMMA, digest, "More")
    [*_, last] = [line for line in digest.text.split("\n") if line.startswith("•")]
    assert last.startswith("• Alibaba plans to invest CNY 380 billion")


async def test_a_plan_that_was_carried_out_is_told_again_as_an_update_and_once(room: Chatroom, post: Post) -> None:
    await room.say(EMMA, "/subscribe")
    await post.tick(MORNING)
    await release(room, FIRST, Status.PLANNED)
    [digest] = await post.tick(MORNING + DAY)
    assert "• Xiaomi plans to unveil MiMo. [1]\n" in digest.text
    await release(room, SECOND, Status.DONE)
    [digest] = await post.tick(MORNING + 2 * DAY)
    [line] = [line for line in digest.text.split("\n") if line.startswith("•")]
    assert line == "• Update · Xiaomi unveiled MiMo. [1] [2] (updates the report of 28 March)"
    await release(room, THIRD, Status.DONE, words=" on stage")
    assert await post.tick(MORNING + 3 * DAY) == []


async def test_to_who_was_told_neither_both_come_as_one_line_without_that_mark(room: Chatroom, post: Post) -> None:
    await room.say(EMMA, "/subscribe")
    await release(room, FIRST, Status.PLANNED)
    await release(room, SECOND, Status.DONE)
    [digest] = await post.tick(MORNING + DAY)
    assert digest.text.count("Xiaomi") == 1
    assert "Update" not in digest.text


async def test_a_figure_that_is_revised_is_told_again_with_both(room: Chatroom, post: Post) -> None:
    await room.say(MINSU, "/subscribe")
    await investment(room, FIRST, 380, "Harbor Wire")
    await post.tick(MORNING, MINSU)
    await investment(room, SECOND, 370, "Lakeside News")
    [digest] = await post.tick(MORNING + DAY, MINSU)
    assert "• 업데이트 · 알리바바가" in digest.text
    assert "보도마다 다름: 3,700억 위안(Lakeside News) · 3,800억 위안(Harbor Wire)" in digest.text
    await investment(room, THIRD, 380, "Dune Post")
    assert await post.tick(MORNING + 2 * DAY, MINSU) == []


@pytest.mark.parametrize(
    ("person", "switch", "note", "show"),
    [
        (EMMA, "Say if nothing", "Nothing new today. The latest news is from 27 March.", "Show it"),
        (MINSU, "소식 없어도", "오늘은 새 소식이 없습니다. 가장 최근 소식은 3월 27일 것입니다.", "보기"),
    ],
)
async def test_a_chat_may_choose_a_line_where_nothing_is_new(
    room: Chatroom, post: Post, person: Person, switch: str, note: str, show: str
) -> None:
    await room.say(person, "/subscribe")
    [settings] = await room.press(person, (await room.say(person, "/settings"))[0], switch)
    await post.tick(MORNING, person)
    [said] = await post.tick(MORNING + DAY, person)
    assert (said.text, said.labels) == (note, [show])
    [brief] = await room.press(person, said, show)
    assert brief.bold()
    await room.press(person, settings, {"Show it": "Only if there", "보기": "소식 있을 때만"}[show])
    assert await post.tick(MORNING + 2 * DAY, person) == []


async def test_the_line_speaks_of_the_week_and_of_what_is_followed(room: Chatroom, post: Post) -> None:
    await room.say(EMMA, "/subscribe weekly")
    await room.say(EMMA, "/follow SenseTime")
    [settings] = await room.say(EMMA, "/settings")
    for label in ("Only what I follow", "Say if nothing"):
        [settings] = await room.press(EMMA, settings, label)
    [said] = await post.tick(MORNING + 7 * DAY)
    assert (said.text, said.labels) == ("Nothing new on what you follow this week.", [])


async def test_a_preview_is_the_next_digest_to_the_letter_and_says_when_it_comes(room: Chatroom, post: Post) -> None:
    await room.say(EMMA, "/subscribe 08:00 weekdays")
    for words in ("/follow chips", "/language both"):
        await room.say(EMMA, words)
    when, *preview = await room.say(EMMA, "/preview")
    assert when.text == "Your next digest is due on Monday 31 March at 08:00 (Seoul). This is what it says so far:"
    digest = await post.tick(MORNING + 2 * DAY)
    assert [(one.text, one.rows) for one in preview] == [(one.text, one.rows) for one in digest]
    [empty] = await room.say(EMMA, "/preview")
    assert empty.text.endswith("Nothing is new so far; if that does not change, none is sent.")


async def test_a_preview_shows_corrections_and_takes_none_from_the_digest(room: Chatroom, post: Post) -> None:
    await room.say(EMMA, "/subscribe")
    wrong = await release(room, FIRST, Status.DONE)
    await post.tick(MORNING)
    await retract(room, wrong)
    [settings] = await room.say(EMMA, "/settings")
    when, preview = await room.press(EMMA, settings, "Preview")
    assert "tomorrow at 08:00" in when.text
    [correction] = await post.tick(MORNING + DAY)
    assert preview.text == correction.text


async def test_who_is_not_subscribed_sees_what_subscribing_would_bring(room: Chatroom) -> None:
    when, digest = await room.say(MINSU, "/preview")
    assert when.text.startswith("지금 구독하시면 첫 정기 브리핑을 내일 오전 8시(서울)에 보내 드립니다.")
    assert "바이두" in digest.text
    [answer] = await room.press(MINSU, when, "구독하기")
    assert "다음은 내일입니다" in answer.text


async def test_a_weekly_digest_comes_on_its_day_with_the_whole_week(room: Chatroom, post: Post) -> None:
    await room.say(EMMA, "/subscribe every monday")
    await post.tick(NOW)
    await publish(room, "tencent", "Hunyuan T1")
    for day in range(2):
        assert await post.tick(MORNING + day * DAY) == []
    [digest] = await post.tick(MORNING + 2 * DAY)
    assert "Tencent" in digest.text
    await publish(room, "sensetime", "SenseNova")
    for day in range(3, 9):
        assert await post.tick(MORNING + day * DAY) == []
    [digest] = await post.tick(MORNING + 9 * DAY)
    assert "SenseTime" in digest.text
    assert "Tencent" not in digest.text
