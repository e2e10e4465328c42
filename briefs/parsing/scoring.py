"""Weighs what a clause holds for each kind of fact: cues, measures and units."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from briefs.lexicon import kind_signs
from briefs.model import Kind
from briefs.parsing.clauses import Clause
from briefs.parsing.cues import Cue
from briefs.parsing.marks import Target

MAIN, MEASURE, UNIT = 0.5, 1.0, 1.0


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to take a clause: a kind of fact, how strongly the wording speaks for it, and its decisive cue."""

    kind: Kind
    score: float
    cue: Cue | None


def readings(clause: Clause) -> tuple[Reading, ...]:
    """All kinds that the clause's wording speaks for, best first."""
    scores: dict[Kind, float] = defaultdict(float)
    cues: dict[Kind, list[Cue]] = defaultdict(list)
    for cue in clause.cues:
        if cue.group not in ("status", "void"):
            cues[Kind(cue.group)].append(cue)
    for kind, found in cues.items():
        scores[kind] += kind_signs()[kind].weight * len({cue.name for cue in found})
    if main := _main(clause):
        scores[Kind(main.group)] += MAIN
    _weigh_signs(clause, scores)
    ranked = sorted(scores.items(), key=lambda row: (-row[1], list(Kind).index(row[0])))
    return tuple(Reading(kind, score, _decisive(clause, cues.get(kind, []))) for kind, score in ranked)


def _weigh_signs(clause: Clause, scores: dict[Kind, float]) -> None:
    terms = {mention.id for mention in clause.named(Target.TERM)}
    units = {quantity.unit.value for quantity in clause.quantities}
    for kind, signs in kind_signs().items():
        if signs.measures & terms:
            scores[kind] += MEASURE
        if signs.units & units:
            scores[kind] += UNIT


def _main(clause: Clause) -> Cue | None:
    """The cue of the predicate: the last one in Korean, the first one in English."""
    cues = [cue for cue in clause.cues if cue.group not in ("status", "void")]
    return _decisive(clause, cues)


def _decisive(clause: Clause, cues: list[Cue]) -> Cue | None:
    if not cues:
        return None
    return cues[-1] if clause.lang == "ko" else cues[0]
