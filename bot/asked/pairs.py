"""Finds the two names in the words after /compare, whatever stands between them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.asked.names import Directory
from briefs.model import Organisation

BETWEEN = re.compile(
    r"\s*[,/;|]\s*|\s+(?:&|·|v|vs|versus|against|and|with|to|대|및|하고)\.?\s+|(?<=[가-힣一-鿿])\s*vs\.?\s*(?=[가-힣一-鿿])",
    re.IGNORECASE,
)
AROUND = re.compile(r"^compare\s+|\s*비교(?:해\s*줘|해\s*주세요|해)?$", re.IGNORECASE)
PARTICLES = ("이랑", "하고", "랑", "와", "과")
MOST_WORDS = 16
LONGEST = 200


@dataclass(frozen=True, slots=True)
class Named:
    """A name as it was typed, and whose it is; None where nobody bears it."""

    typed: str
    organisation: Organisation | None


def names(words: str, directory: Directory) -> tuple[Named, ...]:
    """The names in their order: as many as were meant, known or not."""
    text = AROUND.sub("", unicodedata.normalize("NFKC", words).strip())[:LONGEST]
    if not text:
        return ()
    if whole := directory.find(text):
        return (Named(text, whole),)
    parts = [part.strip() for part in BETWEEN.split(text) if part.strip()]
    if len(parts) > 1:
        return tuple(_named(part, directory) for part in parts)
    tokens = text.split()[:MOST_WORDS]
    return _covering(tokens, directory) or tuple(_with_one_known(tokens, directory))


def _named(part: str, directory: Directory) -> Named:
    found = directory.find(part)
    if found is None and (bare := _bare(part)) and (found := directory.find(bare)):
        part = bare
    return Named(part, found)


def _bare(part: str) -> str | None:
    """`part` without the particle that joins it to the next name."""
    return next((part.removesuffix(ending) for ending in PARTICLES if part.endswith(ending)), None)


def _covering(tokens: Sequence[str], directory: Directory) -> tuple[Named, ...]:
    """The fewest known names that the tokens are made of; none where some token belongs to no name."""
    best: list[tuple[Named, ...] | None] = [()]
    for end in range(1, len(tokens) + 1):
        ways = []
        for start in range(end):
            before, named = best[start], _named(" ".join(tokens[start:end]), directory)
            if before is not None and named.organisation:
                ways.append((*before, named))
        best.append(min(ways, key=len) if ways else None)
    return best[-1] or ()


def _with_one_known(tokens: Sequence[str], directory: Directory) -> Iterator[Named]:
    """A known name at one end and the unknown rest, the longest such name first; else the halves, each unknown."""
    cuts = [
        (_named(" ".join(tokens[:cut]), directory), _named(" ".join(tokens[cut:]), directory))
        for cut in range(1, len(tokens))
    ]
    best = max(cuts, key=_known, default=None)
    if best and _known(best):
        yield from best
        return
    middle = (len(tokens) + 1) // 2
    halves = [" ".join(half) for half in (tokens[:middle], tokens[middle:]) if half]
    yield from (Named((at == 0 and len(halves) > 1 and _bare(half)) or half, None) for at, half in enumerate(halves))


def _known(pair: tuple[Named, Named]) -> int:
    """How many letters the known name of the two has."""
    return max(len(named.typed) if named.organisation else 0 for named in pair)
