"""What was done to a fact, as the list of who did what has it."""

from __future__ import annotations

from storage import audit
from storage.desk_values import Entry
from storage.engine import Database


async def acts_on(database: Database, fact_id: int) -> list[Entry]:
    """The acts, the first first."""
    return [entry for entry in reversed(await audit.latest(database, 1000)) if entry.fact_id == fact_id]
