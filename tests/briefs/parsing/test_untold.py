"""Clauses that tell no fact whatever their words."""

from __future__ import annotations

import pytest

from briefs.lexicon import load
from briefs.model import Article
from briefs.parsing.clauses.clause import read
from briefs.parsing.status.untold import untold


@pytest.mark.parametrize(
    ("text", "nothing"),
    [
        ("경쟁사를 겨냥한 시험 결과도 내놨다.", True),
        ("연구팀은 최근 넉 달 동안의 실험 결과를 공개했다.", True),
        ("회사는 19일 3분기 보고서를 공시했다.", True),
        ("논문은 학술지 네이처에 실렸다고 한다.", True),
        ("한편 중국 기업 4곳이 공모에 들어가 70억홍콩달러를 모은다.", True),
        ("행사에는 물류 업체 20여 곳이 참석했다.", True),
        ("공장 바닥의 절반이 비었다는 설문도 있다.", True),
        ("사람을 900명 내보냈다는 말도 돈다.", True),
        ("칩 5000장을 산다는 발표는 이틀 만에 취소됐다.", True),
        ("상무부는 차별을 그만두라고 촉구했다.", True),
        ("스위치 칩을 만드는 업체는 다섯 손가락 안에 든다.", True),
        ("행사장에서 로봇을 빌려주는 곳은 아직 드물다.", True),
        ("구직 사이트 례핀은 로봇 기사 구인이 60% 늘었다고 전했다.", True),
        ("채용 앱 보스즈핀에 올라온 이 회사의 공고는 40건이다.", False),
        ("바이두는 채용 사이트 례핀을 9억위안에 인수했다.", False),
        ("자동차공업협회에 따르면 지난달 팔린 승용차의 40%가 라이다를 갖췄다.", True),
        ("회사에 따르면 지난해 팔린 로봇은 900대다.", False),
        ("한국에 들어온 중국 전기차는 지난달 4000대였다.", True),
        ("세계 드론 시장의 70%를 차지했다.", False),
        ("세계 로봇 회사 가운데 가오봇이 3위에 올랐다.", False),
        ("소프트웨어 값은 업계 전체로 40% 떨어졌다.", True),
        ("유클라우드는 세계 90여 개 나라의 고객에게 서버를 제공하는 기업입니다.", True),
        ("텐센트는 고객에게 새 모델을 제공합니다.", False),
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


@pytest.mark.parametrize(
    ("text", "nothing"),
    [
        ("My own invoice for June was 92 yuan.", True),
        ("It found me a cheaper flight in nine minutes.", True),
        ("No patients have been treated so far.", True),
        ("No fewer than 900 robots were sold by Pudu.", False),
        ("The trade will lose half of its workers by 2030, a headhunter in Wuhan says.", True),
        ("Kuaishou will hire 900 people, an executive told investors.", False),
        ("Spot prices of memory rose by 20% in the second quarter.", True),
        ("Prices of the company's cameras rose by 20%.", False),
        ("Programmers with a doctorate are offered 40,000 yuan a month.", True),
        ("Engineers make up 60% of the workforce.", False),
        ("A kilowatt-hour costs a smelter in Baotou 0.4 yuan.", True),
        ("Hospitals in Tibet will need 900 scanners by 2030.", True),
        ("Hospitals in Tibet must register their scanners by June.", False),
        ("Advertising accounts for a third of the market.", True),
        ("Doctors are free to go on using the app.", True),
        ("The app is still available in Malta.", True),
        ("Cameras of the old sort may still be sold.", True),
        ("The case may end in a fine of 4% of turnover.", True),
        ("Demand will double by 2030, economists believe.", True),
        ("A flotation in London has still not taken place.", True),
        ("Baidu would not be drawn on the price of its chip.", True),
        ("I wore the glasses for nine minutes and lost my way.", True),
        ("Rents have doubled, parents tell me.", True),
        ("One broker expects exports to grow by a fifth.", True),
        ("The country already has more than 900 such plants.", True),
        ("China has added 900 firms to its list.", False),
        ("The Cyberspace Administration of China has meanwhile punished more than 900 apps.", False),
        ("Spot prices of memory rose by 20%, TrendForce reckons.", True),
        ("Spot prices of memory rose by 20%, Samsung told TrendForce.", False),
        ("Prices should fall by a fifth.", True),
        ("Trucks without drivers have been tried out in 90 towns.", True),
        ("Engineers in the trade can ask for 90,000 yuan a month.", True),
        ("Prices will start below 900,000 yuan.", False),
        ("The ministry said that 900 chips would be installed, and took that back a day later.", True),
        ("Baidu took back 900 of its cars.", False),
        ("Bankers guess at sales of 900 million yuan.", True),
        ("The ban may or may not hold.", True),
        ("What the plan means for banks, the ministry left open.", True),
        ("A smaller plant would have needed 900 workers.", True),
        ("Baidu sold 900 of its cars.", False),
    ],
)
def test_what_tells_nothing_in_english(text: str, nothing: bool) -> None:
    ((_, (clause, *_)),) = read(Article(lang="en", title="", text=text), load(), ())
    assert untold(clause) is nothing
