"""A predicate of one kind of fact that is taken for others, and the wording of sums and counts in English."""

from __future__ import annotations

import re
from typing import NamedTuple

from briefs.model import Kind

ABOUT = r"(?:(?:about|around|just|only|less than|under|over|more than|at least|some|another|up to|almost|nearly) )?"
SUM = rf"{ABOUT}(?:[A-Z]{{0,3}}[$€£¥]|RMB|CNY|\d[\d.,]* (?:(?:thousand|million|billion) )?(?:yuan|euros|dollars|won)\b)"
MANY = rf"{ABOUT}(?:a million|a thousand|\d[\d.,]*)(?: million| billion| thousand)?"


class Turn(NamedTuple):
    """A predicate of one kind that is taken for others."""

    taken: frozenset[str]
    kind: str
    pattern: re.Pattern[str]


def turn(kind: Kind, pattern: str, *taken: Kind) -> Turn:
    return Turn(frozenset([one.value for one in taken]), kind.value, re.compile(pattern))
