"""What others reach with nothing but a loop that sends: `python bare_loops.py aiogram|ptb URL NUMBER CONNECTIONS`.

It stands alone, so that aiogram runs in an environment of its own, whose pydantic is older than ours. Prints the
messages per second, and the process's own microseconds for each, in which no other process has a part.
"""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Awaitable, Callable
from time import perf_counter, process_time

TOKEN = "123456:TEST"
TEXT = "<b>중국 AI 브리핑</b> " + "오늘의 중국 AI 소식입니다. " * 20
WARM = 200
Send = Callable[[int], Awaitable[object]]


async def loop(send: Send, number: int, connections: int) -> tuple[float, float]:
    """The rate at which that many workers send `number` messages, and the microseconds."""
    await asyncio.gather(*(send(chat_id) for chat_id in range(1, WARM)))
    waiting = iter(range(1, number + 1))

    async def work() -> None:
        for chat_id in waiting:
            await send(chat_id)

    start, used = perf_counter(), process_time()
    await asyncio.gather(*(work() for _ in range(connections)))
    return number / (perf_counter() - start), (process_time() - used) / number * 1e6


async def aiogram(url: str, number: int, connections: int) -> tuple[float, float]:
    """aiogram's own session and methods."""
    from aiogram import Bot
    from aiogram.client.session.aiohttp import AiohttpSession
    from aiogram.client.telegram import TelegramAPIServer

    session = AiohttpSession(api=TelegramAPIServer.from_base(url), limit=connections)
    async with Bot(TOKEN, session=session) as bot:
        return await loop(lambda chat_id: bot.send_message(chat_id, TEXT, parse_mode="HTML"), number, connections)


async def ptb(url: str, number: int, connections: int) -> tuple[float, float]:
    """python-telegram-bot's own transport."""
    from telegram import Bot
    from telegram.request import HTTPXRequest

    request = HTTPXRequest(connection_pool_size=connections, pool_timeout=60)
    async with Bot(TOKEN, base_url=f"{url}/bot", request=request) as bot:
        return await loop(lambda chat_id: bot.send_message(chat_id, TEXT, parse_mode="HTML"), number, connections)


if __name__ == "__main__":
    name, root, count, size = sys.argv[1:]
    print(*asyncio.run({"aiogram": aiogram, "ptb": ptb}[name](root, int(count), int(size))))  # noqa: T201
