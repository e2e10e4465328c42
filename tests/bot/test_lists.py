"""The lists of companies and topics, page by page, in both languages."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.screens.companies import ON_A_PAGE
from briefs.lexicon import load
from briefs.model import Fact, Kind, Parsed, Span, Topic
from storage import articles
from tests.bot.harness import READERS, Chatroom
from tests.bot.news import NOW, earlier

MINSU, EMMA = READERS["ko"], READERS["en"]


async def tell_of(room: Chatroom, number: int) -> list[str]:
    """Has an article tell of so many companies, of the first one twice, and of a place; their ids."""
    lexicon = load().organisations.values()
    firms = [one.id for one in lexicon if one.kind == "company" and one.names.ko and one.names.en][:number]
    place = next(one.id for one in lexicon if one.kind == "place")
    sentences = [f"소식 {at}." for at in range(number + 2)]
    starts = [sum(len(sentence) for sentence in sentences[:at]) for at in range(len(sentences))]
    told = tuple(
        Fact(
            Kind.STRATEGY,
            (one,),
            Span(start, start + len(sentence)),
            topics=(Topic.CHIPS,),
            date=f"20{start % 90 + 10}",
        )
        for one, start, sentence in zip((*firms, place, firms[0]), starts, sentences, strict=True)
    )
    article = replace(earlier().article, text="".join(sentences), lang="ko")
    await articles.add(room.services.database, Parsed(article, told, (), ()), now=NOW)
    return firms


async def test_a_long_list_of_companies_turns_in_place(empty_room: Chatroom) -> None:
    await tell_of(empty_room, 2 * ON_A_PAGE + 3)
    [first] = await empty_room.say(MINSU, "/companies")
    assert first.text.startswith("소식이 있는 기업 · 모두 43곳 중 1~20")
    assert first.labels[-2:] == ["더 보기", "English"]
    assert first.labels[0].endswith("(2)")
    [second] = await empty_room.press(MINSU, first, "더 보기")
    assert (second.edited, second.id) == (True, first.id)
    assert "21~40" in second.text
    [third] = await empty_room.press(MINSU, second, "더 보기")
    assert third.labels[-2:] == ["이전", "English"]
    names = [name for page in (first, second, third) for name in page.labels if name.endswith(")")]
    assert len(set(names)) == len(names) == 2 * ON_A_PAGE + 3
    [english] = await empty_room.press(MINSU, third, "English")
    assert "41–43 of 43" in english.text


async def test_places_are_no_companies(empty_room: Chatroom) -> None:
    await tell_of(empty_room, 1)
    [companies] = await empty_room.say(EMMA, "/companies")
    assert companies.text == "Companies in the news · 1 in all"


@pytest.mark.parametrize("offset", [20, 400, 99_999])
async def test_a_page_that_is_no_more_leads_to_the_first(room: Chatroom, offset: int) -> None:
    [first] = await room.say(EMMA, "/companies")
    [again] = await room.forge(EMMA, f"1:lc:en:{offset}:0")
    assert again.text == first.text


async def test_the_counts_of_topics_follow_the_news(empty_room: Chatroom) -> None:
    await tell_of(empty_room, 1)
    [topics] = await empty_room.say(MINSU, "/topics")
    assert [label for label in topics.labels if label.startswith("반도체")]
    [brief] = await empty_room.press(MINSU, topics, topics.labels[0])
    assert not brief.edited
