"""What buttons around pictures ask for, and in CODES the letters that stand for it on the wire; see reading.py."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from bot.actions.reading import Action
from bot.asked.keys import CompanyKey
from briefs.model import Lang

SeriesKey = Annotated[str, "series"]  # from `briefs.series.Series.key`


@dataclass(frozen=True, slots=True)
class ShowChart(Action):
    """A picture of one of a company's series, the first where none is named; `across` among other companies'."""

    lang: Lang
    key: CompanyKey
    series: SeriesKey | None = None
    across: bool = False
    fresh: bool = False


@dataclass(frozen=True, slots=True)
class ChartSources(Action):
    """The sentences behind that picture."""

    lang: Lang
    key: CompanyKey
    series: SeriesKey
    across: bool = False


@dataclass(frozen=True, slots=True)
class ShowComparison(Action):
    """Two companies side by side; the keys come from `pair_key`."""

    lang: Lang
    first: CompanyKey
    second: CompanyKey
    fresh: bool = False


@dataclass(frozen=True, slots=True)
class ComparisonSources(Action):
    """The sentences behind that picture."""

    lang: Lang
    first: CompanyKey
    second: CompanyKey


CODES: dict[str, type[Action]] = {
    "ch": ShowChart,
    "hs": ChartSources,
    "cp": ShowComparison,
    "ps": ComparisonSources,
}
