"""How long the chat's own work takes for each command, with ten thousand and with a million facts.

Run: python -m tests.benchmarks.bench_chat [SMALL] [LARGE], the numbers of facts. What is measured is all between an
update and its screen: the database (SQLite), choosing, writing, rendering, drawing; not Telegram. A command's own work
is the processor's time that it takes, in whatever thread; beside it the time that passed, others' work included.

With more facts stored some answers have more to say: a company that is told of least has no line among ten thousand
facts, and a full page among a million. Such an answer's growth is shown, but only that of equal answers is judged.
"""

from __future__ import annotations

import asyncio
import math
import sys
import tempfile
from collections.abc import Awaitable, Callable, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter, process_time

from bot.actions.choices import View
from bot.actions.reading import (
    BriefSources,
    CompanySources,
    ListCompanies,
    SearchSources,
    ShowBrief,
    ShowCompany,
    ShowSearch,
    ShowTimeline,
)
from bot.answers import charts as answers_chart
from bot.answers import choices as settings_
from bot.answers import comparisons as answers_compare
from bot.answers import reading as answers
from bot.answers import searching, warming
from bot.answers import sharing as answers_sharing
from bot.answers import timelines as answers_timeline
from bot.chats import choices
from bot.pictures import picture
from bot.screens.base import Screen
from bot.screens.sharing import Share, SharePage
from bot.services import MOST_PAGES, Services
from bot.services.kept import Kept
from bot.settings import Settings
from bot.understanding import Wanted, understand
from briefs.model import Topic
from briefs.writing.lines import line
from storage.engine import Database
from storage.values import ChatKind
from tests.benchmarks.common import CONSOLE, machine, show
from tests.benchmarks.filling import RARE_WORD, fill
from tests.benchmarks.stock import clock, ranked_companies

SIZES = (10_000, 1_000_000)
ROUNDS, COLD_ROUNDS = 100, 10
SHARER = answers_sharing.Sharer("ko", "bench_bot")
FULLER = 1.1  # an answer so many times as long has more to say
MOST_P99, MOST_GROWTH = 50.0, 1.5  # milliseconds; from the small database to the large one

Work = Callable[[Services], Awaitable[object]]
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


def works() -> dict[str, Work]:
    """Each command's work by its name; companies by how often they are told of."""
    hot, *others = ranked_companies()
    cold, rare = others[40], others[-1]
    return {
        "/brief": lambda s: answers.brief(s, ShowBrief("ko", days=3)),
        "/brief, page 3": lambda s: answers.brief(s, ShowBrief("en", days=3, offset=16)),
        "/brief chips 7": lambda s: answers.brief(s, ShowBrief("en", Topic.CHIPS, 7)),
        "/brief games 30": lambda s: answers.brief(s, ShowBrief("ko", Topic.GAMES, 30)),
        "sources of a brief": lambda s: answers.brief_sources(s, BriefSources("ko", days=3)),
        "/company, told of most": lambda s: answers.company_named(s, hot, "ko"),
        "/company, told of sometimes": lambda s: answers.company_named(s, cold, "en"),
        "/company, told of least": lambda s: answers.company_named(s, rare, "ko"),
        "/company with a slip": lambda s: answers.company_named(s, "바이듀", "ko"),
        "/company, page 3": lambda s: answers.company(s, ShowCompany("ko", hot, 16)),
        "sources of a company": lambda s: answers.company_sources(s, CompanySources("ko", hot)),
        "/companies": lambda s: answers.companies(s, ListCompanies("ko")),
        "/companies, page 10": lambda s: answers.companies(s, ListCompanies("en", 180)),
        "/topics": lambda s: answers.topics(s, "ko"),
        "/timeline": lambda s: answers_timeline.timeline(s, ShowTimeline("ko", hot)),
        "/compare": lambda s: _drawn(answers_compare.compare_named(s, f"{hot}, {others[0]}", "ko")),
        "/compare, picture kept": lambda s: answers_compare.compare_named(s, f"{hot}, {others[0]}", "ko"),
        "/chart": lambda s: _drawn(answers_chart.chart_named(s, hot, "ko")),
        "/chart, told of sometimes": lambda s: _drawn(answers_chart.chart_named(s, cold, "en")),
        "/chart, picture kept": lambda s: answers_chart.chart_named(s, hot, "ko"),
        "plain words, a company": lambda s: _plain(s, "바이두 최근 소식 알려줘"),
        "plain words, a timeline": lambda s: _plain(s, "show me the timeline of Huawei please"),
        "plain words, not understood": lambda s: _plain(s, "오늘 점심은 뭐가 좋을까요 그리고 날씨는 어때요?"),
        "inline, nothing typed": lambda s: answers_sharing.page(s, "", "", SHARER),
        "inline, a name": lambda s: answers_sharing.page(s, "baidu", "", SHARER),
        "inline, a name begun": lambda s: answers_sharing.page(s, "알리", "", SHARER),
        "/settings": lambda s: _settings(s, View.MAIN),
        "/settings, companies": lambda s: _settings(s, View.COMPANIES),
        "/search, a rare word": lambda s: searching.search(s, RARE_WORD, ShowSearch("ko")),
        "/search, a common word": lambda s: searching.search(s, "투자", ShowSearch("ko")),
        "/search, a part of a word": lambda s: searching.search(s, "휴머노", ShowSearch("ko")),
        "/search, one character": lambda s: searching.search(s, "칩", ShowSearch("ko")),
        "/search, an English word": lambda s: searching.search(s, "export", ShowSearch("en")),
        "/search, two common words": lambda s: searching.search(s, "AI 투자", ShowSearch("ko")),
        "/search, a name": lambda s: searching.search(s, "alibaba", ShowSearch("en")),
        "/search, a phrase": lambda s: searching.search(s, '"인공지능 모델"', ShowSearch("ko")),
        "/search, nothing like it": lambda s: searching.search(s, "zqxjkw", ShowSearch("en")),
        "sources of a search": lambda s: searching.sources(s, "투자", SearchSources("ko")),
    }


async def _drawn(work: Awaitable[Screen]) -> Screen:
    """That work with a picture that was never drawn before."""
    picture.cache_clear()
    return await work


async def _plain(services: Services, words: str) -> object:
    """Understands the words, and does what they ask for."""
    meaning = understand(words, await services.directory())
    if not isinstance(meaning, Wanted):
        return meaning
    work = {"company": answers.company_named, "timeline": answers_timeline.timeline_named}[meaning.command]
    return await work(services, meaning.words, "ko")


async def _settings(services: Services, view: View) -> Screen:
    chat = await choices.of(services, 1, ChatKind.PRIVATE, "ko")
    return await settings_.face(services, chat, "ko", view)


async def measure(urls: Sequence[str]) -> Sequence[dict[str, Times]]:
    """Every command's times on each of the databases."""
    wanted = works()  # first, with the articles that it reads: what a process has when it begins is not collected later
    async with AsyncExitStack() as opened:
        each = []
        for url in urls:
            database = await opened.enter_async_context(Database.open(url))
            each.append(Services(Settings.model_construct(database_url=url), database, clock))
            await warming.ready(each[-1])
        timed = {name: await _timed(each, work) for name, work in wanted.items()}
    return [{name: times[number] for name, times in timed.items()} for number in range(len(urls))]


async def _timed(each: Sequence[Services], work: Work) -> Sequence[Times]:
    """The times on each of the databases, which take turns: whatever else the machine does, it does to all of them."""
    for _ in range(3):
        await _round(each, work)
    taken = [await _round(each, work) for _ in range(ROUNDS)]
    cold = []
    for _ in range(COLD_ROUNDS):
        line.cache_clear()
        cold.append(await _round(each, work))
    lengths = [_length(await work(services)) for services in each]
    found = zip(zip(*taken, strict=True), zip(*cold, strict=True), lengths, strict=True)
    return [_times(warm, new, length) for warm, new, length in found]


async def _round(each: Sequence[Services], work: Work) -> Sequence[tuple[float, float]]:
    return [await _once(services, work) for services in each]


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
        return report(sizes, asyncio.run(measure(urls)))


def report(sizes: Sequence[int], times: Sequence[dict[str, Times]]) -> int:
    """Prints the figures of each size and how they grow; 1 where one is over the mark."""
    rows, over = [], 0
    for name in times[0]:
        few, many = times[0][name], times[-1][name]
        growth = many.p50 / few.p50
        fuller = many.length > FULLER * few.length
        bad = many.p99 > MOST_P99 or (growth > MOST_GROWTH and not fuller)
        over |= bad
        figures = [
            f"{own:.1f} ({wall:.1f})"
            for one in (found[name] for found in times)
            for own, wall in ((one.p50, one.wall_p50), (one.p99, one.wall_p99))
        ]
        rows.append(
            [
                f"{name}{' (!)' if bad else ''}",
                *figures,
                f"{growth:.2f}{', says more' * fuller}",
                f"{many.unwritten:.1f}",
            ]
        )
    heads = [f"{size:,} {what}, ms" for size in sizes for what in ("p50", "p99")]
    show(
        "A command's own work, no page kept; in brackets what passed on the clock",
        ["command", *heads, "growth of p50", "no line kept, ms"],
        rows,
    )
    return int(over)


if __name__ == "__main__":
    sys.exit(main([int(size) for size in sys.argv[1:]] or SIZES))
