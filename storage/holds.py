"""For how long Telegram wants no messages, for anybody or for one chat; kept, so that no restart forgets it."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import delete, select

from storage.dialects import insert_into
from storage.engine import Database
from storage.schema_holds import holds

EVERYBODY = 0


async def keep(db: Database, chat_id: int, until: datetime) -> None:
    """Writes down that the chat, or EVERYBODY, takes nothing until then (aware UTC)."""
    async with db.begin() as connection:
        statement = insert_into(connection, holds).values(chat_id=chat_id, until=until)
        change = {"until": statement.excluded.until}
        await connection.execute(statement.on_conflict_do_update(index_elements=["chat_id"], set_=change))


async def lasting(db: Database, now: datetime) -> dict[int, datetime]:
    """What still holds, by chat; drops what is over."""
    async with db.begin() as connection:
        await connection.execute(delete(holds).where(holds.c.until <= now))
        return {row.chat_id: row.until for row in await connection.execute(select(holds))}
