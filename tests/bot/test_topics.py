"""Briefings of a topic: how they are asked for, and in which order they tell."""

from __future__ import annotations

from datetime import date

import pytest

from bot.asked.wishes import topic_named
from briefs.model import Topic
from tests.bot.harness import READERS, Chatroom
from tests.bot.timelines import publish, release

MINSU, EMMA = READERS["ko"], READERS["en"]
CHIPS = (Topic.CHIPS,)


async def test_a_topic_that_is_none_leads_to_the_company_or_the_topics_of_such_a_name(room: Chatroom) -> None:
    [unknown] = await room.say(EMMA, "/brief Baidu")
    assert unknown.labels == ["Baidu", "Topics"]
    [card] = await room.press(EMMA, unknown, "Baidu")
    assert card.text.startswith("Baidu (바이두")
    [unknown] = await room.say(MINSU, "/brief 반도테")
    [brief] = await room.press(MINSU, unknown, "반도체")
    assert "반도체" in brief.text


@pytest.mark.parametrize("words", ["chips week", "반도체 이번 주", "반도체 7일"])
async def test_a_week_is_seven_days_in_words_too(room: Chatroom, words: str) -> None:
    [brief] = await room.say(EMMA, f"/brief {words}")
    [seven] = await room.say(EMMA, "/brief chips 7")
    assert brief.text == seven.text


async def test_old_news_comes_after_what_is_new_however_much_it_matters(empty_room: Chatroom) -> None:
    services = empty_room.services
    await publish(services, date(2025, 1, 5), *(release(f"Ascend {number}", topics=CHIPS) for number in range(9)))
    weak = release("Ascend 920", topics=CHIPS, core=False)
    await publish(services, date(2025, 3, 20), weak)
    [brief] = await empty_room.say(EMMA, "/brief chips")
    head, _, first, *_ = [one for one in brief.text.splitlines() if one]
    assert (head, first) == ("China AI brief · as of 20 March 2025", "• Huawei unveiled the Ascend 920 AI chip. [1]")


@pytest.mark.parametrize(
    ("half", "topic"), [("규제", Topic.EXPORT_CONTROLS), ("수출통제", Topic.EXPORT_CONTROLS), ("실적", Topic.MARKET)]
)
def test_half_of_a_topics_name_is_enough(half: str, topic: Topic) -> None:
    assert topic_named(half) is topic
