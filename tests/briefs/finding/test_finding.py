"""What is typed and what is kept are cut alike; hits are marked where they stand; the best comes first."""

from __future__ import annotations

import unicodedata
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefs.finding import Candidate, Naming, QueryError, marked, ranked, read, snippet, without_particles
from briefs.finding.patterns import pattern
from briefs.finding.query import MOST_CHARACTERS, phrase
from briefs.finding.tokens import _SIMPLE, folded, squeezed, tokens
from briefs.lexicon import load

NAMING = Naming(load())
TODAY = date(2025, 3, 28)


def cut(text: str) -> list[str]:
    return [token.text for token in tokens(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("휴머노이드", ["휴머", "머노", "노이", "이드", "드"]),
        ("칩", ["칩"]),
        ("AI칩 H20", ["ai", "칩", "h", "20"]),
        ("3,800억 위안", ["3800", "억", "위안", "안"]),
        ("1,2,3", ["1", "2", "3"]),
        ("ＢＡＩＤＵ ①", ["baidu", "1"]),
        ("GPT-4o", ["gpt", "4", "o"]),
        ("百度", ["百度", "度"]),
        ("바\u200b이\u2060두", ["바이", "이두", "두"]),
        ("<b>x</b> & \x00", ["b", "x", "b"]),
        ("🤖 …", []),
    ],
)
def test_text_is_cut_into_tokens(text: str, expected: list[str]) -> None:
    assert cut(text) == expected


@given(st.text("가힣바이두한áéüñçåabcXYZ百度 09.,-", max_size=60))
def test_forms_of_the_same_characters_are_cut_alike(text: str) -> None:
    assert cut(unicodedata.normalize("NFC", text)) == cut(unicodedata.normalize("NFD", text))


@given(st.text(st.characters(categories=["Lo", "Nd", "Zs", "Po"]), max_size=60))
def test_every_token_knows_its_place(text: str) -> None:
    for token in tokens(text):
        assert 0 <= token.start < token.end <= len(text)
        assert token.text[0] in folded(text[token.start : token.end]).text


def test_what_is_folded_quickly_is_folded_as_everything_else() -> None:
    text = "".join(filter(_SIMPLE.fullmatch, map(chr, range(0x10000))))
    careful = folded(f"{text}㎏")
    assert careful.text == f"{folded(text).text}kg"
    assert [*careful.starts[:-2]] == [*folded(text).starts]


def test_a_long_word_is_cut_short() -> None:
    assert len(cut("x" * 5000)[0]) == 40


@pytest.mark.parametrize("text", ["", " ", "...", "🤖", "\x00", '""', "“ ”"])
def test_a_query_without_letters_is_empty(text: str) -> None:
    with pytest.raises(QueryError) as error:
        read(text, NAMING)
    assert error.value.reason == "empty"


@pytest.mark.parametrize("text", ["가" * (MOST_CHARACTERS + 1), "a b c d e f g h i"])
def test_a_query_of_too_much_is_long(text: str) -> None:
    with pytest.raises(QueryError) as error:
        read(text, NAMING)
    assert error.value.reason == "long"


def test_words_phrases_and_names_are_told_apart() -> None:
    units = read('Alibaba Cloud "칩 수출" 바이두의 zzz', NAMING).units
    assert len(units) == 4
    assert {unit.phrases[0].tokens[0] for unit in units} == {"alibaba", "칩", "바이", "zzz"}
    assert read("Alibaba Cloud 바이두의", NAMING).organisations == ("alibaba-cloud", "baidu")


def test_only_a_word_that_may_go_on_is_a_beginning() -> None:
    found = {text: phrase(text) for text in ("export", "AI", "H20", "칩", "수출")}
    assert {text: one.prefix for text, one in found.items() if one} == {
        "export": True,
        "AI": False,
        "H20": False,
        "칩": True,
        "수출": False,
    }


def test_particles_are_cut_off_words_of_three_and_more() -> None:
    assert without_particles("바이두의 칩을 수출로 이두가 export") == "바이두 칩을 수출 이두 export"


@pytest.mark.parametrize(
    ("query", "text", "expected", "all_there"),
    [
        ("휴머노", "휴머노이드 <b>", "<b>휴머노</b>이드 &lt;b&gt;", True),
        ("export", "chip exports, exported", "chip <b>exports</b>, <b>exported</b>", True),
        ("H20", "H20, H200, H 20", "<b>H20</b>, H200, <b>H 20</b>", True),
        ("7나노", "17나노 7나노미터", "17나노 <b>7나노</b>미터", True),
        ("3800억", "3,800억 위안", "<b>3,800억</b> 위안", True),
        ("바이두 없음", "바이두가", "<b>바이두</b>가", False),
        ("百度", "Baidu and 바이두", "<b>Baidu</b> and <b>바이두</b>", True),
        ('"칩 수출"', "AI칩 수출의 칩", "AI<b>칩 수출</b>의 칩", True),
        ("이드로봇 휴머노이드", "휴머노이드로봇", "<b>휴머노이드로봇</b>", True),
        ("ＡＩ", "AI·air", "<b>AI</b>·air", True),
    ],
)
def test_hits_are_marked_where_they_stand(query: str, text: str, expected: str, all_there: bool) -> None:
    assert marked(text, read(query, NAMING)) == (expected, all_there)


def test_a_snippet_holds_the_first_hit_and_whole_words() -> None:
    text = "가나다 " * 100 + "휴머노이드가 " + "라마바 " * 100
    cut_out = snippet(text, read("휴머노이드", NAMING), 60)
    assert "휴머노이드가" in cut_out
    assert len(cut_out) <= 70
    assert cut_out.startswith("…가나다")
    assert cut_out.endswith("라마바…")
    assert snippet("짧은 글", read("글", NAMING), 60) == "짧은 글"


def candidate(number: int, sentence: str, *, importance: float = 5.0, days: int = 0, event: int = 0) -> Candidate:
    return Candidate(number, event or number, sentence, importance, TODAY - timedelta(days))


def order(query: str, *candidates: Candidate, first: int = 100) -> list[tuple[int, ...]]:
    found = ranked(candidates, read(query, NAMING), TODAY, first=first)
    return [tuple(one.id for one in event) for event in found]


def test_whole_words_come_before_beginnings_and_these_before_parts() -> None:
    inside, begins, whole = candidate(3, "신로봇틱스"), candidate(2, "로봇틱스"), candidate(1, "로봇을")
    assert order("로봇", inside, begins, whole) == [(1,), (2,), (3,)]


def test_of_equal_matches_the_important_and_the_new_come_first() -> None:
    assert order("로봇", candidate(1, "로봇"), candidate(2, "로봇", importance=15)) == [(2,), (1,)]
    assert order("로봇", candidate(2, "로봇", days=200), candidate(1, "로봇")) == [(1,), (2,)]


def test_reports_of_one_event_stand_together() -> None:
    told = candidate(1, "로봇", event=1), candidate(2, "로봇", days=1), candidate(3, "로봇틱스", event=1)
    assert order("로봇", *told) == [(1, 3), (2,)]


def test_the_first_events_are_the_best_of_all_and_none_is_lost() -> None:
    sentences = "로봇", "로봇틱스", "신로봇틱스", "로봇을"
    told = [candidate(n, sentences[n % 4], importance=n * 7 % 18, days=n % 5, event=n % 17 + 1) for n in range(1, 60)]
    best = order("로봇", *told)
    for first in (1, 5, 16):
        found = order("로봇", *told, first=first)
        assert [event[0] for event in found[:first]] == [event[0] for event in best[:first]]
        assert sorted(map(sorted, found)) == sorted(map(sorted, best))


def test_the_pattern_of_a_term_with_many_names_stays_short() -> None:
    (unit,) = read("AI", NAMING).units
    assert len(pattern(unit).pattern) < 5000
    assert squeezed("AI 칩") == "ai칩"
