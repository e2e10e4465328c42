"""Gives figures their role, bound and direction from the words right beside them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from briefs.lexicon.wording import any_of
from briefs.model import MONEY, Bound, Lang, Quantity, Role, Unit
from briefs.parsing.figures.bounds import bound_of
from briefs.parsing.figures.differences import cut_by, is_difference, moves
from briefs.parsing.figures.units import words

_CUT = re.compile(r"[.!?](?:\s|$)|\n")
_LENGTHS = frozenset({Unit.YEARS, Unit.MONTHS, Unit.DAYS})
_CONVERTED = re.compile(
    r"\s?[(（]\s?(?:약|대략|한화|원화|우리 돈|about|around|approximately|roughly|or|some)?\s?(?:약\s?)?|"
    r",? or (?:about |around |roughly |some )?"
)
_TO_KO = re.compile(r"(?:\s?(?:이상|수준|가까이|안팎))?(?:으로|로|까지)")
_FALL_KO, _RISE_KO = any_of(words("change", "ko", "fall")), any_of(words("change", "ko", "rise"))
_CHANGE_KO = re.compile(
    rf"\)?\s?(?:포인트|p)?\s?(?:이상|가까이|넘게|가량|정도|씩|나|를|을|이|의|안팎|남짓|초과|, |각각|까지)*\s?"
    rf"(?:(?:더|급|대폭|크게|가파르게)\s)?(?:(?P<fall>{_FALL_KO})|(?P<rise>{_RISE_KO}))"
)
_FALL_BEFORE, _RISE_BEFORE = any_of(words("change", "en", "fall_before")), any_of(words("change", "en", "rise_before"))
_CHANGE_BEFORE = re.compile(
    rf"\b(?<!made )(?<!make )(?<!makes )(?<!turned )(?<!turns )(?:(?P<fall>{_FALL_BEFORE})|(?P<rise>{_RISE_BEFORE}))"
    r"(?: (?:in|of|by|the|its|their|prices?|costs?|as|much|up to|another|a|further|only|just|some|"
    r"about|around|roughly|nearly|almost|over|more|than|at|least|well|an?|estimated|sober|record|daily|maximum|limit))*\s?$"
)
# A noun that says that the figure behind it is a change: 낙폭은 6%, 향상 폭은 30%.
_CHANGE_NOUN_KO = re.compile(
    r"(?:(?P<fall>낙폭|하락률|감소율|인하율|(?:하락|감소|인하|절감|축소)\s?폭)|(?P<rise>오름폭|(?:향상|상승|증가|인상|개선|확대)\s?폭))"
    r"[은는이가도]?[^.,]{0,6}$"
)
_SIGNED = re.compile(r"(?P<rise>\+|▲|↑)|(?P<fall>[-−–▼↓])")
_FALL_AFTER, _RISE_AFTER = any_of(words("change", "en", "fall_after")), any_of(words("change", "en", "rise_after"))
_CHANGE_AFTER = re.compile(
    rf"\s?(?:(?:year-on-year|year-over-year|y/y|yoy|annual|quarterly|price)\s)?(?:(?P<fall>{_FALL_AFTER})|"
    rf"(?P<rise>{_RISE_AFTER}))\b"
)
_LIST_KO = re.compile(r"\)?\s?(?:이상|가량)?\s?(?:,|와|과|·|씩)")
_LIST_EN = re.compile(
    r"(?: (?:lower|higher|up|down))?(?: in [A-Z]\w+(?: [A-Z]\w+)?)?"
    r"(?: and|, and|,) (?:its|the|their|those|that|[A-Z])[\w’' -]{0,40}$"
)
_SHARE_KO = re.compile(r"(?:점유율|비중|지분|중의|의|중|가운데)[^.]{0,12}$")
_SHARE_AFTER = re.compile(
    r"\)?\s?(?:를|을)?\s?(?:차지|지분|의 지분)|\s?(?:stake|share|of (?:its|the|their|all|total|sales|revenue|them|"
    r"workforce|[A-Z]))"
)
_VALUE_KO = re.compile(
    r"(?:기업\s?가치|시가총액|시총|몸값|(?:현재|회사|회사의) 가치[를가는])(?:(?!위안|달러|원으로)[^.]){0,16}$"
)
_VALUE_KO_AFTER = re.compile(r"(?:의|짜리|\s)?\s?(?:규모의\s)?(?:기업\s?가치|몸값)")
_VALUE_EN = re.compile(
    r"(?:valuation|valu(?:es|ed|ing)|market (?:value|capitali[sz]ation|cap))\b[^.]{0,40}$", re.IGNORECASE
)
_VALUE_EN_AFTER = re.compile(r" (?:market )?(?:valuation|capitali[sz]ation)")
_FROM_EN = re.compile(
    r"\b(?:from|between|against|compared (?:with|to)|versus|vs\.?)(?: (?:a|an|about|around|some|roughly|only|"
    r"just|the|loss|profit|of|outflow|inflow|nearly))*\s?$"
)
_FROM_KO = re.compile(r"(?:에서|이던|였던|이었던)")
_RANGE_EN = re.compile(r"\s?(?:[~–-]|to)\s?")
_RANGE = re.compile(r"\s?(?:[~∼〜～–-]|to|and)\s?")


_BY_POINTS = re.compile(r"\bpoints?\b|(?<![a-z])ppt?\b")
_OVER = re.compile(r"\bover\s$", re.IGNORECASE)
_PASSED = re.compile(
    r"\b(?:after|been|for|just|last(?:s|ed)?|little|of|spen[dt]|take[ns]?|taking|than|took|wait(?:s|ed)?|well) over\s$",
    re.IGNORECASE,
)
# 30%를 밑돌았다: a level, while 기대를 3% 밑돌았다 tells a difference.
_LEVEL_KO = re.compile(r"\)?선?[을를]\s(?:밑도|밑돌|밑돈|웃도|웃돌|웃돈|상회|하회)")


def assign(text: str, lang: Lang, quantities: Sequence[Quantity]) -> tuple[Quantity, ...]:
    """`quantities` of `text`, in order, with role, bound and, for a fall in percent, sign."""
    found = list(quantities)
    _set_changes(text, lang, found)
    _set_ranges(text, lang, found)
    for at, quantity in enumerate(found):
        bound, role = bound_of(text, lang, quantity), quantity.role
        if role is Role.AMOUNT:
            role = _role(text, lang, found[at - 1] if at else None, quantity)
        if role is Role.AMOUNT and is_difference(text, lang, quantity):
            role = Role.CHANGE
        if role is Role.DURATION and bound is Bound.OVER and lang == "en" and _throughout(text, quantity.span.start):
            bound = Bound.EXACT
        if bound is not Bound.EXACT or role is not quantity.role:
            found[at] = Quantity(quantity.value, quantity.unit, quantity.span, role, bound)
    return tuple(found)


def _throughout(text: str, at: int) -> bool:
    """Whether something is done in the length of time at `at`, over 3 years, and it is not just longer than that."""
    begins = max(0, at - 40)
    return _OVER.search(text, begins, at) is not None and _PASSED.search(text, begins, at) is None


def _before(text: str, at: int, width: int = 60) -> str:
    return _CUT.split(text[max(0, at - width) : at])[-1]


def _set_changes(text: str, lang: Lang, found: list[Quantity]) -> None:
    """Marks percentages that are rises and falls, from the last to the first: a list shares its verb."""
    following: int | None = None
    for at in range(len(found) - 1, -1, -1):
        if found[at].unit is not Unit.PERCENT:
            continue
        sign = _direction(text, lang, found[at])
        if sign == 0 and following is not None and _ends_of_one(text, found[at], found[following]):
            sign = 1 if found[following].value >= 0 else -1
        if sign == 0 and lang == "ko" and following is not None and _LIST_KO.match(text, found[at].span.end):
            near = found[following].span.start - found[at].span.end < 40 and found[following].role is Role.CHANGE
            if near and not _CUT.search(text, found[at].span.end, found[following].span.start):
                sign = 1 if found[following].value >= 0 else -1
        if sign:
            found[at] = replace(found[at], value=sign * abs(found[at].value), role=Role.CHANGE)
        following = at
    if lang == "en":
        _inherit(text, found)


def _ends_of_one(text: str, low: Quantity, high: Quantity) -> bool:
    """Whether two figures are the ends of one range of changes: 20~30%씩 낮췄다."""
    return high.role is Role.CHANGE and _RANGE.fullmatch(text, low.span.end, high.span.start) is not None


def _inherit(text: str, found: list[Quantity]) -> None:
    last: Quantity | None = None
    for at, quantity in enumerate(found):
        if quantity.unit is not Unit.PERCENT:
            continue
        if (
            last
            and last.role is Role.CHANGE
            and quantity.role is Role.AMOUNT
            and (
                _LIST_EN.fullmatch(text, last.span.end, quantity.span.start)
                or (
                    _RANGE_EN.fullmatch(text, last.span.end, quantity.span.start)
                    and "point" not in text[last.span.start : last.span.end]  # up 1.3 percentage points to 13.5%
                )
            )
        ):
            sign = 1 if last.value >= 0 else -1
            found[at] = quantity = replace(quantity, value=sign * abs(quantity.value), role=Role.CHANGE)
        last = quantity


def _direction(text: str, lang: Lang, quantity: Quantity) -> int:
    start, end = quantity.span.start, quantity.span.end
    mark = _SIGNED.match(text[start - 1 : start]) if start else None
    if mark and not text[max(0, start - 2) : start - 1].strip(" ("):
        return 1 if mark["rise"] else -1
    if lang == "ko":
        moved = text.startswith("까지", end) and moves(text[max(0, start - 20) : start])
        if (_TO_KO.match(text, end) and not moved) or _LEVEL_KO.match(text, end):
            return 0
        match = _CHANGE_NOUN_KO.search(text[max(0, start - 16) : start]) or _CHANGE_KO.match(text, end, end + 24)
    else:
        match = _CHANGE_AFTER.match(text, end, end + 40) or _CHANGE_BEFORE.search(_before(text, start))
        if match is None and cut_by(_before(text, start, 120)):
            return -1
    if match is None:
        return 0
    return -1 if match["fall"] else 1


def _set_ranges(text: str, lang: Lang, found: list[Quantity]) -> None:
    plain = [at for at, q in enumerate(found) if q.role is Role.AMOUNT]
    for first, second in pairwise(plain):
        low, high = found[first], found[second]
        between = text[low.span.end : high.span.start]
        if low.unit is not high.unit or len(between) > 60 or _CUT.search(between):
            continue
        ranged = _RANGE.fullmatch(between) and (
            between.strip() != "and" or text[max(0, low.span.start - 8) : low.span.start].endswith("between ")
        )
        if ranged and lang == "en" and (is_difference(text, lang, low) or _BY_POINTS.search(_spelled(text, low))):
            continue  # rose by 2 billion yuan to 12 billion yuan
        moved = lang == "ko" and _FROM_KO.match(between) and _TO_KO.match(text, high.span.end)
        spoken = (
            lang == "en" and _FROM_EN.search(_before(text, low.span.start)) and re.search(r"\bto (?:\w+ )?$", between)
        )
        if ranged or moved or spoken:
            found[first], found[second] = replace(low, role=Role.FROM), replace(high, role=Role.TO)


def _spelled(text: str, quantity: Quantity) -> str:
    """A figure as the text writes it, with what stands right behind it."""
    return text[quantity.span.start : quantity.span.end + len(" percentage points")]


def _role(text: str, lang: Lang, last: Quantity | None, quantity: Quantity) -> Role:
    if quantity.unit in _LENGTHS:
        return Role.DURATION
    before, end = _before(text, quantity.span.start), quantity.span.end
    if quantity.unit in MONEY:
        gap = text[last.span.end : quantity.span.start] if last else ""
        if last and last.unit in MONEY and last.unit is not quantity.unit and _CONVERTED.fullmatch(gap):
            return Role.CONVERTED
        if last and last.role is Role.CONVERTED and last.unit is quantity.unit and _RANGE.fullmatch(gap):
            return Role.CONVERTED
        value, after = (_VALUE_KO, _VALUE_KO_AFTER) if lang == "ko" else (_VALUE_EN, _VALUE_EN_AFTER)
        if value.search(before[-45:]) or after.match(text, end):
            return Role.VALUATION
    if quantity.unit is Unit.PERCENT and (_SHARE_AFTER.match(text, end) or (lang == "ko" and _SHARE_KO.search(before))):
        return Role.SHARE
    if lang == "en" and _FROM_EN.search(before[-40:]):
        return Role.FROM
    return Role.AMOUNT
