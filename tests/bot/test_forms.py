"""Texts go out to the letter as python-telegram-bot itself sends them; what is said to many is the same to each."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from typing import Any

import pytest
import pytest_asyncio
from telegram import InlineKeyboardButton, InlineKeyboardMarkup, LinkPreviewOptions
from telegram.ext import Defaults, ExtBot

from bot.delivery.letters import Letter, Manner, Place, post
from bot.delivery.transport import Transport
from bot.screens.base import Link
from briefs.model import Message
from tests.bot.line import Line

TEXT = "<b>말씀</b> AT&amp;T + 😀\n=%"
SITE = "https://example.com/?a=1&b=2"
Bot = ExtBot[None]


@pytest.fixture
def line() -> Line:
    return Line()


@pytest_asyncio.fixture
async def bot(line: Line) -> AsyncIterator[Bot]:
    defaults = Defaults(link_preview_options=LinkPreviewOptions(is_disabled=True))
    async with line.served() as (url, transport):
        yield ExtBot("1:x", base_url=url, request=transport, get_updates_request=Transport(1), defaults=defaults)


def read(call: dict[str, object]) -> dict[str, Any]:
    return {name: json.loads(str(value)) if str(value).startswith("{") else value for name, value in call.items()}


@pytest.mark.parametrize("manner", [Manner(), Manner(silent=True), Manner(silent=True, paid=True)])
@pytest.mark.parametrize("thread_id", [None, 9])
async def test_a_text_goes_out_as_the_library_sends_it(
    line: Line, bot: Bot, manner: Manner, thread_id: int | None
) -> None:
    letter = Letter(Message(TEXT), keyboard=((Link("원문", SITE),),))
    assert await post(bot, Place(7, thread_id), letter, manner) == 5
    await bot.send_message(
        7,
        TEXT,
        "HTML",
        message_thread_id=thread_id,
        disable_notification=manner.silent or None,
        allow_paid_broadcast=manner.paid or None,
        reply_markup=InlineKeyboardMarkup([[InlineKeyboardButton("원문", url=SITE)]]),
    )
    ours, theirs = map(read, line.calls)
    assert ours == theirs


async def test_a_letter_to_many_says_the_same_to_each(line: Line, bot: Bot) -> None:
    letter = Letter(Message(TEXT))
    for chat_id in (7, -1_000_000_000_500):
        await post(bot, Place(chat_id), letter)
    first, second = line.calls
    assert [one.pop("chat_id") for one in (first, second)] == ["7", "-1000000000500"]
    assert first == second
