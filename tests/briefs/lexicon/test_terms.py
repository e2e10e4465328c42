"""The glossary holds together: every term reads and shows in both languages, and no spelling names two terms."""

from __future__ import annotations

import re
from collections import defaultdict

import pytest

from briefs.lexicon import spellings
from briefs.lexicon.load import Term, load

TYPES = {"object", "technology", "sector", "measure", "role", "period"}
FEWEST = 1280
HANGUL = re.compile(r"[가-힣]")
ACRONYM = re.compile(r"[A-Z][A-Z0-9]*(?:-[A-Z])?(?: PC)?|[56]G")
LONE_SYLLABLES = {"칩", "앱", "팹"}
IRREGULAR = re.compile(r"(?:[^aeiou]y|s|x|ch|sh)$")

TERMS = tuple(load().terms.values())


def _ids(term: Term) -> str:
    return term.id


def test_the_glossary_does_not_shrink() -> None:
    assert len(TERMS) >= FEWEST


def test_every_type_is_known() -> None:
    assert {term.type for term in TERMS} <= TYPES


def test_no_spelling_names_two_terms() -> None:
    owners: defaultdict[str, set[str]] = defaultdict(set)
    for term in TERMS:
        for spelling in (*term.ko, *term.en, *filter(None, [term.plural])):
            owners[spelling.casefold()].add(term.id)
    assert {spelling: ids for spelling, ids in owners.items() if len(ids) > 1} == {}


@pytest.mark.parametrize("term", TERMS, ids=_ids)
class TestTerm:
    def test_id_is_kebab_case(self, term: Term) -> None:
        assert re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", term.id)

    def test_both_languages_have_a_spelling(self, term: Term) -> None:
        assert term.show("ko")
        assert term.show("en")

    def test_spellings_are_trimmed_and_single_spaced(self, term: Term) -> None:
        for spelling in (*term.ko, *term.en):
            assert spelling == " ".join(spelling.split())
            assert spelling

    def test_korean_shows_in_hangul_or_as_a_known_acronym(self, term: Term) -> None:
        shown = term.show("ko")
        assert HANGUL.search(shown) or ACRONYM.fullmatch(shown)

    def test_english_is_written_without_hangul(self, term: Term) -> None:
        assert not any(HANGUL.search(spelling) for spelling in term.en)

    def test_no_korean_spelling_is_a_lone_syllable_with_other_meanings(self, term: Term) -> None:
        assert not [spelling for spelling in term.ko if len(spelling) == 1 and spelling not in LONE_SYLLABLES]

    def test_an_irregular_plural_is_given(self, term: Term) -> None:
        assert term.plural or not IRREGULAR.search(term.show("en"))


def test_korean_spellings_gain_their_unspaced_form_and_the_written_out_ai() -> None:
    assert spellings.korean(("AI 칩",)) == (
        "AI 칩",
        "인공지능 칩",
        "인공지능(AI) 칩",
        "AI칩",
        "인공지능칩",
        "인공지능(AI)칩",
    )


def test_english_spellings_gain_hyphens_and_spaces() -> None:
    assert spellings.english(("open-source model", "data centre")) == (
        "open-source model",
        "data centre",
        "open source model",
        "open-source-model",
        "data-centre",
    )


def test_english_ai_is_also_read_written_out() -> None:
    assert "artificial intelligence (AI) chip" in spellings.english(("AI chip",))


@pytest.mark.parametrize(
    ("spelling", "expected"),
    [
        ("대규모언어모델", "language-model"),
        ("초거대 언어모델", "language-model"),
        ("휴머노이드 로봇", "humanoid"),
        ("인공지능(AI) 칩", "ai-chip"),
        ("의료영상", "medical-imaging"),
        ("autonomous driving", "autonomous-driving"),
        ("data center", "data-center"),
        ("data-centre", "data-center"),
        ("AI voice assistant", "voice-assistant"),
    ],
)
def test_usual_spellings_find_their_term(spelling: str, expected: str) -> None:
    assert [term.id for term in TERMS if spelling in (*term.ko, *term.en)] == [expected]
