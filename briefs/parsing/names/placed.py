"""Known companies by the name of their town, or by more or less of their own: Zhuhai Eeasy Technology is Eeasy."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import lru_cache

from briefs.lexicon.load import Lexicon
from briefs.parsing.names.namecues import cue_set
from briefs.parsing.names.spellings import flat

# Words behind a company's own name that say no more of it.
_PLAIN = frozenset(
    {"technology", "technologies", "tech", "intelligence", "intelligent", "semiconductor", "microelectronics", "group"}
)

# How long what is left of a name must be to stand for it.
SHORTEST = 5


def placed(name: str, lexicon: Lexicon) -> str | None:
    """The id of the company that `name`, perhaps behind its town's, stands for, where the lexicon knows one."""
    town, _, own = name.partition(" ")
    at, called = _at(lexicon), _called(lexicon)
    here = next((at[flat(town), flat(part)] for part in _shorter(own) if (flat(town), flat(part)) in at), None)
    return here or next((called[flat(part)] for part in _shorter(name) if flat(part) in called), None)


def _shorter(name: str) -> Iterator[str]:
    """A name, and what is left of it without the words at its end that say no more."""
    while name:
        yield name
        name, _, last = name.rpartition(" ")
        if last.lower() not in _PLAIN and last not in cue_set("introduced", "en_legal"):
            return


@lru_cache(maxsize=4)
def _called(lexicon: Lexicon) -> Mapping[str, str]:
    """Companies by their names and by what is left of these, where that is long enough; none that two share."""
    found: dict[str, set[str]] = defaultdict(set)
    for one in lexicon.organisations.values():
        if one.kind == "company":
            for name in (*one.names.en, *one.names.weak):
                for part in _shorter(name) if name[:1].isascii() else ():
                    found[flat(part)].add(one.id)
    return {key: next(iter(ids)) for key, ids in found.items() if len(ids) == 1 and len(key) >= SHORTEST}


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
