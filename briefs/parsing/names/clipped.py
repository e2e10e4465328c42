"""Known companies by how their names begin, in an article that has them in full: Wexel, of Wexel Driveline, said."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from briefs.lexicon.load import Lexicon
from briefs.parsing.names.capitals import common, is_place

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
