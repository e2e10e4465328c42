"""Matches around brackets that may give another spelling, tried nowhere but at such brackets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

# A bracket that may give another spelling: no Hangul stands in it.
_BRACKET = re.compile("[(（](?=[^()（）가-힣]{1,250}[)）])")


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
