"""How long it takes to find who is due among a million subscribers, and to plan a hundred thousand digests.

Run: python -m tests.benchmarks.bench_due [SUBSCRIBERS]. Planning is all that is done of a digest before it is composed:
finding that it is due, its local day and slot, when the next one is due, and claiming it. What is measured runs in a
process of its own, so that its memory is only its own.
"""

from __future__ import annotations

import asyncio
import resource
import subprocess
import sys
from datetime import UTC, datetime
from time import perf_counter

from bot.digests.run import MOST, claim_due
from bot.services import Services
from bot.settings import Settings
from storage import subscriptions
from storage.engine import Database
from tests.benchmarks.common import CONSOLE, machine, show
from tests.benchmarks.databases import ENGINES, made
from tests.benchmarks.subscribers import fill

SUBSCRIBERS, EVERY = 1_000_000, 10
MOST_SECONDS, MOST_MEGABYTES = 10.0, 300.0
NOW = datetime(2025, 3, 27, 23, tzinfo=UTC)


async def plan(url: str) -> None:
    """Prints the milliseconds of a first look, the seconds of planning all, how many, and the megabytes."""
    async with Database.open(url) as database:
        services = Services(Settings.model_construct(database_url=url), database, lambda: NOW)
        start = perf_counter()
        await subscriptions.due(database, NOW, MOST)
        looked, number, start = (perf_counter() - start) * 1000, 0, perf_counter()
        while claims := await claim_due(services, MOST):
            number += len(claims)
        seconds = perf_counter() - start
    usage = resource.getrusage(resource.RUSAGE_SELF)
    megabytes = usage.ru_maxrss / 1024
    CONSOLE.print(looked, seconds, number, megabytes)


def main(number: int) -> int:
    """Prints the figures; 1 where one is over the mark."""
    CONSOLE.print(machine())
    rows, over = [], 0
    for engine in ENGINES:
        with made(engine) as url:
            start = perf_counter()
            fill(url, number, every=EVERY, now=NOW, following=20)
            CONSOLE.print(f"{number:,} subscribers filled into {engine} in {perf_counter() - start:.0f} s")
            command = [sys.executable, "-m", "tests.benchmarks.bench_due", "--plan", url]
            said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
        looked, seconds, planned, megabytes = (float(one) for one in said.split())
        over |= seconds > MOST_SECONDS or megabytes > MOST_MEGABYTES or planned != number // EVERY
        rows.append([engine, f"{looked:.0f}", f"{planned:,.0f}", f"{seconds:.1f}", f"{megabytes:.0f}"])
    show(
        f"Planning the digests of {number:,} subscribers",
        ["", f"first {MOST} due, ms", "planned", "in seconds", "memory, MB"],
        rows,
    )
    return int(over)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--plan"]:
        asyncio.run(plan(sys.argv[2]))
    else:
        sys.exit(main(*([int(one) for one in sys.argv[1:]] or [SUBSCRIBERS])))
