"""Whom and what a clause names only as what its subject is measured against: 엔비디아보다, beats GPT-4o and Gemini."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from briefs.lexicon.wording import any_of, pattern, words
from briefs.parsing.clauses import grammar
from briefs.parsing.clauses.clause import Clause
from briefs.parsing.text.marks import PRODUCT, TERM, Mention
from briefs.parsing.text.pointers import OWNING_KO

_BEATEN_EN = pattern("comparisons", "beaten-en")
# Where V3 gets 91.5: another's figure beside one's own.
_WHERE = re.compile(r"\bwhere (?:the )?$")
_GETS = re.compile(r" (?:gets?|got|scores?|scored|reach(?:es|ed)|manages|managed|needs|needed|takes|took) [$€£¥]?\d")
# The Korean verbs by the particle that they ask for, and the one or two words that may stand before them.
_ADVERBS = r"\s(?:[^\s,.]{1,12}\s){0,2}?"
_WITH, _OVER, _TO = (any_of(words("subjects", group, "ko")) for group in ("versus_with", "versus_over", "versus_to"))
_VERSUS_KO = (
    rf"(?:보다|[와과](?:도|는)?{_ADVERBS}(?:{_WITH})|[을를]{_ADVERBS}(?:{_OVER})|에(?:는|도)?{_ADVERBS}(?:{_TO})|"
    r"\s(?:대비|못지않)|의\s(?:(?:약|최대|거의|무려)\s)?"
    r"(?:(?:\d[\d.,]{0,6}|두|세|네|다섯|몇|수십|수백)\s?(?:여\s)?배|절반|[이삼사오\d]{1,3}분의))"
)
_ANY_KO = re.compile(rf"{_VERSUS_KO}|도{_ADVERBS}(?:{_OVER})")
# The name's end, and what else of it stands before the quotation mark: '제온 골드 6338'.
_CLOSING = r"(?:(?:\s[A-Za-z0-9가-힣.+-]{1,10}){1,3}(?=['’]))?['’\"”]?(?:\s?\([^()]{1,60}\))?['’\"”]?"
_BEHIND_KO = re.compile(rf"{_CLOSING}{_VERSUS_KO}")
# 딥시크의 새 모델보다, H100의 효율도 넘어섰다: what of somebody's is measured against.
_THING_KO = re.compile(
    rf"{_CLOSING}의\s(?:[^\s,.]{{1,10}}(?<![은는])\s)?(?:[가-힣A-Za-z0-9]|\d\.(?=\d)){{1,10}}?"
    rf"(?:{_VERSUS_KO}|도{_ADVERBS}(?:{_OVER}))"
)
# 엔비디아가 중국에 팔던 H20보다: what somebody makes or sells.
_SOLD_KO = re.compile(r"[이가]\s(?:[^\s,.]+\s){0,3}?[가-힣]+[은는던인한된린쓴든판낸운](?:\s[가-힣]{1,8})?\s['‘“]?")


def beaten(clause: Clause, mention: Mention) -> bool:
    """Whether a clause names somebody or something only as what its subject is measured against."""
    if clause.lang == "ko":
        return mention.span in _beaten_ko(clause)
    before = grammar.before(clause, mention)
    beside = mention.target is PRODUCT and _WHERE.search(before)
    return bool(
        _BEATEN_EN.search(before) or (beside and _GETS.match(clause.text, mention.span.end - clause.span.start))
    )


def all_beaten(clause: Clause) -> bool:
    """Whether an English clause names somebody or something, and only as what its subject does better than."""
    named = (*clause.organisations, *clause.products) if clause.lang == "en" else ()
    return bool(named) and all(beaten(clause, m) for m in named)


@lru_cache(maxsize=8)
def _beaten_ko(clause: Clause) -> frozenset[object]:
    return frozenset(_found(clause)) if _ANY_KO.search(clause.text) else frozenset()


def _sold(clause: Clause, end: int, thing: Mention) -> bool:
    """Whether whoever's name ends at a place only sells what is measured against: 엔비디아가 중국에 팔던 H20보다."""
    return _SOLD_KO.fullmatch(clause.text, end, thing.span.start - clause.span.start) is not None


def _found(clause: Clause) -> Iterator[object]:
    """The spans of those measured against, the last first: whoever shares a list with one, or owns it, is as well."""
    behind: Mention | None = None
    for mention in reversed([m for m in clause.mentions if m.target is not TERM]):
        end = mention.span.end - clause.span.start
        joined = behind is not None and (
            grammar.linked(clause, mention.span, behind.span)
            or OWNING_KO.fullmatch(clause.text, end, behind.span.start - clause.span.start)
        )
        told = behind is not None and mention.particle in grammar.AGENT and _sold(clause, end, behind)
        if joined or told or _BEHIND_KO.match(clause.text, end) or _THING_KO.match(clause.text, end):
            yield mention.span
            behind = mention
        else:
            behind = None
