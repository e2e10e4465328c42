"""What readers are told of a text, from its words to the lines in both languages: nothing that it doesn't say."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from briefs.importance import UNSURE
from briefs.lexicon import load
from briefs.model import LANGS, Article, Lang
from briefs.parsing import parse
from briefs.record import sourced
from briefs.writing import line

# The day on which every text is published: a Tuesday.
PUBLISHED = date(2026, 1, 20)
CASES = [
    pytest.param(case, id=f"{path.stem}-{number}")
    for path in sorted((Path(__file__).parent / "cases").glob("*.toml"))
    for number, case in enumerate(tomllib.loads(path.read_text("utf-8"))["case"], 1)
]


def told(text: str, lang: Lang, least: float = 0.0) -> list[list[str]]:
    """The lines of a text in Korean and English, without markup, in its order; of facts that are surer than `least`."""
    parsed = parse(Article(lang=lang, title="", text=text.strip(), published=PUBLISHED), load())
    words = load().with_organisations(parsed.learned)
    sure = [s for s in sourced([parsed]) if s.fact.confidence > least]
    lines = {one: [line(s, lexicon=words, lang=one, now=PUBLISHED) for s in sure] for one in LANGS}
    return [[found.striptags() for found in lines[one] if found] for one in LANGS]


@pytest.mark.parametrize("case", CASES)
def test_a_text_is_told_by_these_lines_and_no_others(case: dict[str, Any]) -> None:
    least = UNSURE if case.get("sure") else 0.0  # readers are told nothing unsure
    assert told(case["text"], case["lang"], least) == [case["ko"], case["en"]]
