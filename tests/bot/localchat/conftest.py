"""The local chat with the tiny bot behind it."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from telegram import Bot

from bot.localchat.server import LocalChat
from tests.bot.localchat import demo


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
