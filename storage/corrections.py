"""Corrections of published facts: what a fact said before stays as a version, what finds it follows at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, Select, func, insert, select, update

from briefs.importance import importance
from briefs.model import Fact
from storage import audit, codec, counts, draft_codec, fact_index, merging
from storage.desk_values import Act, KeptFact, Version
from storage.engine import Database
from storage.errors import StorageError
from storage.schema import articles, facts
from storage.schema_desk import fact_versions
from storage.values import State

# What an editor can see change; the rest follows from it.
FIELDS = ("kind", "action", "status", "event_date", "subject", "others", "what", "quantities")


async def correct(
    db: Database, fact_id: int, work: Callable[[Fact], Fact], *, now: datetime, by: int | None
) -> KeptFact | None:
    """Has the fact say what `work` makes of it; None where there is no such fact.

    A correction that changes nothing leaves no version. Raises StorageError where the evidence would be another.
    """
    async with db.begin() as connection:
        return await connection.run_sync(apply, fact_id, work, now, by)


def apply(
    connection: Connection, fact_id: int, work: Callable[[Fact], Fact], now: datetime, by: int | None
) -> KeptFact | None:
    """`correct` within a transaction."""
    merging.lock(connection)
    row = connection.execute(_kept().where(facts.c.id == fact_id)).one_or_none()
    if row is None:
        return None
    old = codec.fact_value(row)
    new = work(old)
    if new.span != old.span:
        raise StorageError(f"fact {fact_id}: a correction cannot change the evidence")
    if new != old:
        _replace(connection, row, new, now, by)
    return _value(connection.execute(_kept().where(facts.c.id == fact_id)).one())


async def get(db: Database, fact_id: int) -> KeptFact | None:
    """The fact in whatever state."""
    rows = await db.rows(_kept().where(facts.c.id == fact_id))
    return _value(rows[0]) if rows else None


async def of_article(db: Database, article_id: int) -> tuple[KeptFact, ...]:
    """The facts of an article in whatever state, in their order."""
    query = _kept().where(facts.c.article_id == article_id).order_by(facts.c.id)
    return tuple(_value(row) for row in await db.rows(query))


async def versions(db: Database, fact_id: int) -> tuple[Version, ...]:
    """What the fact said before each of its corrections, the first first."""
    query = select(fact_versions).where(fact_versions.c.fact_id == fact_id).order_by(fact_versions.c.number)
    rows = await db.rows(query)
    return tuple(Version(row.number, draft_codec.fact_of(row.fact), row.replaced_at, row.replaced_by) for row in rows)


def _replace(connection: Connection, row: Row[Any], new: Fact, now: datetime, by: int | None) -> None:
    before, after = codec.fact_columns(codec.fact_value(row)), codec.fact_columns(new)
    version = {"fact_id": row.id, "number": row.versions + 1, "fact": before, "replaced_at": now, "replaced_by": by}
    connection.execute(insert(fact_versions).values(version))
    parted = merging.part(connection, row.id)
    changed = after | {"importance": importance(new)}
    connection.execute(update(facts).where(facts.c.id == row.id).values(changed))
    fact_index.take(connection, row.id)
    fact_index.put(connection, [(row.id, row.sentence, new)], row.day, State(row.state))
    merging.rejoin(connection, row.id, parted)
    counts.renew(connection, counts.NEWS)
    told = {name: [before[name], after[name]] for name in _differing(before, after)}
    audit.note(connection, Act.CORRECT, now=now, by=by, article_id=row.article_id, fact_id=row.id, **told)


def _differing(before: dict[str, Any], after: dict[str, Any]) -> Iterable[str]:
    return (name for name in FIELDS if before[name] != after[name])


def _kept() -> Select[Any]:
    """Facts in whatever state, with their articles' columns and how often they were corrected."""
    a = articles.c
    corrected = select(func.count()).where(fact_versions.c.fact_id == facts.c.id).scalar_subquery()
    source = (a.title, a.lang, a.published, a.publisher, a.url)
    columns = (*source, a.state.label("article_state"), corrected.label("versions"))
    return select(facts, *columns).join(articles, a.id == facts.c.article_id)


def _value(row: Row[Any]) -> KeptFact:
    return KeptFact(codec.sourced_value(row), State(row.state), State(row.article_state), row.versions)
