"""By how much something rose or fell, no levels: 매출이 20억위안 늘었다, cut the price of its glasses by 10%."""

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
# Cut the price of its glasses by 10%: the verb stands before what it cuts, and that may be told of between commas.
_CUT_BY = re.compile(
    r"\b(?:cut|cuts|cutting|lower(?:s|ed|ing)?|reduc(?:es|ed|e|ing)|slash(?:es|ed|ing)?|trim(?:s|med|ming)?|"
    r"narrow(?:s|ed|ing)?|shorten(?:s|ed|ing)?)\b(?:[^.;,%]{1,60}|[^.;,%]{1,50}, an? [^.;,%]{1,50}, )"
    r"\bby (?:about |around |roughly |some |nearly |almost |over |more than |at least |up to |a )?$"
)
# A share price falls by so much, not to so much, where it moves in trade: 주가는 장중 21%까지 밀렸다.
_AT_MARKET_KO = re.compile(r"(?:주가|장중|한때|지수)(?![^.]*(?:비중|점유율|지분))")
# What is saved at most is saved by so much: 최대 10%까지 아낀다.
_AT_MOST_KO = re.compile(r"최대 $")


def is_difference(text: str, lang: Lang, quantity: Quantity) -> bool:
    """Whether `quantity` is by how much something moved; people let go are told by their number."""
    if quantity.unit not in _COUNTED:
        return False
    start, end = quantity.span.start, quantity.span.end
    moved = _BEFORE_EN.search(text, max(0, start - _FAR), start) if lang == "en" else _BEHIND_KO.match(text, end)
    return moved is not None and not (moved["fall"] and quantity.unit is Unit.PEOPLE)


def cut_by(before: str) -> bool:
    """Whether the English words before a figure say that something falls by it."""
    return _CUT_BY.search(before) is not None


def moves(before: str) -> bool:
    """Whether the Korean words before a figure with 까지 say that something moves by it, not to it."""
    return bool(_AT_MARKET_KO.search(before) or _AT_MOST_KO.search(before))
