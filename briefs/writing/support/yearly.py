"""Whether so many people are told for each year: 2,000 robot technicians a year, 해마다 2,000명."""

from __future__ import annotations

import re

from briefs import said
from briefs.writing.gather import Figure
from briefs.writing.plan import Slots

_AFTER = re.compile(
    r"(?: [\w'’-]+){0,5}? (?:(?:a|per|each|every) year\b(?! (?:ago|earlier|before))|annually\b|yearly\b)"
)
_BEFORE = re.compile(r"(?:매년|해마다|연간|한 해에?|\b연)\s[^,.]{0,24}$|\b(?:[Ee]ach|[Ee]very) year\b[^,.]{0,60}$")
# How far before people that word may stand, in characters.
MOST = 60


def yearly(slots: Slots, people: Figure) -> bool:
    """Whether the sentence says that it is so many people each year."""
    last = (people.converted or (people.high or people.low,))[-1]
    before, after = said.around(people.low, slots.fact, slots.sentence, last)
    return bool(_BEFORE.search(before[-MOST:]) or _AFTER.match(after))
