"""What editors were told by itself, mostly that something is wrong: told once, whichever process sees it."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import delete, select

from storage.dialects import insert_into
from storage.engine import Database
from storage.schema_digests import alerts


async def open_(db: Database, name: str, now: datetime, again_before: datetime) -> bool:
    """Notes that something is wrong; whether to tell it: it is new, or was told last before `again_before`."""
    async with db.begin() as connection:
        statement = insert_into(connection, alerts).values(name=name, since=now, told_at=now)
        told = statement.on_conflict_do_update(
            index_elements=["name"], set_={"told_at": now}, where=alerts.c.told_at <= again_before
        )
        return (await connection.execute(told.returning(alerts.c.name))).one_or_none() is not None


async def told_at(db: Database, name: str) -> datetime | None:
    """When it was told last, None where it was not, or is well again."""
    rows = await db.rows(select(alerts.c.told_at).where(alerts.c.name == name))
    return rows[0].told_at if rows else None


async def prune(db: Database, prefix: str, before: datetime) -> None:
    """Lets go of what begins with `prefix` and was told last before that moment."""
    old = alerts.c.name.startswith(prefix, autoescape=True), alerts.c.told_at < before
    async with db.begin() as connection:
        await connection.execute(delete(alerts).where(*old))


async def close(db: Database, name: str) -> bool:
    """Notes that it is well again; whether it was not."""
    async with db.begin() as connection:
        return bool((await connection.execute(delete(alerts).where(alerts.c.name == name))).rowcount)
