"""The learned judge: how likely a clause tells a fact of a kind, and whom it is about, by linear models over features.

The weights are data, fitted by `make train` on the labelled articles; nothing is learned at run time.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from math import exp

# Weights are stored as whole hundredths.
SCALE = 100
Weights = Mapping[str, Mapping[str, float]]


class Judge:
    """The weights of one or more questions; only read once made."""

    def __init__(self, weights: Weights) -> None:
        """`weights` gives for each question those of its features, "" being the bias."""
        self._questions = tuple(weights)
        self._bias = [weights[question][""] for question in self._questions]
        self._rows: dict[str, list[tuple[int, float]]] = {}
        for place, question in enumerate(self._questions):
            for name, weight in weights[question].items():
                self._rows.setdefault(name, []).append((place, weight))

    def probabilities(self, features: Mapping[str, float]) -> dict[str, float]:
        """How likely the answer to each question is yes where `features` are seen, from 0 to 1."""
        sums = self._bias.copy()
        rows = self._rows
        for name, value in features.items():
            if name in rows:
                for place, weight in rows[name]:
                    sums[place] += weight * value
        return {question: 1 / (1 + exp(-found)) for question, found in zip(self._questions, sums, strict=True)}

    def strongest(self, question: str, features: Mapping[str, float], count: int) -> list[tuple[str, float]]:
        """The `count` features that speak most for or against it, with what each adds to the log-odds."""
        asked = self._questions.index(question)
        rows = ((name, dict(self._rows.get(name, ())).get(asked, 0.0) * value) for name, value in features.items())
        return sorted((row for row in rows if row[1]), key=lambda row: (-abs(row[1]), row[0]))[:count]


@cache
def judge(name: str) -> Judge:
    """The judge of `kinds-ko`, `subject-en` and so on, read once per process."""
    table = json.loads(files("briefs.lexicon").joinpath("data", f"judge-{name}.json").read_text("utf-8"))
    return Judge({question: {n: w / SCALE for n, w in weights.items()} for question, weights in table.items()})
