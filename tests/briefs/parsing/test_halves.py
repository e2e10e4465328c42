"""Which clauses part in two halves that each tell a fact, and where."""

from __future__ import annotations

import pytest

from briefs.lexicon import Lexicon, load
from briefs.model import Article, Lang, Span
from briefs.parsing.clauses.clause import read
from briefs.parsing.weighing.halves import halved


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load()


def parts(text: str, lang: Lang, lexicon: Lexicon) -> list[str]:
    sentences = read(Article(lang=lang, title="", text=text), lexicon, ())
    return [clause.text.strip() for _, clauses, _ in halved(sentences, lexicon) for clause in clauses]


@pytest.mark.parametrize(
    ("lang", "text", "second"),
    [
        ("en", "Unitree has sold 3,400 robots and charges 39,900 yuan for its R1.", "and charges"),
        ("en", "Hesai has 300 engineers, it says, and means to hire 120 more by 2027.", ", and means"),
        ("ko", "지리는 직원 300명을 내보냈다가 올해 로봇 사업에 20억위안을 투자했다.", "올해"),
    ],
)
def test_parts_where_each_half_tells_a_fact(lang: Lang, text: str, second: str, lexicon: Lexicon) -> None:
    _, half = parts(text, lang, lexicon)
    assert half.startswith(second)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Unitree showed a robot that weighs 70 kilograms and costs 39,900 yuan."),
        ("en", "Hesai has 300 engineers in Shanghai and lists them by name."),
        ("en", "Hesai earned 40 million yuan last year, after losing 7 million yuan in 2023."),
        ("ko", "캠브리콘은 지난해 연구개발에 24억위안을 투자하며 1년 전보다 51% 늘렸다."),
    ],
)
def test_stays_whole_where_the_second_only_goes_on(lang: Lang, text: str, lexicon: Lexicon) -> None:
    assert parts(text, lang, lexicon) == [text]


def test_headings_stay_and_nothing_is_weighed_of_them(lexicon: Lexicon) -> None:
    text = "로봇 사업\n\n지리는 칩을 공개했다."
    sentences = read(Article(lang="ko", title="", text=text, headings=(Span(0, 5),)), lexicon, ())
    (heading, clauses, weighed), *_ = halved(sentences, lexicon)
    assert heading.heading
    assert clauses
    assert not weighed
