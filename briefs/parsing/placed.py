"""Known companies by the name of their town: Zhuhai Eeasy Technology is Eeasy, whose home the lexicon knows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache

from briefs.lexicon.load import Lexicon
from briefs.parsing.namecues import cue_set
from briefs.parsing.spellings import flat

# Words behind a company's own name that say no more of it.
_PLAIN = frozenset({"technology", "technologies", "tech", "intelligence", "semiconductor", "microelectronics", "group"})


def placed(name: str, lexicon: Lexicon) -> str | None:
    """The id of the company that `name`, a town's and its own, is one of, where the lexicon knows it to be there."""
    town, _, own = name.partition(" ")
    while own:
        if found := _at(lexicon).get((flat(town), flat(own))):
            return found
        own, _, last = own.rpartition(" ")
        if last.lower() not in _PLAIN and last not in cue_set("introduced", "en_legal"):
            return None
    return None


@lru_cache(maxsize=4)
def _at(lexicon: Lexicon) -> Mapping[tuple[str, str], str]:
    """Companies by where they are and what they are called, weak spellings included; none that two share."""
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for one in lexicon.organisations.values():
        if one.kind == "company" and one.place:
            for name in (*one.names.en, *one.names.weak):
                if name[:1].isascii():
                    found[flat(one.place), flat(name)].add(one.id)
    return {key: next(iter(ids)) for key, ids in found.items() if len(ids) == 1}
