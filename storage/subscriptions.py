"""The table of due times: whose digest is due, and when the next one is."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import update

from storage import chats
from storage.engine import Database
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
    """Sends nothing more to a chat that cannot be reached, and keeps all it chose; whether anything changed."""
    change = {"state": Subscription.PAUSED, "due_at": None, "paused_why": why, "paused_at": now}
    return await _turn(db, chat_id, Subscription.ON, change)


async def resume(db: Database, chat_id: int, due_at: datetime) -> bool:
    """Sends to a paused chat again, from `due_at` on; whether anything changed."""
    change = {"state": Subscription.ON, "due_at": due_at, "paused_why": None, "paused_at": None}
    return await _turn(db, chat_id, Subscription.PAUSED, change)


async def leave_topic(db: Database, chat_id: int) -> None:
    """The forum's topic to which digests went is gone: they go to the chat itself."""
    async with db.begin() as connection:
        same = subscriptions.c.chat_id == chat_id
        await connection.execute(update(subscriptions).where(same).values(thread_id=None))


async def _turn(db: Database, chat_id: int, before: Subscription, change: dict[str, Any]) -> bool:
    async with db.begin() as connection:
        same = subscriptions.c.chat_id == chat_id, subscriptions.c.state == before
        return bool((await connection.execute(update(subscriptions).where(*same).values(change))).rowcount)
