"""Which dates a predicate may not borrow: those of a founding, a showing or a paper told of in passing."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefs.lexicon.wording import any_of, pattern, words
from briefs.parsing.clauses.borders import apart, side
from briefs.parsing.clauses.clause import Clause
from briefs.parsing.text.marks import Moment

_HAS = pattern("borrowed", "has")
_IS = re.compile(r"\b(?:is|are|now|currently|today|still)(?: \w+ly)? $")
_PRESENT = pattern("borrowed", "present")
_OPENS = pattern("borrowed", "opens")
_NOW = re.compile(r"\b(?:now|currently|today|at present|these days)\b")
# With what is now something that is to come is compared: 100,000 by 2027, from 62,000 now.
_FROM_NOW = re.compile(r"\bfrom (?:about |some |around )?[\d.,]+[^,;]{0,16} (?:now|today|at present|currently)\b")
# What stands between a date and a predicate that is not its own.
_PARTS = re.compile(r",|\b(?:and|but|which|who)\b")
_SINCE = ("since ", "from ")
# A side clause that tells of what is to come.
_LOOKS_ON = re.compile(r"\b(?:will|would|should|(?:is|are) (?:to|due|expected|planned)|expects?)\b")
_OPENING = 12  # so far into a clause a date is that of all its parts
# How far before its predicate an auxiliary may stand, in characters.
_NEAR = 24
_NOW_KO = re.compile(r"(?:^|\s)(?:현재|지금은?|지금까지|오늘날|이제는?)\s")
# What came about then, and is otherwise now: 2023년 6월 문을 열어 지금은.
_SINCE_KO = re.compile(r"[어아해며고지](?:만|서)?,?\s$")
_GOES_ON = re.compile(r"고 있(?:다|으며|고|습니다)\W*$")
# What a date in a Korean clause only tells of a noun or of who says it: 2015년 설립된, 11일 공개한, 9월 논문에서.
_IN_PASSING = re.compile(
    rf"(?:\s?(?:말|초|중순|하순))?\s(?:[^\s,.]{{1,10}}\s){{0,2}}?(?:{any_of(words('periods', 'in_passing', 'ko'))})\s"
)
_SAID_IN = re.compile(
    rf"(?:\s?(?:말|초|중순|하순))?\s(?:[^\s,.]{{1,10}}\s){{0,2}}?(?:{any_of(words('periods', 'said_in', 'ko'))})"
    r"(?:에서|에|을 통해|를 통해)(?:\s|,)"
)
# Who reported it then: 지난달 외신이 보도했다.
_REPORTED = re.compile(r"(?:\s[^\s,.]{1,12}[이가]\s|에?\s)(?:보도|전)(?:했|한)")
_SAYS = re.compile(r"(?:밝혔|알려졌|전해졌|전했|설명했|적었|썼|공개했|보도했|강조했)[^.]{0,6}\W*$")
_BORN = re.compile(r"년?\s?(?:대|이후|이전)?\s?(?:에\s)?(?:태어|출생|생[은이])")
_FOUNDED = pattern("borrowed", "founded")
_PUT_IN = pattern("borrowed", "put-in")
# When somebody says what is so: 3월 …를 쓰고 있다고 밝혔다.
_SAYS_NOW = re.compile(r"고 있다고 (?:[^\s,.]{1,10} )?(?:밝혔|말했|설명했|전했|발표했|소개했)")
_BOUND = ("부터", "까지", " 이후")
_FOUNDED_THEN = pattern("borrowed", "founded-then")
# A clause that tells what was undone afterwards: 4월에 막았다가.
_UNDONE = re.compile(r"다가,?\s*$")


def of_now(clause: Clause, at: int) -> bool:
    """Whether the predicate at `at` tells what is so now, or has come about by now."""
    text, place = clause.text, at - clause.span.start
    if clause.lang == "ko":
        return _NOW_KO.search(text) is not None
    if _NOW.search(_FROM_NOW.sub("", text)):
        return True
    if place >= len(text):
        return _OPENS.match(text) is not None
    before = text[max(0, place - _NEAR) : place]
    return bool(_HAS.search(before) or _IS.search(before) or _PRESENT.match(text, place) or _OPENS.match(text))


def borrowed(clause: Clause, moment: Moment, at: int) -> bool:
    """Whether a date of the clause is that of something told in passing before the predicate at `at`."""
    text, base = clause.text, clause.span.start
    end = moment.span.end - base
    if clause.lang == "ko":
        now = _NOW_KO.search(text, end, max(end, at - base))
        if now is not None and _SINCE_KO.search(text, end, now.start() + 1):
            return True
        passing = _IN_PASSING.match(text, end)
        if passing is not None and passing[0].endswith("던 "):  # 냈던 신청을 석 달 만에 거뒀다 is dated by the first
            return " 만에 " not in text[end:]
        if passing is not None and passing.end() + base <= at:
            return True
        if "고 있다고" in text and not text.startswith(_BOUND, end) and _SAYS_NOW.search(text, end):
            return True
        spent = _PUT_IN.search(text, 0, moment.span.start - base)
        if (
            spent is not None
            and (spent[0][-2] in "은인한쓴댄" or text.startswith("부터", end))
            and (at <= spent.end() + base or at >= clause.span.end)
        ):
            return True
        founded = _FOUNDED_THEN.match(text, end)
        if founded is not None and founded.end() + base <= at:
            return True
        return bool(
            _BORN.match(text, end) or _REPORTED.match(text, end) or (_SAID_IN.match(text, end) and _SAYS.search(text))
        )
    parted = moment.span.end < at and _PARTS.search(text, end, at - base)
    return bool(parted) and not text.startswith(_SINCE, moment.span.start - base) and of_now(clause, at)


def not_of_another(moments: Sequence[Moment], clause: Clause, at: int, coming: Sequence[Moment] | None) -> list[Moment]:
    """Those dates of an English clause that no other predicate has than that at `at`.

    Of what is to come there are those `coming`, and its predicate stands where the clause says that it is.
    """
    base, text = clause.span.start, clause.text
    told = next((cue.span.start for cue in clause.telling), -1) if at >= clause.span.end else at
    if told < base:
        return list(moments)
    ahead = [cue.span.start - base for cue in clause.cued("status")] if coming is not None else []
    place = ahead[0] if ahead and all(apart(text, told - base, other) for other in ahead) else told - base
    return [
        m for m in moments if not _of_another(text, m.span.start - base, place, m in (coming or ()), coming is None)
    ]


def _of_another(text: str, start: int, place: int, ahead: bool, done: bool) -> bool:
    """Whether a date belongs to another predicate than that at `place`, and doesn't open it.

    One that lies `ahead` is of no side clause that tells what was: will deliver cars with a chip that it designed in
    May. What is `done` has been so since the date of another.
    """
    if not apart(text, place, start):
        return False
    held, mine = side(text, start), side(text, place)
    if held and not mine:
        return _LOOKS_ON.search(held) is not None if ahead else not (done and held.startswith("since"))
    return bool(held) or (start > _OPENING if mine else start > place)


def lends(part: Clause, clause: Clause) -> bool:
    """Whether a Korean clause may have the date of another `part` of its sentence: none that is undone or another's."""
    if _UNDONE.search(part.text):
        return False
    if _FOUNDED.search(part.text) and not any(cue.name == "found" for cue in clause.cues):
        return False
    names = [next((m for m in one.organisations if m.particle in _MARKED), None) for one in (part, clause)]
    return names[0] is None or names[1] is None or names[0].id == names[1].id


_MARKED = frozenset({"은", "는", "이", "가"})
