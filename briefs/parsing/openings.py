"""Tries patterns only where a text begins as one of them may: one cheap pass over it instead of one per pattern."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache

from briefs.parsing.scene import Scene

Resolver = Callable[[re.Match[str], Scene], str | None]
# The letters that a pattern's matches begin with, 0 for any digit; the pattern; what its matches mean.
Rule = tuple[str, re.Pattern[str], Resolver]

# A bracket that may give another spelling: no Hangul stands in it.
_BRACKET = re.compile("[(（](?=[^()（）가-힣]{1,250}[)）])")


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
        # All patterns of an opening as one, to leave at once where none of them matches.
        self._any = {letter: _any_of(rules[at][1] for at in found) for letter, found in self._letters.items()}
        self._any_digits = _any_of(rules[at][1] for at in self._digits)
        self._openings = re.compile(rf"[\d{''.join(sorted(letters))}]{where}")

    def matches(self, text: str) -> Iterator[tuple[re.Match[str], Resolver]]:
        """All matches of all rules by start, those of one rule apart from each other."""
        ends = [0] * len(self._rules)
        for opening in self._openings.finditer(text):
            start = opening.start()
            if not self._any.get(opening[0], self._any_digits).match(text, start):
                continue
            for at in self._letters.get(opening[0], self._digits):
                pattern, resolver = self._rules[at]
                if start >= ends[at] and (match := pattern.match(text, start)):
                    ends[at] = match.end()
                    yield match, resolver


def bracketed(pattern: re.Pattern[str], text: str, before: int, behind: int) -> Iterator[re.Match[str]]:
    """All matches of a pattern that holds a bracket without Hangul, at most so far from where they begin and end."""
    last = 0
    for at in _brackets(text):
        if at >= last and (match := pattern.search(text, max(last, at - before), at + behind)):
            last = match.end()
            yield match


@lru_cache(maxsize=2)
def _brackets(text: str) -> tuple[int, ...]:
    return tuple([opening.start() for opening in _BRACKET.finditer(text)])


def _any_of(patterns: Iterable[re.Pattern[str]]) -> re.Pattern[str]:
    return re.compile("|".join(re.sub(r"\(\?P<\w+>", "(?:", pattern.pattern) for pattern in patterns))
