"""Whether an English sentence looks ahead to a date that it names, or tells what was so by then."""

from __future__ import annotations

import re

from briefs.lexicon.wording import pattern

_PLANNED = pattern("ahead-en", "planned")
_TIMETABLE = pattern("ahead-en", "timetable")
_COMPARED = re.compile(r"\d ?%? (?:above|below|(?:more|less|higher|lower) than) [^.,;\n]{1,50}$")
_DROPPED = pattern("ahead-en", "dropped")
PAPER = pattern("ahead-en", "paper")
_RELATIVE = re.compile(r", [^,]{0,40}\b(?:which|who|whom|whose|where) [^,]*,")
_DONE = pattern("ahead-en", "done")
# The other end of a stretch of time: from February to April, past unless something is planned.
UP_TO = re.compile(r" (?:to|until|till|through) [A-Z]")
# From 6 February somebody will do it.
_ONWARDS, _WILL = (
    ("from ", "starting ", "beginning ", "as of "),
    re.compile(r",? [^.,;\n]{1,50} (?:will|plans to|is to)\b"),
)
_SENTENCE = re.compile(r"[.!?]\s|\n")
_BY = re.compile(r"\bby (?:the (?:end|close) of |late |early |mid-?)?$", re.IGNORECASE)
_OPENS = pattern("ahead-en", "opens")
_LEADING = re.compile(r"^(?:by|the end of|the close of|\s)+", re.IGNORECASE)
# By when something had come about: by the end of June 96 clinics had bought one, 300 were in use by Tuesday evening.
_HAD = re.compile(r"[^.;:\n]{0,90}?\b(?:had|was|were)\b(?! (?:to|due|planning|expected|planned|meant)\b)")
_HAD_BEFORE = re.compile(r"\b(?:had|was|were) (?!to\b|due\b|planning\b|expected\b|planned\b|meant\b|that\b)[^.;:\n]*$")


def future(match: re.Match[str]) -> bool:
    """Whether the words before or right behind a date look ahead."""
    text = match.string
    if PAPER.search(text, max(0, match.start() - 90), match.start()):
        return False
    before = _DROPPED.sub(
        " ", _RELATIVE.sub(" ", _SENTENCE.split(text[max(0, match.start() - 90) : match.start()])[-1])
    )
    after = _SENTENCE.split(text[match.end() : match.end() + 30])[0]
    if _DONE.search(before):
        return False
    return bool(
        _PLANNED.search(before)
        or (_TIMETABLE.search(before) and not match[0].startswith("since"))
        or (_BY.search(before) and not reached(match))
        or re.match(r" (?:will|is to|are to|is due|at the latest)\b", after)
        or (before.lower().endswith(_ONWARDS) and _WILL.match(text, match.end()))
    )


def reached(match: re.Match[str]) -> bool:
    """Whether what was so by a date is told in the past."""
    text = match.string
    start = match.start() + len(match[0]) - len(_LEADING.sub("", match[0]))
    before = _SENTENCE.split(text[max(0, start - 90) : start])[-1]
    if _HAD_BEFORE.search(before):
        return _PLANNED.search(before) is None
    after = _HAD.match(text, match.end())
    return _OPENS.search(before) is not None and after is not None and _PLANNED.search(after[0]) is None


def compared(match: re.Match[str]) -> bool:
    """Whether something is only measured against what was on a date: 41% above the price of its debut on 8 January."""
    return _COMPARED.search(match.string, max(0, match.start() - 60), match.start()) is not None
