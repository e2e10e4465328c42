"""A feed's entry is read further where it is about Chinese AI."""

from __future__ import annotations

import pytest

from briefs.lexicon import load
from briefs.parsing.relevance import about_chinese_ai


@pytest.mark.parametrize(
    "text",
    [
        "Baidu unveils ERNIE X1",
        "DeepSeek said to delay R2",
        "Nvidia H20 exports to China restricted",
        "Unitree files for IPO",
        "Beijing's chip push gains pace",
        "SMIC net profit doubles",
        "바이두, 새 추론 모델 공개",
        "중국, AI 표준 50건 만든다",
        "유니트리 휴머노이드, BYD 공장 투입",
        "미, 대중 AI 반도체 수출 통제 강화",
        "화웨이 어센드 920 공개",
    ],
)
def test_chinese_ai_is_wanted(text: str) -> None:
    assert about_chinese_ai(text, load())


@pytest.mark.parametrize(
    "text",
    [
        "",
        "OpenAI releases a new model",
        "삼성전자, HBM 공급 확대",
        "BYD sales up 20% in Europe",
        "China GDP grows 5%",
        "Tencent games revenue up",
        "EU fines a short-video app",
        "서울 아파트값 상승",
        "AI 대중화 시대가 온다",
        "Apple unveils a phone",
    ],
)
def test_other_news_is_not(text: str) -> None:
    assert not about_chinese_ai(text, load())
