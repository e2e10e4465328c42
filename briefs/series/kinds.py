"""What figures must have in common to stand side by side."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from hashlib import blake2s

from briefs.lexicon.load import table
from briefs.lexicon.measures import measures
from briefs.model import Kind, Unit

_KEY_BYTES = 4


class Length(StrEnum):
    """For how long a figure is told."""

    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"
    MONTH = "month"
    MOMENT = "moment"  # as things stand, or a sum that was named once
    UNTOLD = "untold"  # of some length that the sentence leaves open: comparable with nothing


@dataclass(frozen=True, slots=True)
class Series:
    """A measure in one unit for one length of time.

    Of `thing`: a product's name or the term that is counted; of changes over time what they are compared with, the
    `year` or the `period` before.
    """

    measure: str
    unit: Unit
    length: Length
    thing: str = ""

    @property
    def text(self) -> str:
        """It as a database keeps it."""
        return "|".join((self.measure, self.unit, self.length, self.thing))

    @property
    def key(self) -> str:
        """Eight letters for it, fit for a button."""
        return blake2s(self.text.encode(), digest_size=_KEY_BYTES).hexdigest()

    @property
    def change(self) -> bool:
        """Whether it holds rises and falls in percent instead of levels."""
        return self.unit is Unit.PERCENT and self.unit not in measures().fits.get(self.measure, {self.unit})

    @classmethod
    def parse(cls, text: str) -> Series:
        """The series of what `text` gave."""
        measure, unit, length, thing = text.split("|", 3)
        return cls(measure, Unit(unit), Length(length), thing)


@dataclass(frozen=True, slots=True)
class Rules:
    """The shipped table, see lexicon/data/series.toml."""

    order: Mapping[str, int]
    flow: frozenset[str]
    monthly: frozenset[str]
    single: frozenset[str]
    by_thing: frozenset[str]
    unnamed: Mapping[Kind, tuple[str, frozenset[str]]]
    names: Mapping[str, Mapping[str, str]]
    stretches: Mapping[str, re.Pattern[str]]
    bases: Mapping[str, re.Pattern[str]]


@cache
def rules() -> Rules:
    """The table, read once per process."""
    data = table("series")
    return Rules(
        {measure: place for place, measure in enumerate(data["order"])},
        frozenset(data["flow"]),
        frozenset(data["monthly"]),
        frozenset(data["single"]),
        frozenset(data["by_thing"]),
        {Kind(kind): (entry["measure"], frozenset(entry["actions"])) for kind, entry in data["unnamed"].items()},
        data["names"],
        _patterns(data["stretches"]),
        _patterns(data["bases"]),
    )


def _patterns(given: Mapping[str, list[str]]) -> dict[str, re.Pattern[str]]:
    return {name: re.compile("|".join(patterns), re.IGNORECASE) for name, patterns in given.items()}
