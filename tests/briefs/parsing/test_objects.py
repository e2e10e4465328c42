"""What a Korean clause's object says of its kind."""

from __future__ import annotations

import pytest

from briefs.lexicon import load
from briefs.model import Article, Kind
from briefs.parsing.clauses.clause import read
from briefs.parsing.weighing.objects import meant


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


@pytest.mark.parametrize(
    ("text", "taken", "kind"),
    [
        ("로봇의 누적 판매가 35만 대를 넘었다.", Kind.ADOPTION, Kind.MARKET),
        ("지금까지 납품한 차량은 9000대다.", Kind.ADOPTION, Kind.MARKET),
        ("회원이 석 달 만에 30배로 불었다.", Kind.MARKET, Kind.ADOPTION),
        ("하루에 700만 명 넘게 이 앱을 듣는다.", Kind.TALENT, Kind.ADOPTION),
        ("이 모델은 7억건 넘게 내려받아졌다.", Kind.RELEASE, Kind.ADOPTION),
        ("코어 하나의 성능이 세 배로 뛰었다.", Kind.MARKET, Kind.PERFORMANCE),
        ("개발에는 90억위안과 인력 1800명이 들어갔다.", Kind.TALENT, Kind.INVESTMENT),
        ("지분 18.4%를 쥐고 있다.", Kind.MARKET, Kind.FUNDING),
        ("공장 가동률은 96%였다.", Kind.MARKET, Kind.CAPABILITY),
        ("로봇 40대를 병원에 들여놨다.", Kind.ADOPTION, Kind.ADOPTION),
        ("이용자 한 명이 내는 돈이 12% 늘었다.", Kind.MARKET, Kind.MARKET),
        ("대주주의 지분 매각 소식에 5% 내렸다.", Kind.MARKET, Kind.MARKET),
        ("직원은 3000명으로 늘었다.", Kind.TALENT, Kind.TALENT),
    ],
)
def test_figures_tell_the_kind_of_what_they_measure(text: str, taken: Kind, kind: Kind) -> None:
    ((_, (clause, *_)),) = read(Article(lang="ko", title="", text=text), load(), ())
    assert meant(clause, taken, None) is kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("텐센트클라우드는 2018년 한국 지사를 설립했다.", Kind.STRATEGY),
        ("자카는 나고야에 서비스센터를 설립했다.", Kind.STRATEGY),
        ("왕싱싱은 2016년 유니트리를 설립했다.", Kind.TALENT),
    ],
)
def test_who_opens_a_branch_is_no_founder(text: str, kind: Kind) -> None:
    ((_, (clause, *_)),) = read(Article(lang="ko", title="", text=text), load(), ())
    assert meant(clause, Kind.TALENT, next(cue for cue in clause.cues if cue.name == "found")) is kind
