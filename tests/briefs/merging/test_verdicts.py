"""What two facts of different articles are to each other, case by case."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from briefs.lexicon import load
from briefs.merging import Verdict, judge, profile
from tests.briefs.merging.records import told

CASES = Path(__file__).parent / "cases"


def pairs() -> Iterator[Any]:
    for path in sorted(CASES.glob("*.toml")):
        for case in tomllib.loads(path.read_text("utf-8"))["pairs"]:
            yield pytest.param(case, id=f"{path.stem}: {case['says']}")


@pytest.mark.parametrize("case", list(pairs()))
def test_two_facts_are_to_each_other_what_the_case_says(case: dict[str, Any]) -> None:
    one, two = case["one"], case["one"] | case["two"]
    if "article" not in case["two"]:
        one, two = one | {"article": 1}, two | {"article": 2}
    ours, theirs = (profile(told(record, at), load()) for at, record in enumerate((one, two), 1))
    assert judge(ours, theirs) is Verdict(case["verdict"])
    assert judge(theirs, ours) is Verdict(case["verdict"])
