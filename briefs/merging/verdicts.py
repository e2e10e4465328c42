"""Whether two facts of different articles tell the same event; a doubtful pair stays apart."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from enum import StrEnum

from briefs.importance import doubtful
from briefs.merging.figures import same_slot
from briefs.merging.names import by_names
from briefs.merging.pair import Pair, paired
from briefs.merging.profile import NEAR, Profile, first_day, rank
from briefs.merging.progress import AMOUNTS, goes_on
from briefs.model import MONEY, Kind, Quantity, Status, Unit

# How many days may lie between two reports of one event, by how telling their common figures are (see figures.weight).
BY_WEIGHT: Mapping[int, int] = {1: 4, 2: 14, 3: 100}
# A plan for a day further ahead than this was not carried out by what is reported now.
EARLY = timedelta(days=31)


class Verdict(StrEnum):
    """What two facts are to each other."""

    SAME = "same"
    CONFLICT = "conflict"  # the same event; a figure or a date is told differently
    UPDATE = "update"  # the same event; the later report tells how it went on
    DIFFERENT = "different"


def judge(one: Profile, other: Profile) -> Verdict:
    """What two facts are to each other; the order in which they are given doesn't matter."""
    if one.fact.kind is not other.fact.kind or one.sourced.source.article_id == other.sourced.source.article_id:
        return Verdict.DIFFERENT
    if not one.keys & other.keys:
        return Verdict.DIFFERENT
    pair = paired(one, other)
    if not _related(pair) or _apart(pair):
        return Verdict.DIFFERENT
    linked = _by_figures(pair) or by_names(pair)
    if goes_on(pair, linked=linked):
        return Verdict.UPDATE
    if differing(pair) and (linked or _disputed(pair)):
        return Verdict.CONFLICT
    if linked and pair.plans_differ:
        return Verdict.CONFLICT if one.products == other.products else Verdict.DIFFERENT
    return Verdict.SAME if linked else Verdict.DIFFERENT


def differing(pair: Pair) -> tuple[tuple[Quantity, Quantity], ...]:
    """The figures that both tell differently, where both facts are sure."""
    if doubtful(pair.first.fact) or doubtful(pair.last.fact):
        return ()
    return tuple((a, b) for a, b in pair.figures.differing if same_slot(a, b) and _headline(a, pair.kind))


def _headline(quantity: Quantity, kind: Kind) -> bool:
    """Whether facts of the kind have one such figure each, so that another is a contradiction and no other detail."""
    if kind in (Kind.RELEASE, Kind.STRATEGY, Kind.PARTNERSHIP):
        return False
    if kind is Kind.PERFORMANCE:
        return quantity.unit is Unit.PARAMETERS
    if kind in AMOUNTS:
        return quantity.unit in MONEY or quantity.counted is not None
    return quantity.measure is not None or quantity.counted is not None


def _related(pair: Pair) -> bool:
    """Whether they are about the same; a company and its owner are where a figure or a product says so."""
    first, last = pair.first, pair.last
    if first.subjects & last.subjects:
        return True
    kin = first.subjects & last.owners or last.subjects & first.owners
    return bool(kin) and (pair.figures.weight >= max(BY_WEIGHT) or bool(pair.products and pair.same_action))


def _apart(pair: Pair) -> bool:
    """Whether something that both tell rules out one event."""
    first, last = pair.first, pair.last
    if any(a and b and not a & b for a, b in ((first.periods, last.periods), (first.rounds, last.rounds))):
        return True
    if first.products and last.products and not _kin(first.products, last.products):
        return True
    named = pair.kind in (Kind.RESTRICTION, Kind.ADOPTION, Kind.TALENT) and first.others and last.others
    if named and not pair.others:
        return True
    if pair.kind is Kind.PARTNERSHIP and not (first.parties <= last.parties or last.parties <= first.parties):
        return True
    return _other_time(pair)


def _kin(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    """Whether products are the same, or one is named by its line alone: Kling, Kling 2.0; but not H20, H200."""
    return bool(ours & theirs) or any(_is_line_of(a, b) or _is_line_of(b, a) for a in ours for b in theirs)


def _is_line_of(line: str, product: str) -> bool:
    return product.startswith(line) and not any(char.isdigit() for char in line)


def _other_time(pair: Pair) -> bool:
    """Whether the dates rule out one event, unless two figures or more say otherwise."""
    ours, theirs = pair.first.fact.date, pair.last.fact.date
    if not pair.same_status:
        return _too_early(pair)
    if not ours or not theirs or pair.figures.weight > max(BY_WEIGHT):
        return False
    if pair.first.fact.status is Status.DONE:
        if len(ours) == len(theirs) == len("2025-03-27"):
            return abs((first_day(ours) - first_day(theirs)).days) > NEAR and pair.figures.weight < max(BY_WEIGHT)
        return not (ours.startswith(theirs) or theirs.startswith(ours))
    return pair.kind is not Kind.RELEASE and not (ours.startswith(theirs) or theirs.startswith(ours))


def _too_early(pair: Pair) -> bool:
    """Whether what one plans lies well after what the other tells as done."""
    plan, done = sorted((pair.first, pair.last), key=lambda p: rank(p.fact.status))
    if plan.fact.date is None or done.day is None:
        return False
    return first_day(plan.fact.date) > done.day + EARLY


def _by_figures(pair: Pair) -> bool:
    """Whether the figures that both tell make them one event."""
    weight = pair.figures.weight
    window = BY_WEIGHT.get(min(weight, max(BY_WEIGHT)), -1)
    if pair.gap > window or (pair.gap and not pair.same_status and pair.kind is Kind.MARKET):
        return False
    if weight >= max(BY_WEIGHT):
        return True
    if pair.kind is Kind.MARKET:
        return pair.figures.measured and (weight > 1 or pair.gap <= 1)
    return pair.telling or (weight > 1 and pair.same_action)


def _disputed(pair: Pair) -> bool:
    """Whether they are one event although its headline figure is told differently."""
    if pair.gap > NEAR or not pair.same_status:
        return False
    if pair.kind is Kind.MARKET:
        ours, theirs = pair.first.fact.date, pair.last.fact.date
        return bool(pair.first.periods) and ours is not None and theirs is not None and ours[:4] == theirs[:4]
    if not pair.same_action:
        return False
    if pair.kind is Kind.FUNDING:
        core = pair.first.fact.core and pair.last.fact.core
        return bool(pair.others) or pair.first.rounds == pair.last.rounds != frozenset() or core
    return pair.telling or pair.figures.same_span or pair.figures.measured
