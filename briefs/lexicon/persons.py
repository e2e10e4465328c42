"""People who speak and act for an organisation, as data."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from briefs.lexicon.load import table
from briefs.model import Lang


@cache
def persons(lang: Lang) -> Mapping[str, str]:
    """The organisation that each person's name in `lang` stands for."""
    return {name: entry["organisation"] for entry in table("persons").values() for name in entry[lang]}
