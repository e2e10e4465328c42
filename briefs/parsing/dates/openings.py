"""Tries patterns only where a text begins as one of them may: one cheap pass over it instead of one per pattern."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence

from briefs.parsing.dates.scene import Scene

Resolver = Callable[[re.Match[str], Scene], str | None]
# The words or letters that a pattern's matches begin with, in small letters and 0 for any digit; the pattern; what its
# matches mean.
Rule = tuple[str, re.Pattern[str], Resolver]


class Rules:
    """The rules of one language by how they begin; built once, then only read."""

    def __init__(self, rules: Sequence[Rule], begins: str) -> None:
        """`begins` is a pattern of all words, letters and digits that a match may begin with."""
        self._rules = [(pattern, resolver) for _, pattern, resolver in rules]
        self._openings = re.compile(begins)
        by_opening: dict[str, list[int]] = defaultdict(list)
        for at, (openings, _, _) in enumerate(rules):
            for opening in openings.split():
                by_opening[opening].append(at)
        # The patterns of an opening, and all of them as one, to leave at once where none of them matches.
        self._patterns = {opening: (at, _any_of(rules[one][1] for one in at)) for opening, at in by_opening.items()}

    def matches(self, text: str) -> Iterator[tuple[re.Match[str], Resolver]]:
        """All matches of all rules by start, those of one rule apart from each other."""
        ends = [0] * len(self._rules)
        for opening in self._openings.finditer(text):
            begins, start = opening[0], opening.start()
            found = self._patterns.get("0" if begins.isdecimal() else begins.lower())
            if found is None or not found[1].match(text, start):
                continue
            for at in found[0]:
                pattern, resolver = self._rules[at]
                if start >= ends[at] and (match := pattern.match(text, start)):
                    ends[at] = match.end()
                    yield match, resolver


def _any_of(patterns: Iterable[re.Pattern[str]]) -> re.Pattern[str]:
    return re.compile("|".join(re.sub(r"\(\?P<\w+>", "(?:", pattern.pattern) for pattern in patterns))
