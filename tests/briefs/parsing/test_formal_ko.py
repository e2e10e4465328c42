"""Korean names that nobody knows tell by their form that they are organisations."""

from __future__ import annotations

import pytest

from briefs.lexicon import load
from briefs.parsing.names.learning import learn


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("주식회사 한빛은 12일 유비테크와 계약을 맺었다.", ["hanbit"]),
        ("㈜새롬이 로봇을 들여온다.", ["saerom"]),
        ("나래물산(대표 김하나)이 국내 총판 계약을 맺었다.", ["naraemulsan"]),
        ("신라산업(대표 이두리)이 국내 총판 계약을 맺었다.", ["sillasaneop"]),
        ("하늘서비스로봇(대표 이두리)이 국내 총판 계약을 맺었다.", ["haneul-service-robot"]),
        ("도담로보틱스와 유비테크는 손을 잡았다.", ["dodam-robotics"]),
        ("물류 자동화 기업 가온테크는 유비테크와 손을 잡았다.", ["gaon-tech"]),
        ("미르대학교와는 교육 과정을 함께 운영한다.", ["mireu-university"]),
        (
            "서남사범대는 새 전공을 연다. 양저우대 연구진이 모델을 냈다.",
            ["southwest-normal-university", "yangzhou-university"],
        ),
        ("지리는 연산 능력을 32엑사플롭스(EFLOPS)로 늘렸다.", []),
        ("난징사범대와 상하이대는 시대가 변했다고 한다.", []),
        ("가온테크는 유비테크와 손을 잡았다.", []),
        ("회사는 주식회사로 바뀌었고 물류로봇은 잘 팔렸다.", []),
        ("상하이유비테크로보틱스(優必選·UBTECH)는 로봇을 냈다.", []),
    ],
)
def test_a_name_is_learned_by_its_form(text: str, ids: list[str]) -> None:
    assert [organisation.id for organisation in learn(text, load())] == ids


def test_a_school_is_a_university() -> None:
    assert [o.kind for o in learn("미르대학교와 함께 연구한다.", load())] == ["university"]
