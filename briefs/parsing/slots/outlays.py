"""What money goes into: of the things that a clause names those that its money or its verb takes.

A laboratory for robot brains is no robot brain, and an AI farm machine is not AI.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefs.lexicon.wording import wording
from briefs.model import MONEY
from briefs.parsing.slots.frame import Frame
from briefs.parsing.text.marks import Mention

THINGS = ("object", "technology", "sector")
# What money is put into follows one of these: into a plant, on chips, for research; a building comes behind its verb.
_INTO = re.compile(
    r"\b(?:(?:in|into|on|for|behind|towards?)|to(?= (?:the|its|an?|their|makers|firms|companies|start-ups)\b)|"
    r"to (?:help|support|develop|promote|foster|boost|fund|expand|upgrade|buy|subsidi[sz]e|back|make|design))\s+"
)
_BUILDS = re.compile(
    r"(?<!that )(?<!which )(?<!who )\b(?:build(?:s|ing)?|built|put(?:s|ting)? up|open(?:s|ing)?|construct(?:s|ing|ed)?|"
    r"endow(?:s|ed)?)\s+"
)
# When and where it is spent is not what for: in March, over three years, in Wuhan.
_TIME_OR_PLACE = re.compile(
    r"(?:the )?(?:next|coming|past|first|second|third|fourth|last|same|full|quarter|year|period|country|province|city|"
    r"region|cash|total|all|fact|return|addition|\d)|"
    r"[A-Z][a-z]+(?=[\s,.]|$)(?! (?:[a-z]+ )?(?:and|chips?|models?|robots?))"
)
# Where a noun phrase ends.
_ENDS = re.compile(
    r"[;:.(—]|,(?! (?!(?:an?|the|which|who|it|with|part|most|half|more|said)\b)(?:[\w’-]+ ){0,2}[\w’-]+(?:,| and\b))|"
    r"(?:^|\s)(?:that|which|who|whose|where|to|from|with|by|over|within|through|at|of|for|in|on|"
    r"until|this|next|last|per|under|between|during|after|before|so|as|while|if|when|since|because|but|than|is|are|was|"
    r"were|will|has|had|have)\s"
)
_AND = re.compile(r",? and (?:(?:on|into|in|for) )?|, ")
_MORE = re.compile(r"[^,;:]{0,40}? and (?:on|into|in|for) ")
_OF_WHAT = re.compile(r" (?:on|in|of|into|for) ")
# How much of the clause's rest is looked at, in characters.
_REACH = 160


def targets(frame: Frame) -> tuple[str, ...]:
    """The clause's terms, of its things only those that money goes into."""
    types = {term: frame.lexicon.terms[term].type for term in frame.terms}
    if not any(sort in THINGS for sort in types.values()):
        return frame.terms
    kept = _korean(frame) if frame.clause.lang == "ko" else _english(frame)
    return tuple(term for term in frame.terms if types[term] not in THINGS or term in kept)


def _korean(frame: Frame) -> set[str]:
    """Things whose noun ends there: no other follows it (AI 농기계), nor is it only said of another (칩의)."""
    text, base = frame.clause.text, frame.clause.span.start
    generic = wording("deals", "field")
    ended = (m for m in frame.clause.terms if m.particle != "의")
    return {
        m.id for m in ended if m.particle or _closes(text, m.span.end - base) or generic.match(text, m.span.end - base)
    }


def _closes(text: str, end: int) -> bool:
    return not text[end : end + 1].isspace() or text[end : end + 2].strip() == ""


def _english(frame: Frame) -> set[str]:
    """Things at the end of a noun phrase behind the money or the verb."""
    base, kept = frame.clause.span.start, set()
    for start, end in _phrases(frame):
        held = [m for m in frame.clause.terms if start <= m.span.start - base and m.span.end - base <= end]
        if held and _heads(frame, held[-1], end):
            kept |= {m.id for m in held if m.span.end == held[-1].span.end}
    return kept


def _heads(frame: Frame, last: Mention, end: int) -> bool:
    """Whether a thing ends its phrase, or nothing but a general noun follows: AI projects."""
    rest = frame.clause.text[last.span.end - frame.clause.span.start : end].strip(" ,\"'”’")
    return rest in ("", "s") or wording("deals", "field").fullmatch(rest) is not None


def _phrases(frame: Frame) -> Iterator[tuple[int, int]]:
    """Where the noun phrases stand in the clause that say what the money is for."""
    text = frame.clause.text
    for begin in _starts(frame):
        start: int | None = begin
        while start is not None:
            stop = _ENDS.search(text, start)
            end = stop.start() if stop else len(text)
            at = start
            for joint in _AND.finditer(text, start, end):
                yield at, joint.start()
                at = joint.end()
            yield at, end
            start = _follows(text, at, end)


def _follows(text: str, start: int, end: int) -> int | None:
    """Where more that it is for begins: and on chips, or what the research, of which nothing else is said, is on."""
    more = _MORE.match(text, end)
    if more is None and wording("deals", "field").fullmatch(text[start:end].split(" ")[-1]):
        more = _OF_WHAT.match(text, end)
    return more.end() if more else None


def _starts(frame: Frame) -> Iterator[int]:
    """Where what the money is for begins: behind the money, else behind the verb, or at the clause's beginning."""
    text, base = frame.clause.text, frame.clause.span.start
    money = [q.span.end - base for q in frame.figures if q.unit in MONEY]
    cue = frame.reading.cue
    if built := next(iter(_BUILDS.finditer(text)), None):
        yield built.end()
    if (led := _INTO.match(text[:12].lower())) and text[:1].isupper():
        yield led.end()
    begin = max(money) if money else cue.span.start - base if cue else 0
    for found in _INTO.finditer(text, begin, begin + _REACH):
        if not _TIME_OR_PLACE.match(text, found.end()):
            yield found.end()
            return
