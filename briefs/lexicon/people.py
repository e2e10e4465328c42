"""What is done to so many people, by the words around their number, as data."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from briefs.lexicon.load import table
from briefs.lexicon.turns import spelled_out
from briefs.model import Lang


@cache
def acts(lang: Lang) -> Sequence[tuple[str, re.Pattern[str]]]:
    """Actions with their wording, in which # stands for the number, in the order in which they count.

    The action is empty where the number is of people to whom nothing happens that a line could tell.
    """
    found = table("people")
    return tuple([(entry["act"], spelled_out(entry["wording"], found["parts"])) for entry in found[lang]])


@cache
def parts(lang: Lang) -> re.Pattern[str]:
    """The wording of a number of only some of those who work or learn there."""
    found = table("people")
    return spelled_out(found["part"][lang], found["parts"])


@cache
def wholes_en() -> re.Pattern[str]:
    """English wording of a number of all of them, whatever is said of a part: 40% of its 17,000 employees."""
    found = table("people")
    return spelled_out(found["whole"]["en"], found["parts"])


@cache
def wholes_ko() -> frozenset[str]:
    """Words before the Korean noun for staff that leave nobody out."""
    return frozenset(table("people")["whole"]["ko"])
