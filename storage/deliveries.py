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

from sqlalchemy import Connection, Select, delete, select, update

from storage import chats
from storage.dialects import many, pairs
from storage.engine import Database
from storage.ledger import OPEN, ledger
from storage.schema import deliveries, subscriptions
from storage.values import Chat, Claim, DeliveryState, Subscription

_CLOSED = tuple(state for state in DeliveryState if state not in OPEN)
_d, _s = deliveries.c, subscriptions.c


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
    alike: dict[tuple[object, ...], list[Due]] = {}
    for one in wanted:
        alike.setdefault((one.day, one.slot, one.chat.due_at, one.following), []).append(one)
    return [claim for dues in alike.values() for claim in _claim_alike(connection, dues, now)]


def _claim_alike(connection: Connection, dues: Sequence[Due], now: datetime) -> list[Claim]:
    """Those of digests for the same day and slot with which nobody else has dealt by now."""
    write, owners, one = ledger(connection.dialect.name), {due.chat.chat_id: due.chat for due in dues}, dues[0]
    moving = {"chats": many(connection, owners), "due": one.chat.due_at, "following": one.following}
    ours = connection.execute(write.move_on, moving).scalars().all()
    if not ours:
        return []
    theirs = {"chats": many(connection, ours)}
    connection.execute(write.skip, theirs | {"closed": now})
    fixed = {"new_day": one.day, "new_slot": one.slot, "new_state": DeliveryState.CLAIMED}
    made = connection.execute(write.claim, theirs | fixed | {"new_claimed_at": now, "new_message_ids": []})
    return [Claim(row.id, owners[row.chat_id], now) for row in made]


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
    alike: dict[tuple[DeliveryState, int, datetime | None, datetime], list[Step]] = {}
    for step in steps:
        key = step.state, step.upto, step.not_before, step.claim.claimed_at
        alike.setdefault(key, []).append(step)
    for same in alike.values():
        _step(connection, same, now)
    return _begin(connection, begins)


def _step(connection: Connection, steps: Sequence[Step], now: datetime) -> None:
    """Writes down those that have all in common but their messages."""
    write, one = ledger(connection.dialect.name), steps[0]
    became = {
        "given": pairs(connection, [(step.claim.delivery_id, list(step.message_ids)) for step in steps]),
        "stamp": one.claim.claimed_at,
        "new_state": one.state,
        "new_not_before": one.not_before,
        "new_closed_at": None if one.state in OPEN else now,
    }
    connection.execute(write.step, became)
    if one.upto:
        connection.execute(write.tell, _ours(connection, [step.claim for step in steps]) | {"last": one.upto})


def _begin(connection: Connection, begins: Sequence[Begin]) -> dict[int, int]:
    write, granted = ledger(connection.dialect.name), dict[int, int]()
    alike: dict[tuple[object, ...], list[Begin]] = {}
    for begin in begins:
        key = begin.upto, begin.fingerprint, begin.edition, begin.claim.claimed_at
        alike.setdefault(key, []).append(begin)
    for same in alike.values():
        one, ours = same[0], _ours(connection, [begin.claim for begin in same])
        what = {"new_upto": one.upto, "new_fingerprint": one.fingerprint, "new_edition_id": one.edition}
        granted |= {row.id: row.chat_id for row in connection.execute(write.begin, ours | what)}
    return granted


def _ours(connection: Connection, claims: Sequence[Claim]) -> dict[str, object]:
    """Those of one moment."""
    ids = many(connection, (claim.delivery_id for claim in claims))
    return {"ids": ids, "stamp": claims[0].claimed_at}


async def prune(db: Database, before: datetime) -> None:
    """Deletes what was closed before that moment."""
    async with db.begin() as connection:
        old = _d.state.in_(_CLOSED), _d.claimed_at < before
        await connection.execute(delete(deliveries).where(*old))
