"""The wording that tells facts, as data: cues per language, and what else speaks for a kind of fact."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from briefs.lexicon.load import table
from briefs.model import Kind, Lang


@cache
def cue_table(lang: Lang) -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    """The cues of one language by group (a kind of fact, `status`, `void`) and name."""
    return {
        group: {name: tuple(cues) for name, cues in names.items()} for group, names in table(f"cues_{lang}").items()
    }


@dataclass(frozen=True, slots=True)
class KindSigns:
    """How much a cue of a kind counts, and what besides speaks for the kind."""

    weight: float
    sure: frozenset[str]  # actions whose cues hardly ever tell anything else
    measures: frozenset[str]
    units: frozenset[str]


@cache
def kind_signs() -> Mapping[Kind, KindSigns]:
    """The signs of every kind, from kinds.toml."""
    signs = table("kinds")
    return {
        kind: KindSigns(
            signs[kind]["weight"],
            *(frozenset(signs[kind].get(key, ())) for key in ("sure", "measures", "units")),
        )
        for kind in Kind
    }
