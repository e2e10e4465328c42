"""Figures about subscribers and their digests, for the editors."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select

from storage.engine import Database
from storage.schema import chats, deliveries, subscriptions
from storage.values import ChatKind, DeliveryState, PauseReason, Subscription

_UNDER_WAY = (DeliveryState.CLAIMED, DeliveryState.SENDING)
_CLOSED = tuple(state for state in DeliveryState if state not in _UNDER_WAY)


@dataclass(frozen=True, slots=True)
class Queue:
    """Digests that wait, and those on their way."""

    due: int
    under_way: int
    oldest: datetime | None  # since when the one longest overdue is due, aware UTC
    following: datetime | None  # when the next one is due, aware UTC


@dataclass(frozen=True, slots=True)
class Doubt:
    """A digest of which nobody knows whether it arrived."""

    chat_id: int
    at: datetime  # aware UTC


async def subscribers(db: Database) -> dict[ChatKind, int]:
    """How many chats of each kind get digests."""
    query = (
        select(chats.c.kind, func.count().label("number"))
        .join(subscriptions, subscriptions.c.chat_id == chats.c.chat_id)
        .where(subscriptions.c.state == Subscription.ON)
        .group_by(chats.c.kind)
    )
    return {ChatKind(row.kind): row.number for row in await db.rows(query)}


async def paused(db: Database) -> dict[PauseReason | None, int]:
    """How many chats are paused, by why."""
    s = subscriptions.c
    query = select(s.paused_why, func.count().label("number")).where(s.state == Subscription.PAUSED)
    rows = await db.rows(query.group_by(s.paused_why))
    return {PauseReason(row.paused_why) if row.paused_why else None: row.number for row in rows}


async def queue(db: Database, now: datetime) -> Queue:
    """What waits at that moment."""
    s, d = subscriptions.c, deliveries.c
    on = s.state == Subscription.ON
    [due] = await db.rows(
        select(func.count().label("number"), func.min(s.due_at).label("oldest")).where(s.due_at <= now, on)
    )
    [later] = await db.rows(select(func.min(s.due_at).label("following")).where(s.due_at > now, on))
    [way] = await db.rows(select(func.count().label("number")).where(d.state.in_(_UNDER_WAY)))
    return Queue(due.number, way.number, due.oldest, later.following)


async def last_closed(db: Database, since: datetime) -> datetime | None:
    """When a digest that was claimed from that moment on was closed last."""
    d = deliveries.c
    query = select(func.max(d.closed_at).label("at")).where(d.state.in_(_CLOSED), d.claimed_at >= since)
    [row] = await db.rows(query)
    moment: datetime | None = row.at
    return moment


async def doubts(db: Database, limit: int) -> tuple[Doubt, ...]:
    """The latest of those."""
    d = deliveries.c
    query = select(d.chat_id, d.claimed_at).where(d.state == DeliveryState.UNCERTAIN).order_by(d.claimed_at.desc())
    return tuple(Doubt(row.chat_id, row.claimed_at) for row in await db.rows(query.limit(limit)))
