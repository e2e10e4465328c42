"""Chats' settings."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import delete, select

from storage.dialects import insert_into
from storage.engine import Database
from storage.schema import chats
from storage.values import Chat, ChatLanguage


async def get(db: Database, chat_id: int) -> Chat | None:
    """The chat's settings, None where it has none."""
    async with db.read() as connection:
        row = (await connection.execute(select(chats).where(chats.c.chat_id == chat_id))).one_or_none()
    return None if row is None else Chat(row.chat_id, row.language, row.created_at, row.updated_at)


async def set_language(db: Database, chat_id: int, language: ChatLanguage, now: datetime) -> None:
    """Keeps the language in which the chat is answered; `now` is aware UTC."""
    async with db.begin() as connection:
        first = {"chat_id": chat_id, "language": language, "created_at": now, "updated_at": now}
        statement = insert_into(connection, chats).values(first)
        change = {"language": language, "updated_at": now}
        await connection.execute(statement.on_conflict_do_update(index_elements=["chat_id"], set_=change))


async def forget(db: Database, chat_id: int) -> None:
    """Deletes all that is kept of the chat."""
    async with db.begin() as connection:
        await connection.execute(delete(chats).where(chats.c.chat_id == chat_id))
