"""Names that no lexicon knows are told apart: organisations, products, and what is neither."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from briefs.lexicon import load
from briefs.parsing.names import strangers

CASES = tomllib.loads((Path(__file__).parent / "cases" / "unknown.toml").read_text("utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:40])
def test_a_text_tells_what_its_unknown_names_are(case: dict[str, Any]) -> None:
    found = strangers.find(case["text"], load())
    assert [names.en[0] for names in found.organisations] == case.get("organisations", [])
    assert [names.en[0] for names in found.products] == case.get("products", [])


def test_a_known_name_is_no_stranger() -> None:
    found = strangers.find("Huawei released the Ascend 950, and 화웨이(華爲·Huawei)가 말했다.", load())
    assert found == strangers.Strangers((), ())


def test_a_place_is_no_stranger_wherever_it_stands() -> None:
    found = strangers.find("Zaragoza wants a plant. Officials from Kuala Lumpur met Bangkok's mayor.", load())
    assert found == strangers.Strangers((), ())


def test_a_spelling_of_two_is_a_strangers_where_an_english_name_says_so() -> None:
    found = strangers.find("로봇 기업 창촨(長泉·Longspring Robotics)은 공장을 지었다.", load())
    assert [names.en[0] for names in found.organisations] == ["Longspring Robotics"]
