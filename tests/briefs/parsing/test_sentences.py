"""Texts fall into the sentences that a reader sees."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from briefs.model import Article, Span
from briefs.parsing.text import sentences

CASES = tomllib.loads((Path(__file__).parent / "cases" / "sentences.toml").read_text("utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_text_falls_into_its_sentences(case: dict[str, Any]) -> None:
    found = sentences.split(Article(case["lang"], "", case["text"]))

    assert [sentence.text for sentence in found] == case["sentences"]
    assert all(case["text"][s.span.start : s.span.end] == s.text for s in found)


def test_paragraphs_are_counted_and_headings_marked() -> None:
    text = "바이두가 움직였다.\n\n새 모델\n\n어니 5.0이 나온다. 값은 비공개다."
    start = text.index("새 모델")

    found = sentences.split(Article("ko", "", text, headings=(Span(start, start + 4),)))

    assert [(s.paragraph, s.heading) for s in found] == [(0, False), (1, True), (2, False), (2, False)]


def test_a_label_that_runs_into_its_paragraph_is_a_heading() -> None:
    text = "BEIJING -- Baidu opened a lab.\n\nXPENG -- The carmaker sold 10 cars."

    found = sentences.split(Article("en", "", text))

    assert [(s.text, s.heading) for s in found] == [
        ("BEIJING -- Baidu opened a lab.", False),
        ("XPENG", True),
        ("The carmaker sold 10 cars.", False),
    ]


def test_the_label_of_a_numbered_item_may_hold_a_name_with_a_full_stop() -> None:
    found = sentences.split(Article("en", "", "Hello.\n\n4. More work for Pony.ai — Its fleet has grown."))

    assert [(s.text, s.heading) for s in found][1:] == [
        ("4. More work for Pony.ai", True),
        ("Its fleet has grown.", False),
    ]


def test_empty_text_has_no_sentence() -> None:
    assert sentences.split(Article("en", "", " \n\n \n")) == ()
