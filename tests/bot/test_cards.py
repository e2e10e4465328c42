"""A company's card: its newest figures, and the ways on from it."""

from __future__ import annotations

from tests.bot.figures import baidu
from tests.bot.harness import READERS, Chatroom

MINSU, EMMA = READERS["ko"], READERS["en"]


async def test_the_newest_figure_of_each_measure_stands_on_the_card(empty_room: Chatroom) -> None:
    await baidu(empty_room.services)
    [korean] = await empty_room.say(MINSU, "/company 바이두")
    [english] = await empty_room.say(EMMA, "/company baidu")
    assert "최근 수치\n매출: 355억 위안 (2024년 4분기)" in korean.text
    assert "Latest figures\nRevenue: CNY 35.5 billion (Q4 2024)" in english.text


async def test_a_card_without_figures_has_no_room_for_them(room: Chatroom) -> None:
    [card] = await room.say(EMMA, "/company baidu")
    assert "Latest figures" not in card.text


async def test_every_way_on_from_a_card_leads_somewhere(empty_room: Chatroom) -> None:
    await baidu(empty_room.services)
    [card] = await empty_room.say(EMMA, "/company baidu")
    for label in card.labels:
        [again] = await empty_room.say(EMMA, "/company baidu")
        assert await empty_room.press(EMMA, again, label), label
    assert {"Timeline", "Chart", "Follow"} <= set(card.labels)
