"""Plans to invest, loaded and corrected, for the tests of corrections."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from typing import Any

from briefs.model import Fact, Kind, Quantity, Span, Status, Topic, Unit
from storage import articles, corrections
from storage.engine import Database
from storage.values import Added
from tests.storage.samples import DAY, NOW, fact, parsed

EDITOR = 103


def money(billions: int) -> tuple[Quantity, ...]:
    """So many billion yuan."""
    return (Quantity(Decimal(billions * 10**9), Unit.CNY, Span(0, 1)),)


def plan(company: str, billions: int, term: str = "cloud", **fields: Any) -> Fact:
    """A plan to invest."""
    told = fact(company, kind=Kind.INVESTMENT, action="invest", status=Status.PLANNED, terms=(term,))
    return replace(told, quantities=money(billions), topics=(Topic.CLOUD,), **fields)


async def load(db: Database, title: str, *told: Fact, days: int = 0) -> int:
    """The article's id."""
    added = await articles.add(db, parsed(*told, title=title, published=DAY + timedelta(days)), now=NOW)
    assert isinstance(added, Added)
    return added.article_id


def as_told(told: Fact) -> Any:
    """A correction into `told`, its evidence aside."""
    return lambda old: replace(told, span=old.span)


async def correct(db: Database, fact_id: int, told: Fact) -> None:
    """A correction by our editor."""
    assert await corrections.correct(db, fact_id, as_told(told), now=NOW, by=EDITOR)
