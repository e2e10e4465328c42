"""Figures that a clause tells as two kinds of fact are told once."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from briefs.model import Fact, Kind, Lang, Quantity, Span, Unit
from briefs.parsing.facts.onekind import of_one_kind

SPAN = Span(0, 20)


def told(kind: Kind, unit: Unit = Unit.PERCENT, value: int = 30, subject: str = "biren") -> Fact:
    quantities = (Quantity(Decimal(value), unit, Span(4, 6)),)
    return Fact(kind=kind, subject=(subject,), span=SPAN, action="", quantities=quantities)


@pytest.mark.parametrize(
    ("lang", "first", "second", "stays"),
    [
        ("ko", Kind.PERFORMANCE, Kind.MARKET, Kind.PERFORMANCE),
        ("en", Kind.TALENT, Kind.PERFORMANCE, Kind.TALENT),
        ("en", Kind.CAPABILITY, Kind.PERFORMANCE, Kind.PERFORMANCE),
        ("ko", Kind.FUNDING, Kind.INVESTMENT, Kind.INVESTMENT),
        ("ko", Kind.RELEASE, Kind.PERFORMANCE, Kind.PERFORMANCE),
        ("ko", Kind.TALENT, Kind.ADOPTION, Kind.TALENT),
    ],
)
def test_the_same_figures_tell_one_kind(lang: Lang, first: Kind, second: Kind, stays: Kind) -> None:
    assert [fact.kind for fact in of_one_kind([told(first), told(second)], lang)] == [stays]


@pytest.mark.parametrize(
    ("lang", "first", "second"),
    [
        ("ko", told(Kind.PERFORMANCE), told(Kind.MARKET, value=40)),
        ("ko", told(Kind.PERFORMANCE), told(Kind.MARKET, subject="hygon")),
        ("ko", told(Kind.PARTNERSHIP), told(Kind.INVESTMENT)),
        ("en", told(Kind.MARKET), told(Kind.ADOPTION)),
        ("ko", told(Kind.RELEASE, Unit.CNY), told(Kind.PERFORMANCE, Unit.CNY)),
        ("ko", replace(told(Kind.RELEASE), quantities=()), replace(told(Kind.ADOPTION), quantities=())),
    ],
)
def test_other_figures_and_kinds_stay_beside_each_other(lang: Lang, first: Fact, second: Fact) -> None:
    assert list(of_one_kind([first, second], lang)) == [first, second]
