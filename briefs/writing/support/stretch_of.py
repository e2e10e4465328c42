"""The part of a sentence that a figure stands in: what stands in another says nothing of it."""

from __future__ import annotations

import re

from briefs.writing.gather import Figure
from briefs.writing.plan import Slots

# Where one part ends and another begins, before a predicate of its own.
_PARTS = re.compile(
    r"[;:—]\s|, (?:and|but|while|which|who|whose|where|as|after|having|though|although)\s|"
    r"\sand (?=(?:it|its|has|have|is|are|was|were|plans?|will|hopes?|intends?|buys|counts|wants?|opened|expects?)\s)|"
    r"(?<=[했았었였됐겠갔왔렸났켰졌섰뒀줬하있이])고,?\s|(?<=[이하했았었였됐])며,?\s|지만,?\s|는데,?\s|으나,?\s|면서,?\s|\s반면에?,?\s|[은인던]\s뒤,?\s"
)


def stands(slots: Slots, figure: Figure) -> bool:
    """Whether the figure stands in the sentence itself, in digits."""
    base = slots.fact.span.start
    return any(c.isdigit() for c in slots.sentence[figure.low.span.start - base : figure.low.span.end - base])


def around(slots: Slots, figure: Figure) -> tuple[str, str]:
    """What stands before and behind a figure in its part of the sentence."""
    last = (figure.converted or (figure.high or figure.low,))[-1]
    base = slots.fact.span.start
    start, end = max(figure.low.span.start - base, 0), max(last.span.end - base, 0)
    begin, stop = 0, len(slots.sentence)
    for found in _PARTS.finditer(slots.sentence):
        if found.end() <= start:
            begin = found.end()
        elif found.start() >= end:
            stop = found.start() + 1 if "가" <= found[0][0] <= "힣" else found.start()
            break
    return slots.sentence[begin:start], slots.sentence[end:stop]


def stretch(slots: Slots, figure: Figure) -> str:
    """The part of the sentence that a figure stands in, without it."""
    return " ".join(around(slots, figure))
