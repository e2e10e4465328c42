"""Digests that went out and tell what editors took back, put right or brought back since, to be edited.

What an editor does is an entry of the audit, and these are numbered in the order in which they come to hold (see
`storage.merging.lock`). So an edition knows the last that it was made after, and a digest the last that it follows.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, Row, func, select

from storage.desk_values import Act
from storage.dialects import batches, insert_into
from storage.engine import Database
from storage.schema import deliveries, facts
from storage.schema_desk import audit
from storage.schema_digests import digest_edits, edition_facts, editions
from storage.values import DeliveryState

_ACTS = (Act.CORRECT, Act.RETRACT, Act.RESTORE)
_ARRIVED = (DeliveryState.SENT, DeliveryState.UNCERTAIN)
_LONGEST_WAY = timedelta(days=1)  # between the making of an edition and the end of its last digest


class Edited(StrEnum):
    """What became of a digest's messages."""

    SAME = "same"  # they say already what stands
    EDITED = "edited"
    REFUSED = "refused"  # Telegram lets them be edited no more
    UNKNOWN = "unknown"  # it may have been done, or not


@dataclass(frozen=True, slots=True)
class Outdated:
    """A digest whose messages do not follow what was done since."""

    delivery_id: int
    chat_id: int
    edition_id: int
    message_ids: tuple[int, ...]
    upto: int  # the last act that concerns it
    tries: int  # since that act, of which nobody knows what became
    edited: bool  # its messages were edited before


async def outdated(db: Database, since: datetime, after: int = 0, limit: int = 100) -> tuple[Outdated, ...]:
    """Those closed from `since` on whose id is greater than `after`, by id."""
    return await db.read(lambda connection: _outdated(connection, since, after, limit))


async def note(db: Database, one: Outdated, outcome: Edited, *, last: bool = True) -> None:
    """Keeps what became of it; where not `last`, it is tried again."""
    columns = {"upto": one.upto, "tries": 0 if last else one.tries + 1, "outcome": outcome}
    if not last:
        columns["upto"] = one.upto - 1
    async with db.begin() as connection:
        there = select(deliveries.c.id).where(deliveries.c.id == one.delivery_id)
        if (await connection.execute(there)).one_or_none() is None:  # its chat was forgotten meanwhile
            return
        statement = insert_into(connection, digest_edits).values(columns | {"delivery_id": one.delivery_id})
        await connection.execute(statement.on_conflict_do_update(index_elements=["delivery_id"], set_=columns))


def _outdated(connection: Connection, since: datetime, after: int, limit: int) -> tuple[Outdated, ...]:
    acts = _acts(connection, since - _LONGEST_WAY)
    groups: dict[int, list[int]] = {}
    for edition_id, act in _editions(connection, acts, since - _LONGEST_WAY).items():
        groups.setdefault(act, []).append(edition_id)
    found = [
        _value(row, act)
        for act, edition_ids in groups.items()
        for batch in batches(edition_ids)
        for row in _deliveries(connection, batch, act, since, after, limit)
    ]
    return tuple(sorted(found, key=lambda one: one.delivery_id)[:limit])


def _acts(connection: Connection, since: datetime) -> dict[int, int]:
    """The last act since that moment upon each fact that it concerned."""
    wanted = audit.c.at >= since, audit.c.act.in_([act.value for act in _ACTS])
    rows = connection.execute(select(audit.c.id, audit.c.fact_id, audit.c.article_id).where(*wanted)).all()
    last = {row.fact_id: row.id for row in sorted(rows, key=lambda row: row.id) if row.fact_id}
    whole = {row.article_id: row.id for row in sorted(rows, key=lambda row: row.id) if not row.fact_id}
    for batch in batches(list(whole)):
        told = select(facts.c.id, facts.c.article_id).where(facts.c.article_id.in_(batch))
        for fact in connection.execute(told):
            last[fact.id] = max(last.get(fact.id, 0), whole[fact.article_id])
    return last


def _editions(connection: Connection, acts: dict[int, int], since: datetime) -> dict[int, int]:
    """The editions that tell of such facts and were made before the act, each with the last act."""
    last: dict[int, int] = {}
    for batch in batches(list(acts)):
        told = (
            select(edition_facts.c.edition_id, edition_facts.c.fact_id, editions.c.acts)
            .join(editions, editions.c.id == edition_facts.c.edition_id)
            .where(edition_facts.c.fact_id.in_(batch), ~edition_facts.c.corrects)
            .where(editions.c.made_at >= since, editions.c.acts.is_not(None))
        )
        for row in connection.execute(told):
            if (act := acts[row.fact_id]) > row.acts:
                last[row.edition_id] = max(last.get(row.edition_id, 0), act)
    return last


def _deliveries(
    connection: Connection, edition_ids: Sequence[int], act: int, since: datetime, after: int, limit: int
) -> Iterable[Row[Any]]:
    d, e = deliveries.c, digest_edits.c
    query = (
        select(d.id, d.chat_id, d.edition_id, d.message_ids, e.upto, e.tries, e.outcome)
        .join(digest_edits, e.delivery_id == d.id, isouter=True)
        .where(d.edition_id.in_(edition_ids), d.state.in_(_ARRIVED), d.closed_at >= since, d.id > after)
        .where(func.coalesce(e.upto, 0) < act)
        .order_by(d.id)
        .limit(limit)
    )
    return connection.execute(query)


def _value(row: Row[Any], act: int) -> Outdated:
    tries = row.tries if row.upto == act - 1 else 0
    edited = row.outcome not in (None, Edited.SAME)
    return Outdated(row.id, row.chat_id, row.edition_id, tuple(row.message_ids), act, tries, edited)
