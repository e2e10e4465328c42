"""Reads spellings that an article itself gives to names the lexicon knows: 야신(亞信·AsiaInfo), 로봇 '부미(Bumi)'.

A section's label in capitals is one, too, and a name behind that of a town: ENFLAME -- The company …
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import lru_cache

from briefs.lexicon.load import Lexicon, load
from briefs.parsing.names import backnames, strangers
from briefs.parsing.names.clipped import clipped
from briefs.parsing.names.namecues import cues
from briefs.parsing.names.placed import placed
from briefs.parsing.text.brackets import bracketed
from briefs.parsing.text.gazetteer import Entry, of_names
from briefs.parsing.text.marks import Target

# A Korean name of one word or two and what stands in brackets behind it.
_GLOSSED = re.compile(
    r"(?<![가-힣A-Za-z0-9·-])(?:(?P<first>[가-힣]{2,10}) )?(?P<ko>(?=[A-Za-z0-9]{0,8}[가-힣])[가-힣A-Za-z0-9]{2,20})"
    r"['’”\"」』》]?\s?[(（](?P<gloss>[^()（）가-힣\n]{2,60})[)）]"
)
_PARTS = re.compile(r"[·,/ㆍ、]")
# What is quoted is rather a product, of which half a company's name says nothing: 칩 '튜링(圖靈·Turing)'.
_QUOTES = ("'", "‘", '"', "“")
# A line, or what a line runs in with, of capitals alone.
_LABEL = re.compile(r"^(?:\d{1,2}\. )?(?P<label>[A-Z][A-Z0-9 &'’.-]{1,40}?)(?=:? ?(?: --? | ?[—–]|\r?$))", re.MULTILINE)
# A Chinese name beside the English one tells that a company's is meant, not a product's.
_HAN = re.compile(r"[\u4e00-\u9fff\uf900-\ufaff]")
# How long the first word of a name must be to stand for it.
SHORTEST = 5
# Letters that no spelling of a name is told apart by.
_LOOSE = re.compile(r"[\s'’.-]+")


def find(text: str, lexicon: Lexicon) -> tuple[tuple[str, Entry], ...]:
    """Spellings that `text` glosses with a known name in another script or has in a label, each with what it names."""
    found = {**dict(_labels(text, lexicon)), **dict(_in_towns(text, lexicon))}
    for match in bracketed(_GLOSSED, text, 40, 80):
        known = _known(lexicon)
        entry = next((known[part] for part in _spellings(match["gloss"]) if part in known), None)
        if entry is None and _HAN.search(match["gloss"]) and text[match.start() - 1 : match.start()] not in _QUOTES:
            short = _shortened(lexicon)
            entry = next((short[part] for part in _spellings(match["gloss"]) if part in short), None)
        spelling = _spelling(match, known)
        if entry and spelling:
            found.setdefault(spelling, entry)
    for end, entry in backnames.find(text, _known(lexicon)):
        found.setdefault(end, entry)
    return tuple(found.items())


def _labels(text: str, lexicon: Lexicon) -> Iterator[tuple[str, Entry]]:
    """Labels in capitals of which the lexicon has the name in other letters: X SQUARE ROBOT."""
    for match in _LABEL.finditer(text):
        label = match["label"]
        entry = _known(lexicon).get(_flat(label))
        if entry and not _is_spelled(label, entry, lexicon):
            yield label, entry


def _in_towns(text: str, lexicon: Lexicon) -> Iterator[tuple[str, Entry]]:
    """Names of known companies behind those of their towns, and those that are cut short."""
    found = strangers.find(text, lexicon)
    for names in found.organisations:
        if known := placed(names.en[0], lexicon):
            yield from ((spelling, Entry(Target.ORGANISATION, known)) for spelling in names.every())
    for name, known in clipped(found.every, text, lexicon):
        yield name, Entry(Target.ORGANISATION, known)


def _is_spelled(label: str, entry: Entry, lexicon: Lexicon) -> bool:
    """Whether it needs no new spelling: places open datelines, and some names are capitals anyway."""
    if entry.target is Target.PRODUCT:
        return label in lexicon.products[entry.id].names.every()
    known = lexicon.organisations[entry.id]
    return known.kind == "place" or label in known.names.every()


def _spellings(gloss: str) -> Iterator[str]:
    yield _flat(gloss)
    yield from (_flat(part) for part in _PARTS.split(gloss))


def _spelling(match: re.Match[str], known: Mapping[str, Entry]) -> str | None:
    """The new spelling; with the word before where its last word alone says only what it is; None where it is old."""
    ko, first = match["ko"], match["first"]
    if _flat(ko) in known or (first and _flat(first + ko) in known):
        return None
    if not _is_word(ko):
        return ko
    return f"{first} {ko}" if first and not _is_word(first) else None


def _is_word(name: str) -> bool:
    """Whether it is no name but says what somebody or something is."""
    return name in _generic() or name in cues("variant")


@lru_cache(maxsize=1)
def _generic() -> frozenset[str]:
    kinds = (*cues("introduced", "ko_before"), *cues("introduced", "ko_suffix"), *cues("company", "ko", "before"))
    return frozenset((*kinds, *(word for term in load().terms.values() for word in term.ko)))


@lru_cache(maxsize=4)
def _known(lexicon: Lexicon) -> Mapping[str, Entry]:
    """What each strong spelling of a name names, built once per lexicon."""
    known: dict[str, Entry] = {}
    for entry, spellings in of_names(lexicon.organisations, lexicon.products):
        if not entry.weak:
            for spelling in spellings:
                known.setdefault(_flat(spelling), entry)
    return known


@lru_cache(maxsize=4)
def _shortened(lexicon: Lexicon) -> Mapping[str, Entry]:
    """First words of English names that say what a company makes or is behind them, where only one begins so."""
    found: dict[str, set[Entry]] = defaultdict(set)
    for entry, spellings in of_names(lexicon.organisations, {}):
        for first, _, last in (name.partition(" ") for name in spellings if name[0].isascii()):
            if last in cues("introduced", "en_suffix") and len(first) >= SHORTEST:
                found[_flat(first)].add(entry)
    return {short: next(iter(entries)) for short, entries in found.items() if len(entries) == 1}


def _flat(name: str) -> str:
    return (name if name.isalnum() else _LOOSE.sub("", name)).casefold()
