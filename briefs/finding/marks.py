"""Where a text has what a query asks for, and how surely."""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import IntEnum
from typing import NamedTuple

from markupsafe import Markup, escape

from briefs.finding.patterns import CHARS, pattern
from briefs.finding.query import PARTICLE, Query
from briefs.finding.tokens import Folded, folded, loosely

_ELLIPSIS = "…"


class Quality(IntEnum):
    """How a text has a word."""

    INSIDE = 1
    BEGINNING = 2
    WHOLE = 3


class Hit(NamedTuple):
    """A place where a text has what is asked for."""

    start: int
    end: int
    quality: Quality


def hits(text: str, query: Query) -> list[list[Hit]]:
    """Where the text has each unit of the query."""
    whole = folded(text)
    return [_hits(whole, pattern(unit)) for unit in query.units]


def _hits(whole: Folded, pattern: re.Pattern[str]) -> list[Hit]:
    return [
        Hit(whole.starts[found.start()], whole.ends[found.end() - 1], _quality(whole.text, found))
        for found in pattern.finditer(whole.text)
    ]


def best(text: str, pattern: re.Pattern[str]) -> Quality | None:
    """How well the text has the unit where it has it best."""
    quick = loosely(text)
    return max((_quality(quick, found) for found in pattern.finditer(quick)), default=None)


def marked(text: str, query: Query) -> tuple[Markup, bool]:
    """`text` with all that the query asks for in bold, and whether no word of the query is missing."""
    by_unit = hits(text, query)
    return _bold(text, (hit for unit in by_unit for hit in unit)), all(by_unit)


def snippet(text: str, query: Query, longest: int) -> str:
    """At most about `longest` characters of `text`, with the first hit in them, cut between words."""
    if len(text) <= longest:
        return text
    first = min((hit.start for unit in hits(text, query) for hit in unit), default=0)
    start = min(max(0, first - longest // 3), len(text) - longest)
    start = text.rfind(" ", 0, start + 1) + 1 if start else 0
    end = start + longest
    if end < len(text):
        end = max(text.rfind(" ", 0, end), start + longest // 2)
    return (_ELLIPSIS if start else "") + text[start:end].strip() + (_ELLIPSIS if end < len(text) else "")


def _quality(text: str, found: re.Match[str]) -> Quality:
    """Whole where the word ends with the hit, or goes on with a particle."""
    if CHARS.match(found[0]) and found.start() and CHARS.match(text, found.start() - 1):
        return Quality.INSIDE
    if not CHARS.match(found[0], len(found[0]) - 1):
        return Quality.WHOLE if found["rest"] in (None, "") else Quality.BEGINNING
    rest = CHARS.match(text, found.end())
    return Quality.WHOLE if rest is None or PARTICLE.fullmatch(rest[0]) else Quality.BEGINNING


def _bold(text: str, places: Iterable[Hit]) -> Markup:
    parts, at = [], 0
    for start, end in _merged(places):
        parts += [escape(text[at:start]), Markup("<b>{}</b>").format(text[start:end])]
        at = end
    return Markup("").join([*parts, escape(text[at:])])


def _merged(places: Iterable[Hit]) -> list[tuple[int, int]]:
    """The places without overlaps, neighbours joined."""
    merged: list[tuple[int, int]] = []
    for start, end, _ in sorted(places):
        if merged and start <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        else:
            merged.append((start, end))
    return merged
