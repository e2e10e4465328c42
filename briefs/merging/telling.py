"""How to tell an event: the best of its facts, beside it who else reports it, and what they say differently."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from briefs.importance import doubtful
from briefs.lexicon import Lexicon
from briefs.merging.pair import paired
from briefs.merging.profile import Profile, profile
from briefs.merging.verdicts import Verdict, differing, judge
from briefs.model import Conflict, SourcedFact

# Tellings this much older than the newest are not preferred to it, however full they are.
CURRENT = timedelta(days=3)


@dataclass(frozen=True, slots=True)
class Telling:
    """What several articles tell of one event."""

    told: SourcedFact
    others: tuple[SourcedFact, ...] = ()  # of each other article the best, the newest first
    conflicts: tuple[Conflict, ...] = ()
    updates: SourcedFact | None = None  # the newest report that `told` overtook


def telling(
    facts: Sequence[SourcedFact], lexicon: Lexicon, *, fit: Callable[[SourcedFact], bool] = lambda _: True
) -> Telling | None:
    """How to tell the event that `facts` report, whatever their order; None where no fact is sure and `fit`.

    Told is the fact that no later one overtook and fewest contradict, of the newest the fullest.
    """
    if len(facts) == 1:
        [fact] = facts
        return Telling(fact) if not doubtful(fact.fact) and fit(fact) else None
    members = _Members([profile(fact, lexicon) for fact in facts])
    fitting = [p for p in members.profiles if not doubtful(p.fact) and fit(p.sourced)]
    if not fitting:
        return None
    best = min(fitting, key=members.order)
    return Telling(
        best.sourced,
        members.beside(best),
        tuple(members.conflicts(best)),
        members.updates(best),
    )


class _Members:
    """The facts of one event, held against each other."""

    def __init__(self, profiles: Sequence[Profile]) -> None:
        self.profiles = profiles
        self._newest = max((p.day for p in profiles if p.day), default=date.min)
        self._overtaken: set[int] = set()
        self._disputed: dict[int, set[int]] = {}
        self._before: dict[int, list[Profile]] = {}  # the reports that each one overtook
        for at, one in enumerate(profiles):
            for other in profiles[:at]:
                self._note(one, other)

    def _note(self, one: Profile, other: Profile) -> None:
        verdict = judge(one, other)
        pair = paired(one, other)
        if verdict is Verdict.UPDATE:
            self._overtaken.add(id(pair.first))
            self._before.setdefault(id(pair.last), []).append(pair.first)
        if verdict is Verdict.CONFLICT:
            self._disputed.setdefault(id(one), set()).add(id(other))
            self._disputed.setdefault(id(other), set()).add(id(one))

    def order(self, one: Profile) -> tuple[object, ...]:
        """The best fact first."""
        day = one.day or date.min
        fact, source = one.fact, one.sourced.source
        return (
            id(one) in self._overtaken,
            len(self._disputed.get(id(one), ())),
            doubtful(fact),
            self._newest - day > CURRENT,
            -len(fact.quantities) - len(fact.what) - len(fact.others),
            -day.toordinal(),
            one.sourced.id,
            (source.publisher or "", source.title, one.sourced.sentence),
        )

    def beside(self, best: Profile) -> tuple[SourcedFact, ...]:
        """The best fact of each article but the told one's, the newest first."""
        found: dict[int, Profile] = {}
        for one in sorted(self.profiles, key=self.order):
            if one.sourced.source.article_id != best.sourced.source.article_id:
                found.setdefault(one.sourced.source.article_id, one)
        return tuple(one.sourced for one in self._newest_first(found.values()))

    def conflicts(self, best: Profile) -> Iterable[Conflict]:
        """What other articles say differently from the told fact, the newest first."""
        disputed = self._disputed.get(id(best), set())
        for one in self._newest_first(p for p in self.profiles if id(p) in disputed):
            pair = paired(best, one)
            ours_first = pair.first is best
            found = differing(pair)
            yield Conflict(one.sourced, tuple((a, b) if ours_first else (b, a) for a, b in found))

    def updates(self, best: Profile) -> SourcedFact | None:
        """The newest report that the told one overtook."""
        return next((one.sourced for one in self._newest_first(self._before.get(id(best), ()))), None)

    def _newest_first(self, profiles: Iterable[Profile]) -> list[Profile]:
        ordered = sorted(profiles, key=self.order)
        return sorted(ordered, key=lambda p: p.day or date.min, reverse=True)
