"""Predicates and measures that tell one kind of fact whatever the other words of their clause speak for, as data."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from briefs.lexicon.load import table
from briefs.model import MONEY, Kind, Lang, Unit

# A part of a pattern that is spelled out once for all.
_PART = re.compile("<([a-z]+)>")


@dataclass(frozen=True, slots=True)
class Turn:
    """A wording that tells facts of one kind, which are taken for others."""

    told: Kind
    taken: frozenset[Kind]
    holds: str  # what its clause must have: a "figure", a "price", or nothing
    units: frozenset[Unit]  # of which its clause must have a figure, if any
    wording: re.Pattern[str]


@cache
def turns(lang: Lang) -> Sequence[Turn]:
    """All of one language, in the order in which they count."""
    parts: Mapping[str, str] = table("turns")["parts"]
    return tuple([_turn(entry, parts) for entry in table("turns")[lang]])


def spelled_out(wording: Sequence[str], parts: Mapping[str, str], flags: re.RegexFlag = re.NOFLAG) -> re.Pattern[str]:
    """Any of these regular expressions, with what stands in <> spelled out."""
    pattern = "|".join(wording)
    while _PART.search(pattern):
        pattern = _PART.sub(lambda part: parts[part[1]], pattern)
    return re.compile(pattern, flags)


def _turn(entry: Mapping[str, Any], parts: Mapping[str, str]) -> Turn:
    units = frozenset(unit for name in entry.get("units", ()) for unit in (MONEY if name == "money" else {Unit(name)}))
    wording = spelled_out(entry["wording"], parts)
    return Turn(Kind(entry["told"]), frozenset(map(Kind, entry["taken"])), entry.get("holds", ""), units, wording)
