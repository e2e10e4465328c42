"""What readers of each language call the outlets, as data."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from briefs.lexicon.load import load, table
from briefs.model import Lang

MEDIA = "media"


def outlet(name: str, lang: Lang) -> str:
    """What readers of `lang` call the outlet that an article names so; just so where the lexicon has no other name."""
    return _known()[lang].get(_folded(name), name)


@cache
def _known() -> Mapping[Lang, Mapping[str, str]]:
    """The names by each of the other language, spelling aside: outlets.toml, and the organisations that are media."""
    media = [one.names for one in load().organisations.values() if one.kind == MEDIA and one.names.ko and one.names.en]
    english = {_folded(spelling): names.en[0] for names in media for spelling in names.ko}
    english |= {_folded(name): shown for name, shown in table("outlets")["english"].items()}
    korean = {_folded(spelling): names.ko[0] for names in media for spelling in names.en}
    return {"en": english, "ko": korean}


def _folded(name: str) -> str:
    return "".join(name.casefold().split())
