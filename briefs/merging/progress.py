"""Whether a later report tells how the event of an earlier one went on."""

from __future__ import annotations

from briefs.merging.figures import MOST_APART, agree
from briefs.merging.pair import Pair
from briefs.merging.profile import Profile, rank
from briefs.model import MONEY, Kind, Quantity, Role

# The longest time, in days, between a plan and what became of it.
FOLLOWED = 240
AMOUNTS = frozenset({Kind.INVESTMENT, Kind.FUNDING, Kind.POLICY})


def goes_on(pair: Pair, *, linked: bool) -> bool:
    """Whether the later report tells how the event of the earlier one went on."""
    if not 1 <= pair.gap <= FOLLOWED or pair.kind is Kind.MARKET:
        return False
    further = rank(pair.last.fact.status) > rank(pair.first.fact.status)
    if further:
        return linked or _carried_out(pair)
    return _raised(pair) or _moved(pair)


def _carried_out(pair: Pair) -> bool:
    """Whether what was planned or rumoured is the very thing that is told now."""
    if pair.kind is Kind.RELEASE:
        return bool(pair.products) and pair.first.products == pair.last.products
    if pair.kind is Kind.PARTNERSHIP:
        return len(pair.first.parties & pair.last.parties) > 1
    if pair.kind is Kind.FUNDING and pair.others:
        return pair.same_action and not pair.figures_missed
    return pair.figures.weight > 1 and pair.telling and pair.same_action


def _raised(pair: Pair) -> bool:
    """Whether the later amount is the earlier one, raised."""
    if pair.kind not in AMOUNTS:
        return False
    ours, theirs = _amount(pair.first), _amount(pair.last)
    if ours is None or theirs is None or ours.unit is not theirs.unit or theirs.value <= ours.value:
        return False
    before = [q for q in pair.last.figures if q.role is Role.FROM and q.unit is ours.unit]
    if any(agree(q, ours) for q in before):
        return True
    planned = pair.figures.same_span and bool(pair.terms) and pair.same_action
    return planned and theirs.value <= ours.value * MOST_APART * MOST_APART and not agree(ours, theirs)


def _moved(pair: Pair) -> bool:
    """Whether the same release is now planned for another day."""
    if pair.kind is not Kind.RELEASE or not pair.products or pair.first.products != pair.last.products:
        return False
    return pair.plans_differ or (pair.last.fact.action == "delay" != pair.first.fact.action)


def _amount(profile: Profile) -> Quantity | None:
    """The fact's one amount of money."""
    found = [q for q in profile.figures if q.role in (Role.AMOUNT, Role.TO) and q.unit in MONEY]
    return found[0] if len(found) == 1 else None
