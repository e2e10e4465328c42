"""What of a firm's sales its sentence tells: those that went abroad, or only of what a share is told."""

from __future__ import annotations

import re

from briefs.writing.gather import Figure
from briefs.writing.plan import Slots
from briefs.writing.support.wording import around

_EXPORTED = re.compile(r"수출|해외로 (?:보낸|내보)|\bexport(?:s|ed|ing)?\b|\b(?:sold|shipped|sent) abroad\b")
_EXPORTS = 24
_SHARED = re.compile(
    r"%? of (?:its|their|the|all|total)(?: [a-z-]+){0,3} (?:revenues?|sales|profits?|income) of (?:about |some )?"
)


def exported(slots: Slots, pieces: Figure) -> bool:
    """Whether so many pieces are those that went abroad."""
    before, after = around(pieces.low, slots)
    return _EXPORTED.search(before[-_EXPORTS:] + "|" + after[:_EXPORTS]) is not None


def part_of_it(slots: Slots) -> bool:
    """Whether a sum only says of what a share is told: 4% of its revenue of 9.6 billion yuan."""
    share, amounts = slots.figures.share, slots.figures.amounts
    if share is None or not amounts or amounts[0].low.span.start < share.span.end:
        return False
    base = slots.fact.span.start
    return _SHARED.fullmatch(slots.sentence, share.span.end - base, amounts[0].low.span.start - base) is not None
