"""The real application over a real database; only Telegram is played."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest
import pytest_asyncio

from briefs.lexicon import Lexicon
from briefs.model import Article, Parsed
from briefs.parsing import parse
from tests.bot.harness import Chatroom
from tests.bot.news import publish

UNSURE = 0.55


@pytest.fixture
def doubting(monkeypatch: pytest.MonkeyPatch) -> None:
    """Has the parser be unsure of what an article tells last, whatever its judge has learned."""

    def unsure(article: Article, lexicon: Lexicon) -> Parsed:
        parsed = parse(article, lexicon)
        *sure, last = parsed.facts
        return replace(parsed, facts=(*sure, replace(last, confidence=UNSURE)))

    monkeypatch.setattr("briefs.parsing.parse", unsure)


@pytest.fixture
def database_url(migrated_file: Path, tmp_path: Path) -> str:
    """The address of a database with the newest schema and nothing in it."""
    return f"sqlite:///{shutil.copy(migrated_file, tmp_path / 'bot.db')}"


@pytest_asyncio.fixture
async def empty_room(database_url: str) -> AsyncIterator[Chatroom]:
    """The bot with nothing loaded."""
    async with Chatroom.opened(database_url) as room:
        yield room


@pytest_asyncio.fixture
async def room(empty_room: Chatroom) -> Chatroom:
    """The bot with the news of 27 March 2025, one day old."""
    await publish(empty_room.services)
    return empty_room
