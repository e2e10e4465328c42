"""Companies by how their names begin, in an article that has them in full: Wexel, of Wexel Driveline, said."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import lru_cache

from briefs.lexicon.load import Lexicon
from briefs.parsing.names.capitals import common, is_place
from briefs.parsing.names.mandarin import pinyin

# A word of a Korean text that somebody may be called by.
_STEM = re.compile(
    r"(?<![가-힣A-Za-z0-9])(?P<stem>[가-힣]{2,8}?)(?=(?:은|는|이|가|을|를|의|측은|도|와|과|에는)\s|['’])"
)
# How long the part must be that stands for the whole.
SHORTEST = 4


def clipped(names: Iterable[str], text: str, lexicon: Lexicon) -> Iterator[tuple[str, str]]:
    """Those of the unknown `names` that cut short a company's in `text`, each with the company's id; none of two."""
    for name in names:
        if len(name) < SHORTEST or name.lower() in common() or is_place(name):
            continue
        begun = _begun(lexicon).get(name.partition(" ")[0], ())
        found = {key for full, key in begun if full.startswith(name + " ") and full in text}
        if len(found) == 1:
            yield name, found.pop()


def clipped_ko(names: Iterable[str], text: str, known: Collection[str]) -> dict[str, str]:
    """How the unknown Korean `names` begin where `text` goes on with that, by the name; nothing that two begin with.

    A beginning of two syllables has to sound Mandarin, since words are as short as that.
    """
    whole = {name for name in names if len(name) >= SHORTEST and name[:SHORTEST] > "가"}
    begun: dict[str, set[str]] = defaultdict(set)
    for name in whole:
        for end in range(len(name) - 2, 1, -1):
            begun[name[:end]].add(name)
    words = {found["stem"] for found in _STEM.finditer(text)} if begun else set()
    able = [s for s in sorted(words & begun.keys(), key=len) if s not in known and (len(s) > 2 or pinyin(s))]
    return {next(iter(begun[stem])): stem for stem in able if len(begun[stem]) == 1}


@lru_cache(maxsize=4)
def _begun(lexicon: Lexicon) -> Mapping[str, list[tuple[str, str]]]:
    """English names of companies of several words and their ids, by the first word."""
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for one in lexicon.organisations.values():
        for name in one.names.en if one.kind in ("company", "lab", "fund") else ():
            first, _, more = name.partition(" ")
            if more and name not in one.names.weak:
                found[first].append((name, one.id))
    return dict(found)
