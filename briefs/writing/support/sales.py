"""What of a firm's sales its sentence tells: those that went abroad, or only of what a share is told."""

from __future__ import annotations

import re

from briefs.writing.gather import Figure
from briefs.writing.plan import Slots
from briefs.writing.support.wording import says

_EXPORTS = 24
_AIMED = re.compile(
    r"(?:매출|판매|판매량|출하|출하량|인도량|생산|이익|순이익) ?목표[를는가]? (?:[^\s,.]{1,8} ){0,2}$|"
    r"\b(?:sales|revenue|delivery|deliveries|shipments?|profit) target "
    r"(?:of|at|for [^,.;]{1,20} (?:of|at|is|was)) (?:about )?$"
)
_AIMS = 48
_SHARED = re.compile(
    r"%? of (?:its|their|the|all|total)(?: [a-z-]+){0,3} (?:revenues?|sales|profits?|income) of (?:about |some )?"
)


def exported(slots: Slots, pieces: Figure) -> bool:
    """Whether so many pieces are those that went abroad."""
    before, after = slots.around(pieces.low)
    return says(before[-_EXPORTS:] + "|" + after[:_EXPORTS], "exported")


def aimed_at(slots: Slots) -> bool:
    """Whether a level is only a target that was set: 매출 목표를 250억위안으로 잡았는데."""
    amounts = slots.figures.amounts
    return len(amounts) == 1 and _AIMED.search(slots.around(amounts[0].low)[0][-_AIMS:]) is not None


def part_of_it(slots: Slots) -> bool:
    """Whether a sum only says of what a share is told: 4% of its revenue of 9.6 billion yuan."""
    share, amounts = slots.figures.share, slots.figures.amounts
    if share is None or not amounts or amounts[0].low.span.start < share.span.end:
        return False
    start, end = slots.place(share)[1], slots.place(amounts[0].low)[0]
    return _SHARED.fullmatch(slots.sentence, start, end) is not None
