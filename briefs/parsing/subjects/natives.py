"""Tells where a place only says where others are from: 러시아와 중국의 601개 기관이, the Wuhan firm."""

from __future__ import annotations

import re

from briefs.parsing.clauses.clause import Clause
from briefs.parsing.clauses.grammar import linked
from briefs.parsing.text.marks import Mention
from briefs.parsing.text.pointers import COMPANY_EN

_NATIVE = re.compile(
    r"(?:의)?\s(?:[^\s,.]+\s){0,2}?[가-힣A-Za-z]*"
    r"(?:기업|회사|업체|기관|공장|법인|지사|대학|연구소|고객|고객사|스타트업|제조사|개발사|매장|소비자|이용자|엔지니어|개발자)"
    r"(?:들)?(?:\s(?:[\d,]+|수십|수백|여러|몇|세|네|다섯|두|한)\s?(?:여\s)?[곳개명])?(?:은|는|이|가|도|을|를|에게|에|의)(?![가-힣])"
)
# The Beijing firm, a Shenzhen maker of drones.
_OF_THERE = re.compile(rf"(?:-based)? (?:[a-z-]+ ){{0,2}}?{COMPANY_EN}s?\b")
# A place that no lexicon knows between two of a list.
_BETWEEN = re.compile(r"(?:와|과)?[,·]?\s?[가-힣]{1,6}(?:, |와 |과 |·)")


def of_natives(clause: Clause, mention: Mention) -> bool:
    """Whether a place, alone or as one of a list, is named for those who are there."""
    if clause.lang == "en":
        return _OF_THERE.match(clause.text, mention.span.end - clause.span.start) is not None
    last = mention
    for other in clause.organisations:
        if other.span.start > last.span.start and _listed(clause, last, other):
            last = other
    if last.particle not in ("", "의"):
        return False
    return _NATIVE.match(clause.text, last.span.end - clause.span.start) is not None


def _listed(clause: Clause, left: Mention, right: Mention) -> bool:
    base = clause.span.start
    between = _BETWEEN.fullmatch(clause.text, left.span.end - base, right.span.start - base)
    return between is not None or linked(clause, left.span, right.span)
