"""Whether a sentence names more than its line does of what money goes into: landing sites and charging stations."""

from __future__ import annotations

import re
from dataclasses import replace

from briefs.lexicon.wording import any_of, words
from briefs.model import Kind
from briefs.writing.plan import Plan, Slots
from briefs.writing.support.grounds import CLOSED, Grounds, any_pattern, grounds_of

_PATTERNS = frozenset({"money", "subsidise"})
_BEHIND_KO = re.compile(
    rf"{CLOSED}(?:\s?(?:{any_of(words('heads', 'transparent', 'ko'))})){{0,2}}{CLOSED}"
    r"(?:과 |와 |·|ㆍ|, | 및 )(?P<next>(?!함께|달리|같이|관련|더불어|[\d'‘\"“(약])[^\s,.][^,.]{0,18})"
)
_BEFORE_KO = re.compile(r"(?P<last>[가-힣A-Za-z]{1,12})(?:과 |와 |·|ㆍ| 및 )(?:[가-힣A-Za-z]{1,6} )?$")
_GOES_INTO_KO = re.compile(r"(?:에|에는|에도|을|를)(?:\s|$)")
_BEHIND_EN = re.compile(
    r"[’'”\"]?(?:,| and|, and) (?:on |in |into )?(?:its |the |an? |new |other )?(?P<next>[a-z][\w-]*(?: [a-z][\w-]*)?)"
    r"(?=[,.;]| and | for | in | by | over | this | next | until | from )"
)
_BEFORE_EN = re.compile(
    r"\b(?:on|in|into) (?P<last>(?!and\b)[\w’'-]+(?: (?!and\b)[\w’'-]+){0,3},? and )(?:on |in |into )?"
    r"(?:its |the |an? )?(?:[\w-]+ )?$"
)
_NO_THING = frozenset(words("listed", "no_thing", "en"))
_NEAR = 48


def with_more(plan: Plan, slots: Slots) -> Plan:
    """The plan as one that has not all that its sentence has, where that names more than the line."""
    if slots.fact.kind is not Kind.INVESTMENT or plan.pattern not in _PATTERNS or not plan.thing:
        return plan
    grounds = grounds_of(slots)
    told = any_pattern(
        [*map(grounds.term, plan.terms if not plan.products else ()), *map(grounds.product, plan.products)]
    )
    sides = any_pattern(map(grounds.organisation, (*slots.fact.subject, *slots.fact.others)))
    more = any(_more(start, end, told, sides, grounds) for start, end in grounds.places(told))
    return replace(plan, more=True) if more else plan


def _more(start: int, end: int, told: str, sides: str, grounds: Grounds) -> bool:
    """Whether something that the line doesn't have is listed with the thing at a place."""
    sentence, korean = grounds.sentence, grounds.lang == "ko"
    behind = (_BEHIND_KO if korean else _BEHIND_EN).match(sentence, end)
    before = (_BEFORE_KO if korean else _BEFORE_EN).search(sentence, max(0, start - _NEAR), start)
    known = re.compile(f"{told}|{sides}", re.IGNORECASE)
    if before and not known.search(before["last"]):
        return True
    if behind is None or known.search(behind["next"]):
        return False
    if korean:
        return _GOES_INTO_KO.search(behind["next"]) is not None
    return not _NO_THING.intersection(behind["next"].split())
