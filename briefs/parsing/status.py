"""Tells from the wording how far a fact has come, and which sentences tell none."""

from __future__ import annotations

import re

from briefs.model import Kind, Status
from briefs.parsing.clauses import Clause
from briefs.parsing.cues import Cue

ORDER = (Status.UNCONFIRMED, Status.FORECAST, Status.PLANNED)
# What a paper says that nobody has announced is unconfirmed; figures that it reports of a business are taken as done.
HEARSAY = frozenset({Kind.RESTRICTION, Kind.CAPABILITY, Kind.PARTNERSHIP, Kind.INVESTMENT, Kind.FUNDING, Kind.RELEASE})
QUESTION = re.compile(r"(?:\?|[을를할될갈울릴줄질]까\.?)[\"'”’)]*\s*$")
# Syllables with the final consonant of the past tense, and how far from its end a Korean clause may show it.
PAST = re.compile("[" + "".join(chr(code) for code in range(0xAC00, 0xD7A4) if (code - 0xAC00) % 28 == 20) + "]")
ENDING = 6
PAST_EN = re.compile(
    r"\w+ed|\w+ed (?:up|out|the)|put out|showed off|went live|began selling|went on sale|brought out|opened up"
)
BE = re.compile(r"\b(?:be|been|is|are|being|to|will|would)\s$")
WHOSE_WORD = {"unconfirmed", "reported"}
# How far from its end a Korean clause's predicate may stand, in characters.
PREDICATE = 14


def status(clause: Clause, after: tuple[Clause, ...], kind: Kind) -> Status:
    """The status of what `clause` tells as `kind`; the sentence's last predicate colours the clauses before it."""
    names = _of_clause(clause, kind) | {name for last in after[-1:] for name in _of_end(last, clause)}
    if "reported" in names and kind in HEARSAY:
        return Status.UNCONFIRMED
    return next((state for state in ORDER if state.value in names), Status.DONE)


def _of_clause(clause: Clause, kind: Kind) -> set[str]:
    """The clause's own status cues; in Korean those from the fact's verb on: what stands before tells of others."""
    decisive = next((cue for cue in clause.cues if cue.group == kind.value), None)
    first = decisive.span.start if decisive else clause.span.start
    if clause.lang == "en":
        past = decisive and _past(clause, decisive)
        looks_on = {cue.name for cue in clause.cued("status") if not past or cue.span.start < first}
        return looks_on | ({cue.name for cue in clause.cued("status")} & WHOSE_WORD)
    return {cue.name for cue in clause.cued("status") if cue.span.end > first}


def _past(clause: Clause, cue: Cue) -> bool:
    """Whether an English cue is a verb in the past, so that what is planned further on is not its own plan."""
    start, end = cue.span.start - clause.span.start, cue.span.end - clause.span.start
    return bool(PAST_EN.fullmatch(clause.text, start, end)) and not BE.search(clause.text[:start])


def _of_end(last: Clause, clause: Clause) -> set[str]:
    """What the sentence's end says of `clause`: only whose word it is, where that has a tense of its own (했고)."""
    cues = last.cued("status")
    if last.lang == "en" or PAST.search(clause.text[-ENDING:]):
        return {cue.name for cue in cues} & WHOSE_WORD
    return {cue.name for cue in cues if last.span.end - cue.span.end <= PREDICATE}


def void(clause: Clause) -> bool:
    """Whether the clause denies, doubts, asks or judges, and so tells no fact."""
    cues = clause.cued("void")
    if QUESTION.search(clause.text):
        return True
    if clause.lang == "ko":
        return any(clause.span.end - cue.span.end <= PREDICATE for cue in cues)
    return bool(cues)
