"""Two facts side by side: what they have in common, before anything is concluded from it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from briefs.merging.figures import Comparison, compare
from briefs.merging.profile import Profile, rank
from briefs.model import Kind, Role, Status

_LEVELS = (Role.AMOUNT, Role.TO, Role.CHANGE, Role.SHARE)


@dataclass(frozen=True)
class Pair:
    """Two facts, the earlier report first, and what they have in common."""

    first: Profile
    last: Profile

    @property
    def kind(self) -> Kind:
        """The kind of both."""
        return self.first.fact.kind

    @cached_property
    def gap(self) -> int:
        """Days between the reports, 0 where one has no day."""
        return (self.last.day - self.first.day).days if self.first.day and self.last.day else 0

    @cached_property
    def figures(self) -> Comparison:
        """What their figures say of each other."""
        return compare(self.first.figures, self.last.figures)

    @cached_property
    def products(self) -> frozenset[str]:
        """The products that both name."""
        return self.first.products & self.last.products

    @cached_property
    def others(self) -> frozenset[str]:
        """The other sides that both name."""
        return self.first.others & self.last.others

    @cached_property
    def terms(self) -> frozenset[str]:
        """The things that both name."""
        return self.first.terms & self.last.terms

    @property
    def same_action(self) -> bool:
        """Whether both tell the same act."""
        return self.first.fact.action == self.last.fact.action

    @property
    def same_status(self) -> bool:
        """Whether both have come as far."""
        return (self.first.fact.status is Status.DONE) == (self.last.fact.status is Status.DONE)

    @property
    def telling(self) -> bool:
        """Whether there is anything in common beside subject, kind and figures."""
        return bool(self.products or self.others or self.terms)

    @property
    def same_terms(self) -> bool:
        """Whether both name the same things, and any."""
        return bool(self.terms) and self.first.terms == self.last.terms

    @property
    def plans_differ(self) -> bool:
        """Whether both plan it, for different times."""
        ours, theirs = self.first.fact.date, self.last.fact.date
        if Status.DONE in (self.first.fact.status, self.last.fact.status) or not ours or not theirs:
            return False
        return not (ours.startswith(theirs) or theirs.startswith(ours))

    @property
    def figures_missed(self) -> bool:
        """Whether both have figures of a level and none of them agrees."""
        return _has_level(self.first) and _has_level(self.last) and not self.figures.weight


def paired(one: Profile, other: Profile) -> Pair:
    """The pair with the earlier report first; the order in which they are given doesn't matter."""
    first, last = sorted((one, other), key=_order)
    return Pair(first, last)


def _has_level(profile: Profile) -> bool:
    return any(q.role in _LEVELS for q in profile.figures)


def _order(profile: Profile) -> tuple[object, ...]:
    """Earlier reports first; then by what they say, so that the order given never decides."""
    day = profile.day.toordinal() if profile.day else 0
    return (
        day,
        rank(profile.fact.status),
        profile.sourced.source.article_id,
        profile.sourced.id,
        profile.sourced.sentence,
    )
