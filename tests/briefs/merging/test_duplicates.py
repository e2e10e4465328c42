"""Copies of an article are recognised however they were edited; other articles of the same field are not."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from briefs import reading
from briefs.merging.duplicates import SAMPLE, SHORTEST, Index, fingerprint
from briefs.model import Article
from tests.briefs.corpus.cases import cases

ARTICLES = [reading.read(case.path.read_bytes(), case.path.name) for case in cases("dev")]
LONG = [article for article in ARTICLES if len(article.text) > 4 * SHORTEST]


def edited(text: str, share: float, seed: int) -> str:
    """`text` with this share of its characters changed, left out or doubled."""
    chance = random.Random(seed)  # noqa: S311
    letters = sorted(set(text) - {" ", "\n"})
    return "".join(
        chance.choice((chance.choice(letters), "", char * 2)) if chance.random() < share else char for char in text
    )


@pytest.fixture(scope="module")
def index() -> Index:
    made = Index()
    for key, article in enumerate(LONG):
        made.add(key, article)
    return made


@pytest.mark.parametrize("share", [0, 0.05, 0.1, 0.2])
def test_a_copy_is_found_up_to_a_fifth_of_edits(index: Index, share: float) -> None:
    found = [index.find(replace(article, text=edited(article.text, share, at))) for at, article in enumerate(LONG)]
    assert [copy.key if copy else None for copy in found] == list(range(len(LONG)))


def test_a_copy_cut_in_half_is_found(index: Index) -> None:
    halves = [replace(article, text=article.text[: len(article.text) // 2]) for article in LONG]
    assert all(copy is not None and copy.key == key for key, copy in enumerate(map(index.find, halves)))


def test_no_article_is_taken_for_a_copy_of_another() -> None:
    made = Index()
    for key, article in enumerate(ARTICLES):
        assert made.find(article) is None
        made.add(key, article)


def test_a_fingerprint_is_small_and_always_the_same() -> None:
    for article in ARTICLES:
        found = fingerprint(article)
        assert found == fingerprint(article)
        assert len(found) <= SAMPLE
        assert all(0 <= number < 2**32 for number in found)


def test_a_note_of_a_line_has_no_fingerprint() -> None:
    assert fingerprint(Article("ko", "제목", "짧은 소식입니다.")) == ()
