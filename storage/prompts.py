"""What an editor was asked to type; the next text of theirs in that chat is the answer."""

from __future__ import annotations

from sqlalchemy import delete, select

from storage.desk_values import Prompt
from storage.dialects import insert_into
from storage.engine import Database
from storage.schema_desk import prompts


async def put(db: Database, chat_id: int, user_id: int, prompt: Prompt) -> None:
    """Asks; what was asked before is asked no more."""
    values = {"action": prompt.action, "message_id": prompt.message_id, "asked_at": prompt.asked_at}
    async with db.begin() as connection:
        statement = insert_into(connection, prompts).values(values | {"chat_id": chat_id, "user_id": user_id})
        await connection.execute(statement.on_conflict_do_update(index_elements=["chat_id", "user_id"], set_=values))


async def get(db: Database, chat_id: int, user_id: int) -> Prompt | None:
    """What is asked, None where nothing is."""
    query = select(prompts).where(prompts.c.chat_id == chat_id, prompts.c.user_id == user_id)
    rows = await db.rows(query)
    return Prompt(rows[0].action, rows[0].message_id, rows[0].asked_at) if rows else None


async def drop(db: Database, chat_id: int, user_id: int) -> None:
    """Asks no more."""
    if await get(db, chat_id, user_id):
        async with db.begin() as connection:
            where = prompts.c.chat_id == chat_id, prompts.c.user_id == user_id
            await connection.execute(delete(prompts).where(*where))
