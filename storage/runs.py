"""Runs of digests: when the last ones were, and whether they failed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, func, insert, select

from storage.engine import Database
from storage.schema import deliveries
from storage.schema_digests import digest_runs
from storage.values import DeliveryState

KEPT = 100  # runs


@dataclass(frozen=True, slots=True)
class Run:
    """A run at which digests were due, or that failed."""

    began_at: datetime  # aware UTC
    ended_at: datetime  # aware UTC
    failure: str | None = None  # what went wrong, one line


async def record(db: Database, run: Run) -> None:
    """Keeps `run`, unless it had nothing to do and went as well as the one before."""
    if run.failure is None and not await _busy(db, run.began_at):
        before = await last(db)
        if before is None or before.failure is None:
            return
    async with db.begin() as connection:
        row = {"began_at": run.began_at, "ended_at": run.ended_at, "failure": run.failure}
        made = await connection.execute(insert(digest_runs).values(row).returning(digest_runs.c.id))
        await connection.execute(delete(digest_runs).where(digest_runs.c.id <= made.scalar_one() - KEPT))


async def last(db: Database) -> Run | None:
    """The newest run that is kept."""
    rows = await db.rows(select(digest_runs).order_by(digest_runs.c.id.desc()).limit(1))
    return Run(rows[0].began_at, rows[0].ended_at, rows[0].failure) if rows else None


async def outcomes(db: Database, since: datetime) -> dict[DeliveryState, int]:
    """What became of the digests that were claimed from that moment on."""
    d = deliveries.c
    query = select(d.state, func.count().label("number")).group_by(d.state)
    rows = await db.rows(query.where(d.state.in_(list(DeliveryState)), d.claimed_at >= since))
    return {DeliveryState(row.state): row.number for row in rows}


async def _busy(db: Database, since: datetime) -> bool:
    d = deliveries.c
    return bool(await db.rows(select(d.id).where(d.state.in_(list(DeliveryState)), d.claimed_at >= since).limit(1)))
