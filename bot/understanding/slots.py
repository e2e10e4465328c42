"""What stands in a sentence beside the words that ask for something."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from bot.asked.names import Directory, folded
from bot.understanding.sentence import Sentence
from bot.understanding.vocabulary import Reading

ALIKE = 78.0  # percent of likeness from which an unknown word may be somebody's name, misspelt
SHORTEST = 5  # letters; shorter words are like too many names
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


def like_a_name(word: str, directory: Directory) -> bool:
    """Whether `word` may be the name of somebody known, misspelt."""
    return len(folded(word)) >= SHORTEST and bool(directory.nearest(word, cutoff=ALIKE))


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


def beside(sentence: Sentence, intent: str, silent: Collection[str]) -> str | None:
    """What stands before or after the words that ask for `intent`; None where they are missing or in the middle.

    Pieces of the `silent` sorts count only between others.
    """
    for place, piece in enumerate(sentence.pieces):
        if Reading("intent", intent) in piece.readings:
            before = _telling(sentence, range(place), silent)
            after = _telling(sentence, range(place + 1, len(sentence.pieces)), silent)
            if not before or not after:
                return _written(sentence, after or before)
    return None


def told(sentence: Sentence, silent: Collection[str]) -> str:
    """What is said from the first to the last piece that is of none of the `silent` sorts."""
    return _written(sentence, _telling(sentence, range(len(sentence.pieces)), silent))


def _telling(sentence: Sentence, places: range, silent: Collection[str]) -> Sequence[int]:
    """The pieces from the first to the last that are more than filling."""
    telling = [place for place in places if sentence.sorts[place] not in silent]
    return range(telling[0], telling[-1] + 1) if telling else ()


def _written(sentence: Sentence, places: Sequence[int]) -> str:
    if not places:
        return ""
    first, last = sentence.pieces[places[0]], sentence.pieces[places[-1]]
    words = sentence.letters.surface(first.start, last.end)
    return words if last.readings else bare(words)
