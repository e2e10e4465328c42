"""Wording that only hints at a kind of fact, as data: what the judge weighs beside the cues."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from briefs.lexicon.load import table
from briefs.model import Kind, Lang


@cache
def hint_table(lang: Lang) -> Mapping[Kind, tuple[str, ...]]:
    """The hints of one language by kind of fact, as the data spells them."""
    return {Kind(kind): tuple(hints) for kind, hints in table(f"hints_{lang}").items()}
