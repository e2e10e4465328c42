"""What stands in a sentence beside the words that ask for something."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.understanding.sentence import SILENT, Sentence

ALIKE = 78.0  # percent of likeness from which an unknown word may be somebody's name, misspelt
_KOREAN_TAIL = re.compile(r"(?<=[가-힣\w])(?:에서|에게|으로|이랑|하고|에|을|를|이|가|은|는|의|와|과|랑|도|로)$")


def rest(sentence: Sentence, *sorts: str) -> str:
    """The pieces of those sorts as they were written; what is unknown goes without its particle."""
    words = [
        bare(sentence.surface(piece)) if not sort else sentence.surface(piece)
        for piece, sort in zip(sentence.pieces, sentence.sorts, strict=True)
        if sort in sorts
    ]
    return " ".join(word for word in words if word)


def bare(word: str) -> str:
    """`word` without the Korean particle at its end, where two syllables remain."""
    cut = _KOREAN_TAIL.sub("", word)
    return cut if len(cut) >= 2 else word


def pair(first: str, second: str) -> str:
    """Two names as /compare takes them."""
    return f"{first} vs {second}"


def when(sentence: Sentence) -> str:
    """When a digest is wanted, as /subscribe takes it."""
    words = []
    for piece, sort in zip(sentence.pieces, sentence.sorts, strict=True):
        if sort in ("when", "clock"):
            words.append(sentence.surface(piece))
        elif sort == "number":
            words.append(f"{sentence.surface(piece)}:00")
    return " ".join(words)


def searched(sentence: Sentence) -> str | None:
    """What to search for: all that stands before or after the one word that says so; None where there is no such word."""
    places = [n for n, piece in enumerate(sentence.pieces) if any(r.role == "intent" and r.value == "search" for r in piece.readings)]
    for place in places:
        before, after = _telling(sentence, 0, place), _telling(sentence, place + 1, len(sentence.pieces))
        if not before or not after:
            return _written(sentence, after or before)
    return None


def _telling(sentence: Sentence, start: int, end: int) -> Sequence[int]:
    """The pieces from the first to the last that are more than filling."""
    telling = [n for n in range(start, end) if sentence.sorts[n] not in (*SILENT, "news")]
    return range(telling[0], telling[-1] + 1) if telling else ()


def _written(sentence: Sentence, places: Sequence[int]) -> str:
    if not places:
        return ""
    first, last = sentence.pieces[places[0]], sentence.pieces[places[-1]]
    words = sentence.letters.surface(first.start, last.end)
    return words if last.readings else bare(words)
