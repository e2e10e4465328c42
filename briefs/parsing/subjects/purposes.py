"""What a clause says that the money just told of is for: The proceeds will go into a plant, 이 돈은 공장에 쓴다."""

from __future__ import annotations

import re

from briefs.model import MONEY, Quantity, Unit
from briefs.parsing.clauses.clause import Clause

_PART = (
    r"(?:(?:about|around|roughly|nearly|almost|over|up to|more than|some|most|much|part|all|half|"
    r"[\d.]{1,5}(?:%| per ?cent)|a (?:third|quarter|fifth|part)|the (?:rest|remainder|bulk|balance|larger part)) )+"
)
_MONEY = (
    r"(?:the|this|that|its|their) (?:(?:new|fresh|latest|raised|net|additional|extra) )*"
    r"(?:money|funds|proceeds|cash|capital|funding|sum)"
)
# What the money came from, or where it was told.
_FROM = r"(?: (?:from|of|raised|it|in|this) [^,.;]{1,60}?)?"
_INTO = r"(?:mainly |mostly |chiefly |largely )?(?:into|to|towards?|on)"
_VERB = (
    r"(?:(?:will|would|is|are|was|were) (?:(?:mainly|mostly|chiefly|largely|also|then|partly|primarily) )?"
    r"(?:be (?:used|spent|put|invested|channelled|directed|ploughed|devoted)|"
    r"(?:meant|earmarked|intended|reserved) (?:for|to)|"
    rf"go {_INTO}|"
    rf"help|pay for|fund|finance|support|to (?:go|be|pay|help|fund|finance|support))|goes {_INTO})\b"
)
_PURPOSE = re.compile(
    rf"\W*(?:{_PART}of (?:{_MONEY}|it|that|this)|the (?:rest|remainder)(?: of (?:{_MONEY}|it))?|"
    rf"{_MONEY}|(?:net )?proceeds){_FROM} {_VERB}",
    re.IGNORECASE,
)
# 조달한 돈의 40%는 … 쓸 계획이다, 투자금은 … 투입된다, 이 돈으로 … 넓히겠다고 했다.
_MONEY_KO = (
    r"(?:(?:이|이번에?|새로)\s)?(?:순?조달(?:금|액)|공모\s?(?:자금|금)|투자금|모집액|"
    r"(?:조달한|받은|마련한|확보한|모은|들어온|유치한|끌어온|손에 쥔)\s(?:투자금|자금|돈))|이\s(?:돈|자금)"
)
_PURPOSE_KO = re.compile(
    rf"(?:^|\s)(?:{_MONEY_KO})(?:의\s[^,.]{{1,16}})?(?:[을를은는]|으로)\s"
    r".*(?:쓴다|쓰인다|쓸\s|쓰겠|쓰기로|쓰려|씁니다|쓰입니다|넣는다|넣기로|넣겠|투입|투자(?:하|할|된)|들어간다|들어갈|쏟|배정(?:한|했|하|된|됐)|돌리기로|돌린다|"
    r"개발하|늘리|넓히|확충|세우)"
)
_OWED = re.compile(r"(?:빚|부채|대출|차입금|채무)[을를]?\s(?:먼저\s)?(?:갚|상환|줄이)|상환")

# Before the most that anybody gets, and behind it.
_AT_MOST = re.compile(r"(?:최대|최고|건당|한 곳당|기업당|업체당)\s(?:최대\s|최고\s)?$")
_LIMIT = re.compile(r"(?:\s?\([^)]*\))?(?:까지(?:다|[^가-힣]|\s(?:지원|보조|지급|대|받))|을 상한|이 상한)")
# What a public body gives out, and from how many yuan on it is money laid out, not a rule on who gets how much.
_GIVEN = {
    "en": re.compile(
        r"\b(?:package|pot|incentives?|subsid(?:y|ies)|vouchers?|grants?|programmes?|support)\b", re.IGNORECASE
    ),
    "ko": re.compile(r"쿠폰|바우처|보조|지원|장려금"),
}
_LAID_OUT = 10**8


def of_money(clause: Clause) -> bool:
    """Whether the clause opens with money that was told of and says what it is for."""
    if clause.lang == "en":
        return _PURPOSE.match(clause.text) is not None
    return _PURPOSE_KO.search(clause.text) is not None and _OWED.search(clause.text) is None


def offered(clause: Clause) -> bool:
    """Whether the first amount that a Korean clause gives is the most that anybody gets: 최대 300만위안을 보조한다."""
    paid = _paid(clause)
    if clause.lang == "en" or paid is None:
        return False
    start, end = paid.span.start - clause.span.start, paid.span.end - clause.span.start
    return bool(_AT_MOST.search(clause.text, 0, start) or _LIMIT.match(clause.text, end))


def granted(clause: Clause) -> bool:
    """Whether a clause gives out more than a hundred million yuan: a package of 1 billion yuan to help local firms."""
    paid = _paid(clause)
    great = paid is not None and paid.unit is Unit.CNY and paid.value > _LAID_OUT
    return great and _GIVEN[clause.lang].search(clause.text) is not None


def _paid(clause: Clause) -> Quantity | None:
    """The first amount of money in a clause."""
    return next((q for q in clause.quantities if q.unit in MONEY), None)
