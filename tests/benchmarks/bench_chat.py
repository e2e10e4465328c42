"""How long the chat's own work takes for each command, with ten thousand and with a million facts.

Run: python -m tests.benchmarks.bench_chat [SMALL] [LARGE], the numbers of facts. What is measured is all between an
update and its screen: the database (SQLite), choosing, writing, rendering, drawing; not Telegram. A command's own work
is the processor's time that it takes, in whatever thread; beside it the time that passed, others' work included.

Both databases are asked what they answer at about the same length, see tests.benchmarks.stock, and each answer's length
is shown beside its growth.
"""

from __future__ import annotations

import asyncio
import math
import sys
import tempfile
from collections.abc import Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter, process_time

from bot.answers import warming
from bot.screens.base import Screen
from bot.screens.sharing import Share, SharePage
from bot.services import MOST_PAGES, Services
from bot.services.kept import Kept
from bot.settings import Settings
from briefs.writing.lines import line
from storage.engine import Database
from tests.benchmarks.commands import Work, works
from tests.benchmarks.common import CONSOLE, machine, show
from tests.benchmarks.filling import fill
from tests.benchmarks.stock import clock

SIZES = (10_000, 1_000_000)
ROUNDS, COLD_ROUNDS = 100, 10
MOST_P99, MOST_GROWTH = 50.0, 1.5  # milliseconds; from the small database to the large one

Said = Screen | Share


@dataclass(frozen=True, slots=True)
class Times:
    """Milliseconds of one command's work: the processor's, and on the clock."""

    p50: float
    p99: float
    wall_p50: float
    wall_p99: float
    unwritten: float  # the processor's median where no line of the page was written before
    length: int  # of the answer, in characters


async def measure(urls: Sequence[str], sizes: Sequence[int]) -> Sequence[dict[str, Times]]:
    """Every command's times on each of the databases."""
    wanted = [
        works(size) for size in sizes
    ]  # first, with the articles that it reads: what a process has when it begins is not collected later
    async with AsyncExitStack() as opened:
        each = []
        for url in urls:
            database = await opened.enter_async_context(Database.open(url))
            each.append(Services(Settings.model_construct(database_url=url), database, clock))
            await warming.ready(each[-1])
            await warming.pages(each[-1])
        timed = {name: await _timed(each, [work[name] for work in wanted]) for name in wanted[0]}
    return [{name: times[number] for name, times in timed.items()} for number in range(len(urls))]


async def _timed(each: Sequence[Services], works: Sequence[Work]) -> Sequence[Times]:
    """The times on each of the databases, which take turns: whatever else the machine does, it does to all of them."""
    for _ in range(3):
        await _round(each, works)
    taken = [await _round(each, works) for _ in range(ROUNDS)]
    cold = []
    for _ in range(COLD_ROUNDS):
        line.cache_clear()
        cold.append(await _round(each, works))
    lengths = [_length(await work(services)) for services, work in zip(each, works, strict=True)]
    found = zip(zip(*taken, strict=True), zip(*cold, strict=True), lengths, strict=True)
    return [_times(warm, new, length) for warm, new, length in found]


async def _round(each: Sequence[Services], works: Sequence[Work]) -> Sequence[tuple[float, float]]:
    return [await _once(services, work) for services, work in zip(each, works, strict=True)]


def _length(answer: object) -> int:
    shown = answer.shares if isinstance(answer, SharePage) else [answer]
    screens = [one.messages if isinstance(one, Screen) else [one.message] for one in shown if isinstance(one, Said)]
    return sum(len(message.html) for messages in screens for message in messages)


def _times(taken: Sequence[tuple[float, float]], unwritten: Sequence[tuple[float, float]], length: int) -> Times:
    own, wall = zip(*taken, strict=True)
    return Times(median(own), _p99(own), median(wall), _p99(wall), median(one for one, _ in unwritten), length)


async def _once(services: Services, work: Work) -> tuple[float, float]:
    """Milliseconds of the processor and on the clock, of work that finds no page made already."""
    services.pages = Kept(MOST_PAGES)
    start, own = perf_counter(), process_time()
    await work(services)
    return (process_time() - own) * 1000, (perf_counter() - start) * 1000


def _p99(taken: Sequence[float]) -> float:
    return sorted(taken)[math.ceil(len(taken) * 0.99) - 1]


def main(sizes: Sequence[int]) -> int:
    """Prints the figures; 1 where one is over the mark."""
    CONSOLE.print(machine())
    with tempfile.TemporaryDirectory(prefix="bench-chat-") as folder:
        urls = [f"sqlite:///{Path(folder) / str(size)}.db" for size in sizes]
        for size, url in zip(sizes, urls, strict=True):
            start = perf_counter()
            fill(url, size)
            CONSOLE.print(f"{size:,} facts filled in {perf_counter() - start:.0f} s")
        return report(sizes, asyncio.run(measure(urls, sizes)))


def report(sizes: Sequence[int], times: Sequence[dict[str, Times]]) -> int:
    """Prints the figures of each size and how they grow; 1 where one is over the mark."""
    rows, over = [], 0
    for name in times[0]:
        few, many = times[0][name], times[-1][name]
        growth = many.p50 / few.p50
        bad = many.p99 > MOST_P99 or growth > MOST_GROWTH
        over |= bad
        figures = [
            f"{own:.1f} ({wall:.1f})"
            for one in (found[name] for found in times)
            for own, wall in ((one.p50, one.wall_p50), (one.p99, one.wall_p99))
        ]
        lengths = f"{few.length:,} / {many.length:,}"
        rows.append([f"{name}{' (!)' if bad else ''}", *figures, f"{growth:.2f}", f"{many.unwritten:.1f}", lengths])
    heads = [f"{size:,} {what}, ms" for size in sizes for what in ("p50", "p99")]
    show(
        "A command's own work, no page kept; in brackets what passed on the clock",
        ["command", *heads, "growth of p50", "no line kept, ms", "characters"],
        rows,
    )
    return int(over)


if __name__ == "__main__":
    sys.exit(main([int(size) for size in sys.argv[1:]] or SIZES))
