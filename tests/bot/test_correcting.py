"""Corrections are pure: whatever somebody types is read or refused, and the evidence never changes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.desk import correcting, products
from bot.desk.correcting import UnreadableError
from briefs.lexicon import load
from briefs.model import Bound, Fact, Kind, Quantity, Role, Span, Status, Unit

MONEY = Quantity(Decimal(380 * 10**9), Unit.CNY, Span(3, 9), measure="capex")
WON = Quantity(Decimal(75 * 10**12), Unit.KRW, Span(10, 14), role=Role.CONVERTED)
FALL = Quantity(Decimal("-6.5"), Unit.PERCENT, Span(20, 24), role=Role.CHANGE)
USERS = Quantity(Decimal(10**6), Unit.USERS, Span(30, 34))
FACT = Fact(
    Kind.INVESTMENT, ("alibaba",), Span(0, 40), "invest", others=("baidu",), quantities=(MONEY, WON, FALL, USERS)
)
PUBLISHED = date(2025, 3, 28)

figures = st.builds(
    Quantity,
    st.decimals(-(10**12), 10**12, places=2),
    st.sampled_from(Unit),
    st.just(Span(1, 2)),
    st.sampled_from(Role),
    st.sampled_from(Bound),
)
told = st.builds(
    Fact,
    st.sampled_from(Kind),
    st.lists(st.sampled_from(["baidu", "alibaba", "nobody"]), max_size=2).map(tuple),
    st.just(Span(0, 40)),
    st.sampled_from(["", "invest", "unveil", "no-such-act"]),
    what=st.lists(st.sampled_from(["ERNIE X1", "Zeta Box 9"]), max_size=2, unique=True).map(tuple),
    others=st.lists(st.sampled_from(["baidu", "smic"]), max_size=2, unique=True).map(tuple),
    quantities=st.lists(figures, max_size=4).map(tuple),
    status=st.sampled_from(Status),
)


@pytest.mark.parametrize(
    ("typed", "at", "value", "unit"),
    [
        ("3,810억 위안", 0, 381 * 10**9, Unit.CNY),
        ("CNY 381 billion", 0, 381 * 10**9, Unit.CNY),
        ("USD 5 million", 0, 5 * 10**6, Unit.USD),
        ("381,000,000,000", 0, 381 * 10**9, Unit.CNY),
        ("7%", 2, -7, Unit.PERCENT),
        ("+7%", 2, 7, Unit.PERCENT),
        ("7.25", 2, Decimal("-7.25"), Unit.PERCENT),
        ("200만 명", 3, 2 * 10**6, Unit.USERS),
        ("3 million users", 3, 3 * 10**6, Unit.USERS),
        ("6,710억 개", 3, 671 * 10**9, Unit.USERS),
    ],
)
def test_a_typed_figure_takes_the_place_of_another_and_goes_on_doing_what_it_did(
    typed: str, at: int, value: Decimal, unit: Unit
) -> None:
    new, old = correcting.figure(typed, FACT, at), FACT.quantities[at]
    assert (new.value, new.unit) == (value, unit)
    assert (new.role, new.measure, new.counted, new.span) == (old.role, old.measure, old.counted, old.span)


def test_the_conversion_of_a_corrected_figure_goes_with_it() -> None:
    corrected = correcting.with_figure(FACT, 0, replace(MONEY, value=Decimal(1)))
    assert [one.unit for one in corrected.quantities] == [Unit.CNY, Unit.PERCENT, Unit.USERS]
    assert [one.unit for one in correcting.without_figure(FACT, 0).quantities] == [Unit.PERCENT, Unit.USERS]
    assert correcting.with_figure(FACT, 2, FALL).quantities == FACT.quantities


def test_a_new_figure_needs_a_unit_of_its_own() -> None:
    assert correcting.figure("5,000억 원", FACT, 4).unit is Unit.KRW
    for typed in ("5000", "5,000", "many"):
        with pytest.raises(UnreadableError):
            correcting.figure(typed, FACT, 4)


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("2025", "2025"),
        ("2025-3", "2025-03"),
        ("2025.3.7", "2025-03-07"),
        ("2025/03/27", "2025-03-27"),
        ("2025년 3월", "2025-03"),
        ("3월 27일", "2025-03-27"),
        ("27 March 2026", "2026-03-27"),
        ("내년", "2026"),
    ],
)
def test_a_typed_date_is_read_in_the_forms_people_write(typed: str, value: str) -> None:
    assert correcting.moment(typed, PUBLISHED) == value


@given(st.text(max_size=100), st.integers(0, 6))
def test_whatever_is_typed_is_a_figure_or_refused(typed: str, at: int) -> None:
    try:
        new = correcting.figure(typed, FACT, at)
    except UnreadableError:
        return
    assert new.value.is_finite()
    assert new.span == (FACT.quantities[at].span if at < len(FACT.quantities) else FACT.span)


@given(st.text(max_size=100) | st.from_regex(r"\d{1,5}[-./]\d{1,3}[-./]\d{1,3}", fullmatch=True))
def test_whatever_is_typed_is_a_date_or_refused(typed: str) -> None:
    try:
        value = correcting.moment(typed, PUBLISHED)
    except UnreadableError:
        return
    parts = [int(part) for part in value.split("-")]
    date(*[*parts, 1, 1][:3])
    assert 1900 <= parts[0] <= 2100


@given(told, st.sampled_from(Kind), st.sampled_from(Status), figures, st.integers(0, 5))
def test_no_correction_changes_the_evidence_and_each_can_be_repeated(
    fact: Fact, kind: Kind, status: Status, figure: Quantity, at: int
) -> None:
    lexicon = load()
    for new in (
        correcting.with_kind(fact, kind, lexicon),
        correcting.with_status(fact, status),
        correcting.with_subject(fact, ["baidu", "baidu", "smic"]),
        correcting.with_others(fact, ["baidu", "baidu", "smic"]),
        correcting.with_products(fact, ["Qwen3", "Qwen3"]),
        correcting.with_date(fact, "2025-03"),
        correcting.with_figure(fact, at, figure),
        correcting.without_figure(fact, at),
        correcting.vouched(fact, lexicon),
    ):
        assert new.span == fact.span
        assert not set(new.subject) & set(new.others) or new.subject == fact.subject
        vouched = correcting.vouched(new, lexicon)
        assert vouched.confidence == 1.0
        assert correcting.vouched(vouched, lexicon) == vouched
    once = correcting.with_subject(fact, ["baidu", "baidu", "smic"])
    assert once.subject == ("baidu", "smic")
    assert correcting.with_subject(once, ["baidu", "smic"]) == once


@pytest.mark.parametrize(
    ("typed", "subject", "meant"),
    [
        ("Qwen3", (), ("Qwen3",)),
        ("어니 X1, 큐원", (), ("ERNIE X1", "Qwen")),
        ("어니 9.7", (), ("ERNIE 9.7",)),
        ("  ernie   x1 ", (), ("ERNIE X1",)),
        ("R1", ("deepseek",), ("DeepSeek-R1",)),
        ("Zeta Box 9、어니 X1, ERNIE X1", (), ("Zeta Box 9", "ERNIE X1")),
    ],
)
def test_a_typed_product_is_the_one_that_is_spelled_so_or_a_new_one(
    typed: str, subject: tuple[str, ...], meant: tuple[str, ...]
) -> None:
    assert products.meant(typed, replace(FACT, subject=subject), load()) == meant


@given(st.text(max_size=100))
def test_whatever_is_typed_is_products_or_refused(typed: str) -> None:
    try:
        made = products.meant(typed, FACT, load())
    except UnreadableError:
        return
    assert 1 <= len(made) <= products.MOST
    assert len(set(made)) == len(made)
    assert all(name == name.strip() and not set(name) & set("<>\n") for name in made)


@given(told, st.lists(st.sampled_from(["baidu", "alibaba", "smic"]), max_size=4))
def test_nobody_stands_on_both_sides_after_a_correction_of_either(fact: Fact, named: list[str]) -> None:
    for new in (correcting.with_subject(fact, named), correcting.with_others(fact, named)):
        assert not set(new.subject) & set(new.others)
        assert len(set(new.others)) == len(new.others)
