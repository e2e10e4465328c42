"""What is told too thinly is no fact: nothing but whom it may be about, or again the figures of a surer fact."""

from __future__ import annotations

from decimal import Decimal

import pytest

from briefs.model import Fact, Kind, Quantity, Span, Unit
from briefs.parsing.thin import enough

SPAN = Span(0, 40)


def fact(kind: Kind, confidence: float, *figures: tuple[int, Unit], action: str = "") -> Fact:
    quantities = tuple(Quantity(Decimal(value), unit, SPAN) for value, unit in figures)
    return Fact(kind, ("baidu",), SPAN, action, quantities=quantities, confidence=confidence)


@pytest.mark.parametrize(
    ("one", "told"),
    [
        (fact(Kind.ADOPTION, 0.4), False),
        (fact(Kind.ADOPTION, 0.4, (4, Unit.COUNT)), False),
        (fact(Kind.ADOPTION, 0.4, (4, Unit.PERCENT)), True),
        (fact(Kind.ADOPTION, 0.4, (40, Unit.COUNT)), True),
        (fact(Kind.ADOPTION, 0.5), True),
        (fact(Kind.ADOPTION, 0.4, action="deploy"), True),
        (fact(Kind.FUNDING, 0.4, action="raise"), False),
        (fact(Kind.STRATEGY, 0.4), True),
    ],
)
def test_a_fact_of_nothing_but_a_subject_has_to_be_sure(one: Fact, told: bool) -> None:
    assert list(enough([one])) == [one] * told


def test_a_figure_tells_one_kind_of_fact() -> None:
    sure, unsure = fact(Kind.TALENT, 0.7, (7, Unit.PEOPLE)), fact(Kind.MARKET, 0.3, (7, Unit.PEOPLE))
    assert list(enough([unsure, sure])) == [sure]


def test_a_second_fact_with_a_figure_of_its_own_or_nearly_as_sure_stays() -> None:
    sure = fact(Kind.TALENT, 0.7, (7, Unit.PEOPLE))
    own, likely = fact(Kind.MARKET, 0.3, (8, Unit.PERCENT)), fact(Kind.MARKET, 0.5, (7, Unit.PEOPLE))
    assert list(enough([sure, own, likely])) == [sure, own, likely]
