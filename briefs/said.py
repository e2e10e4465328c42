"""A fact's figures as their sentence means them, where the words around a figure settle it."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from briefs.model import Bound, Fact, Quantity, Role, Span, Unit

LONGEST = 24  # digits; exact arithmetic holds 28
# 이용자의 55%는, 70% of revenue: a part of the whole, no change.
_PART_OF = re.compile(r"(?<!대비)의\s*(?:약|최대|무려)?\s*$")
_OF = re.compile(r"\s+of\b")
# over three years: for so long; more than that is at least, or more than.
_OVER = re.compile(r"\bover\s+(?:the\s+(?:next|past|coming|last)\s+)?$", re.IGNORECASE)


def readable(fact: Fact) -> bool:
    """Whether every figure is one that somebody could read; none in the news is longer."""
    return all(short(quantity.value) for quantity in fact.quantities)


def short(value: Decimal) -> bool:
    """Whether a number has so few digits, before and after its point, that it can be read and reckoned with exactly."""
    return value.is_finite() and value.adjusted() < LONGEST and len(value.as_tuple().digits) <= LONGEST


def said(fact: Fact, sentence: str) -> tuple[Quantity, ...]:
    """The figures of `fact`, which stands in `sentence`, corrected."""
    return tuple(_said(quantity, *around(quantity, fact.span, sentence)) for quantity in fact.quantities)


def place(quantity: Quantity, within: Span, last: Quantity | None = None) -> tuple[int, int]:
    """Where a figure begins in the sentence `within`, and it or the `last` that belongs to it ends."""
    return max(quantity.span.start - within.start, 0), max((last or quantity).span.end - within.start, 0)


def around(quantity: Quantity, within: Span, sentence: str, last: Quantity | None = None) -> tuple[str, str]:
    """What stands in the `sentence` before a figure and behind it, or behind the `last` that belongs to it."""
    start, end = place(quantity, within, last)
    return sentence[:start], sentence[end:]


def _said(quantity: Quantity, before: str, after: str) -> Quantity:
    if quantity.role is Role.CHANGE and quantity.unit is Unit.PERCENT and quantity.value > 0:
        part = _PART_OF.search(before) or _OF.match(after)
        return replace(quantity, role=Role.SHARE) if part else quantity
    if quantity.role is Role.DURATION and quantity.bound is Bound.OVER and _OVER.search(before):
        return replace(quantity, bound=Bound.EXACT)
    return quantity
