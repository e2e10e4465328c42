"""The work of each of the chat's commands, by kind: all between an update and its screen, but for Telegram.

Companies are asked for by how often they are told of, words by how often they stand in facts: tests.benchmarks.stock
sees to it that the answer is about as long whether there are few facts or many. Of the common words even few facts have
about as many hits as a search looks at, see storage.words.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import NamedTuple

from bot.actions.reading import (
    BriefSources,
    CompanySources,
    ListCompanies,
    SearchSources,
    ShowBrief,
    ShowCompany,
    ShowSearch,
)
from bot.actions.settings import View
from bot.answers import charts, comparisons, reading, searching, settings, sharing, timelines
from bot.chats import choices as chosen
from bot.pictures import picture
from bot.screens.base import Screen
from bot.services import Services
from bot.understanding import Wanted, understand
from briefs.model import Topic
from storage.values import ChatKind
from tests.benchmarks.stock import RARE_WORD, ranked_companies

SHARER = sharing.Sharer("ko", "bench_bot")

Work = Callable[[Services], Awaitable[object]]
Works = dict[str, Work]


class Ranks(NamedTuple):
    """Companies by how often they are told of."""

    most: str
    next: str
    some: str
    least: str


def works(number: int) -> Works:
    """Each command's work by its name, with so many facts stored."""
    most, second, *others = ranked_companies(number)
    ranks = Ranks(most, second, others[len(others) // 4], others[-1])
    return (
        _briefs() | _companies(ranks) | _lists() | _pictures(ranks) | _plain() | _inline() | _settings() | _searches()
    )


def _briefs() -> Works:
    return {
        "/brief": lambda s: reading.brief(s, ShowBrief("ko", days=3)),
        "/brief, page 3": lambda s: reading.brief(s, ShowBrief("en", days=3, offset=16)),
        "/brief chips 7": lambda s: reading.brief(s, ShowBrief("en", Topic.CHIPS, 7)),
        "/brief healthcare 30": lambda s: reading.brief(s, ShowBrief("ko", Topic.HEALTHCARE, 30)),
        "sources of a brief": lambda s: reading.brief_sources(s, BriefSources("ko", days=3)),
    }


def _companies(told_of: Ranks) -> Works:
    return {
        "/company, told of most": lambda s: reading.company_named(s, told_of.most, "ko"),
        "/company, told of sometimes": lambda s: reading.company_named(s, told_of.some, "en"),
        "/company, told of least": lambda s: reading.company_named(s, told_of.least, "ko"),
        "/company with a slip": lambda s: reading.company_named(s, "바이듀", "ko"),
        "/company, page 2": lambda s: reading.company(s, ShowCompany("ko", told_of.most, 8)),
        "sources of a company": lambda s: reading.company_sources(s, CompanySources("ko", told_of.most)),
        "/timeline": lambda s: timelines.timeline_named(s, told_of.most, "ko"),
        "/timeline, told of sometimes": lambda s: timelines.timeline_named(s, told_of.some, "en"),
    }


def _lists() -> Works:
    return {
        "/companies": lambda s: reading.companies(s, ListCompanies("ko")),
        "/companies, page 10": lambda s: reading.companies(s, ListCompanies("en", 180)),
        "/topics": lambda s: reading.topics(s, "ko"),
    }


def _pictures(told_of: Ranks) -> Works:
    pair = f"{told_of.most}, {told_of.next}"
    return {
        "/compare": lambda s: _drawn(comparisons.compare_named(s, pair, "ko")),
        "/compare, picture kept": lambda s: comparisons.compare_named(s, pair, "ko"),
        "/chart": lambda s: _drawn(charts.chart_named(s, told_of.most, "ko")),
        "/chart, told of sometimes": lambda s: _drawn(charts.chart_named(s, told_of.some, "en")),
        "/chart, picture kept": lambda s: charts.chart_named(s, told_of.most, "ko"),
    }


async def _drawn(work: Awaitable[Screen]) -> Screen:
    """That work with a picture that was never drawn before."""
    picture.cache_clear()
    return await work


def _plain() -> Works:
    return {
        "plain words, a company": lambda s: _meant(s, "바이두 최근 소식 알려줘"),
        "plain words, a timeline": lambda s: _meant(s, "show me the timeline of Huawei please"),
        "plain words, not understood": lambda s: _meant(s, "오늘 점심은 뭐가 좋을까요 그리고 날씨는 어때요?"),
    }


async def _meant(services: Services, words: str) -> object:
    """Understands the words, and does what they ask for."""
    meaning = understand(words, await services.directory())
    if not isinstance(meaning, Wanted):
        return meaning
    work = {"company": reading.company_named, "timeline": timelines.timeline_named}[meaning.command]
    return await work(services, meaning.words, "ko")


def _inline() -> Works:
    return {
        "inline, nothing typed": lambda s: sharing.page(s, "", "", SHARER),
        "inline, a name": lambda s: sharing.page(s, "kuaishou", "", SHARER),
        "inline, a name begun": lambda s: sharing.page(s, "바이", "", SHARER),
    }


def _settings() -> Works:
    return {
        "/settings": lambda s: _face(s, View.MAIN),
        "/settings, companies": lambda s: _face(s, View.COMPANIES),
    }


async def _face(services: Services, view: View) -> Screen:
    chat = await chosen.of(services, 1, ChatKind.PRIVATE, "ko")
    return await settings.face(services, chat, "ko", view)


def _searches() -> Works:
    return {
        "/search, a rare word": lambda s: searching.search(s, RARE_WORD, ShowSearch("ko")),
        "/search, a common word": lambda s: searching.search(s, "투자", ShowSearch("ko")),
        "/search, a part of a word": lambda s: searching.search(s, "엔비디", ShowSearch("ko")),
        "/search, one character": lambda s: searching.search(s, "칩", ShowSearch("ko")),
        "/search, an English word": lambda s: searching.search(s, "chips", ShowSearch("en")),
        "/search, two common words": lambda s: searching.search(s, "투자 위안", ShowSearch("ko")),
        "/search, a name": lambda s: searching.search(s, "alibaba", ShowSearch("en")),
        "/search, a phrase": lambda s: searching.search(s, '"중국 정부"', ShowSearch("ko")),
        "/search, nothing like it": lambda s: searching.search(s, "zqxjkw", ShowSearch("en")),
        "sources of a search": lambda s: searching.sources(s, "투자", SearchSources("ko")),
    }
