"""What a typed query asks for: words that must all be there, phrases in quotes, and the names among them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefs.finding.keys import Naming, Thing
from briefs.finding.tokens import Sort, Token, tokens

MOST_CHARACTERS = 100
MOST_WORDS = 8
MOST_NAME_WORDS = 4
SHORTEST_STEM = 3  # of letters: a shorter word is looked for as it stands, or AI would find air and aims
_QUOTED = re.compile(r"\"([^\"]*)\"|“([^“”]*)”|«([^«»]*)»|「([^「」]*)」|『([^『』]*)』|„([^„“”]*)[“”]")
PARTICLE = re.compile(r"에서는|에서|에게|으로|까지|부터|이라는|라는|은|는|이|가|을|를|의|에|로|와|과|도|만")
_AT_THE_END = re.compile(rf"(?<=[가-힣]{{2}})(?:{PARTICLE.pattern})$")


class QueryError(ValueError):
    """A query that cannot be looked for; `reason` is "empty" or "long"."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Phrase:
    """Tokens one after another; where `prefix`, the last may go on."""

    tokens: tuple[str, ...]
    prefix: bool = False


@dataclass(frozen=True, slots=True)
class Unit:
    """A word, a quoted phrase or a name: there where all its phrases are, or any of its things."""

    phrases: tuple[Phrase, ...]
    things: tuple[Thing, ...] = ()


@dataclass(frozen=True, slots=True)
class Query:
    """All the units must be there."""

    units: tuple[Unit, ...]

    @property
    def organisations(self) -> tuple[str, ...]:
        """The organisations that it names, by their ids."""
        named = (thing.organisation for unit in self.units for thing in unit.things)
        return tuple(dict.fromkeys(one for one in named if one))


def read(text: str, naming: Naming) -> Query:
    """What `text` asks for. Raises QueryError where it has no letter or digit, or more of them than anyone types."""
    if len(text.strip()) > MOST_CHARACTERS:
        raise QueryError("long")
    units: list[Unit] = []
    for part, quoted in _parts(text):
        units += [unit] if quoted and (unit := _unit([part], naming)) else [] if quoted else _named(part, naming)
    if not units:
        raise QueryError("empty")
    if len(units) > MOST_WORDS:
        raise QueryError("long")
    return Query(tuple(dict.fromkeys(units)))


def without_particles(text: str) -> str:
    """`text` with the particles cut off its Korean words: 바이두의 칩을 → 바이두 칩."""
    return " ".join(_AT_THE_END.sub("", word) for word in text.split())


def phrase(text: str) -> Phrase | None:
    """The tokens of `text` as they are looked for; None where it has none."""
    found = tokens(text)
    if not found:
        return None
    last = found[-1]
    if last.sort is Sort.CHARS and not last.opens:  # the word may go on, so its last character ends no run
        return Phrase(tuple(token.text for token in found[:-1]))
    return Phrase(tuple(token.text for token in found), _goes_on(last))


def _goes_on(last: Token) -> bool:
    """Whether longer words count that begin so: 칩 finds 칩을, export finds exports, but AI not air, nor H20 H200."""
    return last.sort is Sort.CHARS or (last.sort is Sort.WORD and len(last.text) >= SHORTEST_STEM)


def _parts(text: str) -> Iterator[tuple[str, bool]]:
    """The text between quotes and in them."""
    at = 0
    for quoted in _QUOTED.finditer(text):
        yield text[at : quoted.start()], False
        yield "".join(group for group in quoted.groups() if group), True
        at = quoted.end()
    yield text[at:], False


def _named(part: str, naming: Naming) -> Iterator[Unit]:
    """The words of `part`, those that make up a name taken together."""
    words = part.split()
    at = 0
    while at < len(words):
        lengths = range(min(MOST_NAME_WORDS, len(words) - at), 1, -1)
        length = next((n for n in lengths if naming.things(" ".join(words[at : at + n]))), 1)
        if unit := _unit(words[at : at + length], naming):
            yield unit
        at += length


def _unit(words: Sequence[str], naming: Naming) -> Unit | None:
    """The words, which together may be a name; a particle after it is no part of it."""
    typed = " ".join(words)
    things = naming.things(typed)
    if not things and (things := naming.things(bare := without_particles(typed))):
        words = [bare]
    phrases = tuple(found for word in words if (found := phrase(word)))
    return Unit(phrases, things) if phrases else None
