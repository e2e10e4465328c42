"""Telegram as readers see it: what comes for each of them, and which of it was refused on the way."""

from __future__ import annotations

import asyncio
import json
import random
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from urllib.parse import parse_qs

from tests.bot_api.double import Connection, Server

HEAD = 30  # characters of a message that tell which it is


@dataclass
class Reader:
    """One person in a private chat, and what has come since the last question."""

    chat_id: int
    lang: str
    chance: random.Random
    came: list[str] = field(default_factory=list)  # the heads of messages
    pressed: bool = False  # whether the last press was acknowledged
    struck: bool = False  # whether Telegram refused or cut off an answer
    buttons: tuple[int, tuple[str, ...]] = (0, ())  # those of the last message that had any, with its id
    last: str = ""  # what was asked last, and what became of it
    heard: asyncio.Event = field(default_factory=asyncio.Event)

    def begin(self) -> None:
        """Forgets what came, for the next question."""
        self.came, self.pressed, self.struck = [], False, False


class Telegram(Server):
    """Takes what the bot sends to subscribers as the double does, and tells readers what has come for them."""

    def __init__(self, readers: Mapping[int, Reader]) -> None:
        super().__init__()
        self._readers = readers
        self._presses: dict[str, Reader] = {}

    def expect(self, press_id: str, reader: Reader) -> None:
        """A press is on its way, and is to be acknowledged."""
        self._presses[press_id] = reader

    def take(self, body: bytes) -> tuple[bytes | None, float]:
        """The answer to sendMessage; a reader whose message is refused or cut off is noted."""
        before = self.count
        answer, seconds = super().take(body)
        held = answer is not None and b" 429 " in answer[:20]  # the bot waits, and sends it again
        if self.count == before and not held and (reader := self._readers.get(int(_fields(body)["chat_id"]))):
            reader.struck = True
            reader.heard.set()
        return answer, seconds

    def _keep(self, body: bytes, now: float) -> int:
        fields = _fields(body)
        reader = self._readers.get(int(fields["chat_id"]))
        if reader is None:
            return super()._keep(body, now)
        reader.came.append(fields["text"][:HEAD])
        rows = json.loads(fields.get("reply_markup", "{}")).get("inline_keyboard", [])
        codes = tuple(one["callback_data"] for row in rows for one in row if "callback_data" in one)
        reader.buttons = (self.count, codes) if codes else reader.buttons
        reader.heard.set()
        return reader.chat_id

    def acknowledge(self, body: bytes) -> None:
        """A press was answered."""
        if reader := self._presses.pop(_fields(body)["callback_query_id"], None):
            reader.pressed = True
            reader.heard.set()


class Line(Connection):
    """A connection on which presses are answered, too."""

    def __init__(self, telegram: Telegram) -> None:
        super().__init__(telegram)
        self._telegram = telegram

    def _called(self, path: str, body: bytes) -> None:
        if path.endswith("/answercallbackquery"):
            self._telegram.acknowledge(body)
        super()._called(path, body)


@asynccontextmanager
async def listening(telegram: Telegram) -> AsyncIterator[str]:
    """The address of the double, which lives in this process."""
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: Line(telegram), "127.0.0.1", 0, backlog=1024)
    async with server:
        yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"


def _fields(body: bytes) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(body.decode()).items()}
