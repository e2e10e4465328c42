"""Digests on their way: claimed before they are sent, closed after, never sent twice.

No transaction stays open between the two, so a process may end in between: what it had only claimed is claimed anew,
what it had begun to send is uncertain and not sent again. A digest of several messages is begun anew for each of them,
so that one whose first part arrived goes on with the second.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Select, bindparam, delete, or_, select, update

from storage import chats
from storage.dialects import insert_into, within
from storage.engine import Database
from storage.schema import deliveries, subscriptions
from storage.values import Chat, Claim, DeliveryState, Subscription

_OPEN = (DeliveryState.CLAIMED, DeliveryState.SENDING)
_CLOSED = tuple(state for state in DeliveryState if state not in _OPEN)
_d, _s = deliveries.c, subscriptions.c
_FEW = {"insertmanyvalues_page_size": 16}  # rows in a statement: one that psycopg need not take apart anew each time
_OURS = _d.id == bindparam("claim_id"), _d.claimed_at == bindparam("stamp")
_BEGIN = update(deliveries).where(*_OURS).values(state=DeliveryState.SENDING)
_STEP = update(deliveries).where(*_OURS, or_(*(_d.state == state for state in _OPEN)))
_TELL = update(subscriptions).where(
    _s.chat_id == select(_d.chat_id).where(*_OURS).scalar_subquery(), _s.told_upto < bindparam("last")
)


@dataclass(frozen=True, slots=True)
class Due:
    """A digest to be claimed: whose, for which local day and slot, and when the one after it is due."""

    chat: Chat
    day: date
    slot: str
    following: datetime  # aware UTC


@dataclass(frozen=True, slots=True)
class Begin:
    """The next part of a digest is about to go out."""

    claim: Claim
    upto: int  # the last fact that it tells of
    fingerprint: str  # of what its parts say
    edition: int | None = None  # what it tells, see storage.editions


@dataclass(frozen=True, slots=True)
class Step:
    """What became of the part, and of the digest: CLAIMED where more of it is to be sent."""

    claim: Claim
    state: DeliveryState
    message_ids: Sequence[int] = ()  # of the parts that arrived, in their order
    upto: int = 0  # the last fact that the chat need not be told again
    not_before: datetime | None = None  # until then Telegram refuses it


async def claim(db: Database, wanted: Sequence[Due], now: datetime) -> list[Claim]:
    """Those of `wanted` that nobody has sent or claimed yet; each chat's due time moves on to the following.

    What had been claimed for an earlier slot of these chats, and could not be sent, is skipped.
    """
    return await db.write(lambda connection: _claim(connection, wanted, now))


def _claim(connection: Connection, wanted: Sequence[Due], now: datetime) -> list[Claim]:
    ours = _still_due(connection, wanted)
    if not ours:
        return []
    _move_on(connection, ours)
    older = update(deliveries).where(_d.state == DeliveryState.CLAIMED, within(connection, _d.chat_id, ours))
    connection.execute(older.values(state=DeliveryState.SKIPPED, closed_at=now))
    fixed = {"state": DeliveryState.CLAIMED, "claimed_at": now, "message_ids": []}
    rows = [{"chat_id": chat_id, "day": one.day, "slot": one.slot} | fixed for chat_id, one in ours.items()]
    statement = insert_into(connection, deliveries).on_conflict_do_nothing().returning(_d.id, _d.chat_id)
    return [
        Claim(row.id, ours[row.chat_id].chat, now)
        for row in connection.execute(statement, rows, execution_options=_FEW)
    ]


def _still_due(connection: Connection, wanted: Sequence[Due]) -> dict[int, Due]:
    """Those of `wanted` with which nobody else has dealt by now, by chat; their rows stay locked."""
    due = {one.chat.chat_id: one for one in wanted}
    still = within(connection, _s.chat_id, due), _s.state == Subscription.ON
    rows = connection.execute(select(_s.chat_id, _s.due_at).where(*still).with_for_update())
    return {row.chat_id: due[row.chat_id] for row in rows if row.due_at == due[row.chat_id].chat.due_at}


def _move_on(connection: Connection, ours: dict[int, Due]) -> None:
    """Each chat is due next at its following moment; many have that in common."""
    moments: dict[datetime, list[int]] = {}
    for chat_id, one in ours.items():
        moments.setdefault(one.following, []).append(chat_id)
    for following, chat_ids in moments.items():
        theirs = within(connection, _s.chat_id, chat_ids)
        connection.execute(update(subscriptions).where(theirs).values(due_at=following))


async def give_up(db: Database, now: datetime) -> int:
    """Takes for uncertain what a process that ended had begun to send; how many digests that were.

    To be called by the only sender, while it sends nothing.
    """
    begun = update(deliveries).where(_d.state == DeliveryState.SENDING)
    change = begun.values(state=DeliveryState.UNCERTAIN, closed_at=now)
    return await db.write(lambda connection: connection.execute(change).rowcount)


async def reopen(db: Database, before: datetime, now: datetime, limit: int) -> list[Claim]:
    """Up to `limit` digests that were claimed before that moment, not sent, and are refused no longer; now ours.

    Those of chats that want none any more are skipped.
    """
    waiting = _d.state == DeliveryState.CLAIMED, _d.claimed_at < before
    free = _d.not_before.is_(None) | (_d.not_before <= now)
    query = select(deliveries).where(*waiting, free).order_by(_d.claimed_at, _d.id).limit(limit)
    if not await db.rows(query.limit(1)):
        return []
    return await db.write(lambda connection: _reopen(connection, query, now))


def _reopen(connection: Connection, query: Select[Any], now: datetime) -> list[Claim]:
    rows = {row.chat_id: row for row in connection.execute(query.with_for_update())}
    owners = chats.read(connection, chats.joined().where(_s.chat_id.in_(rows), _s.state == Subscription.ON))
    ours = {chat.chat_id: chat for chat in owners}
    stamped = update(deliveries).where(_d.id.in_([rows[chat_id].id for chat_id in ours]))
    connection.execute(stamped.values(claimed_at=now, not_before=None))
    skipped = update(deliveries).where(_d.id.in_([row.id for chat_id, row in rows.items() if chat_id not in ours]))
    connection.execute(skipped.values(state=DeliveryState.SKIPPED, closed_at=now))
    return [
        Claim(row.id, ours[chat_id], now, tuple(row.message_ids), row.upto, row.fingerprint)
        for chat_id, row in rows.items()
        if chat_id in ours
    ]


async def write(db: Database, steps: Sequence[Step], begins: Sequence[Begin], now: datetime) -> dict[int, int]:
    """Writes down all these in one transaction, the steps first: the chats' ids of what may go out, by the claim's id.

    Not among them is what is no longer ours, and what its chat does not want any more.
    """
    return await db.write(lambda connection: _write(connection, steps, begins, now))


def _write(connection: Connection, steps: Sequence[Step], begins: Sequence[Begin], now: datetime) -> dict[int, int]:
    if steps:
        connection.execute(_STEP, [_changes(step, now) for step in steps])
    if told := [step for step in steps if step.upto]:
        connection.execute(_TELL, [_key(s.claim) | {"last": s.upto, "told_upto": s.upto} for s in told])
    return _begin(connection, begins) if begins else {}


def _begin(connection: Connection, begins: Sequence[Begin]) -> dict[int, int]:
    claims = {begin.claim.delivery_id: begin.claim for begin in begins}
    wanted = select(_d.id, _d.chat_id, _d.claimed_at).join(subscriptions, _s.chat_id == _d.chat_id)
    wanted = wanted.where(_d.id.in_(claims), _d.state == DeliveryState.CLAIMED, _s.state == Subscription.ON)
    rows = connection.execute(wanted.with_for_update(of=deliveries))
    ours = {row.id: row.chat_id for row in rows if row.claimed_at == claims[row.id].claimed_at}
    changes = [
        _key(one.claim) | {"upto": one.upto, "fingerprint": one.fingerprint, "edition_id": one.edition}
        for one in begins
        if one.claim.delivery_id in ours
    ]
    if changes:
        connection.execute(_BEGIN, changes)
    return ours


def _key(claim: Claim) -> dict[str, object]:
    return {"claim_id": claim.delivery_id, "stamp": claim.claimed_at}


def _changes(step: Step, now: datetime) -> dict[str, object]:
    return _key(step.claim) | {
        "state": step.state,
        "message_ids": list(step.message_ids),
        "not_before": step.not_before,
        "closed_at": None if step.state in _OPEN else now,
    }


async def prune(db: Database, before: datetime) -> None:
    """Deletes what was closed before that moment."""
    async with db.begin() as connection:
        old = _d.state.in_(_CLOSED), _d.claimed_at < before
        await connection.execute(delete(deliveries).where(*old))
