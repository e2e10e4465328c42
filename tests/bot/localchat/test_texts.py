"""What the bot may say, marked up, and what is made of it."""

from __future__ import annotations

from html import escape, unescape

import pytest
from telegram import Bot
from telegram.error import BadRequest

from bot.localchat.people import PEOPLE

MINSU = PEOPLE[0]


async def test_html_becomes_text_and_entities_counted_in_utf16(bot: Bot) -> None:
    html = '😀 <b>SMIC <i>5</i></b> &lt;3 <a href="https://example.com/?a=1&amp;b=2">기사</a> <code>a/b</code>'
    message = await bot.send_message(MINSU.id, html, parse_mode="HTML")

    assert message.text == "😀 SMIC 5 <3 기사 a/b"
    assert [(entity.type, text) for entity, text in message.parse_entities().items()] == [
        ("bold", "SMIC 5"),
        ("italic", "5"),
        ("text_link", "기사"),
        ("code", "a/b"),
    ]
    assert message.entities[2].url == "https://example.com/?a=1&b=2"


async def test_commands_and_links_are_found_but_not_inside_code(bot: Bot) -> None:
    message = await bot.send_message(
        MINSU.id, "/brief 또는 <code>/help</code>, https://example.com.", parse_mode="HTML"
    )

    found = {(entity.type, text) for entity, text in message.parse_entities().items()}
    assert found == {("bot_command", "/brief"), ("code", "/help"), ("url", "https://example.com")}


@pytest.mark.parametrize(
    ("html", "why"),
    [
        ("<b>open", 'can\'t find end tag corresponding to start tag "b"'),
        ("<p>no</p>", 'unsupported start tag "p" at byte offset 0'),
        ("가 <br>", 'unsupported start tag "br" at byte offset 4'),
        ("a < b", 'unsupported start tag "" at byte offset 2'),
        ("a <b", "unclosed start tag at byte offset 2"),
        ("<b><i>x</b></i>", 'unmatched end tag at byte offset 7, expected "</i>", found "</b>"'),
        ("x</b>", "unexpected end tag at byte offset 1"),
        ("<span>x</span>", 'tag "span" must have class "tg-spoiler" at byte offset 0'),
    ],
)
async def test_bad_markup_is_refused_in_telegrams_words(bot: Bot, html: str, why: str) -> None:
    with pytest.raises(BadRequest, match="Can't parse entities") as refused:
        await bot.send_message(MINSU.id, html, parse_mode="HTML")
    assert why in refused.value.message


@pytest.mark.parametrize("text", ["가" * 4096, "😀" * 2048, escape("<" * 4096)])
async def test_a_message_holds_4096_utf16_units(bot: Bot, text: str) -> None:
    assert (await bot.send_message(MINSU.id, text, parse_mode="HTML")).text == unescape(text)


@pytest.mark.parametrize("text", ["가" * 4097, "😀" * 2049])
async def test_a_longer_message_is_refused(bot: Bot, text: str) -> None:
    with pytest.raises(BadRequest, match="Message is too long"):
        await bot.send_message(MINSU.id, text)


@pytest.mark.parametrize("text", [" \n ", "<b></b>"])
async def test_an_empty_message_is_refused(bot: Bot, text: str) -> None:
    with pytest.raises(BadRequest, match="Text must be non-empty"):
        await bot.send_message(MINSU.id, text, parse_mode="HTML")
