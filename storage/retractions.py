"""Taking back articles and facts, and bringing them back; readers see either at once."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import datetime

from sqlalchemy import Connection, select, update

from storage import articles, audit, counts, merging
from storage.desk_values import Act
from storage.engine import Database
from storage.schema import articles as article_table
from storage.schema import fact_levels, fact_topics, facts
from storage.values import ArticleSummary, State


async def retract_article(db: Database, article_id: int, *, now: datetime, by: int | None) -> ArticleSummary | None:
    """Takes a published article and its facts from the readers; None where no published article has this id."""
    return await _turn_article(db, article_id, State.PUBLISHED, State.RETRACTED, now, by)


async def restore_article(db: Database, article_id: int, *, now: datetime, by: int | None) -> ArticleSummary | None:
    """Brings a retracted article back, and those of its facts that were not retracted themselves."""
    return await _turn_article(db, article_id, State.RETRACTED, State.PUBLISHED, now, by)


async def retract_fact(db: Database, fact_id: int, *, now: datetime, by: int | None) -> bool:
    """Takes one fact from the readers; whether it was not retracted itself before."""
    return await _turn_fact(db, fact_id, retract=True, now=now, by=by)


async def restore_fact(db: Database, fact_id: int, *, now: datetime, by: int | None) -> bool:
    """Takes that back; whether it was retracted. Readers see the fact where its article is published."""
    return await _turn_fact(db, fact_id, retract=False, now=now, by=by)


def hide_or_show(connection: Connection, ids: Collection[int], change: Callable[[], object]) -> None:
    """Does `change`, which gives these facts other states, and has the counts and the news follow."""
    events = select(facts.c.event_id).where(facts.c.id.in_(ids), facts.c.event_id.is_not(None))
    touched = set(connection.execute(events).scalars())
    before = counts.tally(connection, touched)
    change()
    for index in (fact_topics, fact_levels):
        of_facts = select(facts.c.state).where(facts.c.id == index.c.fact_id).scalar_subquery()
        connection.execute(update(index).where(index.c.fact_id.in_(ids)).values(state=of_facts))
    counts.change(connection, before, counts.tally(connection, touched))
    counts.renew(connection, counts.NEWS)


async def _turn_article(
    db: Database, article_id: int, old: State, new: State, now: datetime, by: int | None
) -> ArticleSummary | None:
    def turn(connection: Connection) -> ArticleSummary | None:
        merging.lock(connection)
        wanted = article_table.c.id == article_id, article_table.c.state == old
        if not connection.execute(update(article_table).where(*wanted).values(state=new)).rowcount:
            return None
        was, becomes = (State.PUBLISHED, State.WITHDRAWN) if new is State.RETRACTED else (State.WITHDRAWN, new)
        of_article = facts.c.article_id == article_id, facts.c.state == was
        ids = connection.execute(select(facts.c.id).where(*of_article)).scalars().all()
        change = update(facts).where(facts.c.id.in_(ids)).values(state=becomes)
        hide_or_show(connection, ids, lambda: connection.execute(change))
        if new is State.PUBLISHED:
            for fact_id in ids:
                merging.rejoin(connection, fact_id, merging.part(connection, fact_id))
        act = Act.RETRACT if new is State.RETRACTED else Act.RESTORE
        audit.note(connection, act, now=now, by=by, article_id=article_id)
        return articles.summary(connection.execute(articles.summaries().where(article_table.c.id == article_id)).one())

    async with db.begin() as connection:
        return await connection.run_sync(turn)


async def _turn_fact(db: Database, fact_id: int, *, retract: bool, now: datetime, by: int | None) -> bool:
    def turn(connection: Connection) -> bool:
        merging.lock(connection)
        query = select(facts.c.state, facts.c.article_id, article_table.c.state.label("whole"))
        joined = query.join(article_table, article_table.c.id == facts.c.article_id)
        row = connection.execute(joined.where(facts.c.id == fact_id)).one_or_none()
        if row is None or (row.state == State.RETRACTED) is retract:
            return False
        shown = State.PUBLISHED if row.whole == State.PUBLISHED else State.WITHDRAWN
        change = update(facts).where(facts.c.id == fact_id).values(state=State.RETRACTED if retract else shown)
        hide_or_show(connection, [fact_id], lambda: connection.execute(change))
        if not retract:
            merging.rejoin(connection, fact_id, merging.part(connection, fact_id))
        act = Act.RETRACT if retract else Act.RESTORE
        audit.note(connection, act, now=now, by=by, article_id=row.article_id, fact_id=fact_id)
        return True

    async with db.begin() as connection:
        return await connection.run_sync(turn)
