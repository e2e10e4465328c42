"""Figures and dates as each language writes them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefs.lexicon import load
from briefs.model import LANGS, Quantity, Role, Span, Unit
from briefs.writing import dates, figures
from briefs.writing.gather import Figure, gather
from tests.briefs.writing.facts import NOW, quantity


@pytest.mark.parametrize(
    ("value", "ko", "en"),
    [
        ("398100000000", "3,981억", "398.1 billion"),
        ("2880000000", "28억8,000만", "2.88 billion"),
        ("1200000000000", "1조2,000억", "1.2 trillion"),
        ("671000000000", "6,710억", "671 billion"),
        ("15488", "1만5,488", "15,488"),
        ("100000", "10만", "100,000"),
        ("1665123456", "16억6,512만3,456", "1,665,123,456"),
        ("1464.98", "1,464.98", "1,464.98"),
        ("0.6", "0.6", "0.6"),
        ("1E+12", "1조", "1 trillion"),
        ("-530000000", "-5억3,000만", "-530 million"),
        ("0", "0", "0"),
    ],
)
def test_a_number_is_grouped_as_readers_expect(value: str, ko: str, en: str) -> None:
    assert (figures.number(Decimal(value), "ko"), figures.number(Decimal(value), "en")) == (ko, en)


@pytest.mark.parametrize(
    ("records", "ko", "en"),
    [
        ([{"value": 398100000000, "unit": "CNY"}], "3,981억 위안", "CNY 398.1 billion"),
        ([{"value": 1372, "unit": "CNY"}], "1,372위안", "CNY 1,372"),
        (
            [{"value": 10**9, "unit": "USD", "bound": "about"}, {"value": 10**12, "unit": "KRW", "role": "converted"}],
            "약 10억 달러(약 1조 원)",
            "about USD 1 billion (about KRW 1 trillion)",
        ),
        (
            [
                {"value": 80000, "unit": "CNY", "role": "from", "span": [0, 2]},
                {"value": 110000, "unit": "CNY", "role": "to", "span": [3, 8]},
            ],
            "8만~11만 위안",
            "CNY 80,000-110,000",
        ),
        (
            [
                {"value": 18, "unit": "percent", "role": "from", "span": [0, 2]},
                {"value": 20, "unit": "percent", "role": "to", "span": [3, 6]},
            ],
            "18~20%",
            "18-20%",
        ),
        ([{"value": 7, "unit": "nm"}], "7나노", "7 nm"),
        ([{"value": 256, "unit": "parameters", "bound": "under"}], "256개 미만", "under 256 parameters"),
        ([{"value": 5, "unit": "units", "bound": "at_least"}], "5개 이상", "at least 5 units"),
        ([{"value": 5, "unit": "nm", "bound": "at_most"}], "5나노 이하", "5 nm or below"),
        ([{"value": "0.00043", "unit": "watts"}], "0.43밀리와트", "0.43 milliwatts"),
        ([{"value": 2500, "unit": "people", "bound": "over"}], "2,500명 이상", "over 2,500 people"),
        ([{"value": 1, "unit": "people"}], "1명", "1 person"),
        ([{"value": 5500000, "unit": "users", "bound": "up_to"}], "최대 550만 명", "up to 5.5 million users"),
        ([{"value": 2, "unit": "times"}], "2배", "2 times"),
        ([{"value": 8 * 10**18, "unit": "flops"}], "8엑사플롭스", "8 exaflops"),
        (
            [
                {"value": 500 * 10**12, "unit": "flops", "role": "from", "span": [0, 3]},
                {"value": 700 * 10**12, "unit": "flops", "role": "to", "span": [4, 8]},
            ],
            "500~700테라플롭스",
            "500-700 teraflops",
        ),
        ([{"value": 500 * 10**6, "unit": "watts"}], "500메가와트", "500 megawatts"),
        ([{"value": 4 * 10**12, "unit": "bytes"}], "4테라바이트", "4 terabytes"),
    ],
)
def test_a_figure_is_told_with_unit_bound_and_conversion(records: list[dict[str, Any]], ko: str, en: str) -> None:
    gathered = gather(quantity(record, at) for at, record in enumerate(records))
    found = (*gathered.amounts, *(Figure(q) for q in gathered.multiples))[0]
    assert figures.figure(found, "ko", load()) == ko
    assert figures.figure(found, "en", load()) == en


def test_pieces_are_counted_as_korean_counts_them() -> None:
    found = Figure(quantity({"value": 3000, "unit": "units", "counted": "robotaxi"}), counter="대")
    assert figures.figure(found, "ko", load()) == "로보택시 3,000대"
    assert figures.figure(found, "en", load()) == "3,000 robotaxis"


@pytest.mark.parametrize("value", ["9" * 40, "1E+40", "0." + "3" * 60, "1E+4000", "-" + "9" * 40])
def test_a_number_that_nobody_could_read_is_told_by_its_size(value: str) -> None:
    for lang in LANGS:
        assert len(figures.number(Decimal(value), lang)) < 12
        assert len(figures.percent(Decimal(value), lang)) < 12


def test_a_length_of_time_is_spelled_out_in_english() -> None:
    length = quantity({"value": 3, "unit": "years"})
    assert (figures.duration(length, "ko"), figures.duration(length, "en")) == ("3년간", "three years")
    assert figures.duration(quantity({"value": 14, "unit": "months"}), "en") == "14 months"
    assert figures.duration(quantity({"value": 1.5, "unit": "years"}), "en") == "1.5 years"


def test_levels_before_and_after_a_change_are_no_range() -> None:
    before = Quantity(Decimal(20), Unit.PERCENT, Span(0, 3), Role.FROM)
    after = Quantity(Decimal(10), Unit.PERCENT, Span(10, 13), Role.TO)
    assert gather([before, after]).amounts == (Figure(after),)


@given(st.decimals(min_value=0, max_value=Decimal(10) ** 16, allow_nan=False, allow_infinity=False, places=2))
def test_no_digit_of_a_number_is_lost(value: Decimal) -> None:
    text, sizes = figures.english(value), {"trillion": 12, "billion": 9, "million": 6}
    digits, _, scale = text.partition(" ")
    assert Decimal(digits.replace(",", "")).scaleb(sizes.get(scale, 0)) == value


@pytest.mark.parametrize(
    ("moment", "ko", "en"),
    [
        ("2025-03-27", "3월 27일", "27 March"),
        ("2024-12-01", "2024년 12월 1일", "1 December 2024"),
        ("2025-03", "3월", "March"),
        ("2027-03", "2027년 3월", "March 2027"),
        ("2027", "2027년", "2027"),
        ("2025", "올해", "this year"),
    ],
)
def test_a_year_is_told_only_where_it_is_not_this_one(moment: str, ko: str, en: str) -> None:
    assert (dates.moment(moment, "ko", NOW), dates.moment(moment, "en", NOW)) == (ko, en)


def test_a_full_day_always_has_its_year() -> None:
    assert dates.full(date(2025, 3, 27), "ko") == "2025년 3월 27일"
    assert dates.full(date(2025, 3, 27), "en") == "27 March 2025"
