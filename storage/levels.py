"""Figures that make series: which an organisation has, the facts of one, and what others tell of the same."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from typing import Any

from sqlalchemy import Connection, Row, Select, bindparam, func, insert, select, union_all

from briefs.model import Fact, SourcedFact
from briefs.series import Series, levels
from storage import codec
from storage.engine import Database
from storage.facts import sourced
from storage.schema import fact_levels, facts
from storage.values import State

MOST = 60  # facts of a series that are told
_AT_ONCE = 1_000
Dated = tuple[date, SourcedFact]  # a fact with its article's day


async def series_of(db: Database, organisation_id: str, *, most: int = MOST) -> tuple[tuple[Series, int], ...]:
    """The series that the organisation has figures for, with the number of facts that tell them, `most` at most.

    The series are found by as many steps through the index, and no more facts counted than are drawn.
    """
    index, its = fact_levels.c, fact_levels.c.organisation_id == organisation_id
    walk = select(func.min(index.series).label("series")).where(its).cte(recursive=True)
    after = select(func.min(index.series)).where(its, index.series > walk.c.series).scalar_subquery().correlate(walk)
    walk = walk.union_all(select(after).where(walk.c.series.is_not(None)))
    told = select(index.fact_id).join(facts, facts.c.id == index.fact_id).where(its, index.series == walk.c.series)
    some = told.where(facts.c.state == State.PUBLISHED).limit(most).correlate(walk).subquery()
    number = select(func.count()).select_from(some).scalar_subquery()
    query = select(walk.c.series, number).where(walk.c.series.is_not(None)).order_by(walk.c.series)
    async with db.read() as connection:
        return tuple((Series.parse(text), int(count)) for text, count in await connection.execute(query) if count)


async def of_series(db: Database, organisation_id: str, series: Series, *, limit: int = MOST) -> tuple[Dated, ...]:
    """The organisation's facts of that series, those for the latest time first."""
    return await _read(db, _facts(series).where(fact_levels.c.organisation_id == organisation_id).limit(limit))


async def of_several(
    db: Database, organisation_id: str, wanted: Sequence[Series], *, limit: int
) -> dict[Series, tuple[Dated, ...]]:
    """The organisation's facts of each of these series, as `of_series` gives them, in one query."""
    found: dict[Series, list[Dated]] = {series: [] for series in wanted}
    if not found:
        return {}
    given = {"organisation": organisation_id, "most": limit} | {_nth(n): one.text for n, one in enumerate(found)}
    async with db.read() as connection:
        for row in await connection.execute(_of_several(len(found)), given):
            found[Series.parse(row.series)].append(_dated(row))
    return {series: tuple(dated) for series, dated in found.items()}


@cache
def _of_several(count: int) -> Select[Any]:
    """The query for so many series; to put it together takes longer than to run it."""
    index = fact_levels.c
    of_each = [
        select(
            select(index.fact_id, index.series, index.moment)
            .join(facts, facts.c.id == index.fact_id)
            .where(index.organisation_id == bindparam("organisation"), index.series == bindparam(_nth(number)))
            .where(facts.c.state == State.PUBLISHED)
            .order_by(index.moment.desc(), index.fact_id)
            .limit(bindparam("most"))
            .subquery()
        )
        for number in range(count)
    ]
    told = union_all(*of_each).subquery()
    query = sourced().add_columns(told.c.series).join(told, told.c.fact_id == facts.c.id)
    return query.order_by(told.c.moment.desc(), told.c.fact_id)


def _nth(number: int) -> str:
    return f"series_{number}"


async def newest_of_series(db: Database, series: Series, *, limit: int = 100) -> tuple[Dated, ...]:
    """The facts of that series of every organisation, those for the latest time first."""
    return await _read(db, _facts(series).limit(limit))


def index_rows(fact_id: int, fact: Fact, sentence: str, day: date) -> Iterator[dict[str, Any]]:
    """The rows by which a fact's figures are found."""
    for level in levels(fact, sentence, day):
        yield {
            "fact_id": fact_id,
            "series": level.series.text,
            "organisation_id": fact.subject[0],
            "moment": level.end,
        }


def fill(connection: Connection) -> None:
    """Makes the rows of every fact that is kept."""
    page = select(*_needed()).order_by(facts.c.id).limit(_AT_ONCE)
    last = 0
    while kept := connection.execute(page.where(facts.c.id > last)).all():
        last = kept[-1].id
        rows = [row for one in kept for row in index_rows(one.id, codec.fact_value(one), one.sentence, one.day)]
        if rows:
            connection.execute(insert(fact_levels), rows)


def _needed() -> tuple[Any, ...]:
    """The columns of a fact, those alone that the first schema had."""
    c = facts.c
    told = (c.kind, c.action, c.status, c.event_date, c.span_start, c.span_end, c.sentence, c.subject, c.others, c.what)
    return (c.id, *told, c.quantities, c.terms, c.topics, c.confidence, c.core, c.day)


def _facts(series: Series) -> Select[Any]:
    index = fact_levels.c
    return (
        sourced()
        .join(fact_levels, index.fact_id == facts.c.id)
        .where(index.series == series.text)
        .order_by(index.moment.desc(), index.fact_id)
    )


async def _read(db: Database, query: Select[Any]) -> tuple[Dated, ...]:
    async with db.read() as connection:
        return tuple(_dated(row) for row in await connection.execute(query))


def _dated(row: Row[Any]) -> Dated:
    return row.day, codec.sourced_value(row)
