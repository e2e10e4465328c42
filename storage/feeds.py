"""Feeds: added, turned on and off, trusted or not, removed; when each is read next, and how the last readings went."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Row, Select, func, select, update

from storage.dialects import insert_into
from storage.engine import Database
from storage.schema_feeds import feed_entries, feeds


class FeedState(StrEnum):
    """Whether a feed is read."""

    ON = "on"
    OFF = "off"
    REMOVED = "removed"  # so that what a new version of the program brings along does not come back


class EntryState(StrEnum):
    """What became of an entry of a feed."""

    WAITING = "waiting"  # its page is to be read
    TAKEN = "taken"  # it is an article, or was one already
    PASSED = "passed"  # it is not about Chinese AI, or was old when the feed came
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class StoredFeed:
    """A feed and its health; moments are aware UTC."""

    id: int
    url: str
    title: str
    state: FeedState
    trusted: bool
    next_at: datetime
    etag: str = ""
    modified: str = ""
    read_at: datetime | None = None
    failures: int = 0
    trouble: str | None = None
    taken: int = 0  # how many of its entries became articles
    waiting: int = 0
    failed: int = 0


async def add(
    db: Database, url: str, title: str, *, now: datetime, by: int | None = None, on: bool = True
) -> tuple[int, bool]:
    """Keeps a feed, or where it is to be `on` brings back one that was off or removed; its id, and whether it did."""
    state = FeedState.ON if on else FeedState.OFF
    row = {"url": url, "title": title, "state": state, "trusted": False, "etag": "", "modified": "", "next_at": now}
    row |= {"failures": 0, "added_by": by, "added_at": now}
    async with db.begin() as connection:
        added = insert_into(connection, feeds).values(row).on_conflict_do_nothing().returning(feeds.c.id)
        new = (await connection.execute(added)).scalar_one_or_none()
        if new is not None:
            return int(new), True
        back = update(feeds).where(feeds.c.url == url, feeds.c.state != FeedState.ON)
        revived = (await connection.execute(back.values(row))).rowcount if on else 0
        known = (await connection.execute(select(feeds.c.id).where(feeds.c.url == url))).scalar_one()
        return int(known), bool(revived)


async def get(db: Database, feed_id: int) -> StoredFeed | None:
    """The feed, None where there is none or it was removed."""
    query = _counted().where(feeds.c.id == feed_id, feeds.c.state != FeedState.REMOVED)
    return next((_value(row) for row in await db.rows(query)), None)


async def every(db: Database, limit: int, offset: int = 0) -> tuple[StoredFeed, ...]:
    """The feeds, those that are read first."""
    query = _counted().where(feeds.c.state != FeedState.REMOVED).order_by(feeds.c.state.desc(), feeds.c.id)
    return tuple(_value(row) for row in await db.rows(query.limit(limit).offset(offset)))


async def count(db: Database, state: FeedState | None = None) -> int:
    """How many feeds there are, or are in that state."""
    wanted = feeds.c.state != FeedState.REMOVED if state is None else feeds.c.state == state
    [(number,)] = await db.rows(select(func.count()).select_from(feeds).where(wanted))
    return int(number)


async def failing(db: Database) -> int:
    """How many of the feeds that are on could not be read when they were last."""
    wanted = select(func.count()).select_from(feeds).where(feeds.c.state == FeedState.ON, feeds.c.failures > 0)
    [(number,)] = await db.rows(wanted)
    return int(number)


async def due(db: Database, now: datetime, limit: int) -> tuple[StoredFeed, ...]:
    """Feeds that are to be read by `now`, the longest overdue first."""
    query = select(feeds).where(feeds.c.state == FeedState.ON, feeds.c.next_at <= now).order_by(feeds.c.next_at)
    return tuple(_value(row) for row in await db.rows(query.limit(limit)))


async def change(db: Database, feed_id: int, **columns: Any) -> bool:
    """Changes columns of a feed that was not removed; whether there is one."""
    there = feeds.c.id == feed_id, feeds.c.state != FeedState.REMOVED
    async with db.begin() as connection:
        return bool((await connection.execute(update(feeds).where(*there).values(**columns))).rowcount)


async def rename(db: Database, feed_id: int, url: str) -> None:
    """Keeps the address to which a feed moved for good, unless another has it."""
    taken = select(feeds.c.id).where(feeds.c.url == url)
    async with db.begin() as connection:
        if (await connection.execute(taken)).one_or_none() is None:
            await connection.execute(update(feeds).where(feeds.c.id == feed_id).values(url=url))


async def forget_editor(db: Database, user_id: int) -> None:
    """Keeps the feeds that this editor added, but no longer who did."""
    async with db.begin() as connection:
        await connection.execute(update(feeds).where(feeds.c.added_by == user_id).values(added_by=None))


def _counted() -> Select[Any]:
    """Feeds with what became of their entries."""
    e = feed_entries.c
    counts = [
        select(func.count())
        .select_from(feed_entries)
        .where(e.feed_id == feeds.c.id, e.state == state)
        .scalar_subquery()
        .label(state)
        for state in (EntryState.TAKEN, EntryState.WAITING, EntryState.FAILED)
    ]
    return select(feeds, *counts)


def _value(row: Row[Any]) -> StoredFeed:
    counts = (getattr(row, state, 0) for state in (EntryState.TAKEN, EntryState.WAITING, EntryState.FAILED))
    return StoredFeed(
        row.id,
        row.url,
        row.title,
        FeedState(row.state),
        row.trusted,
        row.next_at,
        row.etag,
        row.modified,
        row.read_at,
        row.failures,
        row.trouble,
        *counts,
    )
