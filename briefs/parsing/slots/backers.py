"""Who of those that a clause about money names puts it in, and into whom: no firm whose people or offspring do."""

from __future__ import annotations

import re
from dataclasses import replace

from briefs.importance import unsure
from briefs.lexicon.wording import any_of, wording, words
from briefs.model import Fact
from briefs.parsing.clauses.grammar import POSSESSIVE
from briefs.parsing.slots.frame import Frame
from briefs.parsing.text.korean import BRACKET
from briefs.parsing.text.marks import Mention

_POST = any_of(words("subjects", "backers_post", "ko"))
# 에릭 슈밋 전 구글 최고경영자, 인텔캐피탈 출신이 만든 펀드, 샤오미 계열 펀드, ZTE의 홍콩 자회사.
OFFSPRING_KO = re.compile(
    rf"{BRACKET}(?:의)?\s?(?:['‘“]?[가-힣]{{1,6}}['’”]?\s){{0,2}}?(?:(?:전|현|공동)\s)?(?:{_POST})(?![가-힣]{{3}})"
)
# Of whose shares somebody sold some got nothing: sold 10% of its holding in DayOne, 데이원 지분 10%를 팔았다.
SOLD_KO = re.compile(
    rf"{BRACKET}(?:의)?\s(?:지분|주식)\s?[^,.]{{0,20}}?[을를]\s[^,.]{{0,24}}?(?:팔[았고아기]|판\s|매각|처분|넘[겼기긴])"
)


def told(fact: Fact, frame: Frame) -> Fact:
    """The fact of whom others paid, with those alone who did so themselves."""
    if not fact.others or frame.clause.lang == "en":
        return fact
    base = frame.clause.span.start
    only = {m.id for m in frame.actors if OFFSPRING_KO.match(frame.clause.text, m.span.end - base)}
    kept = tuple(o for o in fact.others if o not in only)
    return fact if len(kept) == len(fact.others) else replace(fact, others=kept)


def sale(fact: Fact, frame: Frame) -> Fact:
    """The fact as the sale of a part of a company by whoever held it, if its clause tells of one."""
    sold = next((m for m in frame.actors if _sold(m, frame)), None)
    if sold is None:
        return fact
    before = [m.id for m in frame.actors if m.span.end <= sold.span.start and m.particle not in POSSESSIVE | {"의"}]
    sellers = [one for one in (*before, *frame.subject, *frame.topic) if one != sold.id][:1]
    found = replace(fact, subject=(sold.id,), others=tuple(sellers), what=(), action="sell-stake")
    return found if sellers else unsure(found)


def _sold(mention: Mention, frame: Frame) -> bool:
    """Whether a part of somebody is sold, by whoever held it."""
    text, start = frame.clause.text, mention.span.start - frame.clause.span.start
    if frame.clause.lang == "ko":
        return SOLD_KO.match(text, mention.span.end - frame.clause.span.start) is not None
    return wording("deals", "part-sold").search(text[max(0, start - 90) : start]) is not None
