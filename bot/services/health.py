"""Whether the process does its work: its database answers, its scheduler beats, and when it last heard of Telegram."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from time import perf_counter

from sqlalchemy import select, text

from storage.engine import Database
from storage.errors import StorageError

BEAT = 10  # seconds between two beats of the scheduler
STILL = 60.0  # seconds without a beat after which the scheduler is taken for dead
PATIENCE = 3.0  # seconds that the database has to answer


class Health:
    """The signs of life of one process; moments come from its clock."""

    def __init__(self, clock: Callable[[], datetime]) -> None:
        self._clock = clock
        self._heard_at: datetime | None = None
        self._beat_at: datetime | None = None

    def heard(self) -> None:
        """An update has come."""
        self._heard_at = self._clock()

    async def beat(self) -> None:
        """The scheduler is alive; it does this itself, every BEAT seconds."""
        self._beat_at = self._clock()

    @property
    def since_update(self) -> float | None:
        """Seconds since the last update, None before the first."""
        return self._since(self._heard_at)

    @property
    def since_beat(self) -> float | None:
        """Seconds since the scheduler's last beat, None before the first."""
        return self._since(self._beat_at)

    def _since(self, moment: datetime | None) -> float | None:
        return None if moment is None else max(0.0, (self._clock() - moment).total_seconds())


@dataclass(frozen=True, slots=True)
class Report:
    """How the process fares."""

    database: bool
    database_ms: float
    scheduler: bool
    since_beat: float | None
    since_update: float | None

    @property
    def well(self) -> bool:
        """Whether it can do its work. A quiet chat is no illness."""
        return self.database and self.scheduler

    def as_json(self) -> dict[str, object]:
        """As /healthz tells it."""
        return {
            "status": "ok" if self.well else "failing",
            "database": {"ok": self.database, "milliseconds": round(self.database_ms, 1)},
            "scheduler": {"ok": self.scheduler, "seconds_since_beat": _round(self.since_beat)},
            "seconds_since_update": _round(self.since_update),
        }


async def examine(health: Health, database: Database) -> Report:
    """How the process fares now; takes no longer than PATIENCE."""
    began, since = perf_counter(), health.since_beat
    answers = await _answers(database)
    took = (perf_counter() - began) * 1000
    return Report(answers, took, since is not None and since <= STILL, since, health.since_update)


async def _answers(database: Database) -> bool:
    try:
        async with asyncio.timeout(PATIENCE):
            await database.rows(select(text("1")))
    except (StorageError, TimeoutError):
        return False
    return True


def _round(seconds: float | None) -> float | None:
    return None if seconds is None else round(seconds, 1)
