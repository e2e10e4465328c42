"""Calls over aiohttp bring Telegram's answer, or an error that says whether anything ever left."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from aiohttp import web
from telegram import Bot
from telegram.error import NetworkError, TelegramError, TimedOut

from bot.delivery.outcomes import Held, Lost, meaning
from bot.delivery.transport import Transport
from tests.bot.line import Answer, Line


@pytest.fixture
def line() -> Line:
    return Line()


@pytest_asyncio.fixture
async def bot(line: Line) -> AsyncIterator[Bot]:
    async with line.served() as (url, transport):
        yield Bot("1:x", base_url=url, request=transport, get_updates_request=Transport(1))


async def cut(request: web.Request) -> web.Response:
    assert request.transport
    request.transport.abort()
    return web.Response()


async def half(request: web.Request) -> web.StreamResponse:
    answer = web.StreamResponse(headers={"Content-Length": "1000"})
    await answer.prepare(request)
    await answer.write(b'{"ok": true, "resu')
    return await cut(request)


async def never(_: web.Request) -> web.Response:
    await asyncio.sleep(60)
    return web.Response()


async def garbled(_: web.Request) -> web.Response:
    return web.Response(text='{"ok": true, "result":')


def page(status: int) -> Answer:
    async def answer(_: web.Request) -> web.Response:
        return web.Response(status=status, text=f"<html><title>{status}</title></html>", content_type="text/html")

    return answer


def refusal(status: int, description: str) -> Answer:
    async def answer(_: web.Request) -> web.Response:
        return web.json_response({"ok": False, "error_code": status, "description": description}, status=status)

    return answer


async def failed(bot: Bot, **times: float) -> TelegramError:
    with pytest.raises(TelegramError) as raised:
        await bot.send_message(7, "말씀", **times)  # type: ignore[arg-type]
    return raised.value


async def test_words_arrive_as_they_are_and_the_answer_is_read(line: Line, bot: Bot) -> None:
    message = await bot.send_message(7, "AT&T — 말씀 + 😀", parse_mode="HTML")
    assert (message.message_id, message.text) == (5, "말씀")
    assert line.calls == [{"chat_id": "7", "text": "AT&T — 말씀 + 😀", "parse_mode": "HTML"}]


async def test_a_picture_is_uploaded(line: Line, bot: Bot) -> None:
    await bot.send_photo(7, b"\x89PNG", "그림", filename="picture.png")
    [call] = line.calls
    assert (call["photo"], call["caption"], call["chat_id"]) == (b"\x89PNG", "그림", "7")


@pytest.mark.parametrize("answer", [cut, half, garbled, page(502), page(504)])
async def test_what_may_have_been_taken_is_lost(line: Line, bot: Bot, answer: Answer) -> None:
    line.answer = answer
    assert meaning(await failed(bot)) == Lost()


async def test_an_answer_that_takes_too_long_is_lost(line: Line, bot: Bot) -> None:
    line.answer = never
    error = await failed(bot, read_timeout=0.05)
    assert isinstance(error, TimedOut)
    assert meaning(error) == Lost()


@pytest.mark.parametrize(
    ("status", "words"), [(500, "Internal Server Error"), (502, "Bad Gateway"), (401, "Unauthorized")]
)
async def test_what_telegram_says_it_did_not_take_is_held(line: Line, bot: Bot, status: int, words: str) -> None:
    line.answer = refusal(status, words)
    assert isinstance(meaning(await failed(bot)), Held)


@pytest.mark.parametrize(
    "words",
    [
        "Internal Server Error: restart",
        "Internal Server Error: sent message was immediately deleted and can't be returned",
    ],
)
async def test_what_telegram_had_passed_on_when_it_failed_is_lost(line: Line, bot: Bot, words: str) -> None:
    line.answer = refusal(500, words)
    assert meaning(await failed(bot)) == Lost()


async def test_what_never_left_is_held(bot: Bot) -> None:
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))
        bot._base_url = f"http://127.0.0.1:{nobody.getsockname()[1]}/bot1:x"
        error = await failed(bot)
    assert isinstance(error, NetworkError)
    assert isinstance(meaning(error), Held)


async def test_who_waits_too_long_for_a_free_connection_never_left(line: Line, bot: Bot) -> None:
    line.answer = never
    stuck = [asyncio.create_task(failed(bot, read_timeout=0.3)) for _ in range(4)]
    await asyncio.sleep(0.05)
    assert isinstance(meaning(await failed(bot, connect_timeout=0.05)), Held)
    await asyncio.gather(*stuck)
