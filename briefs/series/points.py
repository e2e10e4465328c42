"""The points of one series: each figure once, figures that contradict each other both."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from briefs import moments
from briefs.merging.figures import agree
from briefs.model import SourcedFact
from briefs.series.kinds import Length, Series, rules
from briefs.series.levels import Level, levels


@dataclass(frozen=True, slots=True)
class Point:
    """A figure with the fact that tells it, and how many other facts tell the same."""

    level: Level
    fact: SourcedFact
    others: int = 0

    @property
    def ahead(self) -> bool:
        """Whether it was planned or expected when it was told."""
        return self.fact.fact.status in moments.COMING

    @property
    def when(self) -> str:
        """Its time: YYYY, YYYY-MM or YYYY-MM-DD."""
        fact = self.fact.fact
        if self.level.series.length in (Length.MOMENT, Length.UNTOLD):
            return moments.written(fact.date, fact.terms, self.level.end)
        return fact.date or self.level.end.isoformat()

    @property
    def period(self) -> str | None:
        """The part of the year."""
        return moments.period(self.fact.fact.terms) if len(self.when) == len("2025") else None


def points(series: Series, facts: Iterable[tuple[date, SourcedFact]]) -> tuple[Point, ...]:
    """The points of `series` that the facts tell, each given with its article's day, the earliest first.

    Of figures for the same time that agree the one with the most digits stands, told by its newest article.
    """
    told = [
        (day, Point(level, fact))
        for day, fact in facts
        for level in levels(fact.fact, fact.sentence, day, series)
        if level.series == series
    ]
    told.sort(key=lambda dated: (-_digits(dated[1]), -dated[0].toordinal(), dated[1].fact.id))
    kept: list[Point] = []
    for _, point in told:
        at = next((at for at, one in enumerate(kept) if _same(one, point)), None)
        if at is None:
            kept.append(point)
        else:
            kept[at] = _joined(kept[at], point)
    return tuple(sorted(kept, key=lambda point: (point.level.end, not point.ahead, point.fact.id)))


def _same(one: Point, other: Point) -> bool:
    """Whether both tell the same figure for the same time, or the same sum twice."""
    ours, theirs = one.level, other.level
    if one.ahead != other.ahead or (ours.low is None) != (theirs.low is None):
        return False
    if ours.series.measure in rules().single and not ours.series.change:
        alike = len({level.over.value for level in (ours, theirs) if level.over}) < 2
    else:
        alike = ours.end == theirs.end or (one.fact.event != 0 and one.fact.event == other.fact.event)
    return alike and agree(ours.quantity, theirs.quantity)


def _joined(kept: Point, other: Point) -> Point:
    """The point that stands for both: as told first where a sum was told again later."""
    first = min((kept, other), key=lambda point: (point.level.end, point.fact.id))
    single = kept.level.series.measure in rules().single
    best = first if single else kept
    return Point(best.level, best.fact, kept.others + other.others + 1)


def _digits(point: Point) -> int:
    return len(point.level.quantity.value.normalize().as_tuple().digits)
