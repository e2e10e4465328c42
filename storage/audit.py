"""Who did what when: noted in the transaction that does it, and read back."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, func, insert, select, update

from storage.desk_values import Act, Entry
from storage.engine import Database
from storage.schema_desk import audit


def note(
    connection: Connection,
    act: Act,
    *,
    now: datetime,
    by: int | None,
    article_id: int | None = None,
    fact_id: int | None = None,
    **detail: Any,
) -> None:
    """Notes what is done in this transaction; `now` is aware UTC, `by` None for the command line and feeds."""
    values = {"at": now, "by": by, "act": act.value, "article_id": article_id, "fact_id": fact_id, "detail": detail}
    connection.execute(insert(audit).values(values))


async def latest(db: Database, limit: int = 20, offset: int = 0) -> tuple[Entry, ...]:
    """What was done last, the newest first."""
    query = select(audit).order_by(audit.c.id.desc()).limit(limit).offset(offset)
    return tuple(_entry(row) for row in await db.rows(query))


async def last_id(db: Database) -> int:
    """The id of the last entry, 0 where there is none."""
    [row] = await db.rows(select(func.max(audit.c.id).label("last")))
    return row.last or 0


def forget(connection: Connection, user_id: int) -> None:
    """Keeps what this editor did, but no longer who it was, nor that it was this person who was added or removed."""
    connection.execute(update(audit).where(audit.c.by == user_id).values(by=None))
    acts = audit.c.act.in_([Act.ADD_EDITOR.value, Act.REMOVE_EDITOR.value])
    for row in connection.execute(select(audit.c.id, audit.c.detail).where(acts)).all():
        if row.detail.get("editor") == user_id:
            connection.execute(update(audit).where(audit.c.id == row.id).values(detail={}))


def _entry(row: Row[Any]) -> Entry:
    return Entry(row.id, row.at, row.by, Act(row.act), row.article_id, row.fact_id, row.detail)
