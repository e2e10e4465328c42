"""Whether two figures of a sentence are the ends of one range."""

from __future__ import annotations

import re

from briefs.model import Quantity, Span

# Ends of a range stand at most this many characters apart (8만~11만); further apart they are two levels of a change.
_GAP = 3
# Between two levels of a change, even where they stand as near: 100만 개에서 160만 개로.
_CHANGING = ("에서", "부터")
_BETWEEN = re.compile(r"\bbetween\s+(?:about|around|some|roughly)?\s*$", re.IGNORECASE)
_FROM = re.compile(r"\bfrom\s+(?:about|around|nearly|some)?\s*$", re.IGNORECASE)


def ranged(low: Quantity, high: Quantity, sentence: str, span: Span) -> bool:
    """Whether `low` and `high`, a figure from and one to, are one range in `sentence`, which stands at `span`."""
    before = sentence[: max(low.span.start - span.start, 0)]
    between = sentence[max(low.span.end - span.start, 0) : max(high.span.start - span.start, 0)]
    if low.unit is not high.unit or high.span.start < low.span.end:
        return False
    if between.strip() == "and":  # between 350 million and 450 million
        return _BETWEEN.search(before) is not None
    if between.strip() == "to":  # 850 million to 1 billion, but from 850 million to 1 billion
        return not _FROM.search(before)
    near = high.span.start - low.span.end <= _GAP
    return near and not any(word in between for word in _CHANGING)
