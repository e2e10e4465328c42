"""The local chat with the tiny bot behind it."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from playwright.async_api import async_playwright, expect
from telegram import Bot

from bot.localchat.server import LocalChat
from tests.bot.localchat import demo
from tests.bot.localchat.house import ARGUMENTS, CHROMIUM, House


@pytest.fixture
def chat() -> LocalChat:
    """A local chat in which nobody has said anything."""
    return LocalChat()


@pytest_asyncio.fixture
async def bot(chat: LocalChat) -> AsyncIterator[Bot]:
    """A bot of python-telegram-bot that calls into `chat`."""
    async with Bot(chat.token, request=chat.request(), get_updates_request=chat.request()) as bot:
        yield bot


@pytest_asyncio.fixture
async def app(chat: LocalChat) -> AsyncIterator[demo.App]:
    """The tiny bot, polling `chat`."""
    async with demo.running(chat) as app:
        yield app


@pytest_asyncio.fixture
async def house(chat: LocalChat, app: demo.App) -> AsyncIterator[House]:
    """The tiny bot, its page and a browser to visit it."""
    if not CHROMIUM:
        pytest.skip("no Chromium is installed here")
    expect.set_options(timeout=20_000)
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        try:
            async with chat.page("127.0.0.1", 0) as address:
                yield House(chat, app, browser, address)
        finally:
            await browser.close()
