"""What a Korean clause's object says of its kind."""

from __future__ import annotations

import pytest

from briefs.lexicon import load
from briefs.model import Article, Kind
from briefs.parsing.clauses import read
from briefs.parsing.objects import meant


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("공모가는 41.2위안이었다.", Kind.FUNDING),
        ("주당 발행가는 50.5홍콩달러로 직전 종가보다 9.9% 낮다.", Kind.FUNDING),
        ("인스타360의 공모가격은 희망 범위 상단으로 정해졌다.", Kind.FUNDING),
        ("주가는 공모가보다 57% 높다.", Kind.MARKET),
        ("공모가 41.2위안으로 출발한 주식은 90위안에 마감했다.", Kind.MARKET),
    ],
)
def test_what_shares_are_offered_at_is_funding(text: str, kind: Kind) -> None:
    ((_, (clause, *_)),) = read(Article(lang="ko", title="", text=text), load(), ())
    assert meant(clause, Kind.MARKET, None) is kind
