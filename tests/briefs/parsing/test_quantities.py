"""Figures come in base units, exactly as reported, and nothing else that has digits does."""

from __future__ import annotations

import tomllib
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from briefs.model import Bound, Quantity, Role, Span
from briefs.parsing.figures import quantities

CASES = tomllib.loads((Path(__file__).parent / "cases" / "quantities.toml").read_text("utf-8"))["case"]


def _line(quantity: Quantity) -> str:
    role = f" {quantity.role}" if quantity.role is not Role.AMOUNT else ""
    bound = f" {quantity.bound}" if quantity.bound is not Bound.EXACT else ""
    return f"{quantity.value.normalize():f} {quantity.unit}{role}{bound}"


def _find(case: dict[str, Any]) -> tuple[Quantity, ...]:
    text = case["text"]
    skip = [Span(text.index(name), text.index(name) + len(name)) for name in case.get("skip", ())]
    return quantities.find(text, case["lang"], skip)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:40])
def test_text_has_its_figures(case: dict[str, Any]) -> None:
    def plain(line: str) -> list[str]:
        return line.split()

    # Roles and bounds that a case doesn't name may still be found; those that it names must be.
    found = [_line(quantity) for quantity in _find(case)]
    assert [plain(line)[:2] for line in found] == [plain(line)[:2] for line in case["figures"]]
    assert all(set(plain(want)) <= set(plain(got)) for want, got in zip(case["figures"], found, strict=True)), found


def test_values_are_exact_decimals_with_the_span_that_says_them() -> None:
    text = "매출은 0.1억 위안이다."

    (quantity,) = quantities.find(text, "ko")

    assert quantity.value == Decimal("10000000")
    assert text[quantity.span.start : quantity.span.end] == "0.1억 위안"
