"""Which figures make series, whose and for what time; a doubtful one makes none."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from briefs.lexicon import load
from briefs.model import Article, Fact, Kind, Lang, Quantity, Role, Source, SourcedFact, Span, Status, Unit
from briefs.parsing import parse
from briefs.series import Length, Point, Series, levels, points

DAY = date(2025, 11, 26)
Q3: dict[str, Any] = {"date": "2025", "terms": ("third-quarter",)}


def quantity(
    value: int | str, unit: Unit = Unit.CNY, measure: str | None = "revenue", at: int = 0, **fields: Any
) -> Quantity:
    return Quantity(Decimal(value), unit, Span(at, at + 1), measure=measure, **fields)


def fact(*quantities: Quantity, subject: tuple[str, ...] = ("baidu",), kind: Kind = Kind.MARKET, **fields: Any) -> Fact:
    return Fact(kind, subject, Span(0, 1), quantities=quantities, **fields)


def series_of(told: Fact, sentence: str = "") -> list[str]:
    return [level.series.text for level in levels(told, sentence, DAY)]


def test_asked_for_one_series_it_gives_the_same_figures_of_it() -> None:
    change = quantity(7, Unit.PERCENT, role=Role.CHANGE)
    told = fact(quantity(10), quantity(3, measure="net-profit"), change, quantity(5, Unit.USD), **Q3)
    every = levels(told, "", DAY)
    assert len({level.series for level in every}) > 2
    for level in every:
        asked = levels(told, "", DAY, level.series)
        assert [one for one in asked if one.series == level.series] == [level]
        assert len(asked) < len(every)


@pytest.mark.parametrize(
    ("fields", "length", "end"),
    [
        (Q3, Length.QUARTER, date(2025, 9, 30)),
        ({"date": "2025", "terms": ("first-half",)}, Length.HALF, date(2025, 6, 30)),
        ({"date": "2024"}, Length.YEAR, date(2024, 12, 31)),
        ({"date": "2025"}, Length.UNTOLD, DAY),  # the year isn't over
        ({"date": "2025", "status": Status.FORECAST}, Length.YEAR, date(2025, 12, 31)),
        ({"date": "2025-11-25"}, Length.UNTOLD, date(2025, 11, 25)),
        ({"date": "2025", "terms": ("first-quarter", "third-quarter")}, Length.UNTOLD, DAY),
        ({}, Length.UNTOLD, DAY),
    ],
)
def test_the_time_of_a_figure_is_what_is_sure(fields: dict[str, Any], length: Length, end: date) -> None:
    (level,) = levels(fact(quantity(10), **fields), "", DAY)
    assert (level.series.length, level.end) == (length, end)


@pytest.mark.parametrize(
    "sentence",
    [
        "2024년 1~9월 매출은",
        "3분기 누적 매출",
        "in the first nine months of 2024",
        "Six-month revenue",
        "January-September",
    ],
)
def test_a_stretch_of_another_length_is_no_year(sentence: str) -> None:
    (level,) = levels(fact(quantity(10), date="2024"), sentence, DAY)
    assert level.series.length is Length.UNTOLD


@pytest.mark.parametrize(
    "told",
    [
        fact(quantity(10), subject=("kehua", "tencent"), **Q3),  # whose?
        fact(quantity(10), quantity(12), **Q3),  # which?
        fact(quantity(10), what=("Kunlun P800",), **Q3),  # a product's
        fact(quantity(10), confidence=0.5, **Q3),
        fact(quantity(10), date="2025", terms=("third-quarter", "ai-revenue")),  # a part of it
        fact(quantity(10, measure=None), **Q3),
        fact(quantity(10, role=Role.CONVERTED), **Q3),
        fact(quantity(10, role=Role.FROM), **Q3),
        fact(quantity(300, Unit.PERCENT, "growth-rate"), **Q3),
        fact(quantity(10, measure=None), kind=Kind.FUNDING, action="acquire"),
    ],
)
def test_what_is_not_sure_makes_no_series(told: Fact) -> None:
    assert series_of(told) == []


def test_each_measure_unit_and_thing_is_a_series_of_its_own() -> None:
    told = fact(quantity(10), quantity(-3, Unit.PERCENT, role=Role.CHANGE), quantity(2, Unit.USD, "net-profit"), **Q3)
    series = ["revenue|CNY|quarter|", "revenue|percent|quarter|year", "net-profit|USD|quarter|"]
    assert series_of(told, "up 3% year on year") == series
    users = fact(quantity(5, Unit.USERS, "monthly-active-users"), kind=Kind.ADOPTION, what=("Doubao",))
    assert series_of(users) == ["monthly-active-users|users|moment|Doubao"]
    shipped = fact(quantity(5, Unit.UNITS, "shipments", counted="humanoid"), date="2025-10")
    assert series_of(shipped) == ["shipments|units|month|humanoid"]


def test_money_without_a_measure_is_named_by_its_fact() -> None:
    assert series_of(fact(quantity(10, measure=None), kind=Kind.INVESTMENT)) == ["investment-amount|CNY|moment|"]
    raised = fact(
        quantity(1, measure=None), quantity(9, measure=None, role=Role.VALUATION), kind=Kind.FUNDING, action="raise"
    )
    assert series_of(raised) == ["funds-raised|CNY|moment|", "valuation|CNY|moment|"]


def test_sales_in_money_and_their_change_are_revenue() -> None:
    told = fact(quantity(10, Unit.USD, "sales"), quantity(8, Unit.PERCENT, "sales", role=Role.CHANGE), **Q3)
    assert series_of(told, "+8% q/q") == ["revenue|USD|quarter|", "revenue|percent|quarter|period"]


@pytest.mark.parametrize(
    ("sentence", "series"),
    [
        ("전년 동기 대비 8% 늘었다", "revenue|percent|quarter|year"),
        ("1년 전보다 8% 늘었다", "revenue|percent|quarter|year"),
        ("rose 8% from a year earlier", "revenue|percent|quarter|year"),
        ("직전 분기보다 8% 늘었다", "revenue|percent|quarter|period"),
        ("up 8% from the previous quarter", "revenue|percent|quarter|period"),
        ("전년보다 8%, 전분기보다 2%", "revenue|percent|untold|"),
        ("8% 늘었다", "revenue|percent|untold|"),
    ],
)
def test_a_change_stands_only_beside_changes_on_the_same_base(sentence: str, series: str) -> None:
    assert series_of(fact(quantity(8, Unit.PERCENT, role=Role.CHANGE), **Q3), sentence) == [series]


def test_a_years_change_is_one_on_the_year_before() -> None:
    told = fact(quantity(8, Unit.PERCENT, role=Role.CHANGE), date="2024")
    assert series_of(told, "8% 늘었다") == ["revenue|percent|year|year"]


def test_a_range_keeps_both_ends_and_a_level_before_a_change_is_none() -> None:
    low, high = quantity(18, role=Role.FROM), quantity(20, role=Role.TO, at=2)
    (level,) = levels(fact(low, high, **Q3), "", DAY)
    assert (level.low, level.quantity) == (low, high)
    (level,) = levels(fact(low, quantity(20, role=Role.TO, at=40), **Q3), "", DAY)
    assert level.low is None


def test_a_series_comes_back_from_its_text_and_has_a_key_for_buttons() -> None:
    series = Series("users", Unit.USERS, Length.MOMENT, "A|B")
    assert Series.parse(series.text) == series
    assert len(series.key) == 8


def sourced(told: Fact, number: int, day: date = DAY, event: int = 0) -> tuple[date, SourcedFact]:
    return day, SourcedFact(number, told, "", Source(number, "", "ko", day, f"Paper {number}"), event)


def shown(found: tuple[Point, ...]) -> list[tuple[str, str | None, str, bool, int]]:
    return [(p.when, p.period, str(p.level.quantity.value), p.ahead, p.others) for p in found]


REVENUE = Series("revenue", Unit.CNY, Length.QUARTER)


def test_points_stand_in_time_plans_after_what_was_done() -> None:
    second: dict[str, Any] = {"date": "2025", "terms": ("second-quarter",)}
    told = [
        sourced(fact(quantity(3), **Q3), 1),
        sourced(fact(quantity(2), **second), 2),
        sourced(fact(quantity(4), status=Status.FORECAST, **Q3), 3),
    ]
    assert shown(points(REVENUE, told)) == [
        ("2025", "second-quarter", "2", False, 0),
        ("2025", "third-quarter", "4", True, 0),
        ("2025", "third-quarter", "3", False, 0),
    ]


def test_reports_that_agree_are_one_point_and_those_that_differ_two() -> None:
    exact, rounded, other = (fact(quantity(value), **Q3) for value in (17162000000, 17200000000, 19000000000))
    found = points(REVENUE, [sourced(rounded, 1), sourced(exact, 2), sourced(other, 3)])
    assert [(str(p.level.quantity.value), p.others) for p in found] == [("17162000000", 1), ("19000000000", 0)]


def test_a_sum_told_again_later_stands_where_it_was_told_first() -> None:
    pledge = fact(quantity(380, measure=None), kind=Kind.INVESTMENT)
    series = Series("investment-amount", Unit.CNY, Length.MOMENT)
    found = points(series, [sourced(pledge, 2), sourced(pledge, 1, date(2025, 2, 24))])
    assert shown(found) == [("2025-02-24", None, "380", False, 1)]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("바이두", "바이두의 2024년 순이익은 209억 위안으로 5% 줄었고 조정 순이익은 103억 위안에 그쳤다."),
        ("Baidu", "Baidu's net profit was 20.9 billion yuan in 2024 and its adjusted net profit 10.3 billion yuan."),
    ],
)
def test_adjusted_profit_is_no_second_figure_of_profit(name: str, text: str) -> None:
    lang: Lang = "ko" if name == "바이두" else "en"
    [told] = parse(Article(lang, name, text, DAY), load()).facts
    found = {level.series.text: level.quantity.value / 10**9 for level in levels(told, text, DAY)}
    assert found["net-profit|CNY|year|"] == Decimal("20.9")
    assert found["adjusted-net-profit|CNY|year|"] == Decimal("10.3")


def test_levels_before_and_after_a_change_are_no_range_however_near() -> None:
    sentence = "목표주가를 1223위안에서 1835위안으로 올렸다."
    low, high = (
        Quantity(Decimal(value), Unit.CNY, Span(at, at + 6), role=role, measure="target-price")
        for value, at, role in ((1223, 6, Role.FROM), (1835, 15, Role.TO))
    )
    (level,) = levels(fact(low, high), sentence, DAY) or (None,)
    assert level is None or level.low is None


def test_a_part_of_a_whole_is_no_change() -> None:
    part = Quantity(Decimal(70), Unit.PERCENT, Span(0, 3), Role.CHANGE, measure="revenue")
    assert series_of(fact(part, date="2025"), "70% of revenue comes from subscriptions.") == []


def test_a_figure_that_nobody_could_read_is_drawn_nowhere() -> None:
    assert series_of(fact(quantity("9" * 40), **Q3)) == []
