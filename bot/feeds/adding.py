"""Workflow: a feed is added, by its own address or by that of a page that names it."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import tomli

from bot.feeds.reading import ACCEPT, about_it
from bot.services import Services
from bot.sources.errors import FetchError
from bot.sources.fetching import Page, Unchanged
from briefs.reading import ReadingError, feed
from briefs.reading.decode import decode
from briefs.reading.errors import Reason
from briefs.reading.feed import Feed
from storage import feeds

MOST_NAMED = 3  # feeds of a page that are tried


@dataclass(frozen=True, slots=True)
class AddedFeed:
    """The feed is kept and on; `new` unless it was there before."""

    feed_id: int
    title: str
    new: bool
    entries: int  # how many stand in it
    wanted: int  # how many of them are about Chinese AI


@dataclass(frozen=True, slots=True)
class NoFeed:
    """There is no feed to be had; `reason` is one that feed_refused.j2 words."""

    reason: str


async def add(services: Services, address: str, *, by: int) -> AddedFeed | NoFeed:
    """Finds the feed behind `address` and has it read from now on; `by` is the editor's Telegram user id."""
    url = address if "://" in address else f"https://{address}"
    try:
        page, found = await _found(services, url)
    except (FetchError, ReadingError) as error:
        return NoFeed(error.reason)
    lexicon = await services.reading_lexicon()
    about = await asyncio.to_thread(about_it, found.entries, lexicon)
    feed_id, new = await feeds.add(services.database, page.url, found.title, now=services.clock(), by=by)
    return AddedFeed(feed_id, found.title, new, len(found.entries), len(about))


async def add_shipped(services: Services, path: Path) -> int:
    """Adds the feeds of a file such as seeds/feeds.toml, off until an editor turns them on; how many are new."""
    told = tomli.loads(path.read_text("utf-8"))  # noqa: ASYNC240 (a small file, for the command line)
    due = services.clock() - timedelta(minutes=1)
    added = [await feeds.add(services.database, one["url"], one["title"], now=due, on=False) for one in told["feed"]]
    return sum(new for _, new in added)


async def _found(services: Services, url: str) -> tuple[Page, Feed]:
    """The feed at `url`, or the first that the page there names. Raises FetchError and ReadingError."""
    page = await _document(services, url)
    try:
        return page, await asyncio.to_thread(feed.read, page.data, page.url, page.charset)
    except ReadingError as error:
        if error.reason is not Reason.NO_FEED:
            raise
        return await _first(services, await asyncio.to_thread(_named, page), error)


async def _first(services: Services, addresses: Iterable[str], error: ReadingError) -> tuple[Page, Feed]:
    last: FetchError | ReadingError = error
    for address in list(addresses)[:MOST_NAMED]:
        try:
            page = await _document(services, address)
            return page, await asyncio.to_thread(feed.read, page.data, page.url, page.charset)
        except (FetchError, ReadingError) as failure:
            last = failure
    raise last


def _named(page: Page) -> tuple[str, ...]:
    try:
        return feed.named_in(decode(page.data, "", page.charset), page.url)
    except ReadingError:
        return ()


async def _document(services: Services, url: str) -> Page:
    answer = await services.web.document(url, accept=f"{ACCEPT},text/html;q=0.8")
    if isinstance(answer, Unchanged):
        raise ReadingError(Reason.NO_FEED, url)
    return answer
