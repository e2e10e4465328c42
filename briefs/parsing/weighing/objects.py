"""What a Korean verb is done to or says how much of, where that decides the kind: goods bought, orders, users."""

from __future__ import annotations

import re
from collections.abc import Mapping

from briefs.lexicon.wording import any_of, words
from briefs.model import MONEY, Kind, Unit
from briefs.parsing.clauses.clause import Clause
from briefs.parsing.subjects.clientele import taken_in
from briefs.parsing.text.cues import Cue

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
# What a figure is of where its clause names the measure, the kinds it is taken for, and the kind it tells: how many
# were sold, who uses a thing, how well it does, what it took, who owns how much, how busy a plant is.
SOLD = r"(?:판매|출하|주문|수주|인도|출고)(?:량|대수|물량|건수)?(?:\([^)]{1,12}\))?[은는이가도]\s"
SOLD_THING = r"(?:^|\s)(?:판|판매한|납품한|출하한|인도한|수주한)\s[^,.]{1,12}?[은는이가도]\s"
MEASURED: tuple[tuple[re.Pattern[str], frozenset[Kind], frozenset[Unit], Kind], ...] = (
    (
        re.compile(rf"{SOLD}|{SOLD_THING}|누적\s(?:판매|출하|주문|수주)"),
        frozenset({Kind.ADOPTION, Kind.RELEASE, Kind.PERFORMANCE, Kind.TALENT}),
        frozenset({Unit.UNITS, Unit.COUNT, Unit.TIMES}),
        Kind.MARKET,
    ),
    (
        re.compile(r"(?:이용자|가입자|사용자|회원|구독자)(?:\([^)]{1,12}\))?\s?수?[은는이가도만]\s"),
        frozenset({Kind.TALENT, Kind.MARKET, Kind.PERFORMANCE}),
        frozenset({Unit.USERS, Unit.PEOPLE, Unit.TIMES}),
        Kind.ADOPTION,
    ),
    (
        re.compile(
            r"명(?:이|은|에게)?\s[^,.]{0,20}?(?:이용하|이용한|이용했|사용하|사용한|사용했|내려받|듣습|듣는|접속하|접속한)|명\s넘게\s이\s"
        ),
        frozenset({Kind.TALENT}),
        frozenset({Unit.USERS, Unit.PEOPLE}),
        Kind.ADOPTION,
    ),
    (
        re.compile(r"내려받(?:은|았|아졌|힌)|(?:내려받기|다운로드)(?:\s?횟수|\s?수|\s?건수)?[은는이가도]?\s"),
        frozenset({Kind.RELEASE, Kind.TALENT, Kind.PERFORMANCE, Kind.MARKET}),
        frozenset({Unit.COUNT, Unit.TIMES}),
        Kind.ADOPTION,
    ),
    (
        re.compile(r"(?:전환율|정확도|성공률|활용률|오류율|성능|속도|효율)[은는이가도]\s"),
        frozenset({Kind.MARKET}),
        frozenset({Unit.PERCENT, Unit.TIMES}),
        Kind.PERFORMANCE,
    ),
    (
        re.compile(r"(?:들어갔|들어간|들였|투입했|투입됐|쏟)|예산"),
        frozenset({Kind.TALENT}),
        MONEY,
        Kind.INVESTMENT,
    ),
    (
        re.compile(
            r"(?:공급|납품)(?:하는|할|하기로\s한)?\s(?:(?!협력|공동)[^,.]){0,12}?계약|짜리\s(?:(?!협력|공동)[^,.]){1,16}\s계약[을은이]?\s"
        ),
        frozenset({Kind.PARTNERSHIP}),
        MONEY | {Unit.UNITS},
        Kind.MARKET,
    ),
    (re.compile(r"지분(?:율)?[은이을]?\s\d"), frozenset({Kind.MARKET}), frozenset({Unit.PERCENT}), Kind.FUNDING),
    (
        re.compile(r"(?:가동률|수율)[은는이가도]\s"),
        frozenset({Kind.MARKET, Kind.PERFORMANCE, Kind.ADOPTION}),
        frozenset({Unit.PERCENT}),
        Kind.CAPABILITY,
    ),
)
_CHECK = r"(?:심사|평가|신고|보고|등록|점검|승인|허가|허락|동의|확인|검사)"
# What a sentence tells whatever it is taken for: that others must have something checked or must not do it is a
# restriction, no plan; what is paid to people of a kind and how many may study is talent; how far and how long a thing
# was used is no business.
RULED: tuple[tuple[re.Pattern[str], Kind, Kind], ...] = (
    (
        re.compile(
            rf"{_CHECK}(?:서?[을를도])?\s?(?:[가-힣]{{1,5}}\s)?(?:받게|받도록|받아야|거치게|거치도록|거쳐야|의무화|의무를|"
            r"해야|하도록|얻어야|얻도록)|제출(?:해야|하도록)\s|"
            r"서는\s안\s된다|[을를]\s물(?:리는|리기로|리도록|도록)|못\s?하(?:게|도록)\s|제한하는\s|적발했"
        ),
        Kind.POLICY,
        Kind.RESTRICTION,
    ),
    (
        re.compile(
            r"(?:박사|연구팀|연구자|연구원|교수|졸업생|전문가|엔지니어)(?:들)?(?:에게|에)\s|정원[을은이]\s|"
            r"학과를\s(?:둔|세운|연)\s|과정을\s(?:열|새로|신설|개설)"
        ),
        Kind.POLICY,
        Kind.TALENT,
    ),
    (
        re.compile(
            r"(?:주행\s?거리|(?:시청|이용|사용|접속)\s시간|(?:호출|검진|진료|상담|이용|운행|배달|조회|재생)\s?(?:건수|횟수|수))"
            r"(?:\([^)]{1,12}\))?[은는이가도]\s"
        ),
        Kind.MARKET,
        Kind.ADOPTION,
    ),
)
# How far before a verb its object may stand, in characters.
NEAR = 44


def meant(clause: Clause, kind: Kind, cue: Cue | None) -> Kind:
    """The kind that a clause taken as `kind` by `cue` tells, going by the verb's object or what its figures measure."""
    if clause.lang == "en":
        return kind
    if kind is Kind.MARKET and OFFERED.match(clause.text):
        return Kind.FUNDING
    if clause.quantities and (measured := _measured(clause, kind)):
        return measured
    if ruled := _ruled(clause, kind):
        return ruled
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


def _ruled(clause: Clause, kind: Kind) -> Kind | None:
    """The kind that the clause tells whatever it is taken for, where that is not `kind`."""
    if kind is Kind.STRATEGY and taken_in(clause):
        return Kind.ADOPTION
    return next((told for said, taken, told in RULED if kind is taken and said.search(clause.text)), None)


def _measured(clause: Clause, kind: Kind) -> Kind | None:
    """The kind of the figures of a clause whose subject says what they measure, where that is not `kind`."""
    units = {quantity.unit for quantity in clause.quantities}
    for subject, others, fitting, told in MEASURED:
        if kind in others and not units.isdisjoint(fitting) and subject.search(clause.text):
            return told
    return None


def _priced(clause: Clause) -> bool:
    """Whether a clause tells nothing of sales but what one piece costs."""
    start = clause.span.start
    money = [q for q in clause.quantities if q.unit in MONEY]
    return len(money) == len(clause.quantities) > 0 and bool(ASKED.match(clause.text, money[-1].span.end - start))
