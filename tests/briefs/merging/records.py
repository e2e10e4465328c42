"""Facts for the merging tests, from records with their figures in one line each.

A figure is `[role] [bound] value unit [measure] [of:counted]`: "about 400e9 CNY", "change -6 percent share-price".
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from briefs.model import Bound, Fact, Kind, Quantity, Role, Source, SourcedFact, Span, Status, Unit

ROLES = {str(role): role for role in Role}
BOUNDS = {str(bound): bound for bound in Bound}


def quantity(text: str, at: int = 0) -> Quantity:
    """The figure of one line."""
    words = text.split()
    role = ROLES[words.pop(0)] if words[0] in ROLES else Role.AMOUNT
    bound = BOUNDS[words.pop(0)] if words[0] in BOUNDS else Bound.EXACT
    value, unit, *rest = words
    counted = next((word.removeprefix("of:") for word in rest if word.startswith("of:")), None)
    measure = next((word for word in rest if not word.startswith("of:")), None)
    return Quantity(Decimal(value), Unit(unit), Span(at * 100, at * 100 + 1), role, bound, measure, counted)


def told(record: Mapping[str, Any], number: int) -> SourcedFact:
    """The fact of a record as article `number` tells it."""
    fact = Fact(
        Kind(record["kind"]),
        tuple(record["subject"]),
        Span(0, 1),
        record.get("action", ""),
        tuple(record.get("what", ())),
        tuple(record.get("with", ())),
        tuple(quantity(text, at) for at, text in enumerate(record.get("figures", ()))),
        tuple(record.get("terms", ())),
        Status(record.get("status", "done")),
        record.get("date") or None,
        confidence=record.get("confidence", 0.9),
        core=record.get("core", False),
    )
    day = record.get("day")
    published = date.fromisoformat(day) if day else None
    source = Source(record.get("article", number), f"제목 {number}", "ko", published, f"신문 {number}")
    return SourcedFact(number, fact, record.get("sentence", f"문장 {number}."), source)
