"""The statements by which published facts are found.

To build a statement takes longer than to execute it, so those that readers wait for are built once.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, ScalarSelect, Select, bindparam, func, literal, select

from storage.schema import articles, fact_organisations, fact_topics, facts
from storage.values import State

_PUBLISHED = facts.c.state == State.PUBLISHED


def sourced() -> Select[Any]:
    """Published facts with their articles' columns, for `codec.sourced_value`."""
    return stored().where(_PUBLISHED)


def stored() -> Select[Any]:
    """Facts in whatever state, in the same way."""
    a = articles.c
    source = (a.title, a.lang, a.published, a.publisher, a.url)
    return select(facts, *source).join(articles, a.id == facts.c.article_id)


@cache
def by_ids() -> Select[Any]:
    """By `ids`, in their order."""
    return sourced().where(facts.c.id.in_(bindparam("ids", expanding=True))).order_by(facts.c.id)


@cache
def of_events() -> Select[Any]:
    """All of the `events`, in the order of loading."""
    return sourced().where(facts.c.event_id.in_(bindparam("events", expanding=True))).order_by(facts.c.id)


@cache
def newest(*, of_topic: bool) -> Select[Any]:
    """The `most` important ones of the newest `days` days with news, of a `topic` or of all, from `offset` on."""
    told = fact_topics.c if of_topic else facts.c
    found = fact_topics.c.fact_id if of_topic else facts.c.id
    ids = (
        select(found)
        .where(*news(of_topic=of_topic), told.day >= _oldest(of_topic=of_topic))
        .order_by(told.importance.desc(), told.day.desc(), found)
        .offset(bindparam("offset"))
        .limit(bindparam("most"))
    )
    order = (facts.c.importance.desc(), facts.c.day.desc(), facts.c.id)
    return sourced().where(facts.c.id.in_(ids)).order_by(*order)


@cache
def of_organisation() -> Select[Any]:
    """The `most` newest ones with `organisation` on either side."""
    index = fact_organisations.c
    return (
        sourced()
        .join(fact_organisations, index.fact_id == facts.c.id)
        .where(index.organisation_id == bindparam("organisation"))
        .order_by(index.day.desc(), index.fact_id)
        .limit(bindparam("most"))
    )


@cache
def timeline() -> Select[Any]:
    """Those with `organisation`, each with its moment, the latest first: `most` from `offset` on."""
    index = fact_organisations.c
    return (
        sourced()
        .add_columns(index.moment)
        .join(fact_organisations, index.fact_id == facts.c.id)
        .where(index.organisation_id == bindparam("organisation"))
        .order_by(index.moment.desc(), index.fact_id)
        .offset(bindparam("offset"))
        .limit(bindparam("most"))
    )


@cache
def reports() -> Select[Any]:
    """The `most` newest facts of each of the `events`, without those that are `known`."""
    latest = func.row_number().over(partition_by=facts.c.event_id, order_by=(facts.c.day.desc(), facts.c.id.desc()))
    told = facts.c.event_id.in_(bindparam("events", expanding=True)), _PUBLISHED
    numbered = select(facts.c.id, latest.label("number")).where(*told).subquery()
    of_each = select(numbered.c.id).where(numbered.c.number <= bindparam("most"))
    known = facts.c.id.in_(bindparam("known", expanding=True))
    return sourced().where(facts.c.id.in_(of_each), ~known).order_by(facts.c.id)


def news(*, of_topic: bool) -> tuple[ColumnElement[bool], ...]:
    """What holds of published facts, or of what finds them by topic."""
    if not of_topic:
        return (_PUBLISHED,)
    return fact_topics.c.topic == bindparam("topic"), fact_topics.c.state == State.PUBLISHED


def _oldest(*, of_topic: bool) -> ScalarSelect[Any]:
    """The oldest of the newest days with news, found by as many steps through the index."""
    day, told = (fact_topics if of_topic else facts).c.day, news(of_topic=of_topic)
    walk = select(func.max(day).label("day"), literal(1).label("step")).where(*told).cte(recursive=True)
    before = select(func.max(day)).where(*told, day < walk.c.day).scalar_subquery().correlate(walk)
    more = select(before, walk.c.step + 1).where(walk.c.step < bindparam("days"), walk.c.day.is_not(None))
    return select(func.min(walk.union_all(more).c.day)).scalar_subquery()
