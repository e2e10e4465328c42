"""Digests all the way, in a process of their own: `python -m tests.benchmarks.whole_path DATABASE API RATE`.

Sends what is due in a database that tests.benchmarks.bench_delivery filled; the rate's 0 is for no limit. Prints how
many went out, of how many, the seconds, and those that the process itself took.
"""

from __future__ import annotations

import asyncio
import sys
from time import perf_counter, process_time

from pydantic import SecretStr
from sqlalchemy import func, select

from bot.answers import warming
from bot.digests import run
from bot.process.app import build
from bot.settings import Settings
from storage.schema import deliveries
from storage.values import DeliveryState
from tests.benchmarks.common import CONSOLE
from tests.benchmarks.stock import clock

UNLIMITED = 1e6


async def send(database_url: str, api: str, rate: float) -> None:
    """Sends all that is due."""
    settings = Settings(
        bot_token=SecretStr("123456:TEST"),
        database_url=database_url,
        telegram_api_url=api,
        send_rate=rate or UNLIMITED,
    )
    app = build(settings, clock=clock)
    services = app.bot_data
    await app.bot.initialize()
    await warming.ready(services)  # as before the bot's first run
    await warming.pages(services)
    start, used = perf_counter(), process_time()
    await run.send_due(services, app.bot, asyncio.Event())
    seconds, used = perf_counter() - start, process_time() - used
    rows = await services.database.rows(
        select(deliveries.c.state, func.count().label("number")).group_by(deliveries.c.state)
    )
    counts = {row.state: row.number for row in rows}
    await app.bot.shutdown()
    await services.database.close()
    CONSOLE.print(counts.get(DeliveryState.SENT, 0), sum(counts.values()), seconds, used)


if __name__ == "__main__":
    asyncio.run(send(sys.argv[1], sys.argv[2], float(sys.argv[3])))
