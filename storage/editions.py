"""What digests told: facts by edition, so that whoever was told a fact can be told when it is taken back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Select, delete, insert, literal_column, select

from briefs.model import Fact, Lang, SourcedFact, Topic
from storage import codec, draft_codec
from storage.engine import Database
from storage.schema import deliveries, facts
from storage.schema_desk import fact_versions
from storage.schema_digests import edition_facts, editions
from storage.statements import stored
from storage.values import ChatKind, ChatLanguage, DeliveryState, Length, Scope, State

_TAKEN_BACK = facts.c.state != literal_column("'published'")  # as the index says it
_ARRIVED = (DeliveryState.SENT, DeliveryState.UNCERTAIN)


@dataclass(frozen=True, slots=True)
class Owed:
    """A fact as a chat was told it, or may have been, and that was taken back or corrected since."""

    fact: SourcedFact
    day: date  # the local day of the digest that told it last
    corrected: SourcedFact | None = None  # as it stands now; None where it was taken back


@dataclass(frozen=True, slots=True)
class Asked:
    """What the news of an edition was made of, so that it can be made anew."""

    language: ChatLanguage
    own: Lang
    after: int  # the last fact that was told before
    upto: int  # the last that it tells of
    topics: tuple[Topic, ...]
    companies: tuple[str, ...]
    scope: Scope
    length: Length
    kind: ChatKind
    day: date  # the chat's
    langs: tuple[Lang, ...]  # a message of news in each
    lead: int  # how many messages come before these
    mark: str  # a fingerprint of what they said

    def as_json(self) -> dict[str, Any]:
        """As it is kept."""
        return asdict(self) | {"day": self.day.isoformat()}

    @classmethod
    def from_json(cls, held: dict[str, Any]) -> Asked:
        """As it was."""
        return cls(
            **held
            | {
                "topics": tuple(map(Topic, held["topics"])),
                "companies": tuple(held["companies"]),
                "scope": Scope(held["scope"]),
                "length": Length(held["length"]),
                "kind": ChatKind(held["kind"]),
                "day": date.fromisoformat(held["day"]),
                "langs": tuple(held["langs"]),
            }
        )


async def keep(
    db: Database,
    told: Iterable[int],
    corrected: Iterable[int],
    now: datetime,
    asked: Asked | None = None,
    acts: int | None = None,
) -> int:
    """Notes the facts that an edition tells and those that it takes back; gives the edition's id.

    `acts` is the last entry of the audit that the edition surely follows.
    """
    rows = dict.fromkeys(corrected, True) | dict.fromkeys(told, False)
    async with db.begin() as connection:
        values = {"made_at": now, "asked": asked.as_json() if asked else None, "acts": acts}
        made = await connection.execute(insert(editions).values(values).returning(editions.c.id))
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


async def asked(db: Database, edition_id: int) -> Asked | None:
    """What its news was made of; None where that was not kept."""
    rows = await db.rows(select(editions.c.asked).where(editions.c.id == edition_id))
    return Asked.from_json(rows[0].asked) if rows and rows[0].asked else None


async def changed(db: Database, edition_id: int, day: date) -> tuple[Owed, ...]:
    """What of the news that an edition told on that day stands no longer, in the order of the facts."""
    e = edition_facts.c
    query = (
        select(e.fact_id, e.corrects, editions.c.made_at)
        .join(editions, editions.c.id == e.edition_id)
        .where(e.edition_id == edition_id, ~e.corrects)
    )
    return await db.read(lambda connection: tuple(_standing_no_longer(connection, query, day)))


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
    return _standing_no_longer(connection, query)


def _standing_no_longer(connection: Connection, query: Select[Any], day: date | None = None) -> Iterator[Owed]:
    """Of what `query` finds told, what was taken back or corrected since; told on `day`, or on the row's own."""
    told = {row.fact_id: row for row in connection.execute(query)}
    wanted = stored().where(facts.c.id.in_(told)).order_by(facts.c.id)
    for row in connection.execute(wanted) if told else ():
        last, fact = told[row.id], codec.sourced_value(row)
        if row.state != State.PUBLISHED:
            if not last.corrects:
                yield Owed(fact, day or last.day)
        elif before := _version_after(connection, row.id, last.made_at):
            yield Owed(replace(fact, fact=before), day or last.day, fact)


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
