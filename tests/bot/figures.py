"""Figures of companies over the years."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from bot.services import Services
from briefs.model import Fact, Kind, Quantity, Role, Span, Status, Unit
from tests.bot.timelines import publish

QUARTERS = ("first-quarter", "second-quarter", "third-quarter", "fourth-quarter")


def quantity(value: Decimal | float, unit: Unit = Unit.CNY, measure: str | None = "revenue", **fields: Any) -> Quantity:
    """A figure."""
    return Quantity(
        value if isinstance(value, Decimal) else Decimal(str(value)), unit, Span(0, 1), measure=measure, **fields
    )


def yuan(hundred_millions: float) -> Decimal:
    """So many times 100 million."""
    return Decimal(str(hundred_millions)) * 10**8


def quarter(company: str, year: int, number: int, value: float, **fields: Any) -> Fact:
    """Revenue of a quarter, in 100 million yuan."""
    given = fields.pop("quantities", (quantity(yuan(value)),))
    told = {"date": str(year), "terms": (QUARTERS[number - 1], "revenue"), "quantities": given} | fields
    return Fact(Kind.MARKET, (company,), Span(0, 1), **told)


def investment(company: str, value: float, **fields: Any) -> Fact:
    """An investment, in 100 million yuan."""
    money = quantity(yuan(value), measure=None)
    over = (quantity(3, Unit.YEARS, None, role=Role.DURATION),) if fields.pop("three_years", False) else ()
    return Fact(Kind.INVESTMENT, (company,), Span(0, 1), "invest", quantities=(money, *over), terms=("ai",), **fields)


async def baidu(services: Services) -> None:
    """Four quarters of revenue, one of them told in two ways, a forecast, a change, an investment."""
    for number, value in enumerate((324.5, 327.1, 311.7), 1):
        await publish(services, date(2024, 3 * number + 2, 20), quarter("baidu", 2024, number, value))
    fall = quantity(-2.4, Unit.PERCENT, role=Role.CHANGE)
    last = (quantity(yuan(341.2)), fall)
    await publish(
        services, date(2025, 2, 18), quarter("baidu", 2024, 4, 0, quantities=last), told="전년 동기 대비 수치"
    )
    await publish(services, date(2025, 2, 19), quarter("baidu", 2024, 4, 355.0), publisher="다른일보")
    await publish(services, date(2025, 3, 1), quarter("baidu", 2025, 1, 320, status=Status.FORECAST))
    await publish(services, date(2025, 3, 2), investment("baidu", 100))


async def investments(services: Services) -> None:
    """What three companies spend."""
    await publish(services, date(2025, 2, 24), investment("alibaba", 3800, three_years=True, status=Status.PLANNED))
    await publish(services, date(2025, 3, 19), investment("tencent", 900))
    await publish(services, date(2025, 3, 20), investment("alibaba-cloud", 3800))
