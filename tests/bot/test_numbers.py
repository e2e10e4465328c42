"""A tap on a line's number: the sentence, the outlet, the day, the article, other reports, and the way back."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.localchat.people import Person
from bot.screens.lines import web_address
from storage import articles
from tests.bot.harness import READERS, Chatroom, Said
from tests.bot.news import NOW, OUTLET, URL, earlier, publish

MINSU, EMMA = READERS["ko"], READERS["en"]


def links(said: Said) -> list[str]:
    return [button["url"] for row in said.rows for button in row if "url" in button]


@pytest.mark.parametrize("command", ["/brief 4", "/company cambricon", "/timeline cambricon"])
async def test_each_number_of_a_page_shows_its_article_alone(room: Chatroom, command: str) -> None:
    [page] = await room.say(EMMA, command)
    numbers = [text for text in page.labels if text.isdigit()]
    assert [f"[{number}]" in page.text for number in numbers] == [True] * len(numbers)
    assert numbers
    for number in numbers:
        [source] = await room.press(EMMA, page, number)
        assert source.edited
        assert source.text.count("Harbor Wire") + source.text.count(OUTLET) == sum(
            entity["type"] == "blockquote" for entity in source.entities
        )
        [closed] = await room.press(EMMA, source, "Close")
        assert (closed.text, closed.labels) == (page.text, page.labels)


@pytest.mark.parametrize(("person", "opens"), [(MINSU, "기사 열기"), (EMMA, "Open article")])
async def test_the_article_is_one_tap_away(room: Chatroom, person: Person, opens: str) -> None:
    [page] = await room.say(person, "/brief 1")
    [source] = await room.press(person, page, "1")
    assert source.labels[0] == opens
    assert links(source) == [URL]
    assert "한빛테크" in source.text


async def test_a_single_sentence_needs_no_number(room: Chatroom) -> None:
    [page] = await room.say(EMMA, "/company cambricon")
    [source] = await room.press(EMMA, page, "1")
    assert source.text.startswith("Source sentences\n\nCambricon unveiled the Siyuan 590")
    assert "\nCambricon unveiled the Siyuan 590.\n— Harbor Wire, 24 March 2025" in source.text
    assert source.labels == ["Close"]


async def test_a_hit_of_a_search_shows_its_own_sentence(room: Chatroom) -> None:
    [found] = await room.say(MINSU, "/search 어센드")
    assert found.labels[:4] == ["1", "2", "3", "4"]
    [source] = await room.press(MINSU, found, "2")
    assert sum(entity["type"] == "blockquote" for entity in source.entities) == 1
    [closed] = await room.press(MINSU, source, "닫기")
    assert closed.text == found.text


async def test_other_outlets_stand_below_the_one_that_was_tapped(empty_room: Chatroom) -> None:
    await publish(empty_room.services)
    parsed = earlier()
    again = replace(parsed.article, publisher="Delta Post", text="Cambricon unveiled the Siyuan 590 .", title="Again")
    fact = replace(parsed.facts[0], span=replace(parsed.facts[0].span, end=len(again.text)))
    await articles.add(empty_room.services.database, replace(parsed, article=again, facts=(fact,)), now=NOW)
    [page] = await empty_room.say(EMMA, "/company cambricon")
    assert "[1] [2]" in page.text
    for number, first, second in (("1", page.text.split("[1] ")[-1], "[2] "), ("2", page.text.split("[2] ")[-1], "")):
        [source] = await empty_room.press(EMMA, page, number)
        outlet = first.split(" · ")[0].strip()
        outlets = [line[2:].split(",")[0] for line in source.text.splitlines() if line.startswith("— ")]
        assert outlets[0] == outlet
        assert len(outlets) == 2, second
        assert "Other reports" in source.text
        await empty_room.press(EMMA, source, "Close")


@pytest.mark.parametrize("data", ["1:bs:en::1:0:99", "1:cs:en:baidu:0:99", "1:ts:en:baidu:0:99"])
async def test_what_is_no_longer_there_is_said_politely(room: Chatroom, data: str) -> None:
    [gone] = await room.forge(EMMA, data)
    assert "withdrawn" in gone.text
    assert gone.labels == ["Close"]
    [page] = await room.press(EMMA, gone, "Close")
    assert "Baidu" in page.text


@pytest.mark.parametrize(
    ("url", "opens"),
    [
        ("https://news.example/ai/1", "https://news.example/ai/1"),
        ("http://news.example:8080/a?b=c#d", "http://news.example:8080/a?b=c#d"),
        ("https://news.example/기사/1", "https://news.example/%EA%B8%B0%EC%82%AC/1"),
        ("http://localhost/1", None),
        ("http://127.0.0.1/1", None),
        ("javascript:alert(1)", None),
        ("https://news.example/a b", "https://news.example/a%20b"),
        ("https://" + "a" * 3000 + ".example", None),
        ("", None),
        (None, None),
    ],
)
def test_only_addresses_that_telegram_takes_become_buttons(url: str | None, opens: str | None) -> None:
    assert web_address(url) == opens
