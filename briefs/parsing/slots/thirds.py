"""Whether several that a clause names have to do with a third rather than with each other."""

from __future__ import annotations

import re
from itertools import pairwise

from briefs.lexicon.wording import any_of, words
from briefs.parsing.clauses.grammar import AGENT, TOPIC
from briefs.parsing.names.products import governments
from briefs.parsing.slots.frame import Frame
from briefs.parsing.text.korean import CLOSED
from briefs.parsing.text.marks import Mention

# In one list, of which one may say where he comes from: 퀄컴과 중국 베스테크닉이.
LISTED_KO = re.compile(r"['’\"”]?(?:\s?\([^()]{1,40}\))?(?:와|과|,|및)\s(?:[가-힣]{1,8}\s){0,2}['‘\"“]?")
# They come in somewhere as one thing or another: 공동 개발사로 참여했다; or where the text has been: 여기서 나온다.
_ROLES = any_of(words("subjects", "role", "ko"))
ROLE_KO = re.compile(
    rf"(?:{_ROLES})로\s(?:참여|이름|나[서섰]|들어|뽑|합류)|"
    r"(?:^|[\s,])(?:여기|이곳|이 회사|이 공장)(?:에)?서\s"
)
# One thing with the one, another with the other: 보쉬와는 센서를 만들고, 덴소와는.
WITH_EACH = re.compile(rf"{CLOSED}(?:와|과)는\s")
# Whatever is said of the two companies is said of none but companies.
THE_TWO = re.compile(r"(?:^|\s)(?:두 회사|양사)|\b[Tt]he two (?:companies|firms)\b")


def parted(frame: Frame, sides: set[str]) -> bool:
    """Whether the sides of a clause each do something for, or with, another than each other."""
    text, base = frame.clause.text, frame.clause.span.start
    named = sorted((m for m in frame.actors if m.id in sides), key=lambda m: m.span.start)
    if _publicly(frame, sides, named):
        return True
    if frame.clause.lang == "en":
        return False
    if len({m.id for m in named}) < 2:
        return False
    if each_with(frame, sides) > 1:
        return True
    return _one_list(text, base, named) and ROLE_KO.search(text) is not None


def in_one_list(frame: Frame, sides: set[str]) -> bool:
    """Whether a Korean clause names all sides in one list that acts, whatever stands before each."""
    named = sorted((m for m in frame.actors if m.id in sides), key=lambda m: m.span.start)
    several = len({m.id for m in named}) > 1
    return several and _one_list(frame.clause.text, frame.clause.span.start, named)


def each_with(frame: Frame, sides: set[str]) -> int:
    """With how many of the sides a Korean clause says something is done, as apart from the others: 보쉬와는."""
    text, base = frame.clause.text, frame.clause.span.start
    return sum(WITH_EACH.match(text, m.span.end - base) is not None for m in frame.actors if m.id in sides)


def _publicly(frame: Frame, sides: set[str], named: list[Mention]) -> bool:
    """Whether a public body is a side of which the clause has no name: the last that the text spoke of."""
    public = {s for s in sides if frame.sort(s) == "government"}
    if THE_TWO.search(frame.clause.text) and not frame.are_companies(sides):
        return True
    if not public or len(public) == len(sides):
        return False
    known = governments(frame.lexicon)
    acting = {known.get(m.id) for m in frame.clause.organisations}
    return not public & {*(m.id for m in named), *acting}


def _one_list(text: str, base: int, named: list[Mention]) -> bool:
    pairs = pairwise(named)
    listed = all(LISTED_KO.fullmatch(text, a.span.end - base, b.span.start - base) for a, b in pairs)
    return listed and named[-1].particle in AGENT | TOPIC
