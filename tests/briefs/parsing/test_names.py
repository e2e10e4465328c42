"""Known names are found in every script and only as whole words; introductions teach new ones."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from briefs.lexicon.load import Lexicon, Term
from briefs.model import Names, Organisation, Product
from briefs.parsing.names import aliases, names
from briefs.parsing.text.marks import Mention, Target

CASES = tomllib.loads((Path(__file__).parent / "cases" / "names.toml").read_text("utf-8"))["case"]
ORGANISATIONS = (
    Organisation("baidu", Names(ko=("바이두",), en=("Baidu",), zh=("百度",))),
    Organisation("huawei", Names(ko=("화웨이",), en=("Huawei",), zh=("華爲",))),
    Organisation("alibaba", Names(ko=("알리바바",), en=("Alibaba",))),
    Organisation("alibaba-cloud", Names(ko=("알리바바 클라우드",), en=("Alibaba Cloud",))),
    Organisation("tencent", Names(ko=("텐센트",), en=("Tencent",))),
    Organisation("xiaomi", Names(ko=("샤오미",), en=("Xiaomi",))),
    Organisation("apple", Names(ko=("애플",), en=("Apple",))),
    Organisation("meta", Names(ko=("메타",), en=("Meta",))),
    Organisation("deepseek", Names(ko=("딥시크",), en=("DeepSeek",))),
    Organisation("stepfun", Names(en=("StepFun", "Step"), weak=("Step",))),
    Organisation("fourier", Names(ko=("푸리에",), en=("Fourier",), weak=("푸리에", "Fourier"))),
    Organisation("china", Names(en=("BJ",), zh=("中",)), kind="place"),
    Organisation("beijing", Names(ko=("베이징",), en=("Beijing",)), kind="place"),
    Organisation("china-gov", Names(en=("Chinese government",), weak=("Beijing", "베이징")), kind="government"),
)
PRODUCTS = (
    Product("ERNIE", Names(ko=("어니",), en=("ERNIE",)), "baidu"),
    Product("ERNIE 4.5", Names(ko=("어니 4.5",), en=("ERNIE 4.5",)), "baidu", family="ERNIE"),
    Product("ERNIE Speed", Names(en=("ERNIE Speed",)), "baidu", family="ERNIE"),
    Product("Qwen", Names(ko=("큐원",), en=("Qwen",)), "alibaba"),
    Product("Qwen3-Max", Names(en=("Qwen3-Max",)), "alibaba", family="Qwen"),
    Product("Ascend", Names(ko=("어센드",), en=("Ascend",)), "huawei"),
    Product("Ascend 910C", Names(ko=("어센드 910C",), en=("Ascend 910C",)), "huawei", family="Ascend"),
    Product("Kimi", Names(ko=("키미",), en=("Kimi",)), "moonshot-ai"),
    Product("Kimi K2", Names(ko=("키미 K2",), en=("Kimi K2",)), "moonshot-ai", family="Kimi"),
    Product("DeepSeek", Names(ko=("딥시크",), en=("DeepSeek",)), "deepseek"),
    Product("DeepSeek-V3", Names(en=("DeepSeek-V3",)), "deepseek", family="DeepSeek"),
)
TERMS = (
    Term("chip", "object", ("칩", "AI칩"), ("chip",)),
    Term("robotaxi", "object", ("로보택시",), ("robotaxi",)),
)
LEXICON = Lexicon({o.id: o for o in ORGANISATIONS}, {p.name: p for p in PRODUCTS}, {t.id: t for t in TERMS}, {})


@pytest.fixture(scope="module")
def finder() -> names.Finder:
    return names.Finder(LEXICON)


def _line(mention: Mention) -> str:
    return f"{mention.id}/{mention.particle}" if mention.particle else mention.id


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:40])
def test_text_has_its_mentions(case: dict[str, Any], finder: names.Finder) -> None:
    assert [_line(mention) for mention in finder.find(case["text"])] == case["mentions"]


def test_a_mention_spans_the_name_alone(finder: names.Finder) -> None:
    text = "'어니 4.5'(ERNIE 4.5)를 냈다."

    (mention,) = finder.find(text)

    assert text[mention.span.start : mention.span.end] == "어니 4.5"
    assert mention.particle == "를"


def test_a_version_of_a_known_family_has_its_owner() -> None:
    made = names.product("Ascend 980", LEXICON)

    assert made is not None
    assert (made.owner, made.family) == ("huawei", "Ascend")
    assert names.product("Nothing 1", LEXICON) is None


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("스타트업 즈푸(智譜·Zhipu)가 상장했다.", ["zhipu"]),
        ("우시 연구소는 튜링퀀텀(Turing Quantum)과 손잡았다.", ["turing-quantum"]),
        ("림엑스다이나믹스(逐際動力·LimX Dynamics)는 투자를 받았다.", ["limx-dynamics"]),
        ("X Square Robot, a Shenzhen start-up, closed a round.", ["x-square-robot"]),
        ("It is backed by Yunfeng Capital and Infini Holdings Ltd.", ["yunfeng-capital", "infini"]),
        ("the Hangzhou-based DeepPark builds robots.", ["deeppark"]),
        ("하늘클라(SkyKola)는 지난달 1억 위안을 조달했다.", ["skykola"]),
        ("Doctors at Kunshan Normal University tested it.", ["kunshan-normal-university"]),
        ("Overall, the company grew. In October, the firm shrank.", []),
        ("Across the Atlantic, the retailer grew.", []),
        ("Linfiber of Jiangmen raised several hundred million yuan.", ["linfiber"]),
        ("Zdata, backed by Chinese founders, broke ground in spring.", ["zdata"]),
        ("Huawei signed a memorandum with Karst Martin in August.", ["karst-martin"]),
        ("Baidu, Ramsemi and Tencent take its wafers.", ["ramsemi"]),
        ("Sentiment has turned. Referees plan a strike. Jingzhou is a city.", []),
        ("Meike Kamp, the regulator, said it was wrong. Wang Xingxing sells robots.", []),
        ("It launched Kuavo in Berlin, at the World Robot Expo.", []),
        ("Lin teaches at Kunshan University of Technology.", ["kunshan-university-of-technology"]),
        # Near misses: known names, people, quoted products, events, codes, plain words.
        ("화웨이(華爲·Huawei)가 움직였다.", []),
        ("왕싱싱(王興興·Wang Xingxing) 창업자가 말했다.", []),
        ("챗봇 '미로(米羅·Miro)'를 냈다.", []),
        ("인공지능(AI) 반도체와 대형언어모델(LLM)을 본다.", []),
        ("founder Lei Jun, a company man", []),
        ("The Group said that Chinese AI grew.", []),
    ],
)
def test_an_article_teaches_the_organisations_that_it_introduces(text: str, ids: list[str]) -> None:
    assert [organisation.id for organisation in names.learn(text, LEXICON)] == ids


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("통신 회사 후아위(華爲·Huawei)는 컸다. 후아위는 흑자다.", [("huawei", "는"), ("huawei", "는")]),
        ("후아위(華爲)는 값을 올렸다.", [("huawei", "는")]),
        ("미국 업체(Apple)는 값을 올렸다. 업체는 크다.", [("apple", "는")]),
    ],
)
def test_a_gloss_teaches_a_spelling_of_a_known_name(text: str, found: list[tuple[str, str]]) -> None:
    mentions = names.Finder(LEXICON, (), aliases.find(text, LEXICON)).find(text)
    assert [(m.id, m.particle) for m in mentions if m.target is not Target.TERM] == found


def test_what_is_learned_is_found_under_every_spelling() -> None:
    text = "스타트업 즈푸(智譜·Zhipu)가 상장했다. 즈푸는 커졌다."
    learned = names.learn(text, LEXICON)

    found = names.Finder(LEXICON, learned).find(text)

    assert [(m.id, m.particle) for m in found] == [("zhipu", "가"), ("zhipu", "는")]
