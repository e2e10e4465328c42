"""Wordings of a fall that stand apart from its figure: cut the price of its glasses by 10%, 최대 10%까지 아낀다."""

from __future__ import annotations

import re

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


def cut_by(before: str) -> bool:
    """Whether the English words before a figure say that something falls by it."""
    return _CUT_BY.search(before) is not None


def moves(before: str) -> bool:
    """Whether the Korean words before a figure with 까지 say that something moves by it, not to it."""
    return bool(_AT_MARKET_KO.search(before) or _AT_MOST_KO.search(before))
