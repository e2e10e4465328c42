"""Whom the sentences of an article tell something of: partners and rivals, not origins, markets, sources or silence."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from briefs.lexicon import load
from briefs.model import Article, Names, Organisation
from briefs.parsing import parse
from briefs.parsing.names import names
from briefs.parsing.names.clipped import clipped

CASES = tomllib.loads((Path(__file__).parent / "cases" / "companies.toml").read_text("utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:40])
def test_a_text_tells_of_its_companies(case: dict[str, Any]) -> None:
    article = Article(lang=case["lang"], title="", text=case["text"], published=None)
    assert sorted(parse(article, load()).companies) == sorted(case["companies"])


def test_an_outlet_and_a_writer_are_no_organisations() -> None:
    text = "Wexmar Robotics, a start-up in Wuhan, raised 30 million yuan. It plans to build robots."
    article = Article(lang="en", title="", text=text, published=None)
    assert {one.id for one in names.learn(text, load())} == {"wexmar-robotics"}
    assert not names.taught(replace(article, publisher="WEXMAR ROBOTICS"), load())
    assert not names.taught(replace(article, author="Wexmar Robotics"), load())


def test_a_company_cut_short_is_the_one_in_the_text() -> None:
    whole = Organisation("wexmar-driveline", Names(en=("Wexmar Driveline",)), "company")
    known = load().with_organisations((whole,))
    found = clipped(("Wexmar", "Wexmar Driveline", "Linden"), "Wexmar Driveline sold gears. Wexmar rose.", known)
    assert dict(found) == {"Wexmar": "wexmar-driveline"}
    assert not dict(clipped(("Wexmar",), "Wexmar Technology rose.", known))


def test_a_company_with_more_of_its_name_is_the_same() -> None:
    text = "Wexmar Culture, a start-up in Wuhan, raised 30 million yuan. Wexmar, which sells films, plans to hire 200."
    assert [one.id for one in names.learn(text, load())] == ["wexmar-culture"]
    text = "Wexmar Lab Nine, a start-up in Wuhan, raised 30 million yuan. Wexmar, which sells films, plans to hire 200."
    assert [one.id for one in names.learn(text, load())] == ["wexmar-lab-nine"]
