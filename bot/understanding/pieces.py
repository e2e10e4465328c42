"""Cuts a message into phrases that are known and words that are not, so that as little as possible stays unknown."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.understanding.letters import Letters, hangul
from bot.understanding.vocabulary import Phrases, Reading

UNKNOWN_WORD, UNKNOWN_LETTER = 300, 100  # what it costs to leave something unknown
KNOWN, PARTICLE, WEAK = 10, 5, 25  # what a known phrase costs: a particle, a name that is also a common word
_COUNTED: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), role)
    for pattern, role in (
        (r"(?P<clock>\d{1,2}:\d{2}(?:am|pm)?|\d{1,2}(?:am|pm)|\d{1,2}시(?:\d{1,2}분|반)?)에?", "clock"),
        (r"(?P<days>\d{1,5})(?:days?|d|일(?:간|동안|치)?)", "time"),
        (r"(?P<weeks>\d{1,3})(?:weeks?|주일?(?:간|동안|치)?)", "time"),
        (r"(?P<months>\d{1,3})(?:months?|개월(?:간|동안|치)?|달(?:간|동안|치)?)", "time"),
        (r"(?P<number>\d{1,5})", "number"),
    )
)
_DAYS = {"days": 1, "weeks": 7, "months": 30}


@dataclass(frozen=True, slots=True)
class Piece:
    """Some letters of a message, and what they can say: nothing where they are unknown."""

    start: int
    end: int
    readings: tuple[Reading, ...] = ()

    def reads(self, *roles: str) -> bool:
        """Whether it can say something of that sort."""
        return any(reading.role in roles for reading in self.readings)

    def value(self, role: str) -> str:
        """What it says of that sort."""
        return next(reading.value for reading in self.readings if reading.role == role)


@dataclass(frozen=True, slots=True)
class _Way:
    """The best cutting of the letters up to some place."""

    cost: int
    pieces: tuple[Piece, ...]

    @property
    def known(self) -> bool:
        """Whether a known phrase stands at its end."""
        return bool(self.pieces) and bool(self.pieces[-1].readings)


def cut(letters: Letters, *tables: Phrases) -> tuple[Piece, ...]:
    """`letters` in pieces, in order; what stands in an earlier table goes before what stands in a later one."""
    longest = max(table.longest for table in tables)
    # At each place the best way that ends in a known phrase, and the best that doesn't.
    ways: list[dict[bool, _Way]] = [{} for _ in range(len(letters.text) + 1)]
    ways[0][True] = _Way(0, ())
    for place in range(len(letters.text)):
        for way in tuple(ways[place].values()):
            for piece in (*_known(letters, place, way, longest, tables), *_unknown(letters, place, way)):
                _keep(ways[piece.end], _with(way, piece, letters))
    best = min(ways[-1].values(), key=lambda way: way.cost, default=_Way(0, ()))
    return best.pieces


def _keep(ways: dict[bool, _Way], way: _Way) -> None:
    kept = ways.get(way.known)
    if kept is None or way.cost < kept.cost:
        ways[way.known] = way


def _with(way: _Way, piece: Piece, letters: Letters) -> _Way:
    if piece.readings:
        return _Way(way.cost + _cost(piece), (*way.pieces, piece))
    joined = bool(way.pieces) and not way.known and piece.start not in letters.starts
    cost = way.cost + UNKNOWN_LETTER + (0 if joined else UNKNOWN_WORD)
    if joined:
        return _Way(cost, (*way.pieces[:-1], Piece(way.pieces[-1].start, piece.end)))
    return _Way(cost, (*way.pieces, piece))


def _cost(piece: Piece) -> int:
    if all(reading.role == "weak" for reading in piece.readings):
        return WEAK
    return PARTICLE if piece.reads("particle") else KNOWN


def _unknown(letters: Letters, place: int, way: _Way) -> Iterator[Piece]:
    """One letter more that is unknown; a word that begins with a known phrase must be known to its end."""
    if place in letters.starts or not way.known:
        yield Piece(place, place + 1)


def _known(letters: Letters, place: int, way: _Way, longest: int, tables: tuple[Phrases, ...]) -> Iterator[Piece]:
    """The known phrases that begin here: where a word begins, or in Korean right behind another known phrase."""
    if place not in letters.starts and not (way.known and hangul(letters.text[place])):
        return
    first = bool(way.pieces)
    for end in range(place + 1, min(len(letters.text), place + longest) + 1):
        if end not in letters.starts and not hangul(letters.text[end]):
            continue
        readings = _readings(letters.text[place:end], tables)
        readings = readings if first and way.known else tuple(one for one in readings if one.role != "particle")
        if readings:
            yield Piece(place, end, readings)
    yield from _counted(letters, place)


def _readings(phrase: str, tables: tuple[Phrases, ...]) -> tuple[Reading, ...]:
    return next((table.readings[phrase] for table in tables if phrase in table.readings), ())


def _counted(letters: Letters, place: int) -> Iterator[Piece]:
    for pattern, role in _COUNTED:
        if (found := pattern.match(letters.text, place)) and (
            found.end() in letters.starts or hangul(letters.text[found.end()])
        ):
            yield Piece(place, found.end(), (_count(found, role),))


def _count(found: re.Match[str], role: str) -> Reading:
    kind = found.lastgroup or ""
    if role == "time":
        return Reading("time", str(int(found[kind]) * _DAYS[kind]))
    return Reading("clock" if role == "clock" else "number", found[kind])
