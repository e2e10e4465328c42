"""Whether a figure is told of each year: 300 million yuan a year, 해마다 3억 위안."""

from __future__ import annotations

import re

_AHEAD = re.compile(
    r"(?:(?:한 해|매년|해마다|연간|\b연(?=\s|$))에?|\b(?:annual|yearly|[Ee]ach year|[Ee]very year)\b)"
    r"(?=\s?(?:약|최대)?\s?(?P<rest>[^,.]{0,40})$)"
)
_BEHIND = re.compile(
    r"(?P<rest>[^,.;]{0,40}?)\)?\s+(?:(?:a|per|each|every) year\b(?! (?:ago|before|earlier))|(?:annually|yearly)\b)"
)


def yearly(before: str, after: str, far: int = 0) -> bool:
    """Whether the words right around a figure, or at the most so `far` from it, tell it of each year."""
    told = [*_AHEAD.finditer(before), *filter(None, [_BEHIND.match(after)])]
    return any(len(found["rest"]) <= far for found in told)
