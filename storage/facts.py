"""Published facts with their sources, found by day, topic and organisation; one short transaction per call."""

from __future__ import annotations

from collections.abc import AsyncIterator, Collection, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import Column, ColumnElement, ScalarSelect, Select, Table, exists, func, literal, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from briefs.model import Organisation, SourcedFact, Topic
from storage import codec
from storage.engine import Database
from storage.schema import articles, fact_organisations, fact_topics, facts, organisations
from storage.schema_counts import organisation_counts as organisation_counts_
from storage.schema_counts import topic_counts as topic_counts_
from storage.values import State, Stretch

_PAGE = 500  # how many facts `every` holds at once
MOST_OF_BRIEF = 80  # how many facts a briefing tells of: ten pages of it
_MOST_NEWS = 200  # how many new facts a digest chooses among
MOST_REPORTS = 12  # how many other facts of an event are told of beside those asked for
_PUBLISHED = facts.c.state == State.PUBLISHED


async def by_id(db: Database, fact_id: int) -> SourcedFact | None:
    """The fact with this id, None where there is none or where it was retracted."""
    found = await _read(db, sourced().where(facts.c.id == fact_id))
    return found[0] if found else None


async def by_ids(db: Database, ids: Collection[int]) -> tuple[SourcedFact, ...]:
    """The facts with these ids that are published, and then the other facts that tell the same events."""
    return await _whole(db, sourced().where(facts.c.id.in_(ids)).order_by(facts.c.id)) if ids else ()


async def newest(
    db: Database, *, topic: Topic | None = None, days: int = 1, limit: int = MOST_OF_BRIEF
) -> tuple[SourcedFact, ...]:
    """The most important facts of the newest `days` calendar days that have news (on `topic`), then the newer first.

    An article's day is when it was published, or where that is unknown, when it was loaded (UTC). Days without news
    are not counted, so there is an answer wherever there is a fact. At the end stand other facts of the same events.
    """
    news = facts.c if topic is None else fact_topics.c
    found = facts.c.id if topic is None else fact_topics.c.fact_id
    ids = (
        select(found)
        .where(*_news(topic), news.day >= _oldest(topic, days))
        .order_by(news.importance.desc(), news.day.desc(), found)
        .limit(limit)
    )
    order = (facts.c.importance.desc(), facts.c.day.desc(), facts.c.id)
    return await _whole(db, sourced().where(facts.c.id.in_(ids)).order_by(*order))


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
    return await _counts(db, organisation_counts_, organisation_counts_.c.organisation_id)


async def topic_counts(db: Database) -> tuple[tuple[Topic, int], ...]:
    """How many events each topic has; most first, then by topic."""
    return tuple((Topic(topic), number) for topic, number in await _counts(db, topic_counts_, topic_counts_.c.topic))


async def newest_day(db: Database, topic: Topic | None = None) -> date | None:
    """The newest day that has news (on `topic`), None where nothing is published."""
    day = facts.c.day if topic is None else fact_topics.c.day
    async with db.read() as connection:
        newest: date | None = (await connection.execute(select(func.max(day)).where(*_news(topic)))).scalar_one()
    return newest


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


async def of_events(db: Database, events: Collection[int]) -> tuple[SourcedFact, ...]:
    """The published facts that tell these events, in the order of loading."""
    return await _read(db, sourced().where(facts.c.event_id.in_(events)).order_by(facts.c.id)) if events else ()


def sourced() -> Select[Any]:
    """Published facts with their articles' columns, for `codec.sourced_value`."""
    return stored().where(_PUBLISHED)


def stored() -> Select[Any]:
    """Facts in whatever state, in the same way."""
    a = articles.c
    source = (a.title, a.lang, a.published, a.publisher, a.url)
    return select(facts, *source).join(articles, a.id == facts.c.article_id)


def _news(topic: Topic | None) -> tuple[ColumnElement[bool], ...]:
    """What holds of published facts, or of what finds them by topic."""
    if topic is None:
        return (_PUBLISHED,)
    return fact_topics.c.topic == topic, fact_topics.c.state == State.PUBLISHED


def _oldest(topic: Topic | None, days: int) -> ScalarSelect[Any]:
    """The oldest of the newest `days` days with news, found by as many steps through the index."""
    day = facts.c.day if topic is None else fact_topics.c.day
    walk = select(func.max(day).label("day"), literal(1).label("step")).where(*_news(topic)).cte(recursive=True)
    before = select(func.max(day)).where(*_news(topic), day < walk.c.day).scalar_subquery().correlate(walk)
    more = select(before, walk.c.step + 1).where(walk.c.step < days, walk.c.day.is_not(None))
    return select(func.min(walk.union_all(more).c.day)).scalar_subquery()


async def _read(db: Database, query: Select[Any]) -> tuple[SourcedFact, ...]:
    async with db.read() as connection:
        return tuple(codec.sourced_value(row) for row in await connection.execute(query))


async def _whole(db: Database, query: Select[Any]) -> tuple[SourcedFact, ...]:
    """What `query` finds, and then the facts of the same events that it doesn't."""
    async with db.read() as connection:
        found = [codec.sourced_value(row) for row in await connection.execute(query)]
        return (*found, *await _beside(connection, found))


async def _beside(connection: AsyncConnection, found: Sequence[SourcedFact]) -> list[SourcedFact]:
    """The other facts of the events that `found` tell, of each event the newest."""
    ids = {fact.id for fact in found}
    newest = func.row_number().over(partition_by=facts.c.event_id, order_by=(facts.c.day.desc(), facts.c.id.desc()))
    told = facts.c.event_id.in_({fact.event for fact in found}), _PUBLISHED
    numbered = select(facts.c.id, newest.label("number")).where(*told).subquery()
    of_each = select(numbered.c.id).where(numbered.c.number <= MOST_REPORTS)
    query = sourced().where(facts.c.id.in_(of_each)).order_by(facts.c.id)
    return [codec.sourced_value(row) for row in await connection.execute(query) if row.id not in ids]


async def _counts(db: Database, table: Table, key: Column[str]) -> tuple[tuple[str, int], ...]:
    query = select(key, table.c.events).order_by(table.c.events.desc(), key)
    async with db.read() as connection:
        return tuple((str(name), int(count)) for name, count in await connection.execute(query))
