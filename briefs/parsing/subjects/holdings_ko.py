"""Who is owned where a Korean clause tells somebody's share: 수광은 하이곤 지분 27.96%를 갖고 있다."""

from __future__ import annotations

import re

from briefs.parsing.clauses.clause import Clause
from briefs.parsing.clauses.grammar import AGENT, TOPIC, embedded
from briefs.parsing.text.pointers import THIS_COMPANY_KO

_PERCENT = r"(?:약\s|총\s|각각\s)?[\d.,]+(?:%|퍼센트)"
_HOLDS = (
    r"(?:을|를)?\s?(?:[가-힣]{2,3}\s){0,2}"
    r"(?:갖고|갖는|가지고|가진|가졌|쥐고|쥔|쥐었|들고 있|보유|소유)"
)
# 하이곤 지분 27.96%를 가진: behind the name of whom is owned.
_OF = re.compile(rf"(?:\s?\([^)]{{0,40}}\))?(?:의)?\s지분(?:의|을|은|도)?\s?{_PERCENT}{_HOLDS}")
# GDS의 지분은 35.6%다: behind the name of who owns.
_THEIRS = re.compile(rf"(?:\s?\([^)]{{0,40}}\))?의\s지분(?:율)?(?:은|이|도)\s{_PERCENT}")
# 이 회사 지분 6%를 갖고 있다, 지분 37.9%를 쥐고 있다: of whom the text speaks.
_ITS = re.compile(rf"(?:{THIS_COMPANY_KO}(?:의)?\s|\s)지분(?:의|을)?\s?{_PERCENT}{_HOLDS}")

_HOLDER = r"(?:\d대|(?:단일 )?최대|주요)\s?주주"
_IS = r"(?:다|이다|이며|이고|였다|이었다|입니다|가 됐|가 됐고|로 올라|로 남|로 이름)"
# 비야디는 유비테크의 2대 주주다: behind the name of whom is owned.
_HOLDER_OF = re.compile(rf"(?:\s?\([^)]{{0,40}}\))?의\s(?:{_HOLDER}|(?:(?:새|오랜|기존|초기)\s)?주주){_IS}")
# 두 회사가 이 회사의 주요 주주다, 최대 주주로 올라섰다, 2대 주주는 텐센트다: of whom the text speaks.
_ITS_HOLDER = re.compile(rf"(?:^|[이가]\s|회사의?\s|업체의?\s|기업의?\s){_HOLDER}(?:{_IS}|는\s)")
# 기초투자자로는 릴리와 텐센트가 이름을 올렸다, 중신증권이 투자자로 참여했다, 두 회사가 시리즈A를 이끌었다.
_INVESTORS = re.compile(
    r"투자자(?:로는|에는|는|은)\s|투자자로\s(?:함께\s|대거\s)?(?:참여|이름을 올|나섰|나선)|"
    r"(?:라운드|시리즈\s?[A-H]\+?|투자)[를을]?\s(?:함께\s|공동으로\s|공동\s)?(?:이끌었|주도했)"
)
_INTO = frozenset({"에", "에는", "에도", "에게", "을", "를"})


def holding(clause: Clause) -> tuple[str | None, int, int] | None:
    """Whose share it is, None for whom the text speaks of, and where the clause tells of it."""
    start, text = clause.span.start, clause.text
    if "지분" not in text:
        return _holder(clause) if "주주" in text else _investors(clause)
    for mention in clause.organisations:
        if found := _OF.match(text, mention.span.end - start):
            return mention.id, start + found.start(), start + found.end()
        if found := _THEIRS.match(text, mention.span.end - start):
            return None, start + found.start(), start + found.end()
    holders = [m for m in clause.organisations if m.particle in TOPIC | AGENT and not embedded(clause, m)]
    found = _ITS.search(text) if holders else None
    if found is None:
        return None
    # 립모터는 스텔란티스가 지분 20%를 쥔다: of two that are marked the topic is whose share it is.
    first = holders[0] if len(holders) == 2 and holders[1].particle in AGENT else None
    whom = first.id if first and first.particle in ("은", "는") else None
    return whom, start + found.start(), start + found.end()


def _holder(clause: Clause) -> tuple[str | None, int, int] | None:
    """The same where a clause only calls those it names shareholders."""
    start, text = clause.span.start, clause.text
    for mention in clause.organisations:
        if found := _HOLDER_OF.match(text, mention.span.end - start):
            return mention.id, start + found.start(), start + found.end()
    named = _ITS_HOLDER.search(text)
    return (None, start + named.start(), start + named.end()) if named else None


def _investors(clause: Clause) -> tuple[str | None, int, int] | None:
    """The same where a clause names investors, and no other company into which they put money."""
    found = _INVESTORS.search(clause.text) if "투자" in clause.text or "시리즈" in clause.text else None
    if found is None or any(m.particle in _INTO for m in clause.organisations):
        return None
    return None, clause.span.start + found.start(), clause.span.start + found.end()
