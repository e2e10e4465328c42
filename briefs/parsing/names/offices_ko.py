"""Offices of other countries that no lexicon knows, by how Korean calls them: 폴란드 국방부, 이스라엘군."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache

from briefs.lexicon.load import Lexicon
from briefs.lexicon.wording import any_of
from briefs.model import Names, Organisation
from briefs.parsing.names.namecues import OFFICES_EN
from briefs.parsing.names.spellings import flat

_HOME = "china"
_OFFICE = re.compile(
    rf"(?<![가-힣A-Za-z])(?P<place>[가-힣]{{2,8}}?)(?:의? (?P<office>{any_of(OFFICES_EN)})|(?P<forces>군))"
    r"(?=(?:은|는|이|가|도|을|를|의|와|과|에|에서|에게)(?![가-힣])|[,\s])"
)
FORCES = "군"
# What ids call some of them by.
_SHORT = {"defence ministry": "mod", "foreign ministry": "mofa"}


def find(text: str, lexicon: Lexicon, known: Callable[[str], bool]) -> Iterator[Organisation]:
    """The offices that `text` names of countries; `known` tells whether a spelling means something else."""
    places = _countries(lexicon)
    for found in _OFFICE.finditer(text):
        place, name = places.get(found["place"]), found[0]
        if place is None or known(flat(name)):
            continue
        english = OFFICES_EN[found["office"] or FORCES]
        country = place.names.en[0]
        names = Names(ko=(name,), en=(f"{country}’s {english}",))
        identity = f"{place.id}-{_SHORT.get(english, english.replace(' ', '-'))}"
        above = f"{place.id}-gov"
        parent = above if above in lexicon.organisations else None
        yield Organisation(identity, names, "government", "ministry", parent, place.id)


@lru_cache(maxsize=4)
def _countries(lexicon: Lexicon) -> Mapping[str, Organisation]:
    """Other countries by their Korean names."""
    found = [o for o in lexicon.organisations.values() if o.is_a == "country" and o.id != _HOME and o.names.en]
    return {name: country for country in found for name in country.names.ko}
