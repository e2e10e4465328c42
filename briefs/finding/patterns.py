"""Phrases as regular expressions over folded text, for what was found already: they agree with the index of tokens."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from briefs.finding.query import Phrase, Unit, phrase
from briefs.finding.tokens import EAST_ASIAN, squeezed

CHARS = re.compile(rf"[{EAST_ASIAN}]+")
_LETTER = rf"[^\W\d_{EAST_ASIAN}]"


@lru_cache(maxsize=256)
def pattern(unit: Unit) -> re.Pattern[str]:
    """The unit as it was typed and all names of what it stands for; how its last word goes on is the group `rest`."""
    spellings = (name for thing in unit.things for name in thing.spellings)
    names = [found for name in _shortest(spellings) if (found := phrase(name))]
    written = sorted({_written(one) for one in (*unit.phrases, *names)}, key=lambda one: (-len(one), one))
    opening = "".join(sorted({re.escape(one.tokens[0][0]) for one in (*unit.phrases, *names)}))
    # The characters that open it rule out most places at once, where else each of many spellings would be tried.
    return re.compile(rf"(?=[{opening}])(?:{'|'.join(written)})(?P<rest>(?<={_LETTER}){_LETTER}*)?")


def _shortest(names: Iterable[str]) -> list[str]:
    """The names without those that another one is a part of: 수출 is enough for 칩 수출."""
    kept: dict[str, str] = {}
    for short, name in sorted({squeezed(name): name for name in names}.items(), key=lambda pair: len(pair[0])):
        if not any(part in short for part in kept):
            kept[short] = name
    return list(kept.values())


def _written(one: Phrase) -> str:
    runs = list(_runs(one.tokens))
    pieces = [_run(text, ends=number < len(runs) - 1 or not one.prefix) for number, text in enumerate(runs)]
    return r"[\W_]*".join(pieces)


def _run(text: str, *, ends: bool) -> str:
    """A run of tokens: a number or a word alone, characters wherever they stand, as far as the phrase goes."""
    if text.isdigit():
        return rf"(?<!\d)(?<!\d,){',?'.join(text)}(?!\d)"
    if CHARS.match(text):
        return re.escape(text)
    return rf"(?<!{_LETTER}){re.escape(text)}" + (rf"(?!{_LETTER})" if ends else "")


def _runs(tokens: Sequence[str]) -> Iterator[str]:
    """The runs that were cut into these tokens."""
    chars = ""
    for token in tokens:
        if not CHARS.match(token):
            yield token
            continue
        chars += token[0]
        if len(token) == 1:
            yield chars
            chars = ""
        last = token
    if chars:
        yield chars + last[1:]
