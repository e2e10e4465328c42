"""Every spelling of the lexicon's names and terms, found in one pass over a text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from ahocorasick_rs import AhoCorasick, MatchKind

from briefs.lexicon.load import Lexicon, Term
from briefs.model import Organisation, Product
from briefs.parsing.text.korean import is_hangul
from briefs.parsing.text.marks import Target
from briefs.values import value

# Long enough not to be another word, in capitals and with one within.
LONG = 5
PLACES = frozenset({"place", "government", "media"})
_INNER = re.compile(r"(?=.{6})[A-Za-z]+[a-z][A-Z][A-Za-z]+")


@value
class Entry:
    """What a spelling may name."""

    target: Target
    id: str
    weak: bool = False


@value
class Form:
    """A spelling's readings, and whether a product is among them and a term the first."""

    entries: tuple[Entry, ...]
    is_product: bool
    is_term: bool


class Automaton:
    """Finds every occurrence of many spellings in one pass; their apostrophes are straight, and the text's must be."""

    def __init__(self, spelled: Iterable[tuple[Entry, Iterable[str]]]) -> None:
        """`spelled` holds what there is to find, each with its spellings."""
        table: dict[str, Form] = {}
        for entry, spellings in spelled:
            alone = _form((entry,))
            for spelling in map(straightened, spellings):
                form = table.setdefault(spelling, alone)
                if form is not alone and entry not in form.entries:
                    table[spelling] = _form((*form.entries, entry))
        self.forms = list(table.values())
        self._automaton = AhoCorasick(list(table), matchkind=MatchKind.Standard, store_patterns=False)

    def find(self, haystack: str) -> list[tuple[int, int, int]]:
        """The place among the `forms`, the start and the end of every occurrence, those inside others too."""
        return self._automaton.find_matches_as_indexes(haystack, overlapping=True)


def _form(entries: tuple[Entry, ...]) -> Form:
    is_product = any(entry.target is Target.PRODUCT for entry in entries)
    return Form(entries, is_product, entries[0].target is Target.TERM)


@lru_cache(maxsize=4)
def automata(lexicon: Lexicon) -> tuple[Automaton, Automaton]:
    """Names and terms of a lexicon, built once: that takes longer than reading an article."""
    return Automaton(of_names(lexicon.organisations, lexicon.products)), Automaton(of_terms(lexicon.terms.values()))


def of_names(
    organisations: Mapping[str, Organisation], products: Mapping[str, Product]
) -> Iterator[tuple[Entry, list[str]]]:
    """Organisations and products, strong and weak readings apart, with every spelling in all scripts."""
    things: list[tuple[Target, str, Organisation | Product]] = [
        (Target.ORGANISATION, key, organisation) for key, organisation in organisations.items()
    ]
    things += [(Target.PRODUCT, key, made) for key, made in products.items()]
    for target, key, thing in things:
        respelled = _recased if target is Target.ORGANISATION else _as_is
        capitals = _in_capitals(thing) if isinstance(thing, Organisation) else ()
        yield Entry(target, key), [*_spaced(thing.names.every()), *respelled(thing.names.en), *capitals]
        if thing.names.weak:
            yield Entry(target, key, weak=True), [*_spaced(thing.names.weak), *respelled(thing.names.weak)]


def _recased(spellings: Iterable[str]) -> Iterator[str]:
    """Names with a capital within, as papers write them that keep to one at the head: Deepseek for DeepSeek."""
    return (spelling.capitalize() for spelling in spellings if _INNER.fullmatch(spelling))


def _in_capitals(organisation: Organisation) -> Iterator[str]:
    """Its names as they open an item of a newsletter: UNITREE ROBOTICS; a place so opens an article."""
    if organisation.kind not in PLACES:
        yield from (name.upper() for name in organisation.names.en if len(name) >= LONG and not name.isupper())


def _as_is(spellings: Iterable[str]) -> Iterator[str]:
    return iter(())


def of_terms(terms: Iterable[Term]) -> Iterator[tuple[Entry, list[str]]]:
    """Terms with every spelling in both languages, plurals included, in small letters."""
    for term in terms:
        plurals = [f"{word}s" for word in term.en if word[-1:].isalpha()]
        every = (*term.ko, *term.en, *plurals, *((term.plural,) if term.plural else ()))
        yield Entry(Target.TERM, term.id), [lowered(form) for form in _spaced(every)]


def lowered(text: str) -> str:
    """`text` with its ASCII letters small; unlike `str.lower` it never changes the length."""
    return text.encode().lower().decode()


def straightened(text: str) -> str:
    """`text` with its apostrophes straight, as the lexicon has them."""
    return text.replace("’", "'")


def _spaced(spellings: Iterable[str]) -> list[str]:
    """`spellings`, and without its inner spaces, or those behind its first word, each that is Korean."""
    found: list[str] = []
    for spelling in spellings:
        found.append(spelling)
        if " " in spelling and not spelling.isascii() and any(is_hangul(letter) for letter in spelling):
            first, _, rest = spelling.partition(" ")
            joined = rest.replace(" ", "")
            found += [first + joined, *([f"{first} {joined}"] if joined != rest else ())]
    return found
