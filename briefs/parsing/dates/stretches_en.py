"""English stretches of a year that name none: the first nine months, the quarter just told of, the full year."""

from __future__ import annotations

import re

from briefs.parsing.dates.openings import Rule
from briefs.parsing.dates.scene import Scene

_COUNTS = {"three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11}
# Up to this month what is told of is of the year before.
_REPORTING = 3
# What is so long after something else is no part of the calendar's year.
_NOT_BY_ITSELF = r"(?! (?:after|since|on|to|through|until|following|of (?!the year\b|this year\b))\b)"
_FROM_ITS_START = re.compile(
    rf"\bthe first (?:(?P<months>{'|'.join(_COUNTS)}) months|three quarters)\b{_NOT_BY_ITSELF}"
)
_JUST_TOLD = re.compile(
    r"\b(?:in|for|over|during) (?:the|that) (?:quarter|half|half[- ]year|(?<!that )period|(?:three|six|nine) months)\b"
    r"(?!-)(?! (?:after|since|before|to|through|until|following|ended|ending|that|of|from|in|last|a year|when)\b)"
)
_WHOLE = re.compile(
    r"\b(?:for the (?:full|whole) year|for the year as a whole|(?:its|the|a) full-year "
    r"(?=(?:net |operating |adjusted )?"
    r"(?:profit|income|revenue|sales|results|earnings|loss|guidance|forecast|target|outlook)\b))"
    r"(?! (?:of|to) )"
)


def _from_its_start(match: re.Match[str], scene: Scene) -> str | None:
    return scene.near_part(_COUNTS[match["months"]] if match["months"] else 9)


def _reported(_: re.Match[str], scene: Scene) -> str | None:
    now = scene.published
    return scene.of_year(-1 if now and now.month <= _REPORTING else 0)


def _quarter(match: re.Match[str], scene: Scene) -> str | None:
    month = scene.shifted_month({"last": -3, "this": 0, "next": 3}[match["which"].lower()])
    return month[:4] if month else None


RULES: tuple[Rule, ...] = (
    ("the", _FROM_ITS_START, _from_its_start),
    ("last this next", re.compile(r"\b(?P<which>[Ll]ast|[Tt]his|[Nn]ext) quarter\b"), _quarter),
    ("in for over during", _JUST_TOLD, _reported),
    ("for its the a", _WHOLE, _reported),
)
