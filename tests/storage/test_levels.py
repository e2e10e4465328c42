"""Figures are found by organisation and series, and again after a migration."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import delete

from briefs.model import Fact, Kind, Quantity, Span, Unit
from briefs.series import Length, Series
from storage import articles, levels
from storage.engine import Database
from storage.schema import fact_levels
from storage.values import Added
from tests.storage.samples import DAY, NOW, fact, parsed, retract

REVENUE = Series("revenue", Unit.CNY, Length.QUARTER)


def revenue(company: str, value: int, **fields: Any) -> Fact:
    """Revenue of a quarter."""
    quantity = Quantity(Decimal(value), Unit.CNY, Span(0, 1), measure="revenue")
    return fact(company, **{"kind": Kind.MARKET, "quantities": (quantity,), "date": "2024", **fields})


async def load(db: Database, *facts: Fact, title: str = "매출") -> Added:
    added = await articles.add(db, parsed(*facts, title=title), now=NOW)
    assert isinstance(added, Added)
    return added


async def test_facts_of_a_series_come_latest_time_first(database: Database) -> None:
    quarters = ("third-quarter", "first-quarter", "fourth-quarter")
    await load(database, *(revenue("baidu", 10, terms=(quarter,)) for quarter in quarters))
    await load(database, revenue("tencent", 20, terms=("second-quarter",)), title="텐센트")
    assert await levels.series_of(database, "baidu") == ((REVENUE, 3),)
    found = await levels.of_series(database, "baidu", REVENUE)
    assert [each.fact.terms[0] for _, each in found] == ["fourth-quarter", "third-quarter", "first-quarter"]
    assert {day for day, _ in found} == {DAY}
    assert await levels.of_several(database, "baidu", [REVENUE], limit=2) == {REVENUE: found[:2]}
    assert await levels.of_series(database, "baidu", REVENUE, offset=1, limit=2) == found[1:3]
    unknown = Series("users", Unit.PEOPLE, Length.MOMENT)
    both = await levels.of_several(database, "baidu", [unknown, REVENUE], limit=3)
    assert list(both.items()) == [(unknown, ()), (REVENUE, found)]
    assert await levels.of_several(database, "baidu", [], limit=3) == {}
    everyone = await levels.standings(database, REVENUE, limit=3)
    assert [(one.organisation_id, one.value) for one in everyone] == [("baidu", 10), ("baidu", 10), ("tencent", 20)]
    at_midyear = await levels.standings(database, REVENUE, date(2024, 6, 30), limit=3)
    assert [one.organisation_id for one in at_midyear] == ["tencent"]
    [(_, told)] = await levels.by_ids(database, [at_midyear[0].fact_id])
    assert told.fact.subject == ("tencent",)
    assert await levels.by_ids(database, []) == ()


async def test_a_retracted_figure_stands_nowhere(database: Database) -> None:
    await retract(database, await load(database, revenue("baidu", 10, terms=("first-quarter",))))
    assert await levels.series_of(database, "baidu") == ()
    assert await levels.of_series(database, "baidu", REVENUE) == ()
    assert await levels.standings(database, REVENUE, limit=3) == ()


async def test_the_rows_of_kept_facts_can_be_made_again(database: Database) -> None:
    await load(database, revenue("baidu", 10, terms=("first-quarter",)), revenue("baidu", 10), fact("baidu"))
    before = await levels.series_of(database, "baidu")
    async with database.begin() as connection:
        await connection.execute(delete(fact_levels))
        await connection.run_sync(levels.fill)
    assert await levels.series_of(database, "baidu") == before
    assert {series.length for series, _ in before} == {Length.QUARTER, Length.YEAR}
