"""Articles that wait for an editor: kept until they are published or discarded, and changed one act at a time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, delete, func, insert, select, update

from storage import articles, audit, draft_codec
from storage.desk_values import Act, Brought, Draft, DraftSummary
from storage.engine import Database
from storage.schema_desk import drafts
from storage.values import Added, Duplicate


@dataclass(frozen=True, slots=True)
class Kept:
    """A draft that is kept; `new` where it was not before."""

    draft: Draft
    new: bool


async def add(db: Database, draft: Draft, *, now: datetime, by: int | None = None) -> Kept | Duplicate:
    """Keeps a draft; where its text or address is kept already, that article, or the earlier draft of that text."""

    def put(connection: Connection) -> Kept | Duplicate:
        if earlier := articles.kept_before(connection, draft.article):
            return Duplicate(earlier)
        key = articles.digest(draft.article.text)
        if row := connection.execute(select(drafts).where(drafts.c.digest == key)).one_or_none():
            return Kept(draft_codec.draft_value(row), new=False)
        told = draft.article
        shown = {"title": told.title, "publisher": told.publisher, "published": told.published, "digest": key}
        values = shown | {"parsed": draft_codec.draft_json(draft), "loaded_at": now, "loaded_by": by}
        draft_id = connection.execute(insert(drafts).values(values).returning(drafts.c.id)).scalar_one()
        return Kept(replace(draft, id=draft_id, loaded_at=now, loaded_by=by), new=True)

    async with db.begin() as connection:
        return await connection.run_sync(put)


async def get(db: Database, draft_id: int) -> Draft | None:
    """The draft with this id, None where it was published or discarded."""
    found = await db.rows(select(drafts).where(drafts.c.id == draft_id))
    return draft_codec.draft_value(found[0]) if found else None


async def change(db: Database, draft_id: int, work: Callable[[Draft], Draft]) -> Draft | None:
    """Keeps what `work` makes of the draft, which nobody else changes meanwhile; None where it is gone."""

    def put(connection: Connection) -> Draft | None:
        row = _held(connection, draft_id)
        if row is None:
            return None
        changed = work(draft_codec.draft_value(row))
        kept = update(drafts).where(drafts.c.id == draft_id).values(parsed=draft_codec.draft_json(changed))
        connection.execute(kept)
        return changed

    async with db.begin() as connection:
        return await connection.run_sync(put)


async def publish(
    db: Database, draft_id: int, *, now: datetime, by: int | None, **noted: Any
) -> tuple[Draft, Added | Duplicate] | None:
    """Publishes the draft's facts but the dropped, in one step; None where it is gone.

    `noted` is noted beside. Where its text or address was published meanwhile, the draft goes, and that article is told
    as a Duplicate.
    """

    def put(connection: Connection) -> tuple[Draft, Added | Duplicate] | None:
        row = _held(connection, draft_id)
        if row is None:
            return None
        draft = draft_codec.draft_value(row)
        marks = {"corrected": sum(one.corrected and not one.dropped for one in draft.facts)}
        marks["dropped"] = sum(one.dropped for one in draft.facts)
        kept = articles.keep(connection, draft.parsed, now=now, by=by, **{k: n for k, n in marks.items() if n}, **noted)
        connection.execute(delete(drafts).where(drafts.c.id == draft_id))
        return draft, kept

    async with db.begin() as connection:
        return await connection.run_sync(put)


async def discard(db: Database, draft_id: int, *, now: datetime, by: int | None) -> Draft | None:
    """Deletes the draft; what it was, None where it is gone."""

    def put(connection: Connection) -> Draft | None:
        row = _held(connection, draft_id)
        if row is None:
            return None
        connection.execute(delete(drafts).where(drafts.c.id == draft_id))
        audit.note(connection, Act.DISCARD, now=now, by=by, title=row.title)
        return draft_codec.draft_value(row)

    async with db.begin() as connection:
        return await connection.run_sync(put)


async def latest(db: Database, limit: int = 20, offset: int = 0, words: str = "") -> tuple[DraftSummary, ...]:
    """The drafts, the last loaded first; with `words`, those with them in title or outlet."""
    c = drafts.c
    query = (
        select(c.id, c.title, c.publisher, c.published)
        .where(*articles.holding(words, drafts))
        .order_by(c.id.desc())
        .limit(limit)
        .offset(offset)
    )
    rows = await db.rows(query)
    return tuple(DraftSummary(row.id, row.title, row.publisher, row.published) for row in rows)


async def brought(db: Database, since: datetime | None, limit: int) -> Brought:
    """The drafts that feeds brought after that moment and that still wait; without one, all of them."""
    c = drafts.c
    theirs = (c.loaded_by.is_(None), *((c.loaded_at > since,) if since else ()))
    newest = select(c.id, c.title, c.publisher, c.published).where(*theirs).order_by(c.id.desc()).limit(limit)
    [row] = await db.rows(select(func.count().label("number")).select_from(drafts).where(*theirs))
    found = await db.rows(newest) if row.number else ()
    return Brought(row.number, tuple(DraftSummary(one.id, one.title, one.publisher, one.published) for one in found))


async def count(db: Database, words: str = "") -> int:
    """How many drafts wait; with `words`, of those with them in title or outlet."""
    query = select(func.count()).select_from(drafts).where(*articles.holding(words, drafts))
    return await db.read(lambda connection: connection.execute(query).scalar_one())


def _held(connection: Connection, draft_id: int) -> Row[Any] | None:
    """The draft's row, which nobody else takes until the transaction's end."""
    return connection.execute(select(drafts).where(drafts.c.id == draft_id).with_for_update()).one_or_none()
