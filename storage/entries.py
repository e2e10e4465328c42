"""Entries of feeds: each is written down when it is first seen, so that its page is read once and none is lost."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import delete, select, update

from storage.dialects import insert_into
from storage.engine import Database
from storage.feeds import EntryState, FeedState
from storage.schema_feeds import feed_entries, feeds

KEPT = timedelta(days=90)  # how long an entry is known after it left its feed


@dataclass(frozen=True, slots=True)
class StoredEntry:
    """An entry whose page is to be read, and whether its feed is trusted."""

    feed_id: int
    key: str
    url: str
    title: str
    published: date | None
    outlet: str  # the feed's title
    trusted: bool
    tries: int


@dataclass(frozen=True, slots=True)
class NewEntry:
    """An entry as it is written down."""

    key: str
    url: str
    title: str
    published: date | None
    state: EntryState


async def known(db: Database, feed_id: int, keys: Collection[str]) -> frozenset[str]:
    """Which of these entries have been seen before."""
    query = select(feed_entries.c.key).where(feed_entries.c.feed_id == feed_id, feed_entries.c.key.in_(list(keys)))
    return frozenset(row.key for row in await db.rows(query))


async def some_known(db: Database, feed_id: int) -> bool:
    """Whether the feed has been read before."""
    query = select(feed_entries.c.key).where(feed_entries.c.feed_id == feed_id).limit(1)
    return bool(await db.rows(query))


async def add(db: Database, feed_id: int, new: Sequence[NewEntry], seen: Collection[str], now: datetime) -> None:
    """Writes down what is new in a feed; `seen` are the keys of all that stands in it now."""
    c = feed_entries.c
    rows = [
        {"feed_id": feed_id, "key": one.key, "url": one.url, "title": one.title, "published": one.published}
        | {"state": one.state, "tries": 0, "next_at": now, "seen_at": now}
        for one in new
    ]
    async with db.begin() as connection:
        if rows:
            await connection.execute(insert_into(connection, feed_entries).on_conflict_do_nothing(), rows)
        there = c.feed_id == feed_id, c.key.in_(list(seen))
        await connection.execute(update(feed_entries).where(*there).values(seen_at=now))
        gone = c.feed_id == feed_id, c.seen_at < now - KEPT, c.state != EntryState.WAITING
        await connection.execute(delete(feed_entries).where(*gone))


async def waiting(db: Database, now: datetime, limit: int) -> tuple[StoredEntry, ...]:
    """Entries of feeds that are on whose pages are to be read, the longest overdue first."""
    c = feed_entries.c
    query = (
        select(c.feed_id, c.key, c.url, c.title, c.published, feeds.c.title.label("outlet"), feeds.c.trusted, c.tries)
        .join(feeds, feeds.c.id == c.feed_id)
        .where(c.state == EntryState.WAITING, c.next_at <= now, feeds.c.state == FeedState.ON)
        .order_by(c.next_at, c.published, c.key)
        .limit(limit)
    )
    return tuple(StoredEntry(**row._asdict()) for row in await db.rows(query))


async def told_by_another(db: Database, entry: StoredEntry) -> bool:
    """Whether another feed has the same page, and it has been read, or an editor has dealt with it, by now."""
    c = feed_entries.c
    same = c.url == entry.url, c.feed_id != entry.feed_id, c.state.in_([EntryState.TAKEN, EntryState.FAILED])
    return bool(await db.rows(select(c.key).where(*same).limit(1)))


async def close(db: Database, entry: StoredEntry, state: EntryState) -> None:
    """Says what became of an entry."""
    await _change(db, entry, state=state)


async def postpone(db: Database, entry: StoredEntry, until: datetime) -> None:
    """Has its page tried again then."""
    await _change(db, entry, next_at=until, tries=entry.tries + 1)


async def _change(db: Database, entry: StoredEntry, **columns: object) -> None:
    there = feed_entries.c.feed_id == entry.feed_id, feed_entries.c.key == entry.key
    async with db.begin() as connection:
        await connection.execute(update(feed_entries).where(*there).values(**columns))
