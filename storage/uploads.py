"""What editors sent, written down before it is read: nothing is lost with a process, and nothing is read twice at once.

What a message held is gone from here once its editor knows what became of it; that it was sent is known for a day more,
so that nobody reads it again when Telegram repeats itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Row, and_, delete, or_, select, update

from storage.dialects import insert_into
from storage.engine import Database
from storage.schema_intake import uploads

KNOWN = timedelta(days=1)
STALE = timedelta(minutes=10)  # a claim that is older belongs to nobody any more


@dataclass(frozen=True, slots=True)
class Upload:
    """A part of a message that an editor sent; `content` is what the bot wrote of it."""

    chat_id: int
    message_id: int
    part: int
    thread_id: int | None
    user_id: int
    lang: str
    content: Mapping[str, Any]
    id: int = 0
    tries: int = 0  # how often somebody began to read it


async def add(db: Database, sent: Sequence[Upload], now: datetime) -> None:
    """Writes down the parts of a message; one that is written down already stays as it is."""
    if not sent:
        return
    rows = [
        {name: getattr(one, name) for name in ("chat_id", "message_id", "part", "thread_id", "user_id", "lang")}
        | {"content": dict(one.content), "received_at": now, "tries": 0}
        for one in sent
    ]
    async with db.begin() as connection:
        await connection.execute(insert_into(connection, uploads).values(rows).on_conflict_do_nothing())


async def waiting(db: Database, now: datetime) -> tuple[tuple[int, int | None], ...]:
    """The chats, each with its topic, in which something waits that nobody is at."""
    c = uploads.c
    query = select(c.chat_id, c.thread_id).where(_free(now)).distinct().order_by(c.chat_id)
    return tuple((row.chat_id, row.thread_id) for row in await db.rows(query))


async def claim(db: Database, chat_id: int, thread_id: int | None, now: datetime) -> tuple[Upload, ...]:
    """What waits in that chat and its topic, the first sent first; from now on nobody else gets it."""
    c = uploads.c
    there = c.chat_id == chat_id, c.thread_id.is_not_distinct_from(thread_id)
    taken = (
        update(uploads).where(*there, _free(now)).values(claimed_at=now, tries=c.tries + 1).returning(*uploads.columns)
    )
    async with db.begin() as connection:
        rows = (await connection.execute(taken)).all()
    return tuple(sorted(map(_upload, rows), key=lambda one: one.id))


async def hold(db: Database, ids: Iterable[int], now: datetime) -> None:
    """Says that somebody is still at these."""
    async with db.begin() as connection:
        await connection.execute(update(uploads).where(uploads.c.id.in_(list(ids))).values(claimed_at=now))


async def release(db: Database) -> None:
    """Gives up the claims of processes that have ended: on SQLite, which one process uses, all there are.

    On PostgreSQL other processes may be at theirs; there only STALE tells.
    """
    async with db.begin() as connection:
        if connection.dialect.name == "sqlite":
            await connection.execute(update(uploads).values(claimed_at=None))


async def done(db: Database, ids: Iterable[int], now: datetime) -> None:
    """Forgets what these held: their editor knows what became of them."""
    c = uploads.c
    async with db.begin() as connection:
        await connection.execute(update(uploads).where(c.id.in_(list(ids))).values(done_at=now, content={}))
        await connection.execute(delete(uploads).where(c.done_at < now - KNOWN))


async def extend(
    db: Database, chat_id: int, message_id: int, change: Callable[[dict[str, Any]], dict[str, Any]]
) -> bool:
    """Changes the content of a message's one part as `change` says; False where somebody is at it already."""
    c = uploads.c
    there = c.chat_id == chat_id, c.message_id == message_id, c.part == 0, c.claimed_at.is_(None), c.done_at.is_(None)
    async with db.begin() as connection:
        row = (await connection.execute(select(c.content).where(*there).with_for_update())).one_or_none()
        if row is None:
            return False
        await connection.execute(update(uploads).where(*there).values(content=change(dict(row.content))))
        return True


async def newest(db: Database, chat_id: int, user_id: int, since: datetime) -> Upload | None:
    """The first part of what that person sent last in the chat, not before `since`, where nobody is at it yet."""
    c = uploads.c
    theirs = c.chat_id == chat_id, c.user_id == user_id, c.part == 0, c.claimed_at.is_(None), c.done_at.is_(None)
    query = select(uploads).where(*theirs, c.received_at >= since).order_by(c.message_id.desc()).limit(1)
    found = [_upload(row) for row in await db.rows(query)]
    return found[0] if found else None


def _upload(row: Row[Any]) -> Upload:
    r = row
    return Upload(r.chat_id, r.message_id, r.part, r.thread_id, r.user_id, r.lang, r.content, r.id, r.tries)


def _free(now: datetime) -> ColumnElement[bool]:
    c = uploads.c
    return and_(c.done_at.is_(None), or_(c.claimed_at.is_(None), c.claimed_at < now - STALE))
