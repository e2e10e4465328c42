"""What a release tells that a thing's maker did with it, by its wording, as data."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from briefs.lexicon.load import table
from briefs.lexicon.turns import spelled_out
from briefs.model import Lang


@dataclass(frozen=True, slots=True)
class Told:
    """A wording and the action that it tells of; none where it only describes the thing."""

    action: str
    over: bool  # whether it holds whatever cue its clause was taken by
    wording: re.Pattern[str]


@cache
def releases(lang: Lang) -> Sequence[Told]:
    """All of one language, in the order in which they count."""
    parts = table("releases")["parts"]
    return tuple(
        [
            Told(entry["told"], entry.get("over", False), spelled_out(entry["wording"], parts, re.IGNORECASE))
            for entry in table("releases")[lang]
        ]
    )
