"""The first seed article gives all that it tells."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from briefs.lexicon import load
from briefs.model import Fact, Kind, Parsed
from briefs.parsing import parse
from briefs.reading import read

SEEDS = Path(__file__).parents[3] / "seeds"
TOLD = (
    (Kind.POLICY, "china-gov", "신품질 생산력", ""),
    (Kind.INVESTMENT, "china-gov", "R&D 예산", "398100000000 CNY"),
    (Kind.INVESTMENT, "china-gov", "전망", "800000000000000 KRW"),
    (Kind.RELEASE, "baidu", "어니 4.5", ""),
    (Kind.STRATEGY, "baidu", "검색 엔진", ""),
    (Kind.PARTNERSHIP, "alibaba", "마누스", ""),
    (Kind.INVESTMENT, "alibaba-cloud", "투자", "380000000000 CNY"),
    (Kind.RELEASE, "butterfly-effect", "마누스", ""),
    (Kind.FUNDING, "butterfly-effect", "텐센트", ""),
    (Kind.STRATEGY, "tencent", "게임", ""),
    (Kind.STRATEGY, "tencent-healthcare", "의료 영상", ""),
    (Kind.ADOPTION, "huawei", "스마트시티", ""),
    (Kind.RELEASE, "huawei", "오픈소스", ""),
    (Kind.CAPABILITY, "smic", "7나노", "7 nm"),
    (Kind.POLICY, "china-gov", "5나노", "5 nm"),
    (Kind.PERFORMANCE, "baidu", "쿤룬", "30 percent"),
    (Kind.RELEASE, "unitree", "휴머노이드", ""),
    (Kind.RELEASE, "xiaomi", "스마트폰", ""),
    (Kind.TALENT, "china", "학위", ""),
    (Kind.TALENT, "china", "월급", "10000000 KRW"),
    (Kind.STRATEGY, "deepseek", "오픈소스", ""),
)


@cache
def parsed() -> Parsed:
    path = next(SEEDS.glob("0001-*.txt"))
    return parse(read(path.read_bytes(), path.name), load())


def tells(fact: Fact, kind: Kind, subject: str, words: str, figure: str) -> bool:
    figures = [f"{q.value.normalize():f} {q.unit.value}" for q in fact.quantities]
    return (
        fact.kind is kind
        and subject in fact.subject
        and words in parsed().article.quote(fact.span)
        and (not figure or figure in figures)
    )


@pytest.mark.parametrize(("kind", "subject", "words", "figure"), TOLD)
def test_the_first_seed_tells(kind: Kind, subject: str, words: str, figure: str) -> None:
    assert any(tells(fact, kind, subject, words, figure) for fact in parsed().facts)


def test_the_first_seed_names_everyone_of_a_shared_fact() -> None:
    shared = {fact.subject for fact in parsed().facts if len(fact.subject) > 1}
    assert shared == {("alibaba", "manus"), ("huawei", "xiaomi")}


def test_a_framework_opened_to_all_is_released_open() -> None:
    actions = {fact.action for fact in parsed().facts if fact.what == ("MindSpore",)}
    assert actions == {"release-open"}
