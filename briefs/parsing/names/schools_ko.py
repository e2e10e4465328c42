"""Chinese universities that no lexicon knows, by how Korean calls them after a place: 양저우대, 서북사범대."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache

from briefs.lexicon.load import Lexicon
from briefs.lexicon.wording import any_of
from briefs.model import Names
from briefs.parsing.names.namecues import REGIONS_EN, SCHOOLS_EN
from briefs.parsing.names.spellings import flat

HOME = "china"
_PLACES = frozenset({"city", "province"})
_SCHOOL = re.compile(
    rf"(?<![가-힣A-Za-z])(?P<place>[가-힣]{{2,5}}?)(?P<sort>{any_of(SCHOOLS_EN)}|)(?P<end>대학교|대학|대)"
    r"(?=(?:은|는|이|가|도|의|와|과|에|에서|에는|에선)(?![가-힣])|\s(?:연구진|연구팀|교수|총장|등\s|또한|역시))"
)
# What in place of a sort stands for none: 상하이대, Shanghai University.
_PLAIN = "university"


def find(text: str, lexicon: Lexicon, known: Callable[[str], bool]) -> Iterator[Names]:
    """The names of universities that `text` calls after Chinese places; `known` tells if a spelling means another."""
    places = _regions(lexicon)
    for found in _SCHOOL.finditer(text):
        place, short = places.get(found["place"]), f"{found['place']}{found['sort']}대"
        if place is None or known(flat(short)) or known(flat(found[0])):
            continue
        english = (
            f"{place} {SCHOOLS_EN.get(found['sort'], _PLAIN)}".title().replace(" Of ", " of ").replace(" And ", " and ")
        )
        yield Names(ko=(short, f"{short}학", f"{short}학교"), en=(english,))


@lru_cache(maxsize=4)
def _regions(lexicon: Lexicon) -> Mapping[str, str]:
    """What Chinese universities are named after, in Korean, by its English name."""
    found = [o for o in lexicon.organisations.values() if o.is_a in _PLACES and o.place == HOME and o.names.en]
    return {**{name: o.names.en[0] for o in found for name in o.names.ko}, **REGIONS_EN}
