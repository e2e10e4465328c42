"""The learned judge: how likely a clause tells a fact of a kind, and whom it is about, by linear models over features.

The weights are data, fitted by `make train` on the labelled articles; nothing is learned at run time.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from math import exp

# A value, and the features that have it.
Group = tuple[float, Collection[str]]
Features = Sequence[Group]
# Weights are stored as whole hundredths; values count in whole sixteenths.
SCALE, STEPS = 100, 16
# A feature's weights are one whole number with a lane of so many bits for each question: one addition adds them all.
LANE = 40


class Judge:
    """The weights of one or more questions; only read once made."""

    def __init__(self, questions: Sequence[str], weights: Mapping[str, Sequence[int]]) -> None:
        """`weights` gives each feature's hundredths in the order of `questions`; the empty name's are the biases."""
        self._questions = tuple(questions)
        self._bias = _packed(weights[""]) * STEPS
        self._packed = {name: _packed(row) for name, row in weights.items() if name}

    def apart(self, features: Features) -> dict[str, float]:
        """How likely the answer to each question by itself is yes where `features` are seen, from 0 to 1."""
        return {name: 1 / (1 + exp(-found)) for name, found in self._scores(features)}

    def among(self, features: Features) -> dict[str, float]:
        """How likely each question is the one whose answer is yes, from 0 to 1; what is left is that none is."""
        odds = {name: exp(found) for name, found in self._scores(features)}
        whole = 1 + sum(odds.values())
        return {name: found / whole for name, found in odds.items()}

    def strongest(self, question: str, features: Features, count: int) -> list[tuple[str, float]]:
        """The `count` features that speak most for or against it, with what each adds to the log-odds."""
        place = self._questions.index(question)
        rows = [
            (name, _lanes(self._packed[name], place + 1)[place] / SCALE * value)
            for value, names in features
            for name in names
            if name in self._packed
        ]
        return sorted((row for row in rows if row[1]), key=lambda row: (-abs(row[1]), row[0]))[:count]

    def _scores(self, features: Features) -> Iterator[tuple[str, float]]:
        packed, total = self._packed, self._bias
        for value, names in features:
            total += round(value * STEPS) * sum([packed[name] for name in names if name in packed])
        sums = _lanes(total, len(self._questions))
        return ((name, found / (SCALE * STEPS)) for name, found in zip(self._questions, sums, strict=True))


def flat(features: Features) -> dict[str, float]:
    """Features as names and values, as the judge counts them."""
    found: dict[str, float] = {}
    for value, names in features:
        for name in names:
            found[name] = found.get(name, 0.0) + round(value * STEPS) / STEPS
    return found


def _packed(row: Iterable[int]) -> int:
    return sum(weight << (LANE * place) for place, weight in enumerate(row))


def _lanes(packed: int, count: int) -> list[int]:
    """The first `count` numbers of a packed row; a negative one has borrowed from the lane above it."""
    half, mask = 1 << (LANE - 1), (1 << LANE) - 1
    found = []
    for _ in range(count):
        lane = ((packed + half) & mask) - half
        found.append(lane)
        packed = (packed - lane) >> LANE
    return found


@cache
def judge(name: str) -> Judge:
    """The judge of `kinds-ko`, `subject-en` and so on, read once per process."""
    table = json.loads(files("briefs.lexicon").joinpath("data", f"judge-{name}.json").read_text("utf-8"))
    return Judge(table["questions"], table["weights"])
