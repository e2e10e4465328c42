"""Facts for tests, from records as the case files write them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from briefs.model import Bound, Fact, Kind, Quantity, Role, Source, SourcedFact, Span, Status, Topic, Unit

PUBLISHED = date(2025, 3, 27)
NOW = date(2025, 3, 28)


def quantity(record: Mapping[str, Any], at: int = 0) -> Quantity:
    """A figure; `span` is where a record says it stands, else places far from every other."""
    start, end = record.get("span", (at * 100, at * 100 + 1))
    return Quantity(
        Decimal(str(record["value"])),
        Unit(record["unit"]),
        Span(start, end),
        Role(record.get("role", "amount")),
        Bound(record.get("bound", "exact")),
        record.get("measure"),
        record.get("counted"),
    )


def fact(record: Mapping[str, Any]) -> Fact:
    """The fact of a record."""
    return Fact(
        kind=Kind(record["kind"]),
        subject=tuple(record["subject"]),
        span=Span(0, 1),
        action=record.get("action", ""),
        what=tuple(record.get("what", ())),
        others=tuple(record.get("others", ())),
        quantities=tuple(quantity(q, at) for at, q in enumerate(record.get("quantities", ()))),
        terms=tuple(record.get("terms", ())),
        status=Status(record.get("status", "done")),
        date=record.get("date"),
        topics=tuple(Topic(topic) for topic in record.get("topics", ())),
    )


def sourced(record: Mapping[str, Any], number: int = 1) -> SourcedFact:
    """The fact of a record with its article."""
    source = Source(
        record.get("article", 1),
        record.get("title", "제목"),
        record.get("lang", "ko"),
        record.get("published", PUBLISHED),
        record.get("publisher", "헬로티"),
        record.get("url", "https://example.com/1"),
    )
    return SourcedFact(number, fact(record), record.get("sentence", ""), source)
