"""Names that only say what whoever is named next is to them: Tencent subsidiary Supercell, Volvo parent Geely."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from briefs.lexicon.wording import any_of, words
from briefs.parsing.text.marks import ORGANISATION, Mention

# What stands between the two names, and what tells by itself whose somebody is: the Alibaba-backed company.
_BETWEEN = re.compile(rf" (?:[a-z-]+ )?(?:{any_of(words('subjects', 'adjunct', 'en'))}) ")
_BACKED = re.compile(r"-(?:backed|owned|controlled|funded|affiliated|linked)\b")
_LONGEST = 60


def without_adjuncts(text: str, mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """`mentions` without those that only stand before somebody to say what that one is to them."""
    named = [m for m in mentions if m.target is ORGANISATION]
    beside = {left.span for left, right in pairwise(named) if _before(text, left, right)}
    beside |= {m.span for m in named if _BACKED.match(text, m.span.end)}
    return tuple([m for m in mentions if m.span not in beside]) if beside else tuple(mentions)


def _before(text: str, left: Mention, right: Mention) -> bool:
    near = right.span.start - left.span.end <= _LONGEST and left.id != right.id
    return near and _BETWEEN.fullmatch(text, left.span.end, right.span.start) is not None
