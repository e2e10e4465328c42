"""Two hundred readers who ask at the same time, each again as soon as the answer is there, with a million facts stored.

Run: python -m tests.benchmarks.bench_readers [FACTS]. In one process: updates go through the real application, Telegram
is played where the network would be; so the figure holds what python-telegram-bot takes, too.
"""

from __future__ import annotations

import asyncio
import math
import random
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

from telegram import Update
from telegram.request import BaseRequest, RequestData

from bot.context import App
from bot.process.app import build
from bot.settings import Settings
from storage import counts
from tests.benchmarks.common import CONSOLE, machine, show
from tests.benchmarks.filling import fill
from tests.benchmarks.stock import clock

FACTS, READERS, QUESTIONS = 1_000_000, 200, 10
MOST_P99 = 1000.0  # milliseconds
# What readers ask, the first ones most often.
ASKED = (
    *(
        "/brief",
        "/brief",
        "/brief 반도체 7",
        "/brief chips",
        "/brief 오늘",
        "/company 화웨이",
        "/company Baidu",
        "바이두",
    ),
    *(
        "/company 알리바바",
        "/companies",
        "/topics",
        "/search 휴머노",
        "/search export",
        "/search 투자",
        "/timeline 화웨이",
    ),
    *("/company 바이듀", "/search 바이두 칩", "/start", "/help"),
)
ME = {"id": 1, "is_bot": True, "first_name": "Bot", "username": "bench_bot"}


class Telegram(BaseRequest):
    """Takes every message at once and says so."""

    def __init__(self) -> None:
        self._sent = 0

    @property
    def read_timeout(self) -> float | None:
        """None: nothing is read from a network."""
        return None

    async def initialize(self) -> None:
        """Nothing to open."""

    async def shutdown(self) -> None:
        """Nothing to close."""

    async def do_request(
        self, url: str, method: str, request_data: RequestData | None = None, *args: Any, **kwargs: Any
    ) -> tuple[int, bytes]:
        """A message for what sends one, the bot for getMe, else true."""
        self._sent += 1
        if url.endswith("/getMe"):
            return 200, _json(f'{{"id": 1, "is_bot": true, "first_name": "Bot", "username": "{ME["username"]}"}}')
        if "/send" in url or "/edit" in url:
            return 200, _json(f'{{"message_id": {self._sent}, "date": 0, "chat": {{"id": 1, "type": "private"}}}}')
        return 200, _json("true")


def _json(result: str) -> bytes:
    return f'{{"ok": true, "result": {result}}}'.encode()


async def measure(url: str) -> Sequence[float]:
    """Milliseconds from each question to its answer."""
    settings = Settings.model_construct(database_url=url, send_rate=100_000, user_rate=0)
    app = build(settings, request=Telegram(), clock=clock)
    async with app:
        for reader in (0, 1):  # what a process loads once is loaded
            for question in ASKED:
                await _ask(app, reader, 0, question)
        async with app.bot_data.database.begin() as connection:  # an article has just come: no page is kept
            await connection.run_sync(counts.renew, counts.NEWS)
        taken = await asyncio.gather(*(_reader(app, number, QUESTIONS) for number in range(2, READERS + 2)))
    await app.bot_data.database.close()
    return [one for reader in taken for one in reader]


async def _reader(app: App, number: int, questions: int) -> list[float]:
    chance, taken = random.Random(number), []  # noqa: S311
    for question in range(questions):
        asked = ASKED[min(int(chance.expovariate(1 / 6)), len(ASKED) - 1)]
        taken.append(await _ask(app, number, question, asked))
    return taken


async def _ask(app: App, reader: int, number: int, question: str) -> float:
    """Milliseconds until the answer is there."""
    update = Update.de_json(_update(reader, number, question), app.bot)
    start = perf_counter()
    await app.update_processor.process_update(update, app.process_update(update))
    return (perf_counter() - start) * 1000


def _update(reader: int, question: int, text: str) -> dict[str, Any]:
    person = {"id": 1000 + reader, "is_bot": False, "first_name": "R", "language_code": ("ko", "en")[reader % 2]}
    command = [{"type": "bot_command", "offset": 0, "length": len(text.split()[0])}] if text.startswith("/") else []
    chat = {"id": person["id"], "type": "private"}
    message = {"message_id": question, "date": 0, "chat": chat, "from": person, "text": text, "entities": command}
    return {"update_id": reader * 1000 + question, "message": message}


def main(number: int) -> int:
    """Prints the figures; 1 where they are over the mark."""
    CONSOLE.print(machine())
    with tempfile.TemporaryDirectory(prefix="bench-readers-") as folder:
        url = f"sqlite:///{Path(folder) / 'readers.db'}"
        fill(url, number)
        return report(asyncio.run(measure(url)), number)


def report(taken: Sequence[float], number: int) -> int:
    """Prints the figures; 1 where they are over the mark."""
    p99 = sorted(taken)[math.ceil(len(taken) * 0.99) - 1]
    rows = [[f"{READERS} readers, {len(taken):,} questions", f"{median(taken):.0f}", f"{p99:.0f}", f"{max(taken):.0f}"]]
    show(f"Readers at the same time, {number:,} facts", ["", "p50, ms", "p99, ms", "most, ms"], rows)
    return int(p99 > MOST_P99)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if sys.argv[1:] else FACTS))
