"""A message as its letters and digits alone, with the places where its words part."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Letters:
    """`text` has no case, spaces and punctuation; letter n came from `source[places[n]]`."""

    source: str
    text: str
    places: tuple[int, ...]
    starts: frozenset[int]  # where in `text` a word begins; its end counts as one

    def surface(self, start: int, end: int) -> str:
        """What stood in the source for `text[start:end]`."""
        return self.source[self.places[start] : self.places[end - 1] + 1]


def fold(words: str) -> Letters:
    """The letters of `words`; a colon stays between digits, as in 08:00."""
    source = unicodedata.normalize("NFKC", words)
    text, places, starts = "", [], set[int]()
    parted = True
    for place, char in enumerate(source):
        if not _counts(source, place):
            parted = parted or char != "."
            continue
        for letter in char.casefold():
            if parted or (text and _script(letter) != _script(text[-1])):
                starts.add(len(text))
            parted = False
            text += letter
            places.append(place)
    return Letters(source, text, tuple(places), frozenset({*starts, len(text)}))


def letters(words: str) -> str:
    """The same as the text of `fold`, and much faster."""
    source = unicodedata.normalize("NFKC", words)
    if source.isalnum():
        small = source.casefold()
        return source if small == source else small  # no copy: the lexicon has tens of thousands of names
    return "".join(char for place, char in enumerate(source) if _counts(source, place)).casefold()


def hangul(char: str) -> bool:
    """Whether `char` is a Korean syllable or letter."""
    return "가" <= char <= "힣" or "ㄱ" <= char <= "ㆎ"


def _script(char: str) -> str:
    if hangul(char):
        return "hangul"
    return "han" if "一" <= char <= "鿿" else "word"


def _counts(source: str, place: int) -> bool:
    char = source[place]
    if char == ":":
        return source[place - 1 : place].isdigit() and source[place + 1 : place + 2].isdigit()
    return unicodedata.category(char)[0] in "LN"
