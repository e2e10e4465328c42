"""Which part a name has in what a clause tells by its case or preposition and the predicate it hangs on, as data."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from briefs.lexicon.load import table
from briefs.model import Kind, Lang

# Behind one of these an English name hangs on another verb.
_BORDER = r"that|which|who|whose|while|but|because|when|where|whereas|and"


@dataclass(frozen=True, slots=True)
class Marker:
    """The part, a slot of the fact or none, that whoever carries one of `cases` has where `wording` governs it."""

    part: str
    cases: frozenset[str]
    whose: bool | None  # whether the case is that of what is the name's own; None where it may be of either
    of: frozenset[str] | None
    wording: re.Pattern[str]
    own: re.Pattern[str]  # what that is


@cache
def markers(kind: Kind, lang: Lang) -> Sequence[Marker]:
    """All of one kind of fact, in the order in which they count."""
    known = table("markers")[lang]
    return tuple([_marker(entry, lang) for entry in known if kind in map(Kind, entry.get("kinds", (kind,)))])


def _marker(entry: Mapping[str, Any], lang: Lang) -> Marker:
    cases = frozenset(entry["cases"])
    wording = entry["words"]
    if lang == "en" and wording:
        between = rf"(?: (?!(?:{_BORDER})\b)[\w’'.-]+){{0,6}}? (?:{'|'.join(sorted(cases))})" if cases else ""
        wording = rf"(?:\b|(?=,))(?:{wording}){between}(?: (?!(?:to|of|for)\b)[a-z\d-]+| [A-Z][\w-]+['’]s){{0,4}} $"
    of = frozenset(entry["of"]) if "of" in entry else None
    own = re.compile(entry.get("own", ""))
    return Marker(entry["part"], cases, entry.get("whose"), of, re.compile(wording), own)
