"""How figures of a measure are told, as data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from briefs.lexicon.load import table
from briefs.model import MONEY, Quantity, Unit

CLASSES: Mapping[str, frozenset[Unit]] = {
    "money": MONEY,
    "percent": frozenset({Unit.PERCENT}),
    "people": frozenset({Unit.USERS, Unit.PEOPLE}),
    "pieces": frozenset({Unit.UNITS}),
    "number": frozenset({Unit.COUNT}),
    "parameters": frozenset({Unit.PARAMETERS}),
    "tokens": frozenset({Unit.TOKENS}),
    "flops": frozenset({Unit.FLOPS}),
    "bytes": frozenset({Unit.BYTES}),
    "watts": frozenset({Unit.WATTS}),
    "nothing": frozenset(),
}


@dataclass(frozen=True, slots=True)
class Measures:
    """Which units fit a measure, how its changes are told and in what Korean counts."""

    fits: Mapping[str, frozenset[Unit]]
    moves: Mapping[str, str]
    forms: Mapping[str, frozenset[str]]
    counters: Mapping[str, str]
    pieces: Mapping[str, str]
    terms: Mapping[str, frozenset[str]]
    money: Mapping[str, str]
    nouns: Mapping[str, str]

    def fit(self, quantity: Quantity) -> bool:
        """Whether `quantity` can be a level of the measure that stands beside it."""
        return quantity.measure is not None and quantity.unit in self.fits.get(quantity.measure, {quantity.unit})


@cache
def measures() -> Measures:
    """The shipped table, read once per process."""
    data = table("measures")
    return Measures(
        {measure: CLASSES[name] for name, ids in data["fits"].items() for measure in ids},
        {measure: verb for verb, ids in data["moves"].items() for measure in ids},
        {form: frozenset(ids) for form, ids in data["forms"].items()},
        data["counter"],
        {term: counter for counter, ids in data["pieces"].items() for term in ids},
        {sort: frozenset(ids) for sort, ids in data["terms"].items()},
        data["money"],
        data["nouns"],
    )
