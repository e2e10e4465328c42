"""Which figures of a fact stand in which series, and for what time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from briefs import moments
from briefs.importance import doubtful
from briefs.lexicon.measures import measures
from briefs.merging.figures import SPANS
from briefs.model import MONEY, Fact, Kind, Quantity, Role, Status, Unit
from briefs.ranges import ranged
from briefs.said import readable, said
from briefs.series.kinds import Length, Series, rules

_YEAR, _MONTH = len("2025"), len("2025-03")
_SEGMENT = "-revenue"  # ai-revenue, cloud-revenue …: a part of what the company earns


@dataclass(frozen=True, slots=True)
class Level:
    """A figure in its series."""

    series: Series
    quantity: Quantity  # of a range its upper end
    low: Quantity | None  # of a range its lower end
    over: Quantity | None  # over how long a sum is to be spent
    end: date  # the last day of its time


def levels(fact: Fact, sentence: str, day: date, only: Series | None = None) -> tuple[Level, ...]:
    """The figures of `fact` that belong to its one subject; none where it isn't sure whose or for what time they are.

    `day` is its article's. A series of which the fact has two different figures has neither. Where `only`
    is given, figures of another unit or measure than that series has are left out.
    """
    if len(fact.subject) != 1 or doubtful(fact) or not readable(fact):
        return ()
    pairs = _ranged(fact, sentence)
    some = (pair for pair in pairs if only is None or _may_be(only, fact, pair[0]))
    found = [level for pair in some for level in _level(fact, *pair, sentence, day)]
    times = Counter(level.series for level in found)
    return tuple(level for level in found if times[level.series] == 1)


def _may_be(series: Series, fact: Fact, quantity: Quantity) -> bool:
    """Whether the figure has that series' unit and measure."""
    return quantity.unit is series.unit and _measure(fact, quantity) == series.measure


def _renamed(quantities: tuple[Quantity, ...]) -> tuple[Quantity, ...]:
    """The figures with sales in money, and their changes, called what they are: revenue."""
    earned = {q.measure for q in quantities if q.unit in MONEY}
    names = {measure: name for measure, name in measures().money.items() if measure in earned}
    if not names:
        return quantities
    return tuple(replace(q, measure=names.get(q.measure or "", q.measure)) for q in quantities)


def _ranged(fact: Fact, sentence: str) -> Iterator[tuple[Quantity, Quantity | None]]:
    """The figures, those that end a range with its start."""
    start: Quantity | None = None
    for quantity in _renamed(said(fact, sentence)):
        if quantity.role is Role.FROM:
            start = quantity
            continue
        ends = start is not None and quantity.role is Role.TO and ranged(start, quantity, sentence, fact.span)
        yield quantity, start if ends else None
        start = None


def _level(fact: Fact, quantity: Quantity, low: Quantity | None, sentence: str, day: date) -> Iterator[Level]:
    measure = _measure(fact, quantity)
    thing = _thing(fact, quantity, measure) if measure else None
    if measure is None or thing is None:
        return
    length = _length(fact, measure, sentence, day)
    if quantity.role is Role.CHANGE and measure in rules().flow:
        thing, length = _based(thing, length, sentence)
    over = next((q for q in fact.quantities if q.role is Role.DURATION and q.unit in SPANS), None)
    if length in (Length.MOMENT, Length.UNTOLD) or fact.date is None:
        end = moments.moment(fact.status, fact.date, fact.terms, day)
    else:
        end = moments.last_day(fact.date, fact.terms)
    spent = over if length is Length.MOMENT and quantity.unit in MONEY else None
    yield Level(Series(measure, quantity.unit, length, thing), quantity, low, spent, end)


def _based(thing: str, length: Length, sentence: str) -> tuple[str, Length]:
    """What a change is compared with instead of `thing`; where that isn't sure it is comparable with nothing."""
    named = [basis for basis, pattern in rules().bases.items() if pattern.search(sentence)]
    if length is Length.YEAR and not named:
        named = ["year"]
    return (named[0], length) if len(named) == 1 and not thing else ("", Length.UNTOLD)


def _measure(fact: Fact, quantity: Quantity) -> str | None:
    """What the figure measures, where that makes a series."""
    named, role = quantity.measure, quantity.role
    if role is Role.VALUATION and quantity.unit in MONEY:
        return "valuation"
    if named is None:
        return _unnamed(fact, quantity)
    if named not in rules().order or (named == "revenue" and any(term.endswith(_SEGMENT) for term in fact.terms)):
        return None
    if role is Role.CHANGE:
        changes = quantity.unit is Unit.PERCENT and not measures().fit(quantity)
        return named if changes else None
    level = role in (Role.AMOUNT, Role.TO) or (role is Role.SHARE and named == "market-share")
    return named if level and measures().fit(quantity) else None


def _unnamed(fact: Fact, quantity: Quantity) -> str | None:
    if quantity.role is not Role.AMOUNT:
        return None
    if quantity.unit is Unit.USERS and fact.kind is Kind.ADOPTION:
        return "users"
    measure, actions = rules().unnamed.get(fact.kind, (None, frozenset()))
    return measure if quantity.unit in MONEY and fact.action in actions else None


def _thing(fact: Fact, quantity: Quantity, measure: str) -> str | None:
    """The product or what is counted, empty for the company as a whole; None where that isn't sure."""
    if measure not in rules().by_thing:
        return "" if not fact.what or fact.kind in (Kind.INVESTMENT, Kind.FUNDING) else None
    if len(fact.what) > 1:
        return None
    return fact.what[0] if fact.what else quantity.counted or ""


def _length(fact: Fact, measure: str, sentence: str, day: date) -> Length:
    if measure not in rules().flow:
        return Length.MOMENT
    if fact.date is None or any(pattern.search(sentence) for pattern in rules().stretches.values()):
        return Length.UNTOLD
    period = moments.period(fact.terms)
    if period and len(fact.date) == _YEAR:
        return (
            Length.QUARTER if period.endswith("quarter") else Length.HALF if period.endswith("half") else Length.UNTOLD
        )
    if any(term in moments.PERIODS for term in fact.terms):
        return Length.UNTOLD
    if len(fact.date) == _MONTH and measure in rules().monthly:
        return Length.MONTH
    whole = len(fact.date) == _YEAR and (int(fact.date) < day.year or fact.status is not Status.DONE)
    return Length.YEAR if whole else Length.UNTOLD
