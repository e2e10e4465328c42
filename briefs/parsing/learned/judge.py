"""The learned judge: how likely a clause tells a fact of a kind, and whom it is about, by linear models over features.

The weights are data, fitted by `make train` on the labelled articles; nothing is learned at run time.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from itertools import chain
from math import exp, log
from struct import Struct
from sys import intern
from typing import NamedTuple

from briefs.parsing.learned.kept import Kept

# Weights are stored as whole hundredths; what a feature counts is told in whole sixteenths.
SCALE, STEPS = 100, 16
# What a sum of weights has to be divided by.
WHOLE = SCALE * STEPS
# The name of a feature; two words side by side are one of two words.
Name = str | tuple[str, str]


class Group(NamedTuple):
    """Features that count alike; no two of its names and bundles are the same."""

    steps: int  # what each counts
    names: Collection[Name]
    bundles: Collection[frozenset[Name]] = ()  # those that come together again and again, such as a word's

    def every(self) -> Iterator[Name]:
        """Its names and those in its bundles."""
        return chain(self.names, *self.bundles)


Features = Sequence[Group]
# How many bundles a judge remembers with what they weigh.
KEPT = 4096
# A feature's weights are one whole number with a lane of so many bits for each question: one addition adds them all.
# A lane holds its number from the middle on; no sum of all weights there are reaches its ends.
LANE = 32
MIDDLE, LAST = 1 << (LANE - 1), (1 << LANE) - 1


class Judge:
    """The weights of one or more questions; only read once made."""

    def __init__(self, questions: Sequence[str], packed: Iterable[tuple[str, int]]) -> None:
        """`packed` gives each feature's lanes in the order of `questions`; the empty name's are the biases."""
        self._questions = tuple(questions)
        self._shifts = {question: LANE * place for place, question in enumerate(questions)}
        self._lanes = Struct(f"<{len(questions)}i")
        self._middle = sum(MIDDLE << (LANE * place) for place in range(len(questions)))
        self._packed = {_name(name): lanes for name, lanes in packed}
        self._bias = self._packed.pop("") * STEPS
        self._bundled = Kept(self._weigh, KEPT).__getitem__

    def apart(self, features: Features) -> dict[str, float]:
        """How likely the answer to each question by itself is yes where `features` are seen, from 0 to 1."""
        row = self._row(self._sum(features))
        return {name: 1 / (1 + exp(-found / WHOLE)) for name, found in zip(self._questions, row, strict=True)}

    def alone(self, question: str, features: Features) -> float:
        """How likely the answer to one question by itself is yes, from 0 to 1."""
        lane = (self._sum(features) + self._middle >> self._shifts[question]) & LAST
        return 1 / (1 + exp((MIDDLE - lane) / WHOLE))

    def among(self, features: Features, least: float = 0.0) -> dict[str, float]:
        """How likely each question is the one whose answer is yes, from 0 to 1; what is left is that none is.

        Those less likely than `least` are left out.
        """
        row = self._row(self._sum(features))
        if least and max(row) / WHOLE < log(least / (1 - least)) - 1:
            return {}
        odds = [exp(found / WHOLE) for found in row]
        whole = 1 + sum(odds)
        return {name: odd / whole for name, odd in zip(self._questions, odds, strict=True) if odd / whole >= least}

    def strongest(self, question: str, features: Features, count: int) -> list[tuple[str, float]]:
        """The `count` features that speak most for or against it, with what each adds to the log-odds."""
        place = self._questions.index(question)
        rows = [
            (_shown(name), self._row(self._packed[name])[place] / SCALE * group.steps / STEPS)
            for group in features
            for name in group.every()
            if name in self._packed
        ]
        return sorted((row for row in rows if row[1]), key=lambda row: (-abs(row[1]), row[0]))[:count]

    def _sum(self, features: Features) -> int:
        total, bundled = self._bias, self._bundled
        for steps, names, bundles in features:
            if names:
                total += steps * self._weigh(names)
            for bundle in bundles:
                total += steps * bundled(bundle)
        return total

    def _weigh(self, names: Iterable[Name]) -> int:
        return sum(filter(None, map(self._packed.get, names)))

    def _row(self, packed: int) -> tuple[int, ...]:
        lanes = packed + self._middle ^ self._middle  # what a lane below zero has borrowed from the next goes back
        return self._lanes.unpack(lanes.to_bytes(self._lanes.size, "little"))


def steps(value: float) -> int:
    """`value` in whole steps, as the judge counts."""
    return round(value * STEPS)


def flat(features: Features) -> dict[str, float]:
    """Features as names and values, as the judge counts them."""
    found: dict[str, float] = {}
    for group in features:
        for name in map(_shown, group.every()):
            found[name] = found.get(name, 0.0) + group.steps / STEPS
    return found


def _name(written: str) -> Name:
    """A feature's name as it stands in the data."""
    one, space, other = written.partition(" ")
    return (intern(one), intern(other)) if space else written  # a word stands in many pairs


def _shown(name: Name) -> str:
    return name if isinstance(name, str) else " ".join(name)


@cache
def judge(name: str, cases: Sequence[str] = ()) -> Judge:
    """The judge of `kinds-ko`, `topics` and so on, or of one question asked in each of `cases`; read once per process.

    Its file names the questions in the first line; then comes a feature a line with the hundredths that are not 0, each
    behind the place of its question.
    """
    with files("briefs.lexicon").joinpath("data", f"judge-{name}.tsv").open(encoding="utf-8") as lines:
        questions = next(lines).split()
        packed = map(_read, lines)  # a line at a time: the text as a whole would be most of the memory of reading
        return Judge(cases, _of_cases(packed, cases).items()) if cases else Judge(questions, packed)


def _read(line: str) -> tuple[str, int]:
    name, _, row = line.rstrip("\n").partition("\t")
    pairs = (pair.partition(":") for pair in row.split())
    return name, sum(int(weight) << (LANE * int(place)) for place, _, weight in pairs)


def _of_cases(packed: Iterable[tuple[str, int]], cases: Sequence[str]) -> Mapping[str, int]:
    """A lane for each case, in which each feature counts both as itself and as the feature that it is in the case."""
    every = sum(1 << (LANE * place) for place in range(len(cases)))
    found: dict[str, int] = defaultdict(int)
    for name, weight in packed:
        case, colon, feature = name.partition(":")
        if colon and case in cases:
            found[feature] += weight << (LANE * cases.index(case))
        else:
            found[name] += weight * every
    return found
