"""The words by which a Korean sentence calls somebody a customer: 샤오미가 주요 고객이다, 고객은 샤오미다."""

from __future__ import annotations

import re
from functools import lru_cache

from briefs.lexicon.wording import any_of, words
from briefs.parsing.clauses.clause import Clause
from briefs.parsing.text.korean import BRACKET, CLOSED
from briefs.parsing.text.marks import Mention
from briefs.parsing.text.pointers import OWNING_KO, THIS_COMPANY_KO

# BYD and Geely are among its customers, Meituan is a client.
_THEY = re.compile(r"\b(?:customers?|clients?|users?)\b(?! (?:base|count))")
_ARE_EN = re.compile(
    r"\b(?:is|are|was|were) (?:also |now |already )?(?:(?:among|one of) )?"
    r"(?:its|the company['’]s|the firm['’]s|an?|the) "
    r"(?:(?:first|early|main|biggest|largest|big|paying|launch|anchor) )?(?:of (?:its|their) )?$"
)
_RELATIVE = re.compile(r"\b(?:who|whose|which|that)\b")
_ONE = r"(?:고객사?|단골|손님|큰손|수요처)"
CUSTOMER = re.compile(_ONE)
# 샤오미와 리오토가 주요 고객이다.
ARE = re.compile(rf"{_ONE}(?:이다|다|이며|이고|이자|인데|입니다|이었다|였다)(?![가-힣])")
# 주요 고객은 메타와 마이크로소프트다.
THEIRS = re.compile(rf"(?:^|\s){_ONE}(?:은|는|으로는|로는|에는|사는)\s")

IN_USE = rf"(?:{any_of(words('subjects', 'in_use', 'ko'))})"
_TAKES = rf"(?:{any_of(words('subjects', 'takes', 'ko'))})"
_SO_MANY = r"(?:\d[\d,.]*(?:만|천|백)?|한|두|세|네|다섯|여섯|열|수백|수천|수만)\s?(?:대|개|장|기|벌)"
# 이를 쓰고 있다, 이 칩을 서버에 얹었다, 이 로봇 40대를 들여놨다, 이 회사의 제품을 학생들에게 나눠 줬다; and without
# what it is: 창고에 40대를 들여놨다.
_IT = re.compile(
    rf"(?:(?:^|\s)(?:이를|(?:이|같은) (?:{any_of(words('subjects', 'in_use_thing', 'ko'))})(?: {_SO_MANY})?[을를]|"
    rf"{THIS_COMPANY_KO}의?\s[^,.]{{1,24}}?[을를])|(?:[에은는이가도년월미저]|에서|[분반]기)\s{_SO_MANY}[을를])"
    rf"\s[^,.]{{0,20}}?(?:{IN_USE}|(?<![가-힣]){_TAKES})"
)
# 지리는 신차에 쓰기로 했다: what is used is left out.
_LEFT_OUT = re.compile(
    r"[가-힣A-Za-z)](?:은|는|이|가|도)\s(?:(?!\S{1,24}(?:을|를|만|도|이|가)\s)[^\s,]{1,24}\s){0,7}?"
    rf"(?<![가-힣]){_TAKES}"
)
_OBJECT = re.compile(r"[^\s](?:을|를)\s")


# 딥시크 모델까지 얹어, 제미나이 기반 비서: what another's thing has in it.
_BUILT_IN = re.compile(
    rf"{CLOSED}(?:\s[가-힣A-Za-z]{{1,8}})?"
    rf"(?:\s?기반|(?:[을를도]|까지|만)\s[^,.]{{0,20}}?{IN_USE})"
)

# 딥시크를 배차 시스템에 연결했다: whose thing, called by its maker's name, somebody takes into his own.
_TAKEN_IN = re.compile(
    rf"['’\"”]?{BRACKET}[을를]\s(?:[^,.]{{1,24}}\s)?"
    r"(?:연결[하했해한]|접목|붙[여였인]|얹|탑재|도입|심[었어은]|물[려렸린]|깔[았아]|이식|싣|실[었어은])"
)


def taken_in(clause: Clause) -> tuple[str, ...]:
    """The organisations that a Korean clause tells to be taken into something of somebody else's."""
    if clause.lang == "en":
        return ()
    base, text = clause.span.start, clause.text
    return tuple(
        m.id for m in clause.organisations if m.particle in ("을", "를") and _TAKEN_IN.match(text, m.span.end - base)
    )


@lru_cache(maxsize=8)
def of_it(clause: Clause) -> bool:
    """Whether a Korean clause tells that somebody uses what the text speaks of."""
    if clause.lang == "en":
        return False
    if _IT.search(clause.text):
        return True
    silent = not clause.products and not _OBJECT.search(clause.text)
    return silent and _LEFT_OUT.search(clause.text) is not None


@lru_cache(maxsize=8)
def built_in(clause: Clause) -> frozenset[Mention]:
    """What a Korean clause tells to be in something else, and the makers beside it: 화웨이 어센드 기반."""
    if clause.lang == "en" or not clause.products:
        return frozenset()
    base = clause.span.start
    found = {m for m in clause.products if _BUILT_IN.match(clause.text, m.span.end - base)}
    starts = [m.span.start - base for m in found]
    makers = [
        m for m in clause.organisations if any(OWNING_KO.fullmatch(clause.text, m.span.end - base, at) for at in starts)
    ]
    return frozenset((*found, *makers))


def listed(clause: Clause) -> bool:
    """Whether a Korean clause says of those it names that they are customers."""
    if clause.lang == "en" or not CUSTOMER.search(clause.text):
        return False
    return bool(ARE.search(clause.text) or THEIRS.search(clause.text))


def named(clause: Clause) -> bool:
    """Whether a clause says of those it names that they are customers or, in Korean, use what was spoken of."""
    return called(clause) is not None if clause.lang == "en" else listed(clause) or of_it(clause)


def called(clause: Clause) -> int | None:
    """Where an English clause has called those that it names customers, if it does, and no others than its subject."""
    for they in _THEY.finditer(clause.text) if clause.lang == "en" else ():
        if are := _ARE_EN.search(clause.text, max(0, they.start() - 60), they.start()):
            return None if _RELATIVE.search(clause.text, 0, are.start()) else they.end()
    return None
