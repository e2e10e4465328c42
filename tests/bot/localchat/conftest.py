"""The local chat with the tiny bot behind it."""

from __future__ import annotations

import re
import subprocess
from collections.abc import AsyncIterator, Iterator
from threading import Thread

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


@pytest.fixture(scope="session")
def chromium(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A browser for all tests, by the address of its DevTools; each visit has a profile of its own in it."""
    if not CHROMIUM:
        pytest.skip("no Chromium is installed here")
    profile = tmp_path_factory.mktemp("chromium")
    command = [CHROMIUM, *ARGUMENTS, "--remote-debugging-port=0", f"--user-data-dir={profile}", "about:blank"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr
        try:
            told = (re.search(r"DevTools listening on (ws://\S+)", line) for line in process.stderr)
            address = next(found[1] for found in told if found)
            Thread(target=process.stderr.read, daemon=True).start()  # or it waits one day for somebody to read on
            yield address
        finally:
            process.kill()


@pytest_asyncio.fixture
async def house(chat: LocalChat, app: demo.App, chromium: str) -> AsyncIterator[House]:
    """The tiny bot, its page and a browser to visit it."""
    expect.set_options(timeout=20_000)
    async with async_playwright() as playwright, chat.page("127.0.0.1", 0) as address:
        yield House(chat, app, await playwright.chromium.connect_over_cdp(chromium), address)
