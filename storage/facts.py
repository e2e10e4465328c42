"""Published facts with their sources, found by day, topic and organisation; one short transaction per call."""

from __future__ import annotations

from collections.abc import AsyncIterator, Collection, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, exists, func, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from briefs.model import Organisation, SourcedFact, Topic
from storage import codec
from storage.engine import Database
from storage.schema import articles, fact_organisations, fact_topics, facts, organisations
from storage.values import State, Stretch

_PAGE = 500  # how many facts `every` holds at once
_MOST_NEWS = 200  # how many new facts a digest chooses among
_PUBLISHED = facts.c.state == State.PUBLISHED


async def by_id(db: Database, fact_id: int) -> SourcedFact | None:
    """The fact with this id, None where there is none or where it was retracted."""
    found = await _read(db, sourced().where(facts.c.id == fact_id))
    return found[0] if found else None


async def by_ids(db: Database, ids: Collection[int]) -> tuple[SourcedFact, ...]:
    """The facts with these ids that are published, and then the other facts that tell the same events."""
    return await _whole(db, sourced().where(facts.c.id.in_(ids)).order_by(facts.c.id)) if ids else ()


async def newest(
    db: Database, *, topic: Topic | None = None, days: int = 1, limit: int = 200
) -> tuple[SourcedFact, ...]:
    """Facts of the newest `days` calendar days that have news (on `topic`), newest day first, then by importance.

    An article's day is when it was published, or where that is unknown, when it was loaded (UTC). Days without news
    are not counted, so there is an answer wherever there is a fact.
    """
    day = facts.c.day if topic is None else fact_topics.c.day
    with_news = _about(topic, select(day).where(_PUBLISHED)).distinct().order_by(day.desc()).limit(days)
    oldest = select(func.min(with_news.subquery().c.day)).scalar_subquery()
    order = (day.desc(), facts.c.importance.desc(), facts.c.id)
    return await _whole(db, _about(topic, sourced()).where(day >= oldest).order_by(*order).limit(limit))


async def of_organisation(db: Database, organisation_id: str, *, limit: int = 50) -> tuple[SourcedFact, ...]:
    """Facts with the organisation as subject or other side, newest day first, then in the order of loading.

    At the end stand the facts of other organisations that tell the same events.
    """
    index = fact_organisations.c
    query = (
        sourced()
        .join(fact_organisations, index.fact_id == facts.c.id)
        .where(index.organisation_id == organisation_id)
        .order_by(index.day.desc(), index.fact_id)
        .limit(limit)
    )
    return await _whole(db, query)


async def timeline(db: Database, organisation_id: str, *, offset: int, limit: int) -> Stretch:
    """The organisation's facts by the day of their event, the latest first: those of the rows from `offset` on.

    Beside them stand the other facts of the same events, wherever their rows are.
    """
    index = fact_organisations.c
    query = (
        sourced()
        .add_columns(index.moment)
        .join(fact_organisations, index.fact_id == facts.c.id)
        .where(index.organisation_id == organisation_id)
        .order_by(index.moment.desc(), index.fact_id)
        .offset(offset)
        .limit(limit + 1)
    )
    async with db.read() as connection:
        rows = (await connection.execute(query)).all()
        found = tuple((row.moment, codec.sourced_value(row)) for row in rows[:limit])
        beside = await _beside(connection, [fact for _, fact in found])
    return Stretch(found, tuple(beside), len(rows) > limit)


async def every(db: Database) -> AsyncIterator[SourcedFact]:
    """All facts in the order of loading; no transaction is open while the caller works on one."""
    last = 0
    while page := await _read(db, sourced().where(facts.c.id > last).order_by(facts.c.id).limit(_PAGE)):
        for fact in page:
            yield fact
        last = page[-1].id


async def organisation_counts(db: Database) -> tuple[tuple[str, int], ...]:
    """How many events each organisation has, on either side; most first, then by id."""
    return await _counts(db, fact_organisations.c.organisation_id, fact_organisations.c.fact_id)


async def topic_counts(db: Database) -> tuple[tuple[Topic, int], ...]:
    """How many events each topic has; most first, then by topic."""
    counts = await _counts(db, fact_topics.c.topic, fact_topics.c.fact_id)
    return tuple((Topic(topic), number) for topic, number in counts)


async def newest_day(db: Database) -> date | None:
    """The newest day that has news, None where nothing is published."""
    async with db.read() as connection:
        day: date | None = (await connection.execute(select(func.max(facts.c.day)).where(_PUBLISHED))).scalar_one()
    return day


async def last_before(db: Database, moment: datetime) -> int:
    """The id of the last fact that was loaded before `moment`, 0 where there is none."""
    query = select(facts.c.id).join(articles, articles.c.id == facts.c.article_id)
    last = query.where(articles.c.loaded_at < moment).order_by(facts.c.id.desc()).limit(1)
    async with db.read() as connection:
        return (await connection.execute(last)).scalar_one_or_none() or 0


async def last_id(db: Database) -> int:
    """The id of the last fact that came, 0 where none did."""
    async with db.read() as connection:
        return (await connection.execute(select(func.max(facts.c.id)))).scalar_one() or 0


async def between(
    db: Database, after: int, upto: int, *, topics: Sequence[Topic] = (), companies: Sequence[str] = ()
) -> tuple[SourcedFact, ...]:
    """The most important facts that came after the one with id `after`, until that with id `upto`.

    Where topics or companies are named, those about any of them. At the end stand the other facts of the same events,
    whenever they came.
    """
    t, o = fact_topics.c, fact_organisations.c
    query = sourced().where(facts.c.id > after, facts.c.id <= upto)
    if topics or companies:
        of_topic = exists().where(t.fact_id == facts.c.id, t.topic.in_([topic.value for topic in topics]))
        of_company = exists().where(o.fact_id == facts.c.id, o.organisation_id.in_(companies))
        query = query.where(or_(of_topic, of_company))
    return await _whole(db, query.order_by(facts.c.importance.desc(), facts.c.id).limit(_MOST_NEWS))


async def learned_organisations(db: Database) -> tuple[Organisation, ...]:
    """Organisations that articles taught, by id."""
    async with db.read() as connection:
        rows = await connection.execute(select(organisations).order_by(organisations.c.id))
        return tuple(codec.organisation_value(row) for row in rows)


def sourced() -> Select[Any]:
    """Published facts with their articles' columns, for `codec.sourced_value`."""
    a = articles.c
    source = (a.title, a.lang, a.published, a.publisher, a.url)
    return select(facts, *source).join(articles, a.id == facts.c.article_id).where(_PUBLISHED)


def _about(topic: Topic | None, query: Select[Any]) -> Select[Any]:
    """`query` over facts narrowed to `topic`."""
    if topic is None:
        return query
    index = fact_topics.c
    return query.join_from(facts, fact_topics, index.fact_id == facts.c.id).where(index.topic == topic)


async def _read(db: Database, query: Select[Any]) -> tuple[SourcedFact, ...]:
    async with db.read() as connection:
        return tuple(codec.sourced_value(row) for row in await connection.execute(query))


async def _whole(db: Database, query: Select[Any]) -> tuple[SourcedFact, ...]:
    """What `query` finds, and then the facts of the same events that it doesn't."""
    async with db.read() as connection:
        found = [codec.sourced_value(row) for row in await connection.execute(query)]
        return (*found, *await _beside(connection, found))


async def _beside(connection: AsyncConnection, found: Sequence[SourcedFact]) -> list[SourcedFact]:
    """The other facts of the events that `found` tell."""
    ids = {fact.id for fact in found}
    query = sourced().where(facts.c.event_id.in_({fact.event for fact in found})).order_by(facts.c.id)
    return [codec.sourced_value(row) for row in await connection.execute(query) if row.id not in ids]


async def _counts(db: Database, key: ColumnElement[str], fact_id: ColumnElement[int]) -> tuple[tuple[str, int], ...]:
    number = func.count(facts.c.event_id.distinct())
    query = (
        select(key, number)
        .join(facts, facts.c.id == fact_id)
        .where(_PUBLISHED)
        .group_by(key)
        .order_by(number.desc(), key)
    )
    async with db.read() as connection:
        return tuple((str(name), int(count)) for name, count in await connection.execute(query))
