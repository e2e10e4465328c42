"""Published facts with their sources, found by day, topic and organisation; one short transaction per call."""

from __future__ import annotations

from collections.abc import AsyncIterator, Collection, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import Column, Connection, Row, Select, Table, exists, func, or_, select

from briefs.model import Kind, Organisation, SourcedFact, Status, Topic
from storage import codec, statements
from storage.engine import Database
from storage.schema import articles, fact_organisations, fact_topics, facts, organisations
from storage.schema_counts import organisation_counts as organisation_counts_
from storage.schema_counts import topic_counts as topic_counts_
from storage.values import Stretch

_PAGE = 500  # how many facts `every` holds at once
MOST_OF_BRIEF = 80  # how many facts a briefing tells of: ten pages of it
MOST_REPORTS = 12  # how many other facts of an event are told of beside those asked for
_MOST_NEWS = 200  # how many new facts a digest chooses among
Values = Mapping[str, Any]


async def by_ids(db: Database, ids: Collection[int]) -> tuple[SourcedFact, ...]:
    """The facts with these ids that are published, and then the other facts that tell the same events."""
    return await _whole(db, statements.by_ids(), {"ids": list(ids)}) if ids else ()


async def newest(
    db: Database, *, topic: Topic | None = None, days: int = 1, limit: int = MOST_OF_BRIEF
) -> tuple[SourcedFact, ...]:
    """The most important facts of the newest `days` calendar days that have news (on `topic`), then the newer first.

    An article's day is when it was published, or where that is unknown, when it was loaded (UTC). Days without news
    are not counted, so there is an answer wherever there is a fact. At the end stand other facts of the same events.
    """
    return await _whole(db, statements.newest(of_topic=topic is not None), _newest(topic, days, 0, limit))


async def newest_on(
    db: Database,
    read: Sequence[SourcedFact],
    few: int,
    *,
    topic: Topic | None = None,
    days: int = 1,
    limit: int = MOST_OF_BRIEF,
) -> tuple[SourcedFact, ...]:
    """What `newest` gives up to `limit`, where `read` is what it gave up to `few`: nothing of that is read again."""
    told, beside = read[:few], read[few:]
    query, values = statements.newest(of_topic=topic is not None), _newest(topic, days, few, limit - few)
    events = {fact.event for fact in told}
    rows, others = await db.read(lambda connection: _with_beside(connection, query, values, told=events))
    known = {fact.id for fact in told}
    more = [codec.sourced_value(row) for row in rows if row.id not in known]
    known |= {fact.id for fact in more}
    left = (fact for fact in (*beside, *map(codec.sourced_value, others)) if fact.id not in known)
    return (*told, *more, *sorted(left, key=lambda fact: fact.id))


def _newest(topic: Topic | None, days: int, offset: int, most: int) -> Values:
    return {"days": days, "offset": offset, "most": most} | ({"topic": topic.value} if topic else {})


async def of_organisation(db: Database, organisation_id: str, *, limit: int = 50) -> tuple[SourcedFact, ...]:
    """Facts with the organisation as subject or other side, newest day first, then in the order of loading.

    At the end stand the facts of other organisations that tell the same events.
    """
    return await _whole(db, statements.of_organisation(), {"organisation": organisation_id, "most": limit})


async def releases(db: Database, organisation_id: str, *, among: int) -> tuple[SourcedFact, ...]:
    """What was released by somebody, among that many newest facts of the organisation, in the same order."""
    values = {"organisation": organisation_id, "most": among}
    rows = await db.rows(statements.of_organisation(), values)
    done = [row for row in rows if row.kind == Kind.RELEASE and row.status == Status.DONE]
    return tuple(map(codec.sourced_value, done))


async def timeline(db: Database, organisation_id: str, *, offset: int, limit: int) -> Stretch:
    """The organisation's facts by the day of their event, the latest first: those of the rows from `offset` on.

    Beside them stand the other facts of the same events, wherever their rows are.
    """
    values = {"organisation": organisation_id, "offset": offset, "most": limit + 1}
    rows, beside = await db.read(lambda connection: _with_beside(connection, statements.timeline(), values, limit))
    found = tuple((row.moment, codec.sourced_value(row)) for row in rows[:limit])
    return Stretch(found, tuple(map(codec.sourced_value, beside)), len(rows) > limit)


async def every(db: Database) -> AsyncIterator[SourcedFact]:
    """All facts in the order of loading; no transaction is open while the caller works on one."""
    last = 0
    while page := await _read(db, statements.sourced().where(facts.c.id > last).order_by(facts.c.id).limit(_PAGE), {}):
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
    query = select(func.max(day)).where(*statements.news(of_topic=topic is not None))
    values = {"topic": topic.value} if topic else {}
    newest: date | None = await db.read(lambda connection: connection.execute(query, values).scalar_one())
    return newest


async def last_before(db: Database, moment: datetime) -> int:
    """The id of the last fact that was loaded before `moment`, 0 where there is none."""
    query = select(facts.c.id).join(articles, articles.c.id == facts.c.article_id)
    last = query.where(articles.c.loaded_at < moment).order_by(facts.c.id.desc()).limit(1)
    return await db.read(lambda connection: connection.execute(last).scalar_one_or_none() or 0)


async def last_id(db: Database) -> int:
    """The id of the last fact that came, 0 where none did."""
    return await db.read(lambda connection: connection.execute(select(func.max(facts.c.id))).scalar_one() or 0)


async def between(
    db: Database, after: int, upto: int, *, topics: Sequence[Topic] = (), companies: Sequence[str] = ()
) -> tuple[SourcedFact, ...]:
    """The most important facts that came after the one with id `after`, until that with id `upto`.

    Where topics or companies are named, those about any of them. At the end stand the other facts of the same events,
    whenever they came.
    """
    t, o = fact_topics.c, fact_organisations.c
    query = statements.sourced().where(facts.c.id > after, facts.c.id <= upto)
    if topics or companies:
        of_topic = exists().where(t.fact_id == facts.c.id, t.topic.in_([topic.value for topic in topics]))
        of_company = exists().where(o.fact_id == facts.c.id, o.organisation_id.in_(companies))
        query = query.where(or_(of_topic, of_company))
    return await _whole(db, query.order_by(facts.c.importance.desc(), facts.c.id).limit(_MOST_NEWS), {})


async def learned_organisations(db: Database) -> tuple[Organisation, ...]:
    """Organisations that articles taught, by id."""
    rows = await db.rows(select(organisations).order_by(organisations.c.id))
    return tuple(codec.organisation_value(row) for row in rows)


async def of_events(db: Database, events: Collection[int]) -> tuple[SourcedFact, ...]:
    """The published facts that tell these events, in the order of loading."""
    return await _read(db, statements.of_events(), {"events": list(events)}) if events else ()


async def _read(db: Database, query: Select[Any], values: Values) -> tuple[SourcedFact, ...]:
    return tuple(map(codec.sourced_value, await db.rows(query, values)))


async def _whole(db: Database, query: Select[Any], values: Values) -> tuple[SourcedFact, ...]:
    """What `query` finds, and then the facts of the same events that it doesn't."""
    rows, beside = await db.read(lambda connection: _with_beside(connection, query, values))
    return tuple(map(codec.sourced_value, (*rows, *beside)))


def _with_beside(
    connection: Connection, query: Select[Any], values: Values, most: int | None = None, told: Collection[int] = ()
) -> tuple[Sequence[Row[Any]], Sequence[Row[Any]]]:
    """The rows of `query`, and beside the first `most` of them the other facts of their events, the newest of each.

    Facts of events that were `told` already do not stand there.
    """
    rows = connection.execute(query, values).all()
    events = {row.event_id for row in rows[:most]} - {None, *told}
    if not events:
        return rows, ()
    beside = {"events": list(events), "known": [row.id for row in rows[:most]], "most": MOST_REPORTS}
    return rows, connection.execute(statements.reports(), beside).all()


async def _counts(db: Database, table: Table, key: Column[str]) -> tuple[tuple[str, int], ...]:
    rows = await db.rows(select(key.label("name"), table.c.events).order_by(table.c.events.desc(), key))
    return tuple((str(row.name), int(row.events)) for row in rows)
