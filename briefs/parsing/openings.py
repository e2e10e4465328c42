"""Tries patterns only where a text begins as one of them may: one cheap pass over it instead of one per pattern."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from briefs.parsing.scene import Scene

Resolver = Callable[[re.Match[str], Scene], str | None]
# The letters that a pattern's matches begin with, 0 for any digit; the pattern; what its matches mean.
Rule = tuple[str, re.Pattern[str], Resolver]


class Rules:
    """The rules of one language by how they begin; built once, then only read."""

    def __init__(self, rules: Sequence[Rule], where: str) -> None:
        """`where` holds of a place right behind a first letter or digit at which a match may have begun."""
        self._rules = [(pattern, resolver) for _, pattern, resolver in rules]
        letters = {letter for openings, _, _ in rules for letter in openings if letter != "0"}
        self._digits = [at for at, (openings, _, _) in enumerate(rules) if "0" in openings]
        self._letters = {
            letter: [at for at, (openings, _, _) in enumerate(rules) if letter in openings] for letter in letters
        }
        self._openings = re.compile(rf"[\d{''.join(sorted(letters))}]{where}")

    def matches(self, text: str) -> Iterator[tuple[re.Match[str], Resolver]]:
        """All matches of all rules by start, those of one rule apart from each other."""
        ends = [0] * len(self._rules)
        for opening in self._openings.finditer(text):
            start = opening.start()
            for at in self._letters.get(opening[0], self._digits):
                pattern, resolver = self._rules[at]
                if start >= ends[at] and (match := pattern.match(text, start)):
                    ends[at] = match.end()
                    yield match, resolver
