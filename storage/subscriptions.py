"""The table of due times: whose digest is due, and when the next one is."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import update

from storage import chats
from storage.engine import Database
from storage.schema import subscriptions
from storage.values import Chat, Subscription


async def due(db: Database, now: datetime, limit: int) -> list[Chat]:
    """Up to `limit` chats whose digest is due by `now`, the longest overdue first."""
    s = subscriptions.c
    query = chats.joined().where(s.due_at <= now, s.state == Subscription.ON).order_by(s.due_at).limit(limit)
    async with db.read() as connection:
        return await chats.read(connection, query)


async def postpone(db: Database, chat: Chat, until: datetime) -> bool:
    """Puts the digest of `chat` off, unless somebody else has dealt with it by now; whether it did."""
    async with db.begin() as connection:
        same = subscriptions.c.chat_id == chat.chat_id, subscriptions.c.due_at == chat.due_at
        return bool((await connection.execute(update(subscriptions).where(*same).values(due_at=until))).rowcount)


async def pause(db: Database, chat_id: int) -> bool:
    """Sends nothing more to a chat that cannot be reached, and keeps all it chose; whether anything changed."""
    return await _turn(db, chat_id, Subscription.ON, Subscription.PAUSED, None)


async def resume(db: Database, chat_id: int, due_at: datetime) -> bool:
    """Sends to a paused chat again, from `due_at` on; whether anything changed."""
    return await _turn(db, chat_id, Subscription.PAUSED, Subscription.ON, due_at)


async def _turn(db: Database, chat_id: int, before: Subscription, after: Subscription, due_at: datetime | None) -> bool:
    async with db.begin() as connection:
        same = subscriptions.c.chat_id == chat_id, subscriptions.c.state == before
        change = update(subscriptions).where(*same).values(state=after, due_at=due_at)
        return bool((await connection.execute(change)).rowcount)
