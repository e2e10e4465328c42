"""Amounts by which something rose or fell, no levels: 매출이 20억위안 늘었다, profit fell by 300 million yuan."""

from __future__ import annotations

import re

from briefs.lexicon.wording import any_of
from briefs.model import MONEY, Lang, Quantity, Unit
from briefs.parsing.figures.bounds import BEFORE
from briefs.parsing.figures.units import words

_COUNTED = MONEY | {Unit.PEOPLE, Unit.USERS, Unit.UNITS, Unit.COUNT}
# 20억위안(약 4000억원) 넘게 늘었다; what is 20억위안으로 늘었다 is a level.
_BEHIND_KO = re.compile(
    r"(?:\s?[(（][^()（）\n]{1,40}[)）])?\s?(?:(?:이상|가까이|넘게|가량|정도|안팎|남짓|만큼|씩|이|가|을|를)\s?)*(?:더\s)?"
    r"(?:(?P<rise>늘[었어려렸리며고린]|증가|급증|불었|불어|증액)|(?P<fall>줄[었어여였이며고인든]|준\s|감소|급감|감액|삭감))"
    r"(?!율|폭|세)"
)
_FALLS, _RISES = any_of(words("change", "en", "fall_before")), any_of(words("change", "en", "rise_before"))
_BEFORE_EN = re.compile(
    rf"(?:\b(?:(?P<fall>{_FALLS})|{_RISES})\b(?: [\w’'-]+){{0,8}} by|"
    r"\b(?:increase|rise|gain|drop|fall|decline|decrease|reduction|jump) of|(?:,|\bwas|\bwere|\bis|\bare) (?:up|down))"
    rf" (?:(?:{BEFORE['en']}) )?(?:another |a further |as much as )?$"
)
# How far before a figure the verb of an English difference may begin, in characters.
_FAR = 60


def is_difference(text: str, lang: Lang, quantity: Quantity) -> bool:
    """Whether `quantity` is by how much something moved; people let go are told by their number."""
    if quantity.unit not in _COUNTED:
        return False
    start, end = quantity.span.start, quantity.span.end
    moved = _BEFORE_EN.search(text, max(0, start - _FAR), start) if lang == "en" else _BEHIND_KO.match(text, end)
    return moved is not None and not (moved["fall"] and quantity.unit is Unit.PEOPLE)
