"""How a sentence tells a measure: in points, cumulative, by the month, from so much on, for a moment in trade."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from briefs.lexicon.load import table
from briefs.lexicon.measures import measures
from briefs.model import Quantity, Status
from briefs.writing.plan import Plan, Slots, Stat
from briefs.writing.sentence.bases import CLOSED
from briefs.writing.sentence.limits import Limit
from briefs.writing.sentence.stretches import NINE
from briefs.writing.support.wholes import nearest
from briefs.writing.support.wording import says

POINTS, CUMULATIVE, MONTHLY, YEARLY, ANNUALISED = "points", "cumulative", "monthly", "annual", "annualised"
DAILY, WEEKLY = "daily", "weekly"
STARTING, INTRADAY, EACH, DEBUT, CLOSING = "starting", "intraday", "each", "debut", "closing"
INVESTED = "invested"

_POINTS = re.compile(r"%\s?p\b|(?<![a-z])ppt?s?\b|포인트|point", re.IGNORECASE)
_SINCE = re.compile(
    r"\bsince (?:the |last |early |late |mid-)?"
    r"(?:winter|spring|summer|autumn|fall|20\d\d|January|February|March|April|May|"
    r"June|July|August|September|October|November|December)|"
    r"\bsince (?:it|they|its|their|the) [^,.;]{0,30}\b(?:out|last|launch\w*|release\w*|start\w*|debut\w*|opened)\b|"
    r"(?:월|년|봄|여름|가을|겨울)(?:부터| 이후| 이래)"
)
SHARE_PRICE = "share-price"


def told_so(plan: Plan, slots: Slots) -> Plan | None:
    """The plan with how its sentence tells each measure; None where its words can't tell pay that only starts there."""
    some_months = (
        {CUMULATIVE} if plan.period and (plan.period == NINE or plan.period.endswith("m")) else set()
    )  # which says so itself
    stats = tuple(replace(stat, how=frozenset(_how(stat, slots)) - some_months) for stat in plan.stats)
    if (
        plan.stats
        and plan.limit in (None, Limit.FROM)
        and _SINCE.search(slots.sentence)
        and slots.fact.status is Status.DONE
    ):
        plan = replace(plan, when=None) if not any(_of_a_time(stat) for stat in stats) else plan
    unsaid = plan.pattern == "pay" and any(STARTING in stat.how for stat in stats)
    return None if unsaid else replace(plan, stats=stats)


def _of_a_time(stat: Stat) -> bool:
    """Whether it is told for a time of its own, as a share's price is for the one over which it moved."""
    return stat.measure == "share-price" or stat.measure in measures().forms["flow"]


def _how(stat: Stat, slots: Slots) -> Iterator[str]:
    if stat.change and _POINTS.search(_text(stat.change, slots)):
        yield POINTS
    quantity = _first(stat)
    if quantity is None:
        return
    marked = _marked(stat.measure, quantity, slots)
    for how, told_of, says_so in _hows():
        # Only a level starts somewhere, and only a move is one for a moment.
        fits = bool(stat.amount) is (how == STARTING) if how in (STARTING, INTRADAY) else True
        if fits and (not told_of or stat.measure in told_of) and says_so.search(marked):
            yield how
    if stat.measure in (SHARE_PRICE, "stock"):
        yield from _traded(stat, slots)


@cache
def _hows() -> tuple[tuple[str, frozenset[str], re.Pattern[str]], ...]:
    """How measures are told, of which ones, and by which words; read once per process."""
    known = table("bearing")
    return tuple(
        (rule["how"], frozenset(known["words"].get(rule.get("measures"), ())), re.compile("|".join(rule["says"])))
        for rule in known["how"]
    )


def _marked(measure: str, quantity: Quantity, slots: Slots) -> str:
    """The sentence with the figure between « and », and what it measures between ‹ and ›."""
    start, end = slots.place(quantity)
    marks = [(start, "«"), (end, "»")]
    if named := nearest(measure, quantity, slots):
        marks += [(named[0], "‹"), (named[1], "›")]
    sentence = slots.sentence
    for at, mark in sorted(marks, reverse=True):
        sentence = sentence[:at] + mark + sentence[at:]
    return sentence


def _traded(stat: Stat, slots: Slots) -> Iterator[str]:
    """Whether shares were at a price when a day was over, and whether that was the first on which they were traded."""
    closed = stat.measure == SHARE_PRICE and stat.amount and CLOSED.search(slots.sentence)
    if closed:
        yield CLOSING
    if (closed or stat.amount is None) and says(slots.sentence, "first-day"):
        yield DEBUT


def _first(stat: Stat) -> Quantity | None:
    """The figure by whose place the sentence tells how the measure is meant."""
    figure = stat.amount or (stat.moved.figure if stat.moved else None)
    return figure.low if figure else stat.change or stat.multiple


def _text(quantity: Quantity, slots: Slots) -> str:
    """A figure as the sentence writes it, with what is written on to it."""
    start, end = slots.place(quantity)
    return slots.sentence[start : end + len("포인트")]
