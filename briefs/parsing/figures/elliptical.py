"""Tells what an English number without a noun counts by the figures and the things before it: 961, up from 270."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from briefs.model import MONEY, Quantity, Unit
from briefs.parsing.figures import counted
from briefs.parsing.figures.around import CLAUSE, meant
from briefs.parsing.figures.nouns import FAR, OF_THEM, is_bare

_SCALED = re.compile(r"[\d.,]+\s?(?:million|billion|trillion|mln|bln|mn|bn|tn|trn)")
_SIZES = frozenset({Unit.PARAMETERS, Unit.TOKENS})
_THINGS = frozenset({Unit.UNITS, Unit.PEOPLE, Unit.USERS}) | _SIZES
# So few are no parameters and no tokens: a group of 32.
_FEWEST = 1000
_THESE = re.compile(r" of (?:them|these|those)\b(?! [a-z]+s\b)")
# Who comes next in a count has so many of the same, a sentence further on: DeepSeek slipped to 145 million.
_RANKED = re.compile(
    r"\b(?:followed|came (?:in )?(?:second|third|fourth|fifth|next|last)|slipped|fell|dropped|rose|climbed|grew|had|"
    r"reached|managed|stood)(?: (?:to|with|at|on))?(?: (?:about|around|some|nearly|almost|over|more than|only|just))? $"
)
_COUNTED, _MANY = frozenset({Unit.UNITS, Unit.USERS}), 10_000
_OF_THOSE = re.compile(
    r"\b[Oo]f (?:them|these|those|that total|the total),? (?:about |around |some |over |more than )?$"
)


def inherit(text: str, quantities: Sequence[Quantity]) -> list[Quantity]:
    """English numbers without a noun count what the figure before them counted: 961 of the cabs, up from 270."""
    kept: list[Quantity] = []
    thing: Quantity | None = None
    solid: Quantity | None = None
    money: Quantity | None = None
    for quantity in quantities:
        written = text[quantity.span.start : quantity.span.end]
        if quantity.unit is Unit.COUNT and is_bare(text, quantity.span.start, quantity.span.end):
            before = text[max(0, quantity.span.start - 12) : quantity.span.start]
            priced = _SCALED.fullmatch(written) or counted.PRICE.search(before)
            paid = money and priced and (not thing or thing.span.start < money.span.start)
            if not counted.SCORED.search(before):
                few = thing and thing.unit in _SIZES and quantity.value < _FEWEST
                quantity = _like(text, quantity, money if paid else solid if few else thing)
        if quantity.unit in MONEY:
            money = quantity
        if quantity.unit in _THINGS:
            thing = quantity
            solid = solid if quantity.unit in _SIZES else quantity
        kept.append(quantity)
    return kept


def _like(text: str, quantity: Quantity, last: Quantity | None) -> Quantity:
    """A number without a noun in the unit of the `last` figure of its sentence, or of what it is said to be of."""
    start, end = quantity.span.start, quantity.span.end
    told = _THESE.match(text, end) or _OF_THOSE.search(text, max(0, start - 30), start)
    if last is None or start - last.span.end >= FAR:
        return replace(quantity, unit=meant(text[max(0, start - FAR) : start])) if told else quantity
    apart = CLAUSE.search(text, last.span.end, start)
    if apart and not (told or OF_THEM.match(text, end) or _ranked(text, quantity, last)):
        return quantity
    return replace(quantity, unit=last.unit)


def _ranked(text: str, quantity: Quantity, last: Quantity) -> bool:
    """Whether a great number is somebody else's of what was counted in the sentence before."""
    if last.unit not in _COUNTED or min(quantity.value, last.value) < _MANY:
        return False
    start = quantity.span.start
    near = len(CLAUSE.findall(text, last.span.end, start)) == 1 and "\n" not in text[last.span.end : start]
    return near and _RANKED.search(text, max(0, start - 40), start) is not None
