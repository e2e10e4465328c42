"""What the first seed tells is found on the cards of whom it is about, in Korean and English."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from briefs import writing
from briefs.importance import UNSURE
from briefs.lexicon import load
from briefs.model import Lang, SourcedFact
from briefs.parsing import parse
from briefs.reading import read
from briefs.record import sourced

SEED = next((Path(__file__).parents[2] / "seeds").glob("0001-*"))
NOW = date(2025, 3, 28)
TOLD = [
    ("china-gov", "신품질 생산력", "new quality productive forces"),
    ("china-gov", "3,981억 위안(약 80조 원)으로 10%", "10% to CNY 398.1 billion (about KRW 80 trillion)"),
    ("china-gov", "800조 원", "KRW 800 trillion"),
    ("china-gov", "5나노 이하", "5 nm or below"),
    ("baidu", "어니 4.5와 추론 모델 어니 X1", "ERNIE 4.5 and the ERNIE X1 reasoning model"),
    ("baidu", "검색엔진과 클라우드", "search engines and cloud"),
    ("baidu", "30% 이상", "at least 30%"),
    ("alibaba", "마누스가 큐원", "Manus are working together on Qwen"),
    ("alibaba-cloud", "3,800억 위안(약 75조 원)", "CNY 380 billion (about KRW 75 trillion)"),
    ("butterfly-effect", "AI 에이전트 마누스", "Manus AI agent"),
    ("butterfly-effect", "텐센트가 버터플라이이펙트에 투자", "Tencent invested in Butterfly Effect"),
    ("tencent", "게임 캐릭터", "game characters"),
    ("tencent-healthcare", "의료 영상", "medical imaging"),
    ("huawei", "어센드가 데이터센터에서", "Ascend is being used in data centres"),
    ("huawei", "마인드스포어를 오픈소스로", "open-sourced the MindSpore framework"),
    ("xiaomi", "AI 스마트폰", "AI phone"),
    ("smic", "7나노", "7 nm"),
    ("unitree", "휴머노이드", "humanoid"),
    ("china", "AI 학위 과정", "AI degree programmes"),
    ("china", "1,000만 원", "KRW 10 million a month"),
    ("deepseek", "오픈소스 모델과 효율적인 훈련", "open-source models and efficient training"),
]


@pytest.fixture(scope="module")
def facts() -> list[SourcedFact]:
    return list(sourced([parse(read(SEED.read_bytes(), SEED.name), load())]))


@pytest.mark.parametrize(("organisation", "korean", "english"), TOLD)
def test_a_card_tells_it_in_both_languages(
    facts: list[SourcedFact], organisation: str, korean: str, english: str
) -> None:
    def card(lang: Lang) -> str:
        shown = writing.company_card(organisation, facts, lexicon=load(), lang=lang, limit=30)
        assert shown is not None
        return writing.plain_card(shown, lexicon=load(), now=NOW)

    assert korean in card("ko")
    assert english in card("en")


def test_a_fact_that_is_not_sure_is_not_told(facts: list[SourcedFact]) -> None:
    unsure = [replace(f, fact=replace(f.fact, confidence=UNSURE)) for f in facts]
    assert writing.brief(facts, lexicon=load(), lang="en") is not None
    assert writing.brief(unsure, lexicon=load(), lang="en") is None
