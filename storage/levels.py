"""Figures that make series: which an organisation has, the facts of one, and what others tell of the same."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import cache
from typing import Any

from sqlalchemy import Connection, Row, Select, bindparam, delete, func, insert, select

from briefs.model import Fact, SourcedFact
from briefs.series import Series, levels
from storage import codec, statements
from storage.engine import Database
from storage.schema import fact_levels, facts
from storage.values import Standing, State

MOST = 60  # facts of a series that are told
_AT_ONCE = 1_000
_PUBLISHED = fact_levels.c.state == State.PUBLISHED
Dated = tuple[date, SourcedFact]  # a fact with its article's day


async def series_of(db: Database, organisation_id: str, *, most: int = MOST) -> tuple[tuple[Series, int], ...]:
    """The series that the organisation has figures for, with the number of facts that tell them, `most` at most.

    The series are found by as many steps through the index, and no more facts counted than are drawn.
    """
    rows = await db.rows(_series_of(), {"organisation": organisation_id, "most": most})
    return tuple((Series.parse(row.series), int(row.told)) for row in rows)


async def of_series(
    db: Database, organisation_id: str, series: Series, *, offset: int = 0, limit: int = MOST
) -> tuple[Dated, ...]:
    """The organisation's facts of that series, those for the latest time first, from the one with that number on."""
    return (await of_several(db, organisation_id, [series], offset=offset, limit=limit))[series]


async def of_several(
    db: Database, organisation_id: str, wanted: Sequence[Series], *, offset: int = 0, limit: int
) -> dict[Series, tuple[Dated, ...]]:
    """The organisation's facts of each of these series, as `of_series` gives them, in one transaction."""
    if not wanted:
        return {}
    values = {"organisation": organisation_id, "offset": offset, "most": limit}
    told = [values | {"series": series.text} for series in wanted]
    found = await db.read(lambda connection: [connection.execute(_of_series(), each).all() for each in told])
    return {series: _dated(rows) for series, rows in zip(wanted, found, strict=True)}


async def standings(db: Database, series: Series, on: date | None = None, *, limit: int) -> tuple[Standing, ...]:
    """Every organisation's figures of that series, for the latest time first or only those for the time that ends `on`.

    They are read from the index alone, up to `limit` of them.
    """
    values = {"series": series.text, "most": limit} | ({"on": on} if on else {})
    rows = await db.rows(_standings(dated=on is not None), values)
    return tuple(Standing(row.organisation_id, row.fact_id, row.moment, row.value) for row in rows)


async def by_ids(db: Database, ids: Sequence[int]) -> tuple[Dated, ...]:
    """The facts with these ids that are published."""
    return _dated(await db.rows(statements.by_ids(), {"ids": list(ids)})) if ids else ()


def index_rows(
    fact_id: int, fact: Fact, sentence: str, day: date, state: State = State.PUBLISHED
) -> Iterator[dict[str, Any]]:
    """The rows by which a fact's figures are found."""
    for level in levels(fact, sentence, day):
        yield {
            "fact_id": fact_id,
            "series": level.series.text,
            "organisation_id": fact.subject[0],
            "moment": level.end,
            "value": float(level.quantity.value),
            "state": state.value,
        }


def fill(connection: Connection) -> None:
    """Makes the rows of every fact that is kept anew."""
    connection.execute(delete(fact_levels))
    page = select(facts).order_by(facts.c.id).limit(_AT_ONCE)
    last = 0
    while kept := connection.execute(page.where(facts.c.id > last)).all():
        last = kept[-1].id
        rows = [row for one in kept for row in _rows_of(one)]
        if rows:
            connection.execute(insert(fact_levels), rows)


def _rows_of(row: Row[Any]) -> Iterator[dict[str, Any]]:
    return index_rows(row.id, codec.fact_value(row), row.sentence, row.day, State(row.state))


@cache
def _series_of() -> Select[Any]:
    """The series of an `organisation`, each with how many facts tell it, up to `most`."""
    index, its = fact_levels.c, fact_levels.c.organisation_id == bindparam("organisation")
    walk = select(func.min(index.series).label("series")).where(its).cte(recursive=True)
    after = select(func.min(index.series)).where(its, index.series > walk.c.series).scalar_subquery().correlate(walk)
    walk = walk.union_all(select(after).where(walk.c.series.is_not(None)))
    told = select(index.fact_id).where(its, index.series == walk.c.series, _PUBLISHED).limit(bindparam("most"))
    number = select(func.count()).select_from(told.correlate(walk).subquery()).scalar_subquery().label("told")
    return select(walk.c.series, number).where(walk.c.series.is_not(None), number > 0).order_by(walk.c.series)


@cache
def _of_series() -> Select[Any]:
    """The `most` latest facts of a `series` of an `organisation`, from `offset` on."""
    index = fact_levels.c
    return (
        statements.sourced()
        .join(fact_levels, index.fact_id == facts.c.id)
        .where(index.organisation_id == bindparam("organisation"), index.series == bindparam("series"))
        .order_by(index.moment.desc(), index.fact_id)
        .offset(bindparam("offset"))
        .limit(bindparam("most"))
    )


@cache
def _standings(*, dated: bool) -> Select[Any]:
    """The `most` latest figures of a `series`, or those `on` a day."""
    index = fact_levels.c
    query = select(index.organisation_id, index.fact_id, index.moment, index.value)
    of_day = [index.moment == bindparam("on")] if dated else []
    told = query.where(index.series == bindparam("series"), *of_day, _PUBLISHED)
    return told.order_by(index.moment.desc(), index.fact_id).limit(bindparam("most"))


def _dated(rows: Iterable[Row[Any]]) -> tuple[Dated, ...]:
    return tuple((row.day, codec.sourced_value(row)) for row in rows)
