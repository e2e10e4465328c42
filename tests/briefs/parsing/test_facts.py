"""Facts of sentences in both languages, near-misses included, and what holds for the facts of any text."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefs.importance import UNSURE
from briefs.lexicon import load
from briefs.model import LANGS, Article, Fact, Kind, Lang
from briefs.parsing import parse

CASES = Path(__file__).parent / "cases"
PUBLISHED = date(2026, 1, 20)
# fmt: off
FRAGMENTS = (
    "바이두는", "어니 4.5를", "공개했다.", "매출은", "30%", "늘었다", "3800억 위안을", "투자하고,", "알려졌다.",
    "중국 정부는", "▶", "'", "(", "2027년", "Alibaba", "released", "Qwen3-Max", "and", "by", "$1.2 billion",
    "in 2027", ".", ",", "will", "Its revenue", "\n\n", "\U0001f916", "0",
)
# fmt: on


def cases() -> list[Any]:
    found = []
    for lang in LANGS:
        table = tomllib.loads((CASES / f"facts-{lang}.toml").read_text("utf-8"))
        found += [pytest.param(lang, case, id=f"{lang}: {case['name']}") for case in table["case"]]
    return found


def article(text: str, lang: Lang) -> Article:
    return Article(lang=lang, title="", text=text, published=PUBLISHED)


def shown(fact: Fact) -> dict[str, Any]:
    return {
        "kind": fact.kind.value,
        "subject": sorted(fact.subject),
        "what": sorted(fact.what),
        "others": sorted(fact.others),
        "numbers": sorted(f"{q.value.normalize():f} {q.unit.value}" for q in fact.quantities),
        "status": fact.status.value,
        "date": fact.date,
    }


def expected(fact: dict[str, Any]) -> dict[str, Any]:
    empty: dict[str, Any] = {"what": [], "others": [], "numbers": [], "status": "done", "date": None}
    full = empty | fact
    return {key: sorted(value) if isinstance(value, list) else value for key, value in full.items()}


def _order(fact: dict[str, Any]) -> str:
    return str(sorted(fact.items()))


@pytest.mark.parametrize(("lang", "case"), cases())
def test_a_text_gives_exactly_its_facts(lang: Lang, case: dict[str, Any]) -> None:
    facts = parse(article(case["text"], lang), load()).facts
    assert sorted(map(shown, facts), key=_order) == sorted(map(expected, case["facts"]), key=_order)


def test_a_revenue_told_beside_a_product_and_of_nobody_named_is_not_told() -> None:
    text = "바이두는 로보택시 '아폴로 고'를 늘리고 있다. 그런데도 연간 매출은 약 2억위안에 머물렀다."
    revenue = [fact for fact in parse(article(text, "ko"), load()).facts if fact.kind is Kind.MARKET]
    assert revenue
    assert all(fact.confidence <= UNSURE for fact in revenue)


@settings(max_examples=60)
@given(st.lists(st.sampled_from(FRAGMENTS) | st.text(max_size=8), max_size=30), st.sampled_from(LANGS))
def test_facts_of_any_text_quote_it_and_come_out_the_same_again(parts: list[str], lang: Lang) -> None:
    told = article(" ".join(parts), lang)
    facts = parse(told, load()).facts
    for fact in facts:
        assert fact.subject
        assert 0 <= fact.span.start < fact.span.end <= len(told.text)
        assert all(fact.span.start <= q.span.start and q.span.end <= fact.span.end for q in fact.quantities)
    assert parse(told, load()).facts == facts
