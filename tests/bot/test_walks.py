"""Random walks through the conversation: whatever people do, the bot answers in order and within Telegram's limits.

The chat page's Bot API refuses what Telegram refuses (markup, lengths, keyboards), and delivery logs each refusal, so a
walk fails at any warning, at any exception and at any press without an answer.
"""

from __future__ import annotations

import logging
import random
from collections.abc import Awaitable, Callable

import pytest

from bot.localchat.people import PEOPLE, Person
from bot.menu import COMMANDS
from tests.bot.harness import Chatroom, Said
from tests.bot.oddities import ODDITIES

STEPS = 45
NAMES = (
    "",
    "바이두",
    "baidu",
    "百度",
    "바이듀",
    "Qwen",
    "Alibaba vs Tencent",
    "알리바바 텐센트",
    "Ｂａｉｄｕ",
    "𝕭𝖆𝖎𝖉𝖚",
)
ARGUMENTS = (
    *("chips 7", "반도체 3일", "오늘", "today", "08:00 weekdays", "매주 월요일 9시", "25:99", "Tokyo", "서울"),
    *("c_baidu", "f_1", "ko", "both", "f_999", "t_chips", "sub", "0", "-1"),
)  # fmt: skip
HOSTILE = (
    *("<b>x</b> & <script>", "\u202e\u2066\u200f", "😀👨‍👩‍👧‍👦🇰🇷" * 40, "가" * 4090, "a " * 2000, "ﷺ" * 50),
    *("%s {{ 7*7 }}", "'; DROP TABLE facts; --", "\\", "1:b:ko::1:0:0", "z\u0351\u036b\u0343" * 30, "\t\n x \n"),
)  # fmt: skip
PLAIN = (
    *("바이두 최근 소식", "unsubscribe me", "내 정보 지워 줘", "매일 아침 8시에 보내 줘", "search export controls"),
    *("고마워", "이거 뭐야", "ㅋㅋㅋ"),
)
WORDS = (*NAMES, *ARGUMENTS, *HOSTILE, *PLAIN)
DATA = (
    "",
    "0:b:ko",
    "1:b:ko::1:99999999:0",
    "1:f:en:0:0",
    "1:lt:ko",
    "9" * 64,
    "1:c:en:a:0:0",
    "1:ss:en:0:1",
    "가" * 21,
)


class Walk:
    """People doing one random thing after another."""

    def __init__(self, room: Chatroom, seed: int) -> None:
        self.room = room
        self.dice = random.Random(seed)  # noqa: S311
        self.seen: dict[int, list[Said]] = {person.id: [] for person in PEOPLE}

    async def step(self) -> str:
        """One act; what it was."""
        person = self.dice.choice(PEOPLE)
        acts: tuple[Callable[[Person], Awaitable[str]], ...] = (
            *(self.press,) * 5, *(self.command,) * 3, *(self.speak,) * 2, self.odd, self.forge, self.inline, self.file,
        )  # fmt: skip
        return await self.dice.choice(acts)(person)

    async def command(self, person: Person) -> str:
        name = self.dice.choice([*(command.name for command in COMMANDS), "nosuch"])
        words = f"/{name} {self.dice.choice(WORDS)}"[:4000]
        assert self._saw(person, await self.room.say(person, words)), words
        return words

    async def speak(self, person: Person) -> str:
        words = " ".join(self.dice.choices(WORDS, k=self.dice.choice((1, 1, 2))))[:4000] or "?"
        if words.strip():
            assert self._saw(person, await self.room.say(person, words)), words
        return words

    async def press(self, person: Person) -> str:
        pages = [said for said in self.seen[person.id] if any("callback_data" in b for row in said.rows for b in row)]
        if not pages:
            return await self.command(person)
        said = self.dice.choice(pages)
        held = self.room.chat.world.chat(person.id).messages.get(said.id, {})
        rows = held.get("reply_markup", {}).get("inline_keyboard", [])
        buttons = [button["callback_data"] for row in rows for button in row if "callback_data" in button]
        if not buttons:
            return "nothing to press"
        data = self.dice.choice(buttons)
        self._saw(person, await self.room._pressed(person, said.id, data))
        return f"press {data}"

    async def forge(self, person: Person) -> str:
        data = self.dice.choice(DATA)
        self._saw(person, await self.room.forge(person, data))
        return f"forge {data}"

    async def odd(self, person: Person) -> str:
        kind = self.dice.choice(list(ODDITIES))
        self._saw(person, await self.room.send_odd(person, kind))
        return kind

    async def inline(self, person: Person) -> str:
        words = self.dice.choice(WORDS)[:256]
        page = await self.room.inline(person, words, self.dice.choice(("", "8", "x")))
        assert len(page["results"]) <= 50
        return f"inline {words}"

    async def file(self, person: Person) -> str:
        data = self.dice.choice((b"\x00\xff" * 99, "바이두가 새 모델을 공개했다.".encode(), b"x" * 5000, b"%PDF-1.4"))
        self._saw(person, await self.room.send_file(person, "a.txt", data, self.dice.choice(("", "/load", "<b>"))))
        return "file"

    def _saw(self, person: Person, answers: list[Said]) -> list[Said]:
        self.seen[person.id] += answers
        return answers


@pytest.mark.parametrize("seed", range(6))
async def test_whatever_people_do_is_answered_in_order(
    room: Chatroom, caplog: pytest.LogCaptureFixture, seed: int
) -> None:
    walk, done = Walk(room, seed), list[str]()
    with caplog.at_level(logging.WARNING):
        for _ in range(STEPS):
            done.append(await walk.step())
            refused = [record.getMessage() for record in caplog.records if record.name.startswith("bot")]
            assert not refused, done[-3:]
