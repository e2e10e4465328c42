"""Every spelling of the lexicon's names and terms, found in one pass over a text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from ahocorasick_rs import AhoCorasick, MatchKind

from briefs.lexicon.load import Term, load
from briefs.model import Organisation, Product
from briefs.parsing.korean import is_hangul
from briefs.parsing.marks import Target

LOWER = str.maketrans({chr(letter): chr(letter + 32) for letter in range(ord("A"), ord("Z") + 1)})


@dataclass(frozen=True, slots=True)
class Entry:
    """What a spelling may name."""

    target: Target
    id: str
    weak: bool = False


class Automaton:
    """Finds every occurrence of many spellings in one pass."""

    def __init__(self, spellings: Iterable[tuple[str, Entry]]) -> None:
        table: dict[str, list[Entry]] = {}
        for spelling, entry in spellings:
            table.setdefault(spelling, []).append(entry)
        self._spellings = list(table)
        self._entries = [tuple(dict.fromkeys(table[spelling])) for spelling in self._spellings]
        self._automaton = AhoCorasick(self._spellings, matchkind=MatchKind.Standard)

    def find(self, haystack: str) -> Iterator[tuple[int, int, str, tuple[Entry, ...]]]:
        """Start, end, spelling and readings of every occurrence, those inside others too."""
        for index, start, end in self._automaton.find_matches_as_indexes(haystack, overlapping=True):
            yield start, end, self._spellings[index], self._entries[index]


@cache
def shipped() -> tuple[Automaton, Automaton]:
    """Names and terms of the shipped lexicon: building them takes longer than reading an article."""
    lexicon = load()
    return Automaton(of_names(lexicon.organisations, lexicon.products)), Automaton(of_terms(lexicon.terms.values()))


def of_names(organisations: Mapping[str, Organisation], products: Mapping[str, Product]) -> Iterator[tuple[str, Entry]]:
    """Every spelling of organisations and products in all scripts, with what it may name."""
    things: list[tuple[Target, str, Organisation | Product]] = [
        (Target.ORGANISATION, key, organisation) for key, organisation in organisations.items()
    ]
    things += [(Target.PRODUCT, key, made) for key, made in products.items()]
    for target, key, thing in things:
        for spelling in thing.names.every():
            yield from ((form, Entry(target, key)) for form in _spaced(spelling))
        for spelling in thing.names.weak:
            yield from ((form, Entry(target, key, weak=True)) for form in _spaced(spelling))


def of_terms(terms: Iterable[Term]) -> Iterator[tuple[str, Entry]]:
    """Every spelling of terms in both languages, plurals included, in small letters."""
    for term in terms:
        entry = Entry(Target.TERM, term.id)
        plurals = (f"{word}s" for word in term.en if word[-1:].isalpha())
        every = (*term.ko, *term.en, *plurals, *((term.plural,) if term.plural else ()))
        for spelling in dict.fromkeys(every):
            yield from ((form.translate(LOWER), entry) for form in _spaced(spelling))


def _spaced(spelling: str) -> Iterator[str]:
    """`spelling`, and without its inner spaces where it is Korean."""
    yield spelling
    if " " in spelling and not spelling.isascii() and any(is_hangul(letter) for letter in spelling):
        yield spelling.replace(" ", "")
