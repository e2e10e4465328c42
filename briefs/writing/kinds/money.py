"""What lines about money say: investment and market."""

from __future__ import annotations

import re
from dataclasses import replace

from briefs.lexicon.measures import measures
from briefs.model import MONEY, Status, Unit
from briefs.writing.gather import Figure, Gathered
from briefs.writing.kinds.prices import price
from briefs.writing.plan import MOST_THINGS, Plan, Slots, Stat, countable, stats
from briefs.writing.sentence import rates, stretches
from briefs.writing.sentence.bases import moved_since
from briefs.writing.support.outlays import (
    budget_of_years,
    called,
    is_public,
    one_of_several,
    outlay_of,
    over_years,
    resolved,
    set_aside,
    spent_when,
    sum_of,
)
from briefs.writing.support.parts import stretch
from briefs.writing.support.priced import asked
from briefs.writing.support.sequence import jointly
from briefs.writing.support.shares import aimed_at, exported, market_of
from briefs.writing.support.times import for_time, over_days
from briefs.writing.support.wording import says

OUTLAYS = frozenset({"capex", "r-and-d-spending", "r-and-d-budget", "budget", "capex-budget"})
RESEARCH = frozenset({"r-and-d-spending", "r-and-d-budget"})
SHARE_PRICE = "share-price"
_SAME = re.compile(r"같은 (?:기간|분기|시기)|\b(?:the )?same (?:period|quarter|half)\b", re.IGNORECASE)
_OTHER_YEAR = re.compile(
    r"\b(?:19|20)\d\d\b|\d{4}년|지난해|작년|\b(?:last|previous) year\b|\bin (?:19|20)", re.IGNORECASE
)
PRICES = frozenset({"cut-price", "raise-price"})


def investment(slots: Slots) -> Plan | None:
    """How much money goes into what, over how long."""
    figures, action = slots.figures, slots.action
    told = None if figures.none else stats(figures, slots.measure if slots.measure in OUTLAYS else None)
    if told and all(stat.measure in OUTLAYS and stat.multiple is None for stat in told) and not _scheme(slots, told):
        return _outlay(slots, told)
    targets = _targets(slots)
    if figures.none:
        return _unfigured(slots, targets[:2]) if action in ("invest", "build", "") else None
    money = figures.money
    if money is None or figures.changes or figures.multiples:
        return None
    pattern = outlay_of(slots, money)
    if pattern is not None and is_public(slots) and says(stretch(slots, money), "nationwide"):
        return slots.act("nationwide", amount=money) if slots.fact.status is Status.FORECAST else None
    if pattern is None:
        return None
    if pattern == "build" and not targets:
        pattern = "money"
    if not (targets or slots.what) and says(stretch(slots, money), "research"):
        targets = ("r-and-d",)
    if one_of_several(slots) or jointly(slots):
        return None
    plan = slots.act(pattern, amount=sum_of(slots, money), terms=targets, products=slots.what)
    return _spent(plan, slots, money)


def _targets(slots: Slots) -> tuple[str, ...]:
    """What the sentence names that money may go into: a region only where nothing else is named."""
    regions, offices = measures().terms["regions"], measures().terms["offices"]
    named = tuple(term for term in slots.named("object", "technology", "sector") if term not in offices)
    targets = tuple(term for term in named if term not in regions)[:MOST_THINGS] or named[:1]
    return targets or (("ai",) if "ai" in slots.fact.terms else ())


def _spent(plan: Plan, slots: Slots, money: Figure) -> Plan | None:
    """The plan of a sum with when, how often and how surely it is spent."""
    over = slots.figures.duration
    plan = replace(plan, duration=over, yearly=over is None and _yearly(slots, money))
    spent = set_aside(spent_when(plan, slots, money), slots, money)
    if spent is None or (research := _research(spent, slots, money)) is None:
        return None
    told = over_years(resolved(research, slots, money), slots)
    begun = slots.fact.status is Status.DONE and not told.pledged and says(stretch(slots, money), "begun")
    return replace(told, ongoing=True, when=None, period=None) if begun else told


def _scheme(slots: Slots, told: tuple[Stat, ...]) -> bool:
    """Whether a budget is one for something: a city's whole one is no news."""
    return told[0].measure == "budget" and is_public(slots)


def _research(plan: Plan, slots: Slots, money: Figure) -> Plan | None:
    """What was spent on research, told for the year or a part of it; None where that isn't known."""
    over = plan.duration is not None and not says(slots.sentence, "same-months")
    lasts = over or plan.yearly or plan.ongoing or plan.pledged or plan.action == "budget"
    if slots.fact.status is not Status.DONE or plan.pattern != "money" or plan.terms != ("r-and-d",) or lasts:
        return plan
    known = slots.base.period or stretches.told(slots.sentence, slots.lexicon)
    if known is None and says(stretch(slots, money), "part-year"):
        return None
    spent = (Stat("r-and-d-spending", amount=money),)
    return for_time(slots.act("stats", stats=spent, when=slots.fact.date), slots)


def _unfigured(slots: Slots, targets: tuple[str, ...]) -> Plan | None:
    """What money goes to that the sentence doesn't name."""
    if any(says(slots.sentence, group) for group in ("not-invested", "given-out", "set-aside")):
        return None
    if slots.action != "build" and slots.sentence and not says(slots.sentence, "puts-money"):
        return None
    plan = slots.on_thing(terms=targets)
    building = slots.action == "build" and slots.fact.status is Status.DONE and says(slots.sentence, "spending")
    return replace(plan, ongoing=building) if plan else None


def _yearly(slots: Slots, money: Figure) -> bool:
    """Whether the sentence says that so much is spent each year."""
    before, after = slots.around(money.low, money.end)
    return rates.yearly(before, after)


def _outlay(slots: Slots, told: tuple[Stat, ...]) -> Plan | None:
    only = told[0] if len(told) == 1 else None
    if says(slots.sentence, "part-budget") or budget_of_years(slots, told):
        return None
    told = tuple(called(stat, slots) for stat in told)
    only = told[0] if only else None
    if only and only.amount and slots.action == "budget" and not says(slots.sentence, "budget-was"):
        stands = slots.fact.status is Status.PLANNED and says(slots.sentence, "budgets")
        return slots.act("budget", stats=told, when=slots.fact.date, status=Status.DONE if stands else None)
    if only and only.measure in RESEARCH and says(slots.sentence, "part-year"):
        known = slots.base.period or stretches.told(slots.sentence, slots.lexicon)
        if known is None or only.measure not in measures().forms["flow"]:
            return None
    if only and only.amount and not only.change and says(stretch(slots, only.amount), "put-down"):
        return slots.act("budget", stats=told, when=slots.fact.date, status=Status.DONE)
    plan = slots.act("stats", stats=told, when=slots.fact.date)
    return for_time(replace(plan, when=slots.base.when) if _SAME.search(slots.sentence) else plan, slots)


def market(slots: Slots) -> Plan | None:
    """Revenue, profit, prices, shipments, shares of a market; what analysts reckon of them isn't so yet."""
    if slots.fact.status in (Status.DONE, Status.UNCONFIRMED) and aimed_at(slots):
        told = _market(replace(slots, fact=replace(slots.fact, status=Status.PLANNED)))
        return replace(told, status=Status.PLANNED, when=slots.fact.date) if told else None
    if slots.fact.status is not Status.DONE or not says(slots.sentence, "reckoned"):
        return _market(slots)
    plan = _market(replace(slots, fact=replace(slots.fact, status=Status.FORECAST)))
    return replace(plan, status=Status.FORECAST) if plan else None


def _market(slots: Slots) -> Plan | None:
    """Levels and changes of measures."""
    figures, action = slots.figures, slots.action
    default = slots.measure
    if action in PRICES:
        return price(slots)
    if action == "order-win":
        money = figures.only(*MONEY)
        return slots.act("orders", amount=money) if money else None
    pieces = figures.only(Unit.UNITS)
    if action == "ship" and pieces and countable(pieces):
        return slots.act("pieces", amount=pieces, action="export" if exported(slots, pieces) else slots.action)
    if figures.share and figures.none:
        market_told = market_of(slots) if default == "market-share" else None
        if market_told is None:
            return None
        return slots.act("share", share=figures.share, region=market_told[0], terms=(market_told[1],))
    if action == "trade" and not figures.amounts and default is None:
        default = SHARE_PRICE
    return _levels(slots, default)


def _levels(slots: Slots, default: str | None) -> Plan | None:
    """Measures with their levels and changes."""
    figures = asked(_leading(slots), slots)
    if figures is None or (figures.none and not figures.differences):
        return None
    told = stats(figures, default) if _measured(figures) else None
    if told and says(slots.sentence, "advances"):
        told = tuple(stat for stat in told if stat.measure != "debt")  # what was paid in advance is none
    if not told or any(stat.multiple or _untellable(stat.measure, slots) for stat in told):
        return None
    plan = slots.act("stats", stats=told, products=slots.what)
    if len(told) > 1 or told[0].measure != SHARE_PRICE or not told[0].change:
        return for_time(plan, slots)
    if told[0].amount is None and slots.base.basis != "offer":
        return _moved(plan, slots)
    since = None if says(slots.sentence, "offer-price") else moved_since(slots.sentence, slots.published)
    if since:  # how far it has come says more than where it ended a day
        return replace(plan, stats=(replace(told[0], amount=None),), when=since, limit=None)
    if since is not None:  # the change is over another time than a day
        plan = replace(plan, stats=(replace(told[0], change=None),))
    return for_time(plan, slots)


def _untellable(measure: str, slots: Slots) -> bool:
    """Whether nothing is told of a measure: a share of no market, a plan of what a share costs."""
    if measure == SHARE_PRICE:
        return slots.fact.status is Status.PLANNED
    return measure == "market-share"


def _moved(plan: Plan, slots: Slots) -> Plan | None:
    """The plan of a share price's move, with the year over which it went on; none where that is another time."""
    since = moved_since(slots.sentence, slots.published)
    if since is None or any(stat.change and over_days(stat.change, slots) for stat in plan.stats):
        return plan
    return replace(plan, when=since, limit=None) if since else None


def _leading(slots: Slots) -> Gathered:
    """The figures up to the first sum of money that measures nothing known: the whole is told before its parts.

    Where that is of another year, all of them: the date may be that one's.
    """
    figures = slots.figures
    unknown = [figure.low.span.start for figure in figures.amounts if figure.unit in MONEY and not figure.measure]
    if not unknown or not figures.amounts[0].measure:
        return figures
    end = min(unknown)
    kept = max(figure.low.span.end for figure in figures.amounts if figure.low.span.start < end)
    if _OTHER_YEAR.search(slots.sentence[max(kept - slots.fact.span.start, 0) :]):
        return figures
    return replace(
        figures,
        amounts=tuple(figure for figure in figures.amounts if figure.low.span.start < end),
        changes=tuple(change for change in figures.changes if change.span.start < end),
        multiples=tuple(multiple for multiple in figures.multiples if multiple.span.start < end),
    )


def _measured(figures: Gathered) -> bool:
    """Whether every sum of money says itself what it measures: a measure named elsewhere may be that of another."""
    return all(figure.measure for figure in figures.amounts if figure.unit in MONEY)
