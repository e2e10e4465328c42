"""By which time a figure is told, a day, week, month or year each: 300 million yuan a year, 해마다 3억 위안."""

from __future__ import annotations

import re

_AHEAD = re.compile(
    r"(?P<day>하루 평균|하루에?|매일에?|일일에?|(?<!\S)일|\b[Dd]aily\b)|"
    r"(?P<week>(?:한 주|매주|주간)에?|\b[Ww]eekly\b)|"
    r"(?P<month>(?:(?<!\S)월|한 달|매달|매월|월간|월평균)에?|\b[Mm]onthly\b)|"
    r"(?P<year>(?:한 해|매년|해마다|연간|\b연(?=\s|$))에?|\b(?:annual|yearly|[Ee]ach year|[Ee]very year)\b)"
)
_BEHIND = re.compile(
    r"\)?\s+(?:(?:a|per|each|every) (?P<each>day|week|month|year)\b(?! (?:ago|before|earlier))|(?:annually|yearly)\b)"
)


def ahead(text: str, far: int = 0) -> str:
    """The time that the end of `text` names for what stands behind it, at the most so `far`; empty for none."""
    for found in reversed([*_AHEAD.finditer(text)]):
        rest = re.sub(r"^\s?(?:약|최대)?\s?", "", text[found.end() :])
        return str(found.lastgroup) if len(rest) <= far and not re.search("[,.]", rest) else ""
    return ""


def behind(text: str, far: int = 0) -> str:
    """The time that `text` names for what stands before it, at the most so `far`; empty for none."""
    found = _BEHIND.search(text)
    if found is None or found.start() > far or re.search("[,.;]", text[: found.start()]):
        return ""
    return found["each"] or "year"
