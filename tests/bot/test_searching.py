"""What readers live through when they search, in both languages."""

from __future__ import annotations

import re

import pytest

from bot.localchat.people import Person
from bot.screens.searching import ON_A_PAGE
from tests.bot.harness import READERS, Chatroom, Said
from tests.bot.news import OUTLET, RELEASES

MINSU, EMMA = READERS["ko"], READERS["en"]


def hits(page: Said) -> list[str]:
    """The numbered lines."""
    return [line for line in page.text.splitlines() if re.match(r"\d\. ", line)]


@pytest.mark.parametrize(
    "words", ["어센드", "센드", "어센드 화웨이", "화웨이의 어센드", '"화웨이는 어센드"', "Ascend", "昇腾"]
)
async def test_words_and_parts_of_them_are_found_and_marked(room: Chatroom, words: str) -> None:
    [found] = await room.say(MINSU, f"/search {words}")
    assert "4건" in found.text
    assert len(hits(found)) == 4
    assert {"어센드", "센드"} & set(found.bold()) or "화웨이는 어센드" in found.bold()


async def test_a_line_that_lacks_the_words_shows_its_sentence(room: Chatroom) -> None:
    [found] = await room.say(EMMA, "/search 신제품")
    assert "Huawei unveiled" in found.text
    assert "신제품" in found.bold()
    assert any(entity["type"] == "blockquote" for entity in found.entities)


async def test_a_line_that_has_them_does_not(room: Chatroom) -> None:
    [found] = await room.say(EMMA, "/search cambricon")
    assert found.text.splitlines()[2:] == ["1. Cambricon unveiled the Siyuan 590 AI chip. · 24 March"]
    assert "Cambricon" in found.bold()


@pytest.mark.parametrize(("person", "on", "back"), [(MINSU, "더 보기", "이전"), (EMMA, "More", "Back")])
async def test_more_and_back_turn_the_page_in_place(room: Chatroom, person: Person, on: str, back: str) -> None:
    [first] = await room.say(person, "/search 신제품")
    assert len(hits(first)) == ON_A_PAGE
    [second] = await room.press(person, first, on)
    assert (second.edited, second.id) == (True, first.id)
    [third] = await room.press(person, second, on)
    assert on not in third.labels
    told = [line[3:] for page in (first, second, third) for line in hits(page)]
    assert len(set(told)) == len(told) == len(RELEASES)
    [again] = await room.press(person, (await room.press(person, third, back))[0], back)
    assert again.text == first.text


async def test_sources_show_the_sentences_and_lead_back(room: Chatroom) -> None:
    [found] = await room.say(EMMA, "/search 신제품")
    [second] = await room.press(EMMA, found, "More")
    [sources] = await room.press(EMMA, second, "Sources")
    assert sources.text.count(OUTLET) == ON_A_PAGE
    assert sources.text.endswith("Searched for 신제품")
    [closed] = await room.press(EMMA, sources, "Close")
    assert (closed.text, closed.labels) == (second.text, second.labels)


async def test_the_other_language_keeps_the_words_and_the_page(room: Chatroom) -> None:
    [english] = await room.press(EMMA, (await room.say(EMMA, "/search 신제품"))[0], "More")
    [korean] = await room.press(EMMA, english, "한국어")
    assert "신제품" in korean.text
    assert (await room.press(EMMA, korean, "English"))[0].text == english.text


async def test_a_company_that_is_named_is_one_tap_away(room: Chatroom) -> None:
    [found] = await room.say(EMMA, "/search 百度")
    assert found.labels[-1] == "Baidu"
    [card] = await room.press(EMMA, found, "Baidu")
    assert not card.edited
    assert "Baidu" in card.text


async def test_a_topic_with_such_a_name_is_one_tap_away(room: Chatroom) -> None:
    [nothing] = await room.say(EMMA, "/search modelz")
    [brief] = await room.press(EMMA, nothing, "Models")
    assert not brief.edited
    assert OUTLET in brief.text


@pytest.mark.parametrize(("person", "typed", "offered"), [(MINSU, "바이듀", "바이두"), (EMMA, "Baidoo chips", "Baidu")])
async def test_nothing_found_says_so_and_offers_the_nearest(
    room: Chatroom, person: Person, typed: str, offered: str
) -> None:
    [nothing] = await room.say(person, f"/search {typed}")
    assert typed in nothing.text
    assert offered in nothing.labels
    [card] = await room.press(person, nothing, offered)
    assert offered in card.text


async def test_nothing_like_it_leads_to_the_lists(room: Chatroom) -> None:
    [nothing] = await room.say(EMMA, "/search qqqqxxxx")
    assert nothing.labels == ["Companies", "Topics"]


@pytest.mark.parametrize("words", ["", "...", "🤖🤖", "\u200b\u202e", '""', "%%__"])
async def test_no_words_are_asked_for(room: Chatroom, words: str) -> None:
    [korean] = await room.say(MINSU, f"/search {words}")
    [english] = await room.say(EMMA, f"/search {words}")
    assert "/search 휴머노이드" in korean.text
    assert "/search humanoid" in english.text


@pytest.mark.parametrize("words", ["가" * 4000, "a b c d e f g h i j k", "x" * 101])
async def test_too_long_a_query_is_said_to_be_so(room: Chatroom, words: str) -> None:
    [answer] = await room.say(EMMA, f"/search {words}")
    assert answer.text == "That is too long to search for. Try a few words."


@pytest.mark.parametrize(
    "words",
    [
        '"unclosed',
        "a AND b OR NOT (c*",
        "NEAR(a b)",
        "fact_words:baidu",
        "바이두\u202e칩",
        "<b>바이두</b> & 칩",
        "'; DROP",
    ],
)
async def test_syntax_and_markup_are_only_words(room: Chatroom, words: str) -> None:
    [answer] = await room.say(MINSU, f"/search {words}")
    assert "\u202e" not in answer.text
    assert answer.labels


async def test_a_page_that_holds_no_words_any_more_is_answered_politely(room: Chatroom) -> None:
    [answer] = await room.forge(EMMA, "1:s:en:0")
    assert answer.text
    [answer] = await room.forge(EMMA, "1:ss:en:5:0")
    assert answer.text


async def test_an_empty_house_finds_nothing(empty_room: Chatroom) -> None:
    [answer] = await empty_room.say(EMMA, "/search Baidu")
    assert answer.labels == ["Companies", "Topics"]
