"""What a reader does with companies: cards, lists, names that are slips."""

from __future__ import annotations

import pytest

from bot.localchat.people import Person
from tests.bot.harness import Chatroom
from tests.bot.test_journeys import EMMA, MINSU


@pytest.mark.parametrize("name", ["바이두", "baidu", "BAIDU", "百度", " Bai du ", "Ｂａｉｄｕ", "어니", "ERNIE 4.5"])
async def test_a_company_answers_to_any_of_its_names(room: Chatroom, name: str) -> None:
    [card] = await room.say(MINSU, f"/company {name}")
    assert "바이두" in card.text
    assert "출처" in card.labels


async def test_a_cards_pages_sources_and_language_work_in_place(room: Chatroom) -> None:
    [card] = await room.say(EMMA, "/company baidu")
    [korean] = await room.press(EMMA, card, "한국어")
    assert korean.edited
    assert "바이두" in korean.text
    [sources] = await room.press(EMMA, korean, "출처")
    assert "공개했다" in sources.text
    [closed] = await room.press(EMMA, sources, "닫기")
    assert closed.labels == korean.labels


@pytest.mark.parametrize(
    ("person", "typed", "offered"),
    [(MINSU, "바이듀", "바이두"), (MINSU, "Baidoo", "바이두"), (EMMA, "바이듀", "Baidu"), (EMMA, "Hauwei", "Huawei")],
)
async def test_a_slip_is_answered_with_names_not_with_a_guess(
    room: Chatroom, person: Person, typed: str, offered: str
) -> None:
    [unknown] = await room.say(person, f"/company {typed}")
    assert typed in unknown.text
    assert offered in unknown.labels
    [card] = await room.press(person, unknown, offered)
    assert offered in card.text


async def test_a_particle_fits_the_unknown_name(room: Chatroom) -> None:
    assert "'바이듀'를" in (await room.say(MINSU, "/company 바이듀"))[0].text
    assert "'바이둠'을" in (await room.say(MINSU, "/company 바이둠"))[0].text


async def test_a_company_without_news_says_so(room: Chatroom) -> None:
    [answer] = await room.say(EMMA, "/company Tencent")
    assert answer.text == "There is no news on Tencent yet."


async def test_company_without_a_name_asks_for_one(room: Chatroom) -> None:
    [answer] = await room.say(MINSU, "/company")
    assert "/company 바이두" in answer.text


async def test_the_list_of_companies_opens_cards(room: Chatroom) -> None:
    [companies] = await room.say(MINSU, "/companies")
    assert companies.text.endswith("모두 5곳")
    assert companies.labels[0] == "바이두 (6)"
    [card] = await room.press(MINSU, companies, "바이두")
    assert not card.edited
    assert "바이두" in card.text
