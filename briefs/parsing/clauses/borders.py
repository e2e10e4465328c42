"""Where within an English clause another predicate begins, which has a date and a status of its own."""

from __future__ import annotations

import re
from functools import lru_cache

from briefs.lexicon.wording import any_of, words

_NAME = r"(?!(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\b)[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){0,2}"
_SUBJECT = rf"(?:it|they|he|she|(?:the|its|their) (?!year|month|week|day|end)[\w-]+(?: [\w-]+)?|{_NAME})"
BE = r"(?:is|are|was|were|has|have|had|will|would)"
_WISH = r"(?:plans?|aims?|wants?|intends?|hopes?|expects?|forecasts?|predicts?)"
PAST = rf"(?:[a-z]+ed|{any_of(words('undone', 'past', 'en'))})"
# A second predicate, with a subject of its own or without: made up 36%, and the Dutch firm expects less.
_SECOND = re.compile(
    rf";|, now [a-z]+ing\b|,? and (?:it |then |now )?(?:{BE}|{_WISH})\b|"
    rf", (?:and|but|while|whereas) {_SUBJECT} (?:now )?(?:{BE}|{_WISH})\b|"
    # filed for a listing last June, and renewed it in January; no participle: chips, and advanced packaging
    rf", and (?:then |later |also )?{PAST} (?=(?:its?|the|an?|it|them|that|to|for|in|on|up|out|about|more)\b|[A-Z\d])"
)
# A side clause: what a thing in it did, what somebody did before or since, and what he had done.
_SIDE = re.compile(
    r",(?: (?:neither|most|all|both) of| (?:with|to|of|from|for|in|under|by|through|on))?"
    r" (?:which|whom|whose|where|who)\b|"
    r", (?:put up|set up|built|bought|finished) (?:for|at) [^,]{2,40}(?=, )|"
    r", having\b|, an? (?:[\w-]+ ){1,4}(?=since\b)|"
    rf"\b(?P<head>(?:an?|its|the) (?:[\w-]+ ){{1,5}})(?:that|which|who) (?={_SUBJECT} |{BE}\b)|"
    rf"\b(?:since|after|before|because|until) (?={_SUBJECT} (?:{BE}|{PAST}|becomes?)\b|[a-z]{{3,12}}ing\b)"
)
_CLOSES = re.compile(r"(?<!\d),(?! (?:and|or)\b)|,(?!\d)(?= (?:is|are|was|were|has|will)\b)")


def apart(text: str, one: int, other: int) -> bool:
    """Whether two places of an English clause belong to predicates of their own."""
    parts = _parts(text)
    return _part(parts, one) != _part(parts, other)


def side(text: str, at: int) -> str:
    """The side clause that holds what stands at `at`; empty where none does."""
    sides = _parts(text)[1]
    number = _part(_parts(text), at)[1]
    return text[slice(*sides[number])] if number >= 0 else ""


def _part(parts: tuple[tuple[int, ...], tuple[tuple[int, int], ...]], at: int) -> tuple[int, int]:
    """The numbers of the main part and of the side clause that hold a place; -1 where none does."""
    main, sides = parts
    inside = [number for number, (start, end) in enumerate(sides) if start <= at < end]
    return sum(start <= at for start in main), inside[-1] if inside else -1


@lru_cache(maxsize=64)
def _parts(text: str) -> tuple[tuple[int, ...], tuple[tuple[int, int], ...]]:
    main = tuple(found.start() for found in _SECOND.finditer(text))
    sides = []
    for found in _SIDE.finditer(text):
        closed = _CLOSES.search(text, found.end())
        ends = [closed.start() if closed else len(text), *[at for at in main if at > found.start()]]
        start = found.end("head") if found["head"] else found.start()  # of whom it is told stands before
        sides.append((start, min(ends)))
    return main, tuple(sides)
