"""Where a text has what a query asks for, and how surely."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import IntEnum
from typing import NamedTuple

from markupsafe import Markup, escape

from briefs.finding.query import PARTICLE, Phrase, Query, Unit, phrase
from briefs.finding.tokens import Sort, Token, tokens

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


def hits(found: Sequence[Token], unit: Unit) -> list[Hit]:
    """Where a text of these tokens has the unit as it was typed, and where the names of what it stands for."""
    names = [one for thing in unit.things for name in thing.spellings if (one := phrase(name))]
    return [hit for wanted in dict.fromkeys((*unit.phrases, *names)) for hit in _hits(found, wanted)]


def marked(text: str, query: Query) -> tuple[Markup, bool]:
    """`text` with all that the query asks for in bold, and whether no word of the query is missing."""
    found = tokens(text)
    by_unit = [hits(found, unit) for unit in query.units]
    return _bold(text, (hit for unit in by_unit for hit in unit)), all(by_unit)


def snippet(text: str, query: Query, longest: int) -> str:
    """At most about `longest` characters of `text`, with the first hit in them, cut between words."""
    if len(text) <= longest:
        return text
    found = tokens(text)
    first = min((hit.start for unit in query.units for hit in hits(found, unit)), default=0)
    start = min(max(0, first - longest // 3), len(text) - longest)
    start = text.rfind(" ", 0, start + 1) + 1 if start else 0
    end = start + longest
    if end < len(text):
        end = max(text.rfind(" ", 0, end), start + longest // 2)
    return (_ELLIPSIS if start else "") + text[start:end].strip() + (_ELLIPSIS if end < len(text) else "")


def _hits(found: Sequence[Token], wanted: Phrase) -> Iterable[Hit]:
    size = len(wanted.tokens)
    for at in range(len(found) - size + 1):
        if _has(found, at, wanted):
            last = found[at + size - 1]
            end = last.start + 1 if last.sort is Sort.CHARS and len(wanted.tokens[-1]) == 1 else last.end
            yield Hit(found[at].start, end, _quality(found, at, wanted))


def _has(found: Sequence[Token], at: int, wanted: Phrase) -> bool:
    *firsts, last = wanted.tokens
    if any(found[at + number].text != text for number, text in enumerate(firsts)):
        return False
    text = found[at + len(firsts)].text
    return text.startswith(last) if wanted.prefix else text == last


def _quality(found: Sequence[Token], at: int, wanted: Phrase) -> Quality:
    """Whole where the word ends with the phrase, or goes on with a particle."""
    last = at + len(wanted.tokens) - 1
    if not found[at].opens:
        return Quality.INSIDE
    if found[last].sort is not Sort.CHARS:
        return Quality.WHOLE if found[last].text == wanted.tokens[-1] else Quality.BEGINNING
    rest = _run_from(found, last)[len(wanted.tokens[-1]) :]
    return Quality.WHOLE if not rest or PARTICLE.fullmatch(rest) else Quality.BEGINNING


def _run_from(found: Sequence[Token], at: int) -> str:
    """The characters from this token's first to the end of its run."""
    chars = []
    for token in found[at:]:
        chars.append(token.text[0])
        if token.closes:
            break
    return "".join(chars)


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
