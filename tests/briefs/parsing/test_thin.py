"""What is told too thinly is no fact: nothing but whom it may be about, or again the figures of a surer fact."""

from __future__ import annotations

from decimal import Decimal

import pytest

from briefs.lexicon import load
from briefs.model import Article, Fact, Kind, Quantity, Span, Unit
from briefs.parsing import parse
from briefs.parsing.facts.thin import enough

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


@pytest.mark.parametrize(
    ("one", "told"),
    [
        (fact(Kind.MARKET, 0.1, action="rise"), False),
        (fact(Kind.MARKET, 0.2), True),
        (fact(Kind.MARKET, 0.1, (30, Unit.PERCENT)), True),
        (fact(Kind.MARKET, 0.04, (30, Unit.PERCENT), action="rise"), False),
        (fact(Kind.ADOPTION, 0.04, (30, Unit.PERCENT)), False),
        (fact(Kind.ADOPTION, 0.04, (30, Unit.PERCENT), action="deploy"), True),
        (fact(Kind.POLICY, 0.04, (30, Unit.PERCENT)), True),
    ],
)
def test_what_is_hardly_likely_is_no_fact_whatever_it_tells(one: Fact, told: bool) -> None:
    assert list(enough([one])) == [one] * told


def test_a_figure_tells_one_kind_of_fact() -> None:
    sure, unsure = fact(Kind.TALENT, 0.7, (7, Unit.PEOPLE)), fact(Kind.MARKET, 0.3, (7, Unit.PEOPLE))
    assert list(enough([unsure, sure])) == [sure]


def test_a_second_fact_with_a_figure_of_its_own_or_nearly_as_sure_stays() -> None:
    sure = fact(Kind.TALENT, 0.7, (7, Unit.PEOPLE))
    own, likely = fact(Kind.MARKET, 0.3, (8, Unit.PERCENT)), fact(Kind.MARKET, 0.5, (7, Unit.PEOPLE))
    assert list(enough([sure, own, likely])) == [sure, own, likely]


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("Hesai doubled its profit in 2025.\n\nHesai's net profit rose 104% to 310 million yuan in 2025.", [2]),
        ("Hesai doubled its profit in 2025.\n\nHesai's net profit rose 12% to 160 million yuan in 2024.", [1, 2]),
        ("Hesai doubled its profit in 2025.\n\nHesai unveiled the ATX in May.", [1, 0]),
        ("Hesai doubled its profit in 2025 to 310 million yuan.\n\nHesai's revenue rose 40% in 2025.", [2, 1]),
    ],
)
def test_a_lede_that_a_later_sentence_tells_with_figures_is_no_fact_of_its_own(text: str, figures: list[int]) -> None:
    told = parse(Article(lang="en", title="", text=text, published=None), load()).facts
    assert [len(one.quantities) for one in told] == figures
