"""What a Korean verb is done to or says how much of, where that decides the kind: goods bought, orders, users."""

from __future__ import annotations

import re
from collections.abc import Mapping

from briefs.lexicon.wording import any_of, words
from briefs.model import MONEY, Kind
from briefs.parsing.clauses.clause import Clause
from briefs.parsing.subjects.clientele import taken_in
from briefs.parsing.text.cues import Cue
from briefs.parsing.weighing.turns import told_by_wording

# A thing that is bought, right before its verb or before how much of it: 서비스를 사들이다, 칩을 10만개 매입하다.
BOUGHT = re.compile(rf"(?:{any_of(words('subjects', 'goods', 'ko'))})(?:을|를)\s(?:[^,.]{{1,24}}\s)?$")
SHARES = re.compile(r"지분|주식|자사주|경영권")
GATHERED: Mapping[re.Pattern[str], Kind] = {
    re.compile(r"(?:주문|예약|계약|수주)(?:을|를)?\s(?:[^,.]{1,16}\s)?$"): Kind.MARKET,
    re.compile(r"(?:이용자|가입자|사용자|회원|고객|팔로어|구독자)(?:을|를)?\s(?:[^,.]{1,16}\s)?$"): Kind.ADOPTION,
}
# Who opens one of these somewhere is no founder.
BRANCH = re.compile(
    r"(?:지사|사무소|거점|사업부|데모센터|서비스센터|(?:한국|현지|해외|일본|미국|유럽|판매) 법인)"
    r"(?:을|를|도)?\s(?:[^,.]{1,12}\s)?$"
)
# What each costs, not what all of it brought: 3만9900위안에 팔린다, 200달러 아래에 판매한다.
ASKED = re.compile(
    r"\s?(?:\([^)]*\)\s?)?(?:이하|미만|아래|안팎|수준|부터|대|선)?(?:에|부터)?\s(?:팔리|팔린|판다|판매|팔고)"
)
# What shares are offered at, not what they are traded at: 공모가는 희망 범위 상단인 19위안이었다.
OFFERED = re.compile(r"\W*(?:[^,.]{1,24}\s)?(?:공모|발행)가(?:격)?[는은]\s")
# How far before a verb its object may stand, in characters.
NEAR = 44


def meant(clause: Clause, kind: Kind, cue: Cue | None) -> Kind:
    """The kind that a clause taken as `kind` by `cue` tells, going by the verb's object or what its figures measure."""
    if clause.lang == "en":
        return kind
    if kind is Kind.MARKET and OFFERED.match(clause.text):
        return Kind.FUNDING
    if kind is Kind.STRATEGY and taken_in(clause):
        return Kind.ADOPTION
    if told := told_by_wording(clause, kind):
        return told
    if cue is None:
        return kind
    at = cue.span.start - clause.span.start
    before = clause.text[max(0, at - NEAR) : at]
    if cue.name == "acquire" and BOUGHT.search(before) and not SHARES.search(before):
        return Kind.INVESTMENT
    if cue.name == "raise" and clause.text.startswith(("모", "끌어모"), at):
        return next((other for object_, other in GATHERED.items() if object_.search(before)), kind)
    if cue.name == "found" and BRANCH.search(before):
        return Kind.STRATEGY
    if cue.name == "ship" and _priced(clause):
        return Kind.PERFORMANCE
    return kind


def _priced(clause: Clause) -> bool:
    """Whether a clause tells nothing of sales but what one piece costs."""
    start = clause.span.start
    money = [q for q in clause.quantities if q.unit in MONEY]
    return len(money) == len(clause.quantities) > 0 and bool(ASKED.match(clause.text, money[-1].span.end - start))
