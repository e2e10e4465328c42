"""With what a change is compared where that is not the year before, and since when a share price has moved."""

from __future__ import annotations

import calendar
import re
from collections.abc import Mapping, Sequence
from datetime import date

from briefs.model import Lang, Quantity, Span

_MONTHS = calendar.month_name[1:]
_REACH = 40  # how far from a change, in characters, its base is named
_THAN_KO = r"\s?(?:보다|대비|에 비해|와 견주면|와 비교하면)"
_BEFORE_KO = re.compile(
    rf"(?:(?P<plan>(?:계획|예산|목표){_THAN_KO})|(?P<offer>(?:공모가|발행가){_THAN_KO})|"
    rf"(?<![년해] )(?<!\d)(?P<of>1[0-2]|[1-9])월{_THAN_KO}|"
    rf"(?P<month>(?:한 달 전|1개월 전|전달|전월|지난달){_THAN_KO}|한 달 새(?:에)?)|"
    rf"(?P<quarter>(?:직전 ?분기|전 ?분기|[1-4]분기){_THAN_KO}))(?:는|도)?\s(?:[^\s,.]{{1,8}}\s){{0,2}}?$"
)
_AFTER_EN = re.compile(
    r"\)? (?:(?:above|below|over|under|than|against|from) (?:(?:the|its|their) )?"
    r"(?:(?P<plan>(?:(?:initial|original|earlier|own) ){0,2}(?:plan(?:ned)?|budget|target))|"
    r"(?P<offer>(?:offer|issue|offering|IPO|listing) price))\b|"
    rf"(?:from|over|against) (?P<of>{'|'.join(_MONTHS)})\b(?! (?:last|20\d\d|a year|\d)))|"
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
    """What the only change is one from: the month or quarter before, a plan, an offer price, a month by its number.

    Empty where the sentence says none of these.
    """
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
    if groups.get("of"):
        named = str(groups["of"])
        return named if named.isdigit() else str(_MONTHS.index(named.capitalize()) + 1)
    found = next(name for name, words in groups.items() if words)
    return {"mom": "month", "qoq": "quarter"}.get(found, found)


def moved_since(sentence: str, published: date | None) -> str | None:
    """The year since whose beginning a share price has moved; empty where it has since another time, None for a day."""
    if _THIS_YEAR.search(sentence) and published:
        return str(published.year)
    return "" if _SINCE.search(sentence) else None
