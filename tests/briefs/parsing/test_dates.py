"""Dates resolve against the day of publication."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from briefs.parsing.dates import dates

CASES = tomllib.loads((Path(__file__).parent / "cases" / "dates.toml").read_text("utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:40])
def test_text_has_its_dates(case: dict[str, Any]) -> None:
    found = dates.find(case["text"], case["lang"], case.get("published"))

    assert [moment.value for moment in found] == case["dates"]


def test_a_moment_spans_the_words_that_name_it() -> None:
    text = "이 회사는 2026년 4분기 새 칩을 낸다."

    (moment,) = dates.find(text, "ko", None)

    assert text[moment.span.start : moment.span.end] == "2026년 4분기"
