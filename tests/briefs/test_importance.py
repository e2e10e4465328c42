"""Which of two facts of the same day is told first."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from briefs.importance import importance
from briefs.model import Fact, Kind, Quantity, Span, Status, Unit

PLAIN = Fact(Kind.MARKET, ("baidu",), Span(0, 9), status=Status.PLANNED, confidence=0.5)
COUNT = (Quantity(Decimal(7), Unit.COUNT, Span(0, 1)),)
MONEY = (Quantity(Decimal(7), Unit.CNY, Span(0, 1)),)


@pytest.mark.parametrize(
    ("more", "less"),
    [
        (replace(PLAIN, core=True), PLAIN),
        (replace(PLAIN, quantities=COUNT), PLAIN),
        (replace(PLAIN, quantities=MONEY), replace(PLAIN, quantities=COUNT)),
        (replace(PLAIN, what=("Qwen",)), PLAIN),
        (replace(PLAIN, status=Status.DONE), PLAIN),
        (PLAIN, replace(PLAIN, status=Status.FORECAST)),
        (replace(PLAIN, confidence=0.9), PLAIN),
        (replace(PLAIN, kind=Kind.RESTRICTION), PLAIN),
        (PLAIN, replace(PLAIN, kind=Kind.STRATEGY)),
    ],
)
def test_what_says_more_comes_first(more: Fact, less: Fact) -> None:
    assert importance(more) > importance(less)


@pytest.mark.parametrize("kind", Kind)
def test_core_fact_at_its_least_comes_before_any_other_at_its_best(kind: Kind) -> None:
    best = replace(PLAIN, kind=kind, quantities=MONEY, what=("Qwen",), status=Status.DONE, confidence=1.0)
    least = Fact(Kind.STRATEGY, ("baidu",), Span(0, 9), status=Status.UNCONFIRMED, confidence=0.0, core=True)
    assert importance(least) > importance(best)
