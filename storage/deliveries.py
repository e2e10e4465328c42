"""Digests on their way: claimed before they are sent, closed after, never sent twice.

No transaction stays open between the two, so a process may end in between: what it had only claimed is claimed anew,
what it had begun to send is uncertain and not sent again.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ScalarSelect, Select, bindparam, delete, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage import chats
from storage.dialects import insert_into
from storage.engine import Database
from storage.schema import deliveries, subscriptions
from storage.values import Chat, Claim, DeliveryState, Subscription

_CLOSED = tuple(state for state in DeliveryState if state not in (DeliveryState.CLAIMED, DeliveryState.SENDING))


@dataclass(frozen=True, slots=True)
class Due:
    """A digest to be claimed: whose, for which local day and slot, and when the one after it is due."""

    chat: Chat
    day: date
    slot: str
    following: datetime  # aware UTC


async def claim(db: Database, wanted: Sequence[Due], now: datetime) -> list[Claim]:
    """Those of `wanted` that nobody has sent or claimed yet; each chat's due time moves on to the following."""
    async with db.begin() as connection:
        ours = await _still_due(connection, wanted)
        if not ours:
            return []
        await connection.execute(
            update(subscriptions).where(subscriptions.c.chat_id == bindparam("owner")).values(due_at=bindparam("next")),
            [{"owner": chat_id, "next": one.following} for chat_id, one in ours.items()],
        )
        rows = [
            {
                "chat_id": chat_id,
                "day": one.day,
                "slot": one.slot,
                "state": DeliveryState.CLAIMED,
                "claimed_at": now,
                "message_ids": [],
            }
            for chat_id, one in ours.items()
        ]
        statement = insert_into(connection, deliveries).values(rows).on_conflict_do_nothing()
        made = await connection.execute(statement.returning(deliveries.c.id, deliveries.c.chat_id))
        return [Claim(row.id, ours[row.chat_id].chat, now) for row in made]


async def _still_due(connection: AsyncConnection, wanted: Sequence[Due]) -> dict[int, Due]:
    """Those of `wanted` with which nobody else has dealt by now, by chat; their rows stay locked."""
    s, due = subscriptions.c, {one.chat.chat_id: one for one in wanted}
    query = select(s.chat_id, s.due_at).where(s.chat_id.in_(due), s.state == Subscription.ON).with_for_update()
    rows = await connection.execute(query)
    return {row.chat_id: due[row.chat_id] for row in rows if row.due_at == due[row.chat_id].chat.due_at}


async def recover(db: Database, now: datetime) -> list[Claim]:
    """Takes over what a process that ended had claimed, and gives up what it had begun to send.

    To be called by the only sender, before it claims anything.
    """
    d = deliveries.c
    async with db.begin() as connection:
        begun = update(deliveries).where(d.state == DeliveryState.SENDING)
        await connection.execute(begun.values(state=DeliveryState.UNCERTAIN, closed_at=now))
        left = {row.chat_id: row.id for row in await connection.execute(_claimed())}
        await connection.execute(update(deliveries).where(d.state == DeliveryState.CLAIMED).values(claimed_at=now))
        theirs = chats.joined().where(subscriptions.c.chat_id.in_(left))
        owners = await connection.run_sync(chats.read, theirs)
    return [Claim(left[chat.chat_id], chat, now) for chat in owners]


async def begin(db: Database, claim: Claim, upto: int, edition: int | None = None) -> bool:
    """Writes down that `claim`, telling facts up to `upto`, is about to go out; False where it is no longer ours.

    `edition` is what it tells, see storage.editions.
    """
    d = deliveries.c
    ours = d.id == claim.delivery_id, d.state == DeliveryState.CLAIMED, d.claimed_at == claim.claimed_at
    async with db.begin() as connection:
        change = update(deliveries).where(*ours).values(state=DeliveryState.SENDING, upto=upto, edition_id=edition)
        return bool((await connection.execute(change)).rowcount)


async def owner(db: Database, claim: Claim) -> Chat | None:
    """The chat of `claim` as it is now: it may have moved or changed its mind; None where it was forgotten."""
    query = chats.joined().where(subscriptions.c.chat_id == _chat(claim))
    found = await db.read(lambda connection: chats.read(connection, query))
    return found[0] if found else None


async def close(
    db: Database, claim: Claim, state: DeliveryState, now: datetime, *, upto: int = 0, message_ids: Sequence[int] = ()
) -> None:
    """Writes down what became of `claim`; `upto` is the last fact that the chat need not be told again."""
    d, s = deliveries.c, subscriptions.c
    async with db.begin() as connection:
        change = {"state": state, "closed_at": now, "message_ids": list(message_ids)}
        await connection.execute(update(deliveries).where(d.id == claim.delivery_id).values(change))
        told = update(subscriptions).where(s.chat_id == _chat(claim), s.told_upto < upto)
        await connection.execute(told.values(told_upto=upto))


async def release(db: Database, claim: Claim, until: datetime) -> None:
    """Gives up a claim of which nothing went out, to be claimed anew at `until`."""
    async with db.begin() as connection:
        same = subscriptions.c.chat_id == _chat(claim), subscriptions.c.state == Subscription.ON
        await connection.execute(update(subscriptions).where(*same).values(due_at=until))
        await connection.execute(delete(deliveries).where(deliveries.c.id == claim.delivery_id))


async def prune(db: Database, before: datetime) -> None:
    """Deletes what was closed before that moment."""
    async with db.begin() as connection:
        old = deliveries.c.state.in_(_CLOSED), deliveries.c.claimed_at < before
        await connection.execute(delete(deliveries).where(*old))


def _chat(claim: Claim) -> ScalarSelect[int]:
    """The chat's id as it is now: it may have moved."""
    return select(deliveries.c.chat_id).where(deliveries.c.id == claim.delivery_id).scalar_subquery()


def _claimed() -> Select[Any]:
    return select(deliveries.c.id, deliveries.c.chat_id).where(deliveries.c.state == DeliveryState.CLAIMED)
