"""The first sentence of a Korean report that only sums up is no fact of its own."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from briefs.lexicon import load
from briefs.model import Article, Fact, Kind, Lang, Span
from briefs.parsing import parse
from briefs.parsing.facts.ledes import without_lede

BODY = " 날씨는 맑았고 행사장 앞에는 아침부터 긴 줄이 늘어섰다." * 9
TEXT = "무어스레드가 새 공장을 짓는다. 12일 착공했다." + BODY
LEDE = Fact(kind=Kind.CAPABILITY, subject=("moore-threads",), span=Span(0, 17))
LATER = replace(LEDE, span=Span(18, 27), date="2026-01-12")


@pytest.mark.parametrize(
    ("lang", "facts", "stay"),
    [
        ("ko", [LEDE, LATER], [LATER]),
        ("en", [LEDE, LATER], [LEDE, LATER]),
        ("ko", [LEDE], [LEDE]),
        ("ko", [LEDE, replace(LATER, date=None)], [LEDE, replace(LATER, date=None)]),
        ("ko", [LEDE, replace(LATER, kind=Kind.MARKET)], [LEDE, replace(LATER, kind=Kind.MARKET)]),
        ("ko", [LEDE, replace(LATER, subject=("biren",))], [LEDE, replace(LATER, subject=("biren",))]),
        ("ko", [replace(LEDE, date="2026"), LATER], [replace(LEDE, date="2026"), LATER]),
    ],
)
def test_a_lede_stays_unless_a_later_sentence_tells_more(lang: Lang, facts: list[Fact], stay: list[Fact]) -> None:
    assert list(without_lede(facts, Article(lang=lang, title="", text=TEXT))) == stay


def test_a_short_text_has_no_lede() -> None:
    facts = [LEDE, LATER]
    assert list(without_lede(facts, Article(lang="ko", title="", text=TEXT.removesuffix(BODY)))) == facts


def test_a_round_that_the_second_sentence_details_is_told_once() -> None:
    text = (
        "로봇 업체 갤봇이 새 투자를 유치했다.\n\n갤봇은 지난 12일 시리즈B 투자로 3억달러를 조달했다고 밝혔다.\n\n"
        + BODY
    )
    told = parse(Article(lang="ko", title="", text=text, published=date(2026, 1, 20)), load()).facts
    assert [(fact.kind, text[fact.span.start]) for fact in told] == [(Kind.FUNDING, "갤")]
