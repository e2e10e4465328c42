"""What a clause says is done to so many people: employed, taken on, let go, taught; and when it counts only a part."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from briefs.lexicon import people
from briefs.model import Fact, Quantity, Role, Span, Status, Unit
from briefs.parsing.clauses.clause import Clause
from briefs.parsing.slots.founding import beside
from briefs.parsing.slots.frame import Frame

COUNTS = frozenset({Unit.PEOPLE, Unit.USERS})
ROLES = frozenset({Role.AMOUNT, Role.CHANGE, Role.TO})
# What is told of the whole staff or of all places, and so of no part of them.
WHOLES = frozenset({"employees", "researchers", "engineers", "developers-number", "teachers", "professors", "quota"})
MOVED = frozenset({Unit.PERCENT, Unit.TIMES})
# Actions that a cue tells of people; what it says else is told without their number.
OF_PEOPLE = frozenset({"hire", "lay-off", "employ", "educate", "leave"})
LEVELS = frozenset({"employ", ""})
TAKEN_ON = frozenset({"hire", "engage", "employ", "lay-off", "leave"})
# Who studies is no staff: a firm that takes on PhDs does not take on students.
LEARNERS = frozenset({"doctoral-students", "students-number"})
SCHOOLS = frozenset({"university", "school", "college"})
# How a school takes on students where no word for staff stands by.
_TAKES_KO = re.compile(r"뽑|모집|선발")
_STUDENTS_KO = re.compile(r"신입생|학생|입학|정원|학부생|석사|박사과정|학과|학부|전공|대학원")
_PUPILS_KO = re.compile(r"신입생|학생|입학|정원|학부생|수강생|교육생")
_STAFF_KO = re.compile(r"교수|연구원|교원|교직원|직원|강사|전문가|인재|연구자")
_MASTERS = re.compile(r"석[·∙・ㆍ]?\s?박사|석사|\bmaster")
# The noun for staff before its number, and the word before that.
_STAFF_NOUN = re.compile(
    r"(?:(?P<word>[^\s,.]{1,20})\s)?(?P<research>연구 |연구개발 |R&D )?"
    r"(?:임직원|직원|인력|종업원|인원|근로자|연구원|연구진|개발자|엔지니어)(?:\s?수)?(?:은|는|이|가|을|를|도|만|만도)?\s"
    r"(?:[^\s,.#]{1,12} ){0,5}?[^\s,.#]{0,6}#"
)
# How a word ends with which a phrase is over, so that it says nothing of the noun behind it.
_OVER = re.compile(r"(?:은|는|이|가|도|에|에서|고|며|로|년|월|일|말|부터|까지|해|초|반기|분기|새)$")
_NOW = re.compile(r"현재(?!까지)|지금\s|\b(?:now|currently|today)\b")
_AS_OF = re.compile(r"[^\s]{0,3}\s?(?:말\s)?(?:기준|현재|당시)")
# How far around a number the words stand that tell of it, in characters.
NEAR = 110


def with_people(fact: Fact, frame: Frame) -> Fact:
    """`fact` with what its clause says is done to the people it counts as its action, empty where it doesn't say.

    What is counted of a part measures nothing, and the day on which something else was done dates no staff.
    """
    counted = [q for q in fact.quantities if q.unit in COUNTS and q.role in ROLES]
    action = _action(counted, frame) if counted and fact.action != "found" else fact.action
    if counted and not action and fact.action and fact.action not in OF_PEOPLE:
        action = fact.action
    figures = tuple([_measuring(q, action, frame) for q in fact.quantities])
    fact = replace(fact, quantities=figures) if figures != fact.quantities else fact
    if not counted or action == fact.action == "found":
        return fact
    kept = None if action == "employ" and _of_another(counted[0], frame) else fact.date
    return replace(fact, action=action, date=kept)


def _action(counted: Sequence[Quantity], frame: Frame) -> str:
    """What is done to all of those `counted`; beside a staff a part of it may be told."""
    acts = [_act(quantity, frame) for quantity in counted]
    rest = {act for act in acts[1:] if act != acts[0]}
    named = [q.measure for q in counted]
    parts = acts[0] == "employ" and rest == {""} and None not in named and len(set(named)) == len(named)
    return acts[0] if not rest or parts else ""


def _act(quantity: Quantity, frame: Frame) -> str:
    text = _masked(frame.clause, quantity)
    act, found = next(
        ((a, m) for a, wording in people.acts(frame.clause.lang) if (m := wording.search(text))), ("", None)
    )
    if found is None or (act == "employ" and (frame.is_official() or _partial(text, quantity, frame))):
        return ""
    if frame.clause.lang == "ko":
        return _of_school(act, text, frame)
    # What something is opened or signed for has not been done: an academy to train 800 people.
    meant = frame.status is Status.DONE and act not in ("leave", "employ") and text[: found.start()].endswith("to ")
    return "" if meant else act


def _of_school(act: str, text: str, frame: Frame) -> str:
    """`act` as a school does it, which takes on students by the words with which others hire."""
    school = bool(frame.subject) and all(frame.sort(one) in SCHOOLS for one in frame.subject)
    if act in ("hire", "engage") and school and not _STAFF_KO.search(text):
        return "enrol" if _TAKES_KO.search(text) or _STUDENTS_KO.search(text) else act
    if act == "enrol" and not school and not _PUPILS_KO.search(text):
        return "hire"
    return act


def _measuring(quantity: Quantity, action: str, frame: Frame) -> Quantity:
    """`quantity` as a measure of nothing where it is one of a part, or where its measure is not of such people."""
    people_too = quantity.unit in COUNTS
    moved = quantity.unit in MOVED and quantity.role is not Role.SHARE
    if quantity.measure in LEARNERS and people_too:
        mixed = quantity.measure == "doctoral-students" and _MASTERS.search(frame.clause.text)
        return replace(quantity, measure=None) if mixed or action in TAKEN_ON else quantity
    if quantity.measure not in WHOLES or not (moved or (people_too and action in LEVELS)):
        return quantity
    return replace(quantity, measure=None) if _partial(_masked(frame.clause, quantity), quantity, frame) else quantity


def _partial(text: str, quantity: Quantity, frame: Frame) -> bool:
    """Whether a number is of a part of the staff; where one is to be hired tells nothing of that."""
    at = text.index("#") + 1
    if frame.clause.lang == "ko":
        return bool(people.parts("ko").search(text)) or _of_some_ko(text, quantity, frame)
    if people.wholes_en().search(text[:at]):
        return False
    ends = at if quantity.unit is Unit.PERCENT or frame.status is Status.PLANNED else len(text)
    return people.parts("en").search(text[_named(quantity, frame) : ends]) is not None


def _named(quantity: Quantity, frame: Frame) -> int:
    """Where the name of whom the fact is about ends before its number, in what stands around that: its unit Weilan."""
    base = max(quantity.span.start - NEAR, frame.clause.span.start)
    ends = [m.span.end for m in frame.clause.organisations if m.id in frame.subject]
    return max([end - base for end in ends if base <= end <= quantity.span.start], default=0)


def _of_some_ko(text: str, quantity: Quantity, frame: Frame) -> bool:
    """Whether a word before the noun for staff says which: 로봇 연구 인력, 청두의 직원."""
    found = _STAFF_NOUN.search(text)
    word = found["word"] if found else None
    if found is None or not word or word in people.wholes_ko() or _OVER.search(word):
        return False
    base = max(quantity.span.start - NEAR, frame.clause.span.start)
    end = base + found.end("word")
    return not any(m.span.end in (end, end - 1) and frame.sort(m.id) != "place" for m in frame.clause.organisations)


def _of_another(quantity: Quantity, frame: Frame) -> bool:
    """Whether the clause dates something else than how many there are: 2017년 문을 열었으며 현재 200명."""
    if _NOW.search(frame.clause.text):
        return True
    moments = [m.span for m in frame.clause.moments if m.value == frame.date]
    return bool(moments) and not any(_dates(frame.clause, m, quantity.span) for m in moments)


def _dates(clause: Clause, moment: Span, number: Span) -> bool:
    """Whether a date is that of a number; behind a Korean one it is where it says so: 300명(지난해 말 기준)."""
    after = clause.text[moment.end - clause.span.start :]
    behind = clause.lang == "ko" and moment.start >= number.end
    return beside(clause, moment, number) and (not behind or _AS_OF.match(after) is not None)


def _masked(clause: Clause, quantity: Quantity) -> str:
    """The words around a number, for which # stands, with one sort of apostrophe and no capital at the start."""
    base = clause.span.start
    start, end = quantity.span.start - base, quantity.span.end - base
    around = f"{clause.text[max(0, start - NEAR) : start]}#{clause.text[end : end + NEAR]}"
    return (around[:1].lower() + around[1:]).replace("'", "’")
