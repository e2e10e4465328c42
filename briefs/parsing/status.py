"""Tells from the wording how far a fact has come, and which sentences tell none."""

from __future__ import annotations

import re

from briefs.model import Kind, Status
from briefs.parsing.clauses import Clause

ORDER = (Status.UNCONFIRMED, Status.FORECAST, Status.PLANNED)
# What a paper says that nobody has announced is unconfirmed; figures that it reports of a business are taken as done.
HEARSAY = frozenset({Kind.RESTRICTION, Kind.CAPABILITY, Kind.PARTNERSHIP, Kind.INVESTMENT, Kind.FUNDING, Kind.RELEASE})
QUESTION = re.compile(r"(?:\?|[을를할될갈울릴줄질]까\.?)[\"'”’)]*\s*$")
# How far from its end a Korean clause's predicate may stand, in characters.
PREDICATE = 14


def status(clause: Clause, after: tuple[Clause, ...], kind: Kind) -> Status:
    """The status of `clause`; in Korean the sentence's last predicate colours the clauses before it."""
    names = {cue.name for part in (clause, *after[-1:]) for cue in part.cued("status")}
    if "reported" in names and kind in HEARSAY:
        return Status.UNCONFIRMED
    return next((state for state in ORDER if state.value in names), Status.DONE)


def void(clause: Clause) -> bool:
    """Whether the clause denies, doubts, asks or judges, and so tells no fact."""
    cues = clause.cued("void")
    if QUESTION.search(clause.text):
        return True
    if clause.lang == "ko":
        return any(clause.span.end - cue.span.end <= PREDICATE for cue in cues)
    return bool(cues)
