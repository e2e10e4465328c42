"""What digests told: facts by edition, so that whoever was told a fact can be told when it is taken back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlalchemy import Connection, delete, insert, literal_column, select

from briefs.model import Fact, SourcedFact
from storage import codec, draft_codec
from storage.engine import Database
from storage.schema import deliveries, facts
from storage.schema_desk import fact_versions
from storage.schema_digests import edition_facts, editions
from storage.statements import stored
from storage.values import DeliveryState, State

_TAKEN_BACK = facts.c.state != literal_column("'published'")  # as the index says it
_ARRIVED = (DeliveryState.SENT, DeliveryState.UNCERTAIN)


@dataclass(frozen=True, slots=True)
class Owed:
    """A fact as a chat was told it, or may have been, and that was taken back or corrected since."""

    fact: SourcedFact
    day: date  # the local day of the digest that told it last
    corrected: SourcedFact | None = None  # as it stands now; None where it was taken back


async def keep(db: Database, told: Iterable[int], corrected: Iterable[int], now: datetime) -> int:
    """Notes the facts that an edition tells and those that it takes back; gives the edition's id."""
    rows = dict.fromkeys(corrected, True) | dict.fromkeys(told, False)
    async with db.begin() as connection:
        made = await connection.execute(insert(editions).values(made_at=now).returning(editions.c.id))
        edition_id: int = made.scalar_one()
        if rows:
            noted = [{"edition_id": edition_id, "fact_id": one, "corrects": corrects} for one, corrects in rows.items()]
            await connection.execute(insert(edition_facts), noted)
    return edition_id


async def amended(db: Database) -> bool:
    """Whether any fact that an edition told was taken back or corrected since, so that a chat may be owed a word."""
    e, v = edition_facts.c, fact_versions.c
    taken_back = select(e.fact_id).where(e.fact_id.in_(select(facts.c.id).where(_TAKEN_BACK))).limit(1)
    corrected = (
        select(e.fact_id)
        .where(e.fact_id.in_(select(v.fact_id)))
        .join(editions, editions.c.id == e.edition_id)
        .join(fact_versions, (v.fact_id == e.fact_id) & (v.replaced_at > editions.c.made_at))
        .limit(1)
    )
    return bool(await db.rows(taken_back) or await db.rows(corrected))


async def owed(db: Database, chat_id: int) -> tuple[Owed, ...]:
    """What the chat was told and surely not yet told to stand no longer, in the order of the facts."""
    return await db.read(lambda connection: tuple(_owed(connection, chat_id)))


def _owed(connection: Connection, chat_id: int) -> Iterator[Owed]:
    e, d = edition_facts.c, deliveries.c
    amended = e.fact_id.in_(select(facts.c.id).where(_TAKEN_BACK)) | e.fact_id.in_(select(fact_versions.c.fact_id))
    query = (
        select(e.fact_id, e.corrects, d.day, editions.c.made_at)
        .join(deliveries, d.edition_id == e.edition_id)
        .join(editions, editions.c.id == e.edition_id)
        .where(d.chat_id == chat_id, d.state.in_(_ARRIVED), amended)
        .where(~e.corrects | (d.state == DeliveryState.SENT))
        .order_by(d.id)
    )
    told = {row.fact_id: row for row in connection.execute(query)}
    wanted = stored().where(facts.c.id.in_(told)).order_by(facts.c.id)
    for row in connection.execute(wanted) if told else ():
        last, fact = told[row.id], codec.sourced_value(row)
        if row.state != State.PUBLISHED:
            if not last.corrects:
                yield Owed(fact, last.day)
        elif before := _version_after(connection, row.id, last.made_at):
            yield Owed(replace(fact, fact=before), last.day, fact)


def _version_after(connection: Connection, fact_id: int, moment: datetime) -> Fact | None:
    """What the fact said at that moment, None where it says the same now."""
    v = fact_versions.c
    query = select(v.fact).where(v.fact_id == fact_id, v.replaced_at > moment).order_by(v.number).limit(1)
    held = connection.execute(query).scalar_one_or_none()
    return draft_codec.fact_of(held) if held else None


async def prune(db: Database, before: datetime) -> None:
    """Deletes editions made before that moment."""
    async with db.begin() as connection:
        await connection.execute(delete(editions).where(editions.c.made_at < before))
