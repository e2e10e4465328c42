"""How a sentence tells a measure: in points, cumulative, by the month, from so much on, for a moment in trade."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from briefs.lexicon.measures import measures
from briefs.model import MONEY, Quantity, Status
from briefs.writing.plan import Plan, Slots, Stat
from briefs.writing.sentence import rates
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
_CUMULATIVE = re.compile(r"누적(?:\s[가-힣]{1,6}){0,2}\s?$|\b(?:cumulative|accumulated)(?: [a-z]+)?\s$", re.IGNORECASE)
_ANNUALISED = re.compile(r"(?:연|연간|한 해) ?환산(?:한)?\s?$|\bannuali[sz]ed\s$", re.IGNORECASE)
_RUNNING = re.compile(r"\b(?:running|runs) at (?:about |around |some |over |more than )?$")
_FROM_ON = re.compile(r"^(?:선)?\s?(?:\([^()]{1,40}\))?\s?(?:부터|에서 시작)")
_START = re.compile(
    r"(?:시작 ?가격?[은는이가]?[^.,]{0,20}|"
    r"\b(?:starts?|starting|begins?|beginning) (?:at|from)|\bfrom|\bstarting price[^,.;]{0,20}) ?$"
)
_IN_TRADE = re.compile(r"(?:장중|한때)[^.,]{0,16}$|\b(?:at one point|intraday|briefly)\b[^.,;]{0,12}$")
_IN_TRADE_AFTER = re.compile(r"^[^.,;]{0,16}\b(?:at one point|intraday|during the session|in early trad)")
_SHARE = re.compile(r"^ (?:a|per) share\b")
_SHARE_KO = re.compile(r"주당")
# Counted again every day, week or month.
_REPEATED = frozenset({"downloads", "rides", "visits", "token-calls", "orders", "subscription-fee"})
_EACH = {"day": DAILY, "week": WEEKLY, "month": MONTHLY, "year": YEARLY}
_SINCE = re.compile(
    r"\bsince (?:the |last |early |late |mid-)?"
    r"(?:winter|spring|summer|autumn|fall|20\d\d|January|February|March|April|May|"
    r"June|July|August|September|October|November|December)|"
    r"\bsince (?:it|they|its|their|the) [^,.;]{0,30}\b(?:out|last|launch\w*|release\w*|start\w*|debut\w*|opened)\b|"
    r"(?:월|년|봄|여름|가을|겨울)(?:부터| 이후| 이래)"
)
_FAR = 20  # how far behind a figure the time may stand by which it is counted
SHARE_PRICE = "share-price"
_PER_MONTH = frozenset({"capacity", "output"})
_STARTED = frozenset({"price", "api-price", "cost", "fee", "subscription-fee", "tuition", "salary", "monthly-pay"})


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
    named = nearest(stat.measure, quantity, slots)
    head = slots.sentence[: named[0]] if named else ""
    name = slots.sentence[named[0] : named[1]] if named else ""
    before, after = slots.around(quantity)
    if name.startswith("누적") or _CUMULATIVE.search(head) or _CUMULATIVE.search(before):
        yield CUMULATIVE
    if stat.measure in _REPEATED:
        yield from _repeated(head, before, after)
    if stat.measure in _PER_MONTH:
        yield from _often(name, head, before, after)
    if stat.measure == "revenue" and (
        _ANNUALISED.search(head) or (_RUNNING.search(before) and rates.behind(after) == "year")
    ):
        yield ANNUALISED
    if quantity.unit in MONEY and stat.measure in _STARTED and (_FROM_ON.match(after) or _START.search(before)):
        yield STARTING
    if stat.measure in (SHARE_PRICE, "stock"):
        yield from _traded(stat, slots, before, after)
    if stat.measure in ("cash", "dividend"):
        yield from _held(stat, slots, before, after)


def _traded(stat: Stat, slots: Slots, before: str, after: str) -> Iterator[str]:
    """When in a day of trading, and on which, shares were at a price or had moved so far."""
    closed = stat.measure == SHARE_PRICE and stat.amount and CLOSED.search(slots.sentence)
    moved = stat.amount is None
    if closed:
        yield CLOSING
    if moved and (_IN_TRADE.search(before) or _IN_TRADE_AFTER.match(after)):
        yield INTRADAY
    if (closed or moved) and says(slots.sentence, "first-day"):
        yield DEBUT


def _held(stat: Stat, slots: Slots, before: str, after: str) -> Iterator[str]:
    """Whether cash is told with what it was put into, and a dividend for each share."""
    if stat.measure == "cash" and says(slots.sentence, "cash-invested"):
        yield INVESTED
    if stat.measure == "dividend" and (_SHARE.match(after) or _SHARE_KO.search(before)):
        yield EACH


def _first(stat: Stat) -> Quantity | None:
    """The figure by whose place the sentence tells how the measure is meant."""
    figure = stat.amount or (stat.moved.figure if stat.moved else None)
    return figure.low if figure else stat.change or stat.multiple


def _often(name: str, head: str, before: str, after: str) -> Iterator[str]:
    """Whether it is told of a month or a year."""
    told = rates.ahead(head) or rates.behind(after)
    if name.startswith("월") or "month" in (told, rates.ahead(before)):
        yield MONTHLY
    elif name.startswith(("연간", "annual")) or told == "year":
        yield YEARLY


def _repeated(head: str, before: str, after: str) -> Iterator[str]:
    """How often so many are counted: 한 달 내려받기, downloads a day."""
    told = rates.ahead(head) or rates.ahead(before) or rates.behind(after, _FAR)
    if told:
        yield _EACH[told]


def _text(quantity: Quantity, slots: Slots) -> str:
    """A figure as the sentence writes it, with what is written on to it."""
    start, end = slots.place(quantity)
    return slots.sentence[start : end + len("포인트")]
