"""The learned judge: how likely a clause tells a fact of a kind, and whom it is about, by linear models over features.

The weights are data, fitted by `make train` on the labelled articles; nothing is learned at run time.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from math import exp

from briefs.model import Lang

# Weights are stored as whole hundredths.
SCALE = 100


class Judge:
    """One language's weights; only read once made."""

    def __init__(self, weights: Mapping[str, Mapping[str, float]]) -> None:
        """`weights` gives for each question (a kind of fact, or `subject`) those of its features, "" being the bias."""
        self._weights = weights

    def weights(self, question: str) -> Mapping[str, float]:
        """The weights of one question's features."""
        return self._weights[question]

    def probability(self, question: str, features: Mapping[str, float]) -> float:
        """How likely the answer to `question` is yes where `features` are seen, from 0 to 1."""
        weights = self._weights[question]
        get = weights.get
        return 1 / (1 + exp(-weights[""] - sum(value * get(name, 0.0) for name, value in features.items())))

    def strongest(self, question: str, features: Mapping[str, float], count: int) -> list[tuple[str, float]]:
        """The `count` features that speak most for or against it, with what each adds to the log-odds."""
        weights = self._weights[question]
        added = [(name, value * weights[name]) for name, value in features.items() if name in weights]
        return sorted(added, key=lambda row: (-abs(row[1]), row[0]))[:count]


@cache
def judge(lang: Lang) -> Judge:
    """The judge of one language, read once per process."""
    table = json.loads(files("briefs.lexicon").joinpath("data", f"judge-{lang}.json").read_text("utf-8"))
    return Judge({question: {n: w / SCALE for n, w in weights.items()} for question, weights in table.items()})
