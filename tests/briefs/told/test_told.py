"""What readers are told of a text, from its words to the lines in both languages: nothing that it doesn't say."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

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


def told(text: str, lang: Lang) -> list[list[str]]:
    """The lines of a text in Korean and English, without markup, in its order."""
    parsed = parse(Article(lang=lang, title="", text=text.strip(), published=PUBLISHED), load())
    words = load().with_organisations(parsed.learned)
    lines = {one: [line(s, lexicon=words, lang=one, now=PUBLISHED) for s in sourced([parsed])] for one in LANGS}
    return [[found.striptags() for found in lines[one] if found] for one in LANGS]


@pytest.mark.parametrize("case", CASES)
def test_a_text_is_told_by_these_lines_and_no_others(case: dict[str, Any]) -> None:
    assert told(case["text"], case["lang"]) == [case["ko"], case["en"]]
