"""Inline mode and the links behind what is shared, in both languages."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from telegram import Update

from bot.actions import deep_links
from bot.actions.reading import ShowBrief, ShowCompany, ShowFact
from bot.asked.keys import company_key
from bot.localchat.people import Person
from briefs.lexicon import load
from briefs.model import Topic
from tests.bot.harness import READERS, Chatroom
from tests.bot.news import OUTLET, URL

MINSU, EMMA = READERS["ko"], READERS["en"]


def titles(page: dict[str, Any]) -> list[str]:
    return [result["title"] for result in page["results"]]


def links(page: dict[str, Any]) -> list[str]:
    return [row[0]["url"].split("?start=")[1] for r in page["results"] for row in r["reply_markup"]["inline_keyboard"]]


@pytest.mark.parametrize("typed", ["baidu", "바이두", "百度", "bai", "바이", "ERNIE", "Baidu news"])
async def test_a_company_is_shared_as_its_card(room: Chatroom, typed: str) -> None:
    page = await room.inline(EMMA, typed)
    first = page["results"][0]
    assert first["title"] == "Baidu"
    assert first["description"].startswith("Baidu unveiled")
    assert first["text"].startswith("Baidu (바이두 · 百度)")
    assert first["input_message_content"]["link_preview_options"]["is_disabled"]
    assert links(page)[0] == "c_baidu"
    assert page["personal"]


async def test_a_topic_is_shared_as_its_briefing(room: Chatroom) -> None:
    page = await room.inline(MINSU, "반도체")
    assert titles(page)[0] == "반도체 브리핑"
    assert "캠브리콘" in page["results"][0]["text"]
    assert links(page)[0] == "t_chips"


async def test_words_are_shared_as_single_facts(room: Chatroom) -> None:
    page = await room.inline(MINSU, "어센드 920")
    fact = next(result for result in page["results"] if result["id"].startswith("f:"))
    assert fact["title"] == "화웨이가 AI 칩 어센드 920을 공개했습니다."
    assert fact["description"] == f"{OUTLET} · 3월 27일"
    assert "화웨이는 어센드 920 신제품을 공개했다." in fact["text"]
    assert fact["reply_markup"]["inline_keyboard"][0][0]["text"] == "출처"


async def test_nothing_typed_offers_the_latest_topics_and_companies(room: Chatroom) -> None:
    korean, english = await room.inline(MINSU, ""), await room.inline(EMMA, "")
    assert titles(korean)[:2] == ["최신 브리핑", "모델 브리핑"]
    assert titles(english)[:2] == ["Latest brief", "Models brief"]
    assert {"Baidu", "Huawei"} <= set(titles(english))
    assert links(english)[0] == "sub"


async def test_pages_follow_each_other_without_repeating(room: Chatroom) -> None:
    first = await room.inline(MINSU, "신제품")
    second = await room.inline(MINSU, "신제품", first["next_offset"])
    assert (len(first["results"]), len(second["results"]), second["next_offset"]) == (5, 5, "10")
    assert len({result["id"] for page in (first, second) for result in page["results"]}) == 10


@pytest.mark.parametrize("offset", ["-1", "x", "99999", "9999", "٣", "1e3"])
async def test_an_offset_that_the_bot_never_gave_breaks_nothing(room: Chatroom, offset: str) -> None:
    assert (await room.inline(EMMA, "", offset))["next_offset"] in {"", "5"}


@pytest.mark.parametrize("typed", ["zzzzqqqq", "<zqzq>", "🤔", "'\"; --", "가" * 256, "\u202e%", "*"])
async def test_what_nothing_is_found_for_says_so_above_an_empty_list(room: Chatroom, typed: str) -> None:
    page = await room.inline(EMMA, typed)
    assert page["results"] == []
    assert page["button"] == {"text": "Nothing found. Look in the bot", "start_parameter": "hi"}


async def test_an_empty_house_has_nothing_to_share(empty_room: Chatroom) -> None:
    assert (await empty_room.inline(MINSU, ""))["results"] == []


async def test_the_chosen_language_goes_before_telegrams(room: Chatroom) -> None:
    await room.say(MINSU, "/language en")
    assert titles(await room.inline(MINSU, "바이두"))[0] == "Baidu"


@pytest.mark.parametrize(
    ("person", "payload", "told"),
    [
        (EMMA, "c_baidu", "Baidu (바이두 · 百度)"),
        (MINSU, "c_baidu", "바이두 (Baidu · 百度)"),
        (EMMA, "t_chips", "Cambricon"),
        (MINSU, "f_1", "캠브리콘"),
        (MINSU, "sub", "매일 오전 8시"),
        (EMMA, "sub", "every day at 08:00"),
    ],
)
async def test_a_link_opens_what_it_was_shared_with(room: Chatroom, person: Person, payload: str, told: str) -> None:
    [opened] = await room.say(person, f"/start {payload}")
    assert told in opened.text


async def test_a_fact_opens_with_its_sentence_and_the_ways_on(room: Chatroom) -> None:
    [fact] = await room.say(EMMA, "/start f_2")
    assert fact.labels == ["Open article", "한국어", "Baidu"]
    assert fact.rows[0][0]["url"] == URL
    [korean] = await room.press(EMMA, fact, "한국어")
    assert korean.edited
    assert "바이두가" in korean.text
    [card] = await room.press(EMMA, korean, "바이두")
    assert not card.edited


@pytest.mark.parametrize(
    "payload", ["hi", "c_nobody", "c_<b>", "f_0", "f_x", "t_dance", "x" * 64, "ref_42", "c_", "SUB", "👋", "c_baidu x"]
)
async def test_an_unknown_link_is_welcomed(room: Chatroom, payload: str) -> None:
    [welcome] = await room.say(EMMA, f"/start {payload}")
    assert welcome.text.startswith("Welcome")


async def test_a_fact_that_is_gone_is_said_to_be(room: Chatroom) -> None:
    [gone] = await room.say(MINSU, "/start f_99999")
    assert gone.text == "내린 소식이라 더 이상 보여 드릴 수 없습니다."
    assert gone.labels[0] == "최신 브리핑"


def test_every_link_leads_back_to_what_it_is_for() -> None:
    for organisation in load().organisations:
        key = company_key(organisation)
        payload = deep_links.company(key)
        assert len(payload) <= 64
        assert deep_links.read(payload, "en") == ShowCompany("en", key, fresh=True)
    for topic in Topic:
        assert deep_links.read(deep_links.topic(topic), "ko") == ShowBrief("ko", topic, 7, fresh=True)
    assert deep_links.read(deep_links.fact(10**12), "ko") == ShowFact("ko", 10**12, fresh=True)


async def test_a_press_under_a_shared_message_is_answered(room: Chatroom) -> None:
    answered: list[str] = []
    world = room.chat.world
    world.answers["q"] = asyncio.get_running_loop().create_future()
    raw = {
        "update_id": 10**6,
        "callback_query": {
            "id": "q",
            "from": EMMA.as_user(),
            "chat_instance": "1",
            "inline_message_id": "abc",
            "data": "1:lt:en",
        },
    }
    await room.app.process_update(Update.de_json(raw, room.app.bot))
    answered.append((await world.answers["q"])["text"])
    assert answered == ["This button no longer works. Please send the command again."]
