"""Whom the sentences of an article tell something of: partners and rivals, not origins, markets, sources or silence."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from briefs.lexicon import load
from briefs.model import Article
from briefs.parsing import parse

CASES = tomllib.loads((Path(__file__).parent / "cases" / "companies.toml").read_text("utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:40])
def test_a_text_tells_of_its_companies(case: dict[str, Any]) -> None:
    article = Article(lang=case["lang"], title="", text=case["text"], published=None)
    assert sorted(parse(article, load()).companies) == sorted(case["companies"])
