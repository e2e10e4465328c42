"""Korean clauses that tell no fact whatever their words."""

from __future__ import annotations

import pytest

from briefs.lexicon import load
from briefs.model import Article
from briefs.parsing.clauses import read
from briefs.parsing.untold import untold


@pytest.mark.parametrize(
    ("text", "nothing"),
    [
        ("경쟁사를 겨냥한 시험 결과도 내놨다.", True),
        ("연구팀은 최근 넉 달 동안의 실험 결과를 공개했다.", True),
        ("회사는 19일 3분기 보고서를 공시했다.", True),
        ("논문은 학술지 네이처에 실렸다고 한다.", True),
        ("한편 중국 기업 4곳이 공모에 들어가 70억홍콩달러를 모은다.", True),
        ("행사에는 물류 업체 20여 곳이 참석했다.", True),
        ("매출이 20% 늘었다는 보고서를 공개했다.", False),
        ("바이두는 중국 기업 4곳과 협약을 맺었다.", False),
        ("메이퇀과 화웨이 등 중국 기업 4곳이 표준을 만든다.", False),
        ("자회사 6곳은 규제를 비켜나 있었다.", False),
        ("화웨이는 어센드 칩을 공개했다.", False),
    ],
)
def test_what_tells_nothing(text: str, nothing: bool) -> None:
    ((_, (clause, *_)),) = read(Article(lang="ko", title="", text=text), load(), ())
    assert untold(clause) is nothing
