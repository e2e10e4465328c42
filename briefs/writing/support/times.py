"""For which time figures are told: a part of a year, a year, or none that is known."""

from __future__ import annotations

import re
from dataclasses import replace

from briefs.lexicon.measures import measures
from briefs.model import MONEY, Quantity, Status, Unit
from briefs.moments import COMING
from briefs.writing.plan import Plan, Slots
from briefs.writing.sentence import stretches

# What is told as it stands on a day of trade.
TRADED = frozenset({"share-price", "stock", "offer-price", "target-price"})
_THIS_YEAR = re.compile(
    r"올해|올 들어|연초|\b20\d\d\b|20\d\d년|\b(?:this year|so far|to date|year-to-date)\b", re.IGNORECASE
)
# A headline's line that opens with its year: 2024 revenue 523.6 bln yuan.
_LEADING = re.compile(r"\W{0,3}(?:FY)?(20\d\d) (?=[a-z])")
_YEAR = len("2025")
_YEARS = re.compile(r"\b20\d\d\b|20\d\d년|지난해|작년|올해|내년|\b(?:last|this|next) year\b", re.IGNORECASE)
# What stands before a year with which something is compared: from 38 million yuan in 2023, more than in 2023.
_WITH = re.compile(r"\b(?:from|against|than|versus|compared with)\b[^,;]{0,32}$|(?:보다|대비)[^,]{0,8}$")
_NEAR = 40
# Over how long a change came, between the two: 이틀 새 14%, 14% in two days; over weeks, of which no line tells.
_WITHIN = re.compile(
    r"\s?(?:새|만에|동안|사이|간)(?:에)?\s(?:[^\s,.]{1,8}\s){0,2}|,? (?:in|over|within) (?:(?:the|its) )?(?:[a-z]+ )?"
)
_WEEKS_BEFORE = re.compile(r"(?:주|주일|열흘)\s?(?:새|만에|동안|사이)(?:에)?\s(?:[^\s,.]{1,8}\s){0,2}$")
_WEEKS_BEHIND = re.compile(
    r"\)?,? (?:(?:in|over|within|during) (?:an?|the|that|one|two|three|its) (?:[a-z]+ )?weeks?|"
    r"(?:this|last|that) week)\b"
)
_BEHIND = re.compile(r"(?: \([^()]{1,30}\))?,? (?:for|in) (?:FY ?|fiscal )?((?:20)?2\d)\b")


def for_time(plan: Plan, slots: Slots) -> Plan | None:
    """The plan of figures told for a time, with the part of the year and its year; None where that part is unsaid."""
    flow, standing = measures().forms["flow"], measures().forms["stock"] | TRADED
    traded = tuple(stat for stat in plan.stats if stat.measure in TRADED)
    if traded and len(traded) < len(plan.stats) and slots.fact.status in COMING:  # so are the others alone
        return for_time(replace(plan, stats=tuple(stat for stat in plan.stats if stat not in traded)), slots)
    if traded or all(stat.measure in standing for stat in plan.stats):  # what stands on a day has no part of the year
        return replace(plan, stats=traded or plan.stats, period=None)
    if any(stat.measure not in flow for stat in plan.stats):
        return plan
    if _of_two_years(plan, slots) or _of_years(plan, slots):
        return None
    part = plan.period if plan.period != stretches.NINE else None  # as months, where the sentence names them
    if year := _of_a_year(plan, slots):
        return replace(plan, period=None, when=year)
    part = part or stretches.told(slots.sentence, slots.lexicon) or plan.period or _nearest(plan, slots)
    if part is None:
        return _for_years(plan, slots)
    return replace(plan, period=part, when=stretches.year(part, slots.fact, slots.published))


def over_days(change: Quantity, slots: Slots) -> Quantity | None:
    """The length of time that stands beside a change as that in which it came."""
    over = slots.figures.duration
    if over is None:
        return None
    (start, end), (first, last) = slots.place(over), slots.place(change)
    between = slots.sentence[end:first] if end <= first else slots.sentence[last:start]
    return over if _WITHIN.fullmatch(between) else None


def moved_over(plan: Plan, slots: Slots) -> Plan | None:
    """The plan of a change with the time in which it came, without one since a week, of which none tells."""
    stat = plan.stats[0] if len(plan.stats) == 1 else None
    if stat is None or stat.change is None or slots.fact.status is not Status.DONE:
        return plan
    if over := over_days(stat.change, slots):
        return replace(plan, duration=over, when=None, limit=None, period=None)
    before, after = slots.around(stat.change)
    if not (_WEEKS_BEFORE.search(before) or _WEEKS_BEHIND.match(after)):
        return plan
    return replace(plan, stats=(replace(stat, change=None),)) if stat.amount else None


def _for_years(plan: Plan, slots: Slots) -> Plan | None:
    """The plan of figures that no part of a year is named for, with their year; None where that is unsaid."""
    if stretches.unnamed(slots.sentence):
        return None
    led, published = _LEADING.match(slots.sentence), slots.published
    day = slots.fact.date or (led[1] if led else None)
    if slots.fact.status in COMING or (day and len(day) > _YEAR):
        return plan
    if day and published and day == str(published.year) and not _THIS_YEAR.search(slots.sentence):
        return None  # the year of the figures before it, of which it can only be a part
    sums = any(stat.amount and stat.amount.unit in (*MONEY, Unit.PERCENT) for stat in plan.stats)
    return None if sums and day is None else replace(plan, when=day or plan.when)


def _of_a_year(plan: Plan, slots: Slots) -> str | None:
    """The year that stands right behind the only figure: revenue of RMB2.35bn for FY25."""
    if len(plan.stats) != 1 or plan.stats[0].amount is None:
        return None
    found = _BEHIND.match(slots.sentence, _reach(plan, slots)[1])
    return f"20{found[1][-2:]}" if found else None


def _of_two_years(plan: Plan, slots: Slots) -> bool:
    """Whether of several figures each is of a year of its own: a loss in 2023 into a profit last year."""
    if len(plan.stats) < 2:
        return False
    start, end = _reach(plan, slots)
    named = [*_YEARS.finditer(slots.sentence)]
    named = [m for m in named if not _WITH.search(slots.sentence, max(0, m.start() - _NEAR), m.start())]
    return any(start < m.start() < end for m in named) and len({m[0].removesuffix("년") for m in named}) > 1


def _of_years(plan: Plan, slots: Slots) -> bool:
    """Whether a level is that of several years together: 2021년부터 3년간 쌓은 적자."""
    over = slots.figures.duration
    several = over is not None and over.unit is Unit.YEARS and over.value > 1
    return several and not any(stat.change or stat.multiple or stat.moved for stat in plan.stats)


def _nearest(plan: Plan, slots: Slots) -> str | None:
    """Of several parts of a year the one named before the figures, where none is named among them."""
    return stretches.told_before(slots.sentence, slots.lexicon, *_reach(plan, slots))


def _reach(plan: Plan, slots: Slots) -> tuple[int, int]:
    """Where the figures begin and end in the sentence."""
    told = [slots.place(f) for stat in plan.stats for f in (stat.amount and stat.amount.low, stat.change) if f]
    return min((start for start, _ in told), default=0), max((end for _, end in told), default=0)
