"""What a Korean predicate's tense says of its status: 연내 거점을 연다 is a plan, 해마다 20명을 뽑는다 is none."""

from __future__ import annotations

import re
from functools import lru_cache

from briefs.model import MONEY, Kind
from briefs.parsing.clauses import Clause
from briefs.parsing.cues import Cue

_SYLLABLES = [chr(code) for code in range(0xAC00, 0xD7A4)]
# Syllables that end in ㄴ carry the plain present, those in ㅂ before 니다 the formal one.
_PLAIN, _FORMAL = "".join(_SYLLABLES[4::28]), "".join(letter for letter in _SYLLABLES[17::28] if letter != "습")
_PRESENT = rf"(?:[{_PLAIN}]다|[{_FORMAL}]니다)"
_HABIT = re.compile(r"(?:^|\s)(?:해마다|매년|매달|매월|매주|매일|날마다|매출의|현재)\s")
_COMING = re.compile(
    r"(?:^|\s)(?:연내|연말까지|연말에|올해 안|올해 말|올가을|올겨울|올여름|다음 ?달|내달|내년|오는|이르면|조만간|곧)"
    r"(?:에|부터|까지|에는)?,?\s"
)
_ENDS = re.compile(rf"{_PRESENT}(?:[.”\"’']*\W*\Z|(?:고|며|는)\s)")
# A target is ahead wherever it is put; only reaching it is done.
_TARGET = re.compile(
    r"목표(?:치)?[를은도]\s[^,.]{0,40}?(?:낮[추췄춘]|높[이였인]|올[려렸린]|깎|내[려렸린]|유지|그대로|제시|잡[았은]|세[우웠운]|내[걸놨놓])"
)
# What is announced of a ban or a probe in the present tense holds from then on: 금수를 중단한다고 발표했다.
_ANNOUNCED = re.compile(rf"{_PRESENT}고\s(?:[^,.]{{1,10}}\s)?(?:발표|공고|밝|선언|통보|공지)")
# What stands between a price and the word that it begins there.
_STARTS_AT = re.compile(r"(?:\([^)]*\))?(?:대)?(?:부터|에서)\s")
# How far behind its verb it may say that it is announced.
_SAYING = 30


@lru_cache(maxsize=16)
def ahead(text: str) -> bool:
    """Whether a clause sets a target, or tells in the present tense of a time to come."""
    if "목표" in text and _TARGET.search(text):
        return True
    coming = _COMING.search(text)
    return coming is not None and _ENDS.search(text, coming.end()) is not None


def of_now(clause: Clause, cue: Cue, kind: Kind) -> bool:
    """Whether what looks like a plan is a price's beginning, what happens again and again, or a ban from now on."""
    text, base = clause.text, clause.span.start
    at, end = cue.span.start - base, cue.span.end - base
    if cue.name != "planned" or not text.endswith("다", 0, end):
        return cue.name == "planned" and _of_price(clause, cue)
    if kind is Kind.RESTRICTION and _ANNOUNCED.search(text, at, at + _SAYING):
        return True
    return bool(_HABIT.search(text, 0, at)) or _of_price(clause, cue)


def _of_price(clause: Clause, cue: Cue) -> bool:
    """Whether a clause only says where a price begins: 값은 3만위안부터 시작한다."""
    start = clause.span.start
    at = cue.span.start - start
    if not clause.text.startswith("시작", at):
        return False
    ends = [q.span.end - start for q in clause.quantities if q.unit in MONEY and q.span.end <= cue.span.start]
    return bool(ends) and _STARTS_AT.fullmatch(clause.text, ends[-1], at) is not None
