"""What a Korean predicate's tense says of its status: 연내 거점을 연다 is a plan, 해마다 20명을 뽑는다 is none."""

from __future__ import annotations

import re
from functools import lru_cache

from briefs.lexicon.conjugate import BIEUP, NIEUN, RIEUL, SSANG_SIOT, syllables
from briefs.lexicon.wording import pattern
from briefs.model import MONEY, Kind
from briefs.parsing.clauses.clause import Clause
from briefs.parsing.text.cues import Cue

# Syllables that end in ㄴ carry the plain present, those in ㅂ before 니다 the formal one.
_PLAIN, _FORMAL = syllables(NIEUN), syllables(BIEUP, but="습")
_PRESENT = rf"(?:[{_PLAIN}]다|[{_FORMAL}]니다)"
_HABIT = re.compile(r"(?:^|\s)(?:해마다|매년|매달|매월|매주|매일|날마다|매출의|현재)\s")
_COMING = pattern("tenses-ko", "coming")
_ONCE = pattern("tenses-ko", "once")
_ENDS = re.compile(rf"{_PRESENT}(?:[.”\"’']*\W*\Z|(?:고|며|는)\s)")
_OBLIGES = pattern("tenses-ko", "obliges")
_TARGET = pattern("tenses-ko", "target")
# So is what somebody hopes for with a subject before his verb: 늘어날 것으로 회장은 기대했다.
_FORETOLD = re.compile(
    rf"[{syllables(RIEUL)}] 것으로 (?:[^\s,.]{{1,12}} ){{1,4}}(?:기대|예상|전망|내다|점[치쳤]|관측|예측|봤|본다|보고)"
)
_BUDGETED = pattern("tenses-ko", "budgeted")
# What is announced of a ban or a probe in the present tense holds from then on: 금수를 중단한다고 발표했다.
_ANNOUNCED = re.compile(rf"{_PRESENT}고\s(?:[^,.]{{1,10}}\s)?(?:발표|공고|밝|선언|통보|공지)")
# What stands between a price and the word that it begins there.
_STARTS_AT = re.compile(r"(?:\)|\([^)]*\))?(?:대)?(?:부터|에서)\s")
# What is told in the present tense of the year that goes on is ahead, but for what only says how much there is; not
# what is told of a thing that was done in a month of it: 올 3월 나온 칩은.
_THIS_YEAR = re.compile(
    r"(?:^|\s)(?:올해는?|올|올해 (?:[^\s]{1,3}분기|[상하]반기)에?)\s(?!\d{1,2}월부터)"
    rf"(?!\d{{1,2}}월에? [가-힣]{{0,6}}[{_PLAIN}]\s)|(?:^|\s)하반기에?\s"
)
# So is what is told so of a season, a month's part, or a quarter, but for figures: 가을에 신입생을 받는다.
_SEASON = re.compile(
    r"(?:^|\s)(?:(?:올|오는|이번)\s)?(?:봄|여름|가을|겨울|\d{1,2}월(?:\s?(?:초|말|중순|하순|상순))?|연말|[1-4]분기|상반기)(?:에는|에|엔|께|쯤|(?<=분기)),?\s"
    rf"(?!(?:[^\s,.]{{1,8}}\s){{0,2}}?[가-힣]{{0,6}}[{_PLAIN}]\s)"
)
_STATES = "굴린|운용한|달한|이른|차지한|해당한|포함한|불과한|그친|웃돈|넘는|나타난|꼽힌|된|고 한|야 한"
_IS = "".join(rf"(?<!{word})" for word in _STATES.split("|"))
_TOLD = re.compile(rf"[{_PLAIN}]{_IS}다(?:[.”\"’']*\W*\Z|고\s)|[{_FORMAL}]니다[.”\"’']*\W*\Z|[{_PLAIN}]{_IS}다는\s")
_ACTS = re.compile(rf"[{_PLAIN}](?<!된)(?<!있는)(?<!없는){_IS}다[.”\"’']*\W*\Z|[{_FORMAL}]니다[.”\"’']*\W*\Z")
_SPENT = re.compile(rf"[{_PLAIN}]{_IS}다(?:[.”\"’']*\W*\Z|고\s(?:[^,.]{{1,10}}\s)?(?:발표|밝혔))")
_SAID = re.compile(rf"[{_PLAIN}]{_IS}다고\s(?:[^,.]{{1,10}}\s)?(?:발표|밝혔)")
_OF_THIS_YEAR = frozenset(Kind) - {Kind.MARKET, Kind.PERFORMANCE, Kind.RESTRICTION, Kind.FUNDING}
_TIMED = frozenset({Kind.RELEASE, Kind.TALENT, Kind.ADOPTION, Kind.CAPABILITY, Kind.PARTNERSHIP, Kind.POLICY})
_RULES = frozenset({Kind.POLICY, Kind.RESTRICTION})
_ANNOUNCING = frozenset({Kind.PARTNERSHIP, Kind.STRATEGY, Kind.FUNDING})
_TAKEN_BACK = pattern("tenses-ko", "taken-back")
_BEGUN = re.compile(r"계획[’'”\"]?을\s(?:시작|공개|발표|가동|내놓|내놨)")
_IN_ORDER = re.compile(r"[가-힣]{0,3}려고(?!\s(?:한|하|했|합))")
_OUTLAY = pattern("tenses-ko", "outlay")
# Money that is in a thing already: 14억위안을 넣은 센터를 돌린다.
_PUT_IN = re.compile(r"(?:위안|달러|원|유로|엔)[을를]\s(?:넣은|들인|투자한|쏟은|쏟아부은|투입한|쓴|댄)\s")
# What is done in one part of a clause, whatever is planned in the next: 증설하고 있으며, 대겠다는 구상이다.
_PARTED = re.compile(rf"(?:고 있으며|고 있고|[{syllables(SSANG_SIOT)}]으며|[{syllables(SSANG_SIOT)}]고),?\s")
# Two who prepare something, or go on, work together already.
_JOINED = re.compile(r"손[을]?\s?(?:잡|맞잡)[고아은]|함께\s|공동으로\s|협력[을은도]?\s|협업[을은도]?\s")
_GO_ON = re.compile(r"(?:협력|협업|제휴|거래|동맹)[을은도는]?\s(?:이어\s?[가갈나]|계속)")
_CONTRACT = pattern("tenses-ko", "contract")
_SIGNED = re.compile(r"(?:협약|계약|양해각서|협정|MOU|제휴)[을를]?\s(?:맺|체결하|맺어|체결해)고?,?\s")
_PUT_OUT = pattern("tenses-ko", "put-out")
# What somebody leans on he does already: 배송 로봇에 힘을 싣는다.
_LEANS = re.compile(r"(?:힘|무게|무게중심)[을를] (?:싣|옮긴|옮깁)[가-힣]{0,2}다?$")
_GOVERNED = pattern("tenses-ko", "governed")
_DEALS = frozenset({Kind.FUNDING, Kind.INVESTMENT})
# How far behind its verb it may say that it is announced.
_SAYING = 30


def targeted(text: str) -> bool:
    """Whether a clause says what somebody aims at."""
    return "목표" in text and _TARGET.search(text) is not None


def foretold(text: str) -> bool:
    """Whether a clause tells what somebody whom it names expects."""
    return "것으로" in text and _FORETOLD.search(text) is not None


@lru_cache(maxsize=16)
def ahead(text: str, kind: Kind) -> bool:
    """Whether a clause sets a target, or tells in the present tense of a time to come or of money to be spent."""
    if targeted(text):
        return True
    if kind in _RULES and _OBLIGES.search(text):
        return True
    if kind in _OF_THIS_YEAR and (year := _THIS_YEAR.search(text)) and _TOLD.search(text, year.end()):
        return True
    if kind in _TIMED and (season := _SEASON.search(text)) and _ACTS.search(text, season.end()):
        return True
    if kind in _DEALS and _GOVERNED.search(text):
        return True
    if kind is Kind.INVESTMENT and (
        _OUTLAY.search(text)
        or _BUDGETED.search(text)
        or (_SPENT.search(text) and not (_HABIT.search(text) or _PUT_IN.search(text)))
    ):
        return True
    if kind in _ANNOUNCING and _SAID.search(text):
        return True
    coming = _COMING.search(text) or ("면 " in text and _ONCE.search(text)) or None
    return coming is not None and _ENDS.search(text, coming.end()) is not None


def of_now(clause: Clause, cue: Cue, kind: Kind) -> bool:
    """Whether what looks like a plan is a price's beginning, what happens again and again, or a ban from now on."""
    text, base = clause.text, clause.span.start
    at, end = cue.span.start - base, cue.span.end - base
    if cue.name == "planned" and (_IN_ORDER.match(text, at) or _done(text, at, kind)):
        return True
    if cue.name != "planned" or not text.endswith("다", 0, end):
        return cue.name == "planned" and _of_price(clause, cue)
    if kind is Kind.STRATEGY and _LEANS.search(text, 0, end):
        return True
    if kind is Kind.RESTRICTION and _ANNOUNCED.search(text, at, at + _SAYING):
        return True
    return bool(_HABIT.search(text, 0, at)) or _of_price(clause, cue)


def parted(clause: Clause, decisive: Cue, kind: Kind) -> int | None:
    """Where the part of a clause ends that tells what is done, if no later part tells anything of the same kind."""
    base = clause.span.start
    found = _PARTED.search(clause.text, decisive.span.end - base)
    if found is None or any(c.group == kind and c.span.start - base >= found.end() for c in clause.cues):
        return None
    return base + found.end()


def settled(text: str) -> bool:
    """Whether a clause ends with what is done, whatever is planned behind it: a contract signed, a paper put out."""
    return bool(_SIGNED.search(text[-24:]) or _PUT_OUT.search(text[-40:]))


def _done(text: str, at: int, kind: Kind) -> bool:
    """Whether the plan that a clause tells of at `at` is taken back, begun, signed or put out."""
    if _TAKEN_BACK.search(text):
        return True
    if kind is Kind.TALENT:
        return _BEGUN.match(text, at) is not None
    if kind is Kind.PARTNERSHIP:
        if text.startswith("약속", at) or _SIGNED.search(text, 0, at) or _CONTRACT.search(text, at):
            return True
        going = text.startswith("준비", at) and _JOINED.search(text, 0, at) is not None
        return going or _GO_ON.search(text) is not None
    return kind is Kind.POLICY and _PUT_OUT.search(text, 0, at) is not None


def _of_price(clause: Clause, cue: Cue) -> bool:
    """Whether a clause only says where a price begins: 값은 3만위안부터 시작한다."""
    start = clause.span.start
    at = cue.span.start - start
    if not clause.text.startswith("시작", at):
        return False
    ends = [q.span.end - start for q in clause.quantities if q.unit in MONEY and q.span.end <= cue.span.start]
    return bool(ends) and _STARTS_AT.fullmatch(clause.text, ends[-1], at) is not None
