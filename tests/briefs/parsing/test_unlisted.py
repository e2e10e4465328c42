"""Products that no lexicon lists are found by how an article introduces them."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from briefs.lexicon import load
from briefs.parsing.names import unlisted
from briefs.parsing.names.names import Finder

CASES = tomllib.loads((Path(__file__).parent / "cases" / "unlisted.toml").read_text("utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:40])
def test_a_text_introduces_its_products(case: dict[str, Any]) -> None:
    found = {spelling: entry.id for spelling, entry in unlisted.find(case["text"], case["lang"], load())}
    assert found == case["found"]


def test_a_spelling_with_another_number_is_another_product_of_the_family() -> None:
    products = load().products
    assert products["MiniCPM4"].family == "MiniCPM"
    assert "MiniCPM4" not in products["MiniCPM"].names.en


def test_an_unlisted_product_may_be_told_with_a_version() -> None:
    text = "회사는 배송 로봇 'QX70'을 공개했다. QX70 Pro는 2027년에 나온다."
    found = Finder(load(), aliases=unlisted.find(text, "ko", load())).find(text)
    assert [mention.id for mention in found if mention.id.startswith("QX70")] == ["QX70", "QX70 Pro"]
