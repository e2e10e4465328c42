"""Workflow: what the feeds that are due have new is written down, and the pages of what waits are taken in."""

from __future__ import annotations

import asyncio
import logging
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from urllib.parse import urlsplit

from bot.desk import editing, opening
from bot.desk.editing import Refused
from bot.feeds import timing
from bot.services import Services
from bot.sources.errors import FetchError, FetchReason
from bot.sources.fetching import Unchanged
from briefs.lexicon import Lexicon
from briefs.reading import ReadingError, feed
from briefs.reading.errors import Reason
from briefs.reading.feed import Entry
from storage import entries, feeds
from storage.entries import NewEntry, StoredEntry
from storage.errors import StorageError
from storage.feeds import EntryState, FeedState, StoredFeed

log = logging.getLogger(__name__)
ACCEPT = "application/rss+xml,application/atom+xml,application/feed+json,application/xml;q=0.9,text/xml;q=0.9,*/*;q=0.5"
FEEDS_AT_ONCE = 20
ENTRIES_AT_ONCE = 40
SIDE_BY_SIDE = 5  # feeds, so that a slow one does not hold up many
PER_SITE = 4  # pages of one site that are read in a row; the others wait for the next tick
_LOCK = 0x6665_6564_73  # any number that only this work takes: "feeds"
_PASSING = frozenset(
    {FetchReason.TIMEOUT, FetchReason.SERVER, FetchReason.BUSY, FetchReason.UNREACHABLE, FetchReason.UNKNOWN_HOST}
)


async def read_due(services: Services) -> None:
    """Reads the feeds that are due, then pages that wait; where another process is at it, nothing."""
    async with services.database.alone(_LOCK) as alone:
        if not alone:
            return
        found = await feeds.due(services.database, services.clock(), FEEDS_AT_ONCE)
        for start in range(0, len(found), SIDE_BY_SIDE):
            await asyncio.gather(*(read_feed(services, one) for one in found[start : start + SIDE_BY_SIDE]))
        await read_waiting(services)


async def read_feed(services: Services, one: StoredFeed) -> None:
    """Writes down what is new in the feed, and how reading it went; a fault of ours is one more way to go badly."""
    try:
        await _read_feed(services, one)
    except StorageError:
        raise
    except Exception:
        log.exception("feed %s could not be read", one.id)
        await _badly(services, one, ReadingError(Reason.DAMAGED, one.url))


async def _read_feed(services: Services, one: StoredFeed) -> None:
    try:
        answer = await services.web.document(one.url, etag=one.etag, modified=one.modified, accept=ACCEPT)
        if isinstance(answer, Unchanged):
            return await _well(services, one)
        found = await asyncio.to_thread(feed.read, answer.data, answer.url, answer.charset)
    except (FetchError, ReadingError) as error:
        return await _badly(services, one, error)
    await _keep_new(services, one, found.entries)
    if answer.moved:
        await feeds.rename(services.database, one.id, answer.url)
    return await _well(services, one, etag=answer.etag, modified=answer.modified)


async def read_waiting(services: Services) -> None:
    """Takes in the pages of entries that wait, a few of each site."""
    found = await entries.waiting(services.database, services.clock(), ENTRIES_AT_ONCE)
    for entry in _a_few_of_each_site(found):
        try:
            await _read_entry(services, entry)
        except StorageError:
            raise
        except Exception:
            log.exception("an entry of feed %s could not be read: %s", entry.feed_id, entry.url)
            await entries.close(services.database, entry, EntryState.FAILED)


def _a_few_of_each_site(found: Sequence[StoredEntry]) -> Iterator[StoredEntry]:
    seen: Counter[str] = Counter()
    for entry in found:
        site = urlsplit(entry.url).netloc
        seen[site] += 1
        if seen[site] <= PER_SITE:
            yield entry


async def _keep_new(services: Services, one: StoredFeed, found: Sequence[Entry]) -> None:
    db, keys = services.database, [entry.key for entry in found]
    known = await entries.known(db, one.id, keys)
    first = not await entries.some_known(db, one.id)
    fresh = [entry for entry in found if entry.key not in known]
    lexicon = await services.reading_lexicon()
    about = await asyncio.to_thread(about_it, fresh, lexicon)
    wanted = [key for key in about if timing.is_news(about[key], services.today(), first=first)]
    waiting = frozenset(wanted[: timing.MOST_FIRST] if first else wanted)
    new = [
        NewEntry(
            entry.key,
            entry.url,
            entry.title,
            entry.published,
            EntryState.WAITING if entry.key in waiting else EntryState.PASSED,
        )
        for entry in fresh
    ]
    await entries.add(db, one.id, new, keys, services.clock())


def about_it(found: Sequence[Entry], lexicon: Lexicon) -> dict[str, Entry]:
    """Those that are about Chinese AI, by their keys."""
    from briefs.parsing.relevance import about_chinese_ai  # parsing is loaded where a feed has something new

    return {one.key: one for one in found if about_chinese_ai(f"{one.title}\n{one.summary}", lexicon)}


async def _well(services: Services, one: StoredFeed, **said: str) -> None:
    now = services.clock()
    due = timing.next_reading(now, services.settings.feed_minutes)
    await feeds.change(services.database, one.id, failures=0, trouble=None, read_at=now, next_at=due, **said)


async def _badly(services: Services, one: StoredFeed, error: FetchError | ReadingError) -> None:
    wait = error.wait if isinstance(error, FetchError) else None
    failures = one.failures + 1
    due = timing.next_reading(services.clock(), services.settings.feed_minutes, failures, wait)
    gone = isinstance(error, FetchError) and error.status == 410  # it says itself that it is gone for good
    state = FeedState.OFF if gone else one.state
    log.info("feed %s could not be read: %s", one.id, error)
    told = {"failures": min(failures, 1000), "trouble": str(error.reason)}
    await feeds.change(services.database, one.id, next_at=due, state=state, **told)


async def _read_entry(services: Services, entry: StoredEntry) -> None:
    if await entries.told_by_another(services.database, entry):
        return await entries.close(services.database, entry, EntryState.PASSED)
    given = await opening.fetched(services, entry.url)
    if isinstance(given, Refused):
        return await _put_off(services, entry, given.reason)
    given = replace(given, published=entry.published)
    outcome = await editing.take_in(services, given, bare=False, trusted=entry.trusted, now=services.clock())
    if isinstance(outcome, Refused):
        state = EntryState.PASSED if outcome.reason == editing.NO_FACTS else EntryState.FAILED
        return await entries.close(services.database, entry, state)
    return await entries.close(services.database, entry, EntryState.TAKEN)


async def _put_off(services: Services, entry: StoredEntry, reason: str) -> None:
    """Tries the page again later where that may help."""
    if reason not in _PASSING or entry.tries + 1 >= timing.MOST_TRIES:
        return await entries.close(services.database, entry, EntryState.FAILED)
    due = timing.next_reading(services.clock(), services.settings.feed_minutes, entry.tries)
    return await entries.postpone(services.database, entry, due)
