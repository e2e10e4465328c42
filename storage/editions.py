"""What digests told: facts by edition, so that whoever was told a fact can be told when it is taken back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, literal_column, select

from briefs.model import SourcedFact
from storage import codec
from storage.engine import Database
from storage.schema import deliveries, facts
from storage.schema_digests import edition_facts, editions
from storage.statements import stored
from storage.values import DeliveryState

_TAKEN_BACK = facts.c.state != literal_column("'published'")  # as the index says it
_ARRIVED = (DeliveryState.SENT, DeliveryState.UNCERTAIN)


@dataclass(frozen=True, slots=True)
class Owed:
    """A fact that a chat was told, or may have been, and that was taken back since."""

    fact: SourcedFact
    day: date  # the local day of the digest that told it last


async def keep(db: Database, told: Iterable[int], corrected: Iterable[int], now: datetime) -> int:
    """Notes the facts that an edition tells and those that it takes back; gives the edition's id."""
    rows = [(fact_id, False) for fact_id in told] + [(fact_id, True) for fact_id in corrected]
    async with db.begin() as connection:
        made = await connection.execute(insert(editions).values(made_at=now).returning(editions.c.id))
        edition_id: int = made.scalar_one()
        if rows:
            noted = [{"edition_id": edition_id, "fact_id": one, "corrects": corrects} for one, corrects in rows]
            await connection.execute(insert(edition_facts), noted)
    return edition_id


async def taken_back(db: Database) -> bool:
    """Whether any fact that an edition told was taken back since; where none was, nobody is owed anything."""
    query = select(edition_facts.c.fact_id).where(edition_facts.c.fact_id.in_(select(facts.c.id).where(_TAKEN_BACK)))
    return bool(await db.rows(query.limit(1)))


async def owed(db: Database, chat_id: int) -> tuple[Owed, ...]:
    """The facts that the chat was told and surely not yet told to be taken back, in the order of the facts."""
    e, d = edition_facts.c, deliveries.c
    query = (
        select(e.fact_id, e.corrects, d.state, d.day)
        .join(deliveries, d.edition_id == e.edition_id)
        .where(d.chat_id == chat_id, d.state.in_(_ARRIVED), e.fact_id.in_(select(facts.c.id).where(_TAKEN_BACK)))
        .order_by(d.id)
    )
    open_since: dict[int, date] = {}

    def read(connection: Connection) -> Sequence[Row[Any]]:
        for row in connection.execute(query):
            if not row.corrects:
                open_since[row.fact_id] = row.day
            elif row.state == DeliveryState.SENT:
                open_since.pop(row.fact_id, None)
        wanted = stored().where(facts.c.id.in_(open_since)).order_by(facts.c.id)
        return connection.execute(wanted).all() if open_since else []

    return tuple(Owed(codec.sourced_value(row), open_since[row.id]) for row in await db.read(read))


async def prune(db: Database, before: datetime) -> None:
    """Deletes editions made before that moment."""
    async with db.begin() as connection:
        await connection.execute(delete(editions).where(editions.c.made_at < before))
