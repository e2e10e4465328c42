"""The other side of a fact is who takes part, not who only backs, owns or taught somebody named."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from briefs.lexicon import load
from briefs.model import Article
from briefs.parsing import parse

CASES = tomllib.loads((Path(__file__).parent / "cases" / "sides.toml").read_text("utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:40])
def test_a_fact_has_its_other_sides(case: dict[str, Any]) -> None:
    article = Article(lang=case["lang"], title="", text=case["text"], published=date(2026, 1, 20))
    facts = [fact for fact in parse(article, load()).facts if fact.kind.value == case["kind"]]
    assert [sorted(fact.others) for fact in facts] == [case["others"]]
