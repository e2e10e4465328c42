"""The table of due times: whose digest is due, and when the next one is."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import update

from storage import chats
from storage.engine import Database
from storage.schema import chats as known
from storage.schema import subscriptions
from storage.values import Chat, PauseReason, Subscription


async def due(db: Database, now: datetime, limit: int) -> list[Chat]:
    """Up to `limit` chats whose digest is due by `now`, the longest overdue first."""
    s = subscriptions.c
    query = chats.joined().where(s.due_at <= now, s.state == Subscription.ON).order_by(s.due_at).limit(limit)
    return await db.read(lambda connection: chats.read(connection, query))


async def postpone(db: Database, chat: Chat, until: datetime) -> bool:
    """Puts the digest of `chat` off, unless somebody else has dealt with it by now; whether it did."""
    async with db.begin() as connection:
        same = subscriptions.c.chat_id == chat.chat_id, subscriptions.c.due_at == chat.due_at
        return bool((await connection.execute(update(subscriptions).where(*same).values(due_at=until))).rowcount)


async def pause(db: Database, chat_id: int, why: PauseReason, now: datetime) -> bool:
    """Sends nothing more to a chat that cannot be reached, and keeps all it chose; whether anything changed.

    What it chose is kept as long as `chats.prune` has it, where the reason is a lasting one.
    """
    change = {"state": Subscription.PAUSED, "due_at": None, "paused_why": why, "paused_at": now}
    same, s = subscriptions.c.chat_id == chat_id, subscriptions.c
    async with db.begin() as connection:
        if why.lasting:
            left = update(known).where(known.c.chat_id == chat_id, known.c.left_at.is_(None))
            await connection.execute(left.values(left_at=now))
        paused = update(subscriptions).where(same, s.state == Subscription.ON).values(change)
        return bool((await connection.execute(paused)).rowcount)


async def leave_topic(db: Database, chat_id: int) -> None:
    """The forum's topic to which digests went is gone: they go to the chat itself."""
    async with db.begin() as connection:
        same = subscriptions.c.chat_id == chat_id
        await connection.execute(update(subscriptions).where(same).values(thread_id=None))
