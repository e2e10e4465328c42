"""Editors beside those whom the settings name; each change is noted and known to every process at once."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, delete, select, update

from storage import audit, counts
from storage.desk_values import Act
from storage.dialects import insert_into
from storage.engine import Database
from storage.schema import articles
from storage.schema_desk import drafts, editors, fact_versions, prompts


async def every(db: Database) -> tuple[int, ...]:
    """Their Telegram user ids, the first added first."""
    query = select(editors.c.user_id).order_by(editors.c.added_at, editors.c.user_id)
    return tuple(row.user_id for row in await db.rows(query))


async def add(db: Database, user_id: int, *, now: datetime, by: int) -> bool:
    """Makes somebody an editor; whether they were none before."""

    def put(connection: Connection) -> bool:
        values = {"user_id": user_id, "added_at": now, "added_by": by}
        statement = insert_into(connection, editors).values(values).on_conflict_do_nothing()
        if not connection.execute(statement.returning(editors.c.user_id)).one_or_none():
            return False
        audit.note(connection, Act.ADD_EDITOR, now=now, by=by, editor=user_id)
        counts.renew(connection, counts.EDITORS)
        return True

    async with db.begin() as connection:
        return await connection.run_sync(put)


async def remove(db: Database, user_id: int, *, now: datetime, by: int) -> bool:
    """Makes somebody an editor no more; whether they were one."""

    def put(connection: Connection) -> bool:
        if not connection.execute(delete(editors).where(editors.c.user_id == user_id)).rowcount:
            return False
        audit.note(connection, Act.REMOVE_EDITOR, now=now, by=by, editor=user_id)
        counts.renew(connection, counts.EDITORS)
        return True

    async with db.begin() as connection:
        return await connection.run_sync(put)


async def forget(db: Database, user_id: int) -> None:
    """Keeps what this editor loaded and did, but no longer who it was; an editor whom others added is one no more."""

    def put(connection: Connection) -> None:
        for held in (articles.c.loaded_by, drafts.c.loaded_by, fact_versions.c.replaced_by, editors.c.added_by):
            connection.execute(update(held.table).where(held == user_id).values({held.name: None}))
        connection.execute(delete(prompts).where(prompts.c.user_id == user_id))
        connection.execute(delete(editors).where(editors.c.user_id == user_id))
        audit.forget(connection, user_id)
        counts.renew(connection, counts.EDITORS)

    async with db.begin() as connection:
        await connection.run_sync(put)
