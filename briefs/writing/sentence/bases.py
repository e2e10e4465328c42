"""With what a change is compared where that is not the year before, and since when a share price has moved."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date

from briefs.model import Lang, Quantity, Span

_REACH = 40  # how far from a change, in characters, its base is named
_BEFORE_KO = re.compile(
    r"(?:(?P<month>(?:한 달 전|1개월 전|전달|전월|지난달)\s?(?:보다|대비|에 비해)|한 달 새(?:에)?)|"
    r"(?P<quarter>(?:직전 ?분기|전 ?분기|[1-4]분기)\s?(?:보다|대비|에 비해|와 견주면|와 비교하면)))"
    r"(?:는|도)?\s(?:[^\s,.]{1,8}\s){0,2}?$"
)
_AFTER_EN = re.compile(
    r"\)?,?(?: (?:to|lower|higher|more|less)\b[^,;]{0,26}?)? (?:from|on|over|than|against|compared (?:with|to)|versus)"
    r" (?:the|a|its) (?:(?:previous|preceding|prior|last) )?(?:(?P<month>month)|(?:(?:first|second|third|fourth) )?"
    r"(?P<quarter>quarter))\b(?! of)(?: (?:before|earlier|ago))?|"
    r"\)?,? (?:(?P<mom>month[- ]on[- ]month|m/m|mom)|(?P<qoq>quarter[- ]on[- ]quarter|q/q|qoq|sequentially))\b",
    re.IGNORECASE,
)
# What a day of trading ended with.
CLOSED = re.compile(
    r"마감|(?:거래|장)를?을? 마(?:쳤|치|친)|종가|\b(?:clos(?:ed?|es|ing)|finished|ended) "
    r"(?:at|on|the day|its|their|trading|price)\b"
)
_THIS_YEAR = re.compile(
    r"올 들어|올해 들어|연초 (?:이후|이래|대비)|"
    r"\bsince (?:January|(?:the )?(?:start|beginning) of (?:the|this) year)\b|"
    r"\bso far this year\b|\bthis year\b",
    re.IGNORECASE,
)
_SINCE = re.compile(
    r"\bsince\b|\bfrom (?:the|its|a) (?:\w+ )?(?:peak|high|offer price|listing|debut)\b|\boffer price\b|"
    r"(?:고점|공모가|상장가|최고가|발행가) ?(?:대비|보다|에서)|이후|이래|년 새|달 새|(?:년|달|개월|주) 만에",
    re.IGNORECASE,
)


def basis(sentence: str, changes: Sequence[Quantity], within: Span, lang: Lang) -> str:
    """Whether the only change is one from the month or the quarter before; empty where the sentence says neither."""
    if len(changes) != 1:
        return ""
    start, end = changes[0].span.start - within.start, changes[0].span.end - within.start
    if not 0 <= start < end <= len(sentence):
        return ""
    if lang == "ko":
        found = _BEFORE_KO.search(sentence, max(0, start - _REACH), start)
    else:
        found = _AFTER_EN.match(sentence, end)
    return _named(found.groupdict()) if found else ""


def _named(groups: Mapping[str, str | None]) -> str:
    return "month" if groups.get("month") or groups.get("mom") else "quarter"


def moved_since(sentence: str, published: date | None) -> str | None:
    """The year since whose beginning a share price has moved; empty where it has since another time, None for a day."""
    if _THIS_YEAR.search(sentence) and published:
        return str(published.year)
    return "" if _SINCE.search(sentence) else None
