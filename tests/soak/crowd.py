"""People who ask by webhook, each again as soon as the answer is there, and what became of every question.

An update is brought again until a process has taken it (200), as Telegram does. Since each asks only when the answer
is there, what comes besides is an answer too many.
"""

from __future__ import annotations

import asyncio
import random
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count
from time import monotonic
from typing import Any

import aiohttp

from tests.soak.telegram import Reader, Telegram
from tests.soak.webs import SECRET, Spell, Web

FIRST_READER = 50_000_000  # chat ids below are subscribers'
FENCE = "/about"  # asked where nobody can say how much is still to come
MOST_FENCES = 20
ASKED = (
    *("/brief", "/brief 반도체 7", "/brief chips", "/company 화웨이", "/company Baidu", "/company 바이듀", "바이두"),
    *("/companies", "/topics", "/search 칩", "/search export ban", "/timeline 화웨이", "/settings", "/help"),
)
PRESSES = 0.4  # of what readers do
THINKING = 4.0  # seconds between an answer and the next question, on average
PATIENCE = 90.0  # seconds that an answer may take: a database that is away, a wait that Telegram asks for
TOLD = 5.0  # seconds until a question is surely answered in full, while nothing goes wrong
AFTERTHOUGHT = 3.0  # seconds after the end of a process, or a refusal, in which an answer may still be on its way
ANSWERED, REFUSED, KILLED, LOST = "answered", "refused by Telegram", "lost to a kill", "lost"


@dataclass
class Crowd:
    """Readers who ask the processes of `webs`, each in its turn, until `over`."""

    webs: Sequence[Web]
    readers: Mapping[int, Reader]
    telegram: Telegram
    told: Counter[str] = field(default_factory=Counter)  # what became of questions
    found: list[str] = field(default_factory=list)  # what was wrong
    waits: list[float] = field(default_factory=list)  # seconds from a question to its answer
    over: asyncio.Event = field(default_factory=asyncio.Event)
    _wanted: dict[str, int] = field(default_factory=dict)  # how many messages answer a question
    _fences: set[str] = field(default_factory=set)  # the heads of the answers to FENCE
    _numbers: count[int] = field(default_factory=lambda: count(1))

    async def rehearse(self) -> None:
        """Learns how each question is answered while nothing goes wrong."""
        asked = list(zip((*ASKED, FENCE, FENCE), self.readers.values(), strict=False))  # the last two in both languages
        async with _session() as session:
            for words, reader in asked:
                await self._bring(session, self._message(reader, words))
            await asyncio.sleep(TOLD)
        self._wanted = {words: len(reader.came) for words, reader in asked}
        self._fences = {head for words, reader in asked if words == FENCE for head in reader.came}
        for _, reader in asked:
            reader.begin()

    async def live(self) -> None:
        """Has all readers ask until `over`."""
        async with _session() as session:
            await asyncio.gather(*(self._read(session, reader) for reader in self.readers.values()))

    async def _read(self, session: aiohttp.ClientSession, reader: Reader) -> None:
        while not self.over.is_set():
            await asyncio.sleep(reader.chance.expovariate(1 / THINKING))
            if reader.came:
                self.found.append(f"too many messages for {reader.last}: {reader.came}")
            reader.begin()
            began = monotonic()
            outcome = await self._ask(session, reader)
            self.told[outcome] += 1
            if outcome == ANSWERED:
                self.waits.append(monotonic() - began)
            if outcome == LOST:
                self.found.append(f"{reader.last}: {reader.came}")

    async def _ask(self, session: aiohttp.ClientSession, reader: Reader) -> str:
        """What becomes of a question or a press; what was to come for it is taken off what has come."""
        pressing = bool(reader.buttons[1]) and reader.chance.random() < PRESSES
        words = reader.chance.choice(reader.buttons[1] if pressing else ASKED)
        update = self._press(reader, words) if pressing else self._message(reader, words)
        web, spell, times = await self._bring(session, update)
        wanted = 0 if pressing else self._wanted[words]
        answered = (lambda: reader.pressed) if pressing else (lambda: len(reader.came) >= wanted)
        outcome = await self._outcome(reader, spell, answered)
        reader.last = f"{words!r} of {reader.chat_id}, {outcome}, by {spell.process.pid}"
        reader.came = reader.came[wanted:]
        if pressing or times > 1 or outcome != ANSWERED:
            await self._flush(session, reader, web)
        return outcome

    async def _flush(self, session: aiohttp.ClientSession, reader: Reader, web: Web) -> None:
        """Waits until nothing more can come: the process answers one after another, so FENCE is answered last.

        So it is where nobody can say how many messages were to come: of a press, of an update that was brought twice
        since the first answer to it was cut off, and of what was refused on the way.
        """
        for _ in range(MOST_FENCES):
            reader.begin()
            web, spell, _ = await self._bring(session, self._message(reader, FENCE), web)
            if await self._outcome(reader, spell, lambda: not self._fences.isdisjoint(reader.came)) == ANSWERED:
                break
        else:
            self.found.append(f"nothing comes any more after {reader.last}")
        reader.begin()

    async def _bring(
        self, session: aiohttp.ClientSession, update: Mapping[str, Any], first: Web | None = None
    ) -> tuple[Web, Spell, int]:
        """Who took the update, and how often it was tried: by `first` or by one after another."""
        headers = {"X-Telegram-Bot-Api-Secret-Token": SECRET}
        for times in count(1):
            web = first if first and times == 1 else self.webs[(update["update_id"] + times) % len(self.webs)]
            spell = web.spell
            try:
                async with session.post(web.url, json=update, headers=headers) as answer:
                    if answer.status == 200:
                        return web, spell, times
            except (aiohttp.ClientError, OSError, TimeoutError):
                pass
            await asyncio.sleep(0.1)
        raise AssertionError

    async def _outcome(self, reader: Reader, spell: Spell, answered: Callable[[], bool]) -> str:
        """What became of what that process took."""
        until = monotonic() + PATIENCE
        while monotonic() < until and not answered():
            reader.heard.clear()
            try:
                await asyncio.wait_for(reader.heard.wait(), 1)
                continue
            except TimeoutError:
                gone = spell.ended and monotonic() > spell.ended + AFTERTHOUGHT
            if reader.struck:  # it comes after the pause that was asked for, or not at all
                await asyncio.sleep(AFTERTHOUGHT)
                return ANSWERED if answered() else REFUSED
            if gone:
                break
        if answered():
            return ANSWERED
        return KILLED if spell.killed else LOST

    def _press(self, reader: Reader, code: str) -> dict[str, Any]:
        number = next(self._numbers)
        chat = {"id": reader.chat_id, "type": "private"}
        message = {"message_id": reader.buttons[0], "date": 1760000000, "chat": chat, "text": "-"}
        self.telegram.expect(str(number), reader)
        press = {"id": str(number), "from": _person(reader), "chat_instance": "1", "data": code, "message": message}
        return {"update_id": number, "callback_query": press}

    def _message(self, reader: Reader, text: str) -> dict[str, Any]:
        number = next(self._numbers)
        entity = {"type": "bot_command", "offset": 0, "length": len(text.split()[0])}
        chat = {"id": reader.chat_id, "type": "private", "first_name": "R"}
        message = {"message_id": number, "date": 1760000000, "chat": chat, "from": _person(reader), "text": text}
        return {"update_id": number, "message": message | ({"entities": [entity]} if text.startswith("/") else {})}


def people(number: int, chance: random.Random) -> dict[int, Reader]:
    """So many readers, half of each language, by their chats."""
    ids = range(FIRST_READER, FIRST_READER + number)
    return {one: Reader(one, ("ko", "en")[one % 2], random.Random(chance.random())) for one in ids}  # noqa: S311


def _session() -> aiohttp.ClientSession:
    return aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0))


def _person(reader: Reader) -> dict[str, Any]:
    return {"id": reader.chat_id, "is_bot": False, "first_name": "R", "language_code": reader.lang}
