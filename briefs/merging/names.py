"""Which names in common make two facts of a kind one event."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from briefs.merging.pair import Pair
from briefs.merging.profile import NEAR
from briefs.model import Kind

# How many days may lie between two reports of one deal, on which papers keep reporting.
DEAL = 7
LISTINGS = frozenset({"list", "file", "apply-to-list", "apply-again", "weigh-listing", "drop-listing", "list-again"})


def by_names(pair: Pair) -> bool:
    """Whether the names that both tell make them one event."""
    rule = _NAMES.get(pair.kind)
    if rule is None or (not pair.same_status and not pair.same_action):
        return False
    return rule(pair)


def _release(pair: Pair) -> bool:
    delays = "delay" in (pair.first.fact.action, pair.last.fact.action) and not pair.same_action
    if pair.products:
        return pair.gap <= NEAR and not delays
    nameless = not pair.first.products and not pair.last.products
    return nameless and pair.same_action and pair.gap <= 1 and pair.same_terms and not pair.figures_missed


def _deal(pair: Pair) -> bool:
    return pair.gap <= DEAL and len(pair.first.parties & pair.last.parties) > 1


def _curb(pair: Pair) -> bool:
    return bool(pair.others) and pair.same_action and pair.gap <= NEAR


def _programme(pair: Pair) -> bool:
    return bool(pair.products) and pair.same_action and pair.gap <= DEAL and not pair.figures_missed


def _use(pair: Pair) -> bool:
    both = bool(pair.others) and (bool(pair.products) or pair.same_terms)
    return both and pair.same_action and pair.gap <= NEAR and not pair.figures_missed


def _raise(pair: Pair) -> bool:
    if not pair.same_action or pair.figures_missed:
        return False
    if pair.others:
        return pair.gap <= DEAL
    return pair.first.fact.action in LISTINGS and pair.gap <= NEAR


def _people(pair: Pair) -> bool:
    return bool(pair.others) and pair.same_action and pair.gap <= NEAR and not pair.figures_missed


def _feat(pair: Pair) -> bool:
    named = bool(pair.products) and (bool(pair.terms) or pair.kind is Kind.CAPABILITY)
    return named and pair.same_action and pair.gap <= NEAR and not pair.figures_missed


def _course(pair: Pair) -> bool:
    return pair.same_action and pair.same_terms and len(pair.terms) > 1 and pair.gap <= NEAR - 1


def _spending(pair: Pair) -> bool:
    named = bool(pair.products or pair.others) and bool(pair.terms)
    return named and pair.same_action and pair.gap <= NEAR and not pair.figures_missed


_NAMES: Mapping[Kind, Callable[[Pair], bool]] = {
    Kind.RELEASE: _release,
    Kind.PARTNERSHIP: _deal,
    Kind.RESTRICTION: _curb,
    Kind.POLICY: _programme,
    Kind.ADOPTION: _use,
    Kind.FUNDING: _raise,
    Kind.TALENT: _people,
    Kind.CAPABILITY: _feat,
    Kind.PERFORMANCE: _feat,
    Kind.STRATEGY: _course,
    Kind.INVESTMENT: _spending,
}
