"""Whom an article as a whole is about, where only its headline and its first sentence tell."""

from __future__ import annotations

from datetime import date

import pytest

from briefs.lexicon import load
from briefs.model import Article
from briefs.parsing import parse


@pytest.mark.parametrize(
    ("title", "first"),
    [
        # The headline calls it by the beginning of its name, and a known partner by its own.
        ("푸른나래, 텐센트와 손잡아", "로봇 업체 푸른나래테크(BlueNarae)가 텐센트와 협약을 맺었다."),
        # The article teaches the spelling that the headline has.
        ("칭화즈넝, 화웨이와 협약", "로봇 업체 칭화즈넝(Qinghua Robotics)이 화웨이와 협약을 맺었다."),
    ],
)
def test_a_headline_names_the_company_that_the_article_introduces(title: str, first: str) -> None:
    text = f"{first}\n\n상반기 매출은 3억위안으로 40% 늘었다."
    article = Article(lang="ko", title=title, text=text, published=date(2026, 1, 20))
    record = parse(article, load())
    introduced = record.learned[0].id
    assert [fact.subject for fact in record.facts if fact.kind == "market"] == [(introduced,)]


def test_a_headline_may_call_an_institute_by_its_academy() -> None:
    text = "중국과학원 자동화연구소는 지난 3일 새 모델을 공개했다.\n\n모델의 매개변수는 30억개다."
    article = Article(lang="ko", title="중국과학원, 새 모델 공개", text=text, published=date(2026, 1, 20))
    assert {fact.subject for fact in parse(article, load()).facts} == {("cas-automation",)}


def test_whom_the_article_is_about_does_not_act_where_it_is_only_asked() -> None:
    text = "이탈리아 정부는 12월 문샷AI에 벌금을 물렸다. 5월에는 문샷AI에 앱을 내리라고 명령했다."
    article = Article(lang="ko", title="문샷AI, 이탈리아서 벌금", text=text, published=date(2026, 1, 20))
    ordered = [fact for fact in parse(article, load()).facts if "명령했다" in article.quote(fact.span)]
    assert [fact.subject for fact in ordered] == [("italy-gov",)]


def test_a_rival_that_is_only_measured_against_is_not_whom_the_article_is_about() -> None:
    text = "무어스레드가 3일 새 칩을 공개했다. 엔비디아보다 20% 빠르다.\n\n지난해 매출은 3억위안으로 40% 늘었다."
    title = "새 칩으로 엔비디아 추월 노린다…엔비디아 H20의 1.2배"
    article = Article(lang="ko", title=title, text=text, published=date(2026, 1, 20))
    earned = [fact for fact in parse(article, load()).facts if fact.kind == "market"]
    assert [fact.subject for fact in earned] == [("moore-threads",)]


def test_a_headline_that_names_a_part_with_its_parent_is_about_the_part() -> None:
    text = "알리바바의 자회사 티헤드가 3일 새 칩을 공개했다.\n\n상반기 매출은 3억위안으로 40% 늘었다."
    article = Article(lang="ko", title="알리바바 티헤드, 새 칩 공개", text=text, published=date(2026, 1, 20))
    assert {fact.subject for fact in parse(article, load()).facts} == {("t-head",)}


@pytest.mark.parametrize("ticker", ["(3888 HK)", "(3888.HK)", "(NASDAQ: KSFT)"])
def test_a_note_is_about_the_issuer_whose_ticker_its_headline_has(ticker: str) -> None:
    text = (
        "Tencent and Alibaba took 31% of its output.\n\nRevenue rose 12% to RMB3.1bn, and Tencent ordered more.\n\n"
        "Tencent expects prices to hold.\n\nThe gross margin fell to 18%."
    )
    title = f"Inspur {ticker}: carried by Tencent and Alibaba"
    article = Article(lang="en", title=title, text=text, published=date(2026, 1, 20))
    earned = [fact for fact in parse(article, load()).facts if "margin" in article.quote(fact.span)]
    assert [fact.subject for fact in earned] == [("inspur",)]


def test_a_headline_may_call_a_part_by_what_it_is() -> None:
    text = "Didi Autonomous Driving has raised 2 billion yuan.\n\nRevenue rose by 40% to 300 million yuan last year."
    article = Article(lang="en", title="Didi's driverless arm raises money", text=text, published=date(2026, 1, 20))
    told = parse(article, load()).facts
    assert [fact.subject for fact in told if fact.kind == "market"] == [("didi-autonomous-driving",)]


def test_the_group_is_whom_the_article_is_about_where_its_unit_was_spoken_of() -> None:
    text = "JD sold 500 robots. JD Logistics wants 3 million robots. The group earned 6 billion yuan in the quarter."
    article = Article(lang="en", title="JD.com buys robots", text=text, published=date(2026, 1, 20))
    earned = [fact for fact in parse(article, load()).facts if "earned" in article.quote(fact.span)]
    assert [fact.subject for fact in earned] == [("jd",)]


def test_a_note_means_its_issuer_by_the_company() -> None:
    text = (
        "Revenue rose 31% to RMB2.7bn in the third quarter.\n\nSamsung plans to stop making DDR4 next year.\n\n"
        "Samsung's share fell to 33%. Prices of the company's older chips rose by 40%."
    )
    article = Article(lang="en", title="GigaDevice (603986 CH): well placed", text=text, published=date(2026, 1, 20))
    rose = [fact for fact in parse(article, load()).facts if "older" in article.quote(fact.span)]
    assert [fact.subject for fact in rose] == [("gigadevice",)]


def test_the_stock_is_that_of_whom_the_article_is_about() -> None:
    text = "Roborock sold 500 robots. Its nearest rival is Ecovacs, which sold 700. The stock lost 3.9% on Thursday."
    article = Article(lang="en", title="Roborock grows", text=text, published=date(2026, 1, 20))
    traded = [fact for fact in parse(article, load()).facts if "stock" in article.quote(fact.span)]
    assert [(fact.subject, fact.others) for fact in traded] == [(("roborock",), ())]


@pytest.mark.parametrize(
    ("title", "named"),
    [
        # The headline names nobody, and the text begins with one company and names it far more than any other.
        ("A small lab with a large model", "Brightwell Dynamics, a start-up in Ningbo,"),
        # The headline calls it by a word that may mean something else.
        ("Honor shows a tablet", "Honor"),
        # The headline has the beginning of its name, and the text once the whole of it.
        ("Brightwell lands an order", "Brightwell Dynamics, a start-up in Ningbo,"),
    ],
)
def test_an_english_text_is_about_the_company_that_it_names_most_where_its_headline_is_vague(
    title: str, named: str
) -> None:
    name = named.split(" ", 1)[0]
    text = (
        f"Baidu said it was the first to try what {named} had released on 3 January.\n\nNANJING\n\n"
        f"{name} employs 90 people. {name} wants more.\n\nBaidu has 3,000 people there.\n\nMONEY\n\n"
        f"Revenue rose 40% to 300 million yuan in 2025.\n\nRivals are said to watch {name} closely."
    )
    article = Article(lang="en", title=title, text=text, published=date(2026, 1, 20))
    earned = [fact for fact in parse(article, load()).facts if fact.kind == "market"]
    assert [one.split("-")[0] for fact in earned for one in fact.subject] == [name.lower()]
