"""Chats' choices: kept, moved to another id, forgotten."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, time
from functools import cache, lru_cache
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, Row, Select, bindparam, case, delete, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from briefs.model import Topic
from storage.dialects import insert_into, many, within
from storage.engine import Database
from storage.schema import chats, follows, subscriptions
from storage.schema_desk import prompts
from storage.schema_holds import holds
from storage.schema_intake import uploads
from storage.values import Chat, ChatKind, Days, Length, PauseReason, Quiet, Schedule, Scope, Subscription

_TOPIC, _COMPANY = "topic", "company"
_AT_ONCE = 500  # chats that are deleted in one transaction


async def get(db: Database, chat_id: int) -> Chat | None:
    """What the chat has chosen, None where it never chose anything."""
    found = await db.read(lambda connection: read(connection, _ONE, {"chat": chat_id}))
    return found[0] if found else None


async def save(db: Database, chat: Chat, now: datetime) -> None:
    """Keeps the whole of `chat`; `now` is aware UTC. `told_upto` only ever grows."""
    async with db.begin() as connection:
        columns = _columns(chat) | {"updated_at": now}
        statement = insert_into(connection, chats).values(columns | {"chat_id": chat.chat_id, "created_at": now})
        await connection.execute(statement.on_conflict_do_update(index_elements=["chat_id"], set_=columns))
        await _save_subscription(connection, chat)
        await _save_follows(connection, chat)


async def move(db: Database, old: int, new: int) -> None:
    """Gives everything of the chat `old` to `new`, as Telegram does when a group becomes a supergroup."""
    async with db.begin() as connection:
        known = await connection.execute(select(chats.c.chat_id).where(chats.c.chat_id == old))
        if known.one_or_none():
            await connection.execute(delete(chats).where(chats.c.chat_id == new))
            await connection.execute(update(chats).where(chats.c.chat_id == old).values(chat_id=new))


async def forget(db: Database, chat_id: int) -> None:
    """Deletes all that is kept of the chat."""
    async with db.begin() as connection:
        await _delete(connection, [chat_id])


async def prune(db: Database, before: datetime) -> int:
    """Deletes all that is kept of chats which have been gone, or have shut the bot out, since before that moment.

    Gives how many they were.
    """
    gone = select(chats.c.chat_id).where(chats.c.left_at < before).limit(_AT_ONCE)
    ids = [row.chat_id for row in await db.rows(gone)]
    if ids:
        async with db.begin() as connection:
            await _delete(connection, ids)
    return len(ids)


async def _delete(connection: AsyncConnection, ids: Sequence[int]) -> None:
    """With a chat's row go those of its subscription, its follows and its digests."""
    for held in (chats.c.chat_id, uploads.c.chat_id, uploads.c.user_id, prompts.c.chat_id, holds.c.chat_id):
        await connection.execute(delete(held.table).where(held.in_(ids)))


def joined() -> Select[Any]:
    """Chats with their subscriptions; in the order in which `_value` takes them."""
    c, s = chats.c, subscriptions.c
    schedule = c.timezone, c.digest_time, c.days, c.weekday, c.quiet_start, c.quiet_end
    manner = c.kind, c.silent, c.length, c.own_language, c.scope, c.note_empty, c.left_at
    subscription = s.state, s.due_at, s.thread_id, s.told_upto, s.paused_why, s.paused_at
    of_both = chats.outerjoin(subscriptions, s.chat_id == c.chat_id)
    return select(c.chat_id, c.language, *schedule, *manner, *subscription).select_from(of_both)


_ONE = joined().where(chats.c.chat_id == bindparam("chat"))


def read(connection: Connection, query: Select[Any], values: Mapping[str, Any] | None = None) -> list[Chat]:
    """The chats that `query`, made from `joined`, finds with these values of its parameters."""
    rows = connection.execute(query, values).all()
    if not rows:
        return []
    ids = [row.chat_id for row in rows]
    followed: dict[int, list[tuple[str, str]]] = {}
    for row in connection.execute(_followed(connection.dialect.name), {"chats": many(connection, ids)}):
        followed.setdefault(row.chat_id, []).append((row.sort, row.key))
    return [_value(row, followed.get(row.chat_id, ())) for row in rows]


@cache
def _followed(dialect: str) -> Select[Any]:
    """What `chats` follow."""
    theirs = within(dialect, follows.c.chat_id, "chats")
    return select(follows).where(theirs).order_by(follows.c.sort, follows.c.key)


def _value(row: Row[Any], followed: Iterable[tuple[str, str]]) -> Chat:
    columns: Sequence[Any] = row
    chat_id, language, *schedule, kind, silent, length, own, scope, note_empty, left_at = columns[:15]
    state, due_at, thread_id, told_upto, paused_why, paused_at = columns[15:]
    return Chat(
        chat_id,
        language,
        _schedule(*schedule),
        ChatKind(kind),
        silent,
        Length(length),
        tuple(Topic(key) for sort, key in followed if sort == _TOPIC) if followed else (),
        tuple(key for sort, key in followed if sort == _COMPANY) if followed else (),
        Subscription(state or Subscription.OFF),
        due_at,
        thread_id,
        told_upto or 0,
        own or "ko",
        Scope(scope),
        note_empty,
        PauseReason(paused_why) if paused_why else None,
        paused_at,
        left_at,
    )


@lru_cache(maxsize=4096)
def _schedule(zone: str, at: str, days: str, weekday: int, start: str | None, end: str | None) -> Schedule:
    """Made once for the many that live by the same."""
    quiet = Quiet(_time(start), _time(end)) if start and end else None
    return Schedule(ZoneInfo(zone), _time(at), Days(days), weekday, quiet)


def _columns(chat: Chat) -> dict[str, Any]:
    schedule = chat.schedule
    return {
        "language": chat.language,
        "kind": chat.kind,
        "timezone": schedule.timezone.key,
        "digest_time": _text(schedule.at),
        "days": schedule.days,
        "weekday": schedule.weekday,
        "quiet_start": _text(schedule.quiet.start) if schedule.quiet else None,
        "quiet_end": _text(schedule.quiet.end) if schedule.quiet else None,
        "silent": chat.silent,
        "length": chat.length,
        "own_language": chat.own,
        "scope": chat.scope,
        "note_empty": chat.note_empty,
        "left_at": chat.left_at,
    }


async def _save_subscription(connection: AsyncConnection, chat: Chat) -> None:
    columns = {
        "state": chat.subscription,
        "due_at": chat.due_at,
        "thread_id": chat.thread_id,
        "paused_why": chat.paused_why,
        "paused_at": chat.paused_at,
    }
    statement = insert_into(connection, subscriptions).values(
        columns | {"chat_id": chat.chat_id, "told_upto": chat.told_upto}
    )
    kept, given = subscriptions.c.told_upto, statement.excluded.told_upto
    change = columns | {"told_upto": case((kept < given, given), else_=kept)}
    await connection.execute(statement.on_conflict_do_update(index_elements=["chat_id"], set_=change))


async def _save_follows(connection: AsyncConnection, chat: Chat) -> None:
    await connection.execute(delete(follows).where(follows.c.chat_id == chat.chat_id))
    keys = [(_TOPIC, topic.value) for topic in chat.topics] + [(_COMPANY, company) for company in chat.companies]
    rows = [{"chat_id": chat.chat_id, "sort": sort, "key": key} for sort, key in dict.fromkeys(keys)]
    if rows:
        await connection.execute(insert(follows), rows)


def _time(text: str) -> time:
    hour, minute = text.split(":")
    return time(int(hour), int(minute))


def _text(moment: time) -> str:
    return f"{moment:%H:%M}"
