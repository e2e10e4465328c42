"""Which of the things that a strategy's sentence names it turns to, and which it leaves."""

from __future__ import annotations

import re

from briefs.lexicon.load import table
from briefs.writing.support.grounds import CLOSED, Grounds

_HEADS = table("poles")
# What may stand between a thing and the particle of what one turns to: 로봇 사업에, 칩 개발을.
_KO_OBJECT = re.compile(
    rf"{CLOSED}(?:\s?(?:{'|'.join(_HEADS['heads_ko'])})){{0,2}}\s?"
    r"(?:하나)?(?:에만|만을|만|에|을|를|이|가|도|로|으로|(?:과|와|·|,|및)(?![^.]{0,20}의\s)|$)"
)
_KO_LEFT = re.compile(
    rf"{CLOSED}(?:(?:와|과|·|,)\s?[^\s,]{{1,12}}(?:\s[^\s,]{{1,12}}){{0,2}}?)?"
    rf"(?:\s?(?:{'|'.join(_HEADS['heads_ko'])})){{0,2}}(?:은|는|을|를|에서|에만|에|의|로)?\s?"
    rf"(?:{'|'.join(_HEADS['left_ko'])})"
)
# What one would rather not do: 로봇을 서둘러 만들기보다.
_KO_RATHER = re.compile(r"[^.,]{0,24}?(?:기보다|기 대신|는 대신|지 않고|는 것보다)")
_EN_AIMED = re.compile(rf"\b(?:{'|'.join(_HEADS['aimed_en'])})", re.IGNORECASE)
_EN_CLOSED = re.compile(rf"\b(?:{'|'.join(_HEADS['closes_en'])})\b|[;:(]|\.(?!\w)")
_EN_NEXT = re.compile(
    r"[’'”\"]?(?: (?:states|countries|markets?|business(?:es)?|sectors?|industry))?\s*(?:,|and\b|or\b|as well|$)"
)
LONGEST_OBJECT = 120


def aimed_at(grounds: Grounds, pattern: str) -> bool:
    """Whether a thing stands as what the sentence's subject turns to, not as a modifier of it or as what it leaves."""
    found = grounds.places(pattern)
    if grounds.lang == "ko":
        return any(_aimed_ko(grounds.sentence[end : end + 60]) for _, end in found)
    objects = _objects(grounds.sentence)
    return any(
        start <= at and end <= stop and _EN_NEXT.match(grounds.sentence[end:stop])
        for at, end in found
        for start, stop in objects
    )


def _aimed_ko(after: str) -> bool:
    return bool(_KO_OBJECT.match(after)) and not _KO_LEFT.match(after) and not _KO_RATHER.match(after)


def _objects(sentence: str) -> list[tuple[int, int]]:
    """Where English says what one turns to: focuses on cars and small servers."""
    spans = []
    for aimed in _EN_AIMED.finditer(sentence):
        text = sentence[aimed.end() : aimed.end() + LONGEST_OBJECT]
        closed = _EN_CLOSED.search(text)
        spans.append((aimed.end(), aimed.end() + (closed.start() if closed else len(text))))
    return spans
