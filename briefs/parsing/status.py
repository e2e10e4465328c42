"""Tells from the wording how far a fact has come, and which sentences tell none."""

from __future__ import annotations

from briefs.model import Status
from briefs.parsing.clauses import Clause

ORDER = (Status.UNCONFIRMED, Status.FORECAST, Status.PLANNED)
# How far from its end a Korean clause's predicate may stand, in characters.
PREDICATE = 14


def status(clause: Clause, after: tuple[Clause, ...] = ()) -> Status:
    """The status of `clause`; in Korean the sentence's last predicate colours the clauses before it."""
    names = {cue.name for part in (clause, *after[-1:]) for cue in part.cued("status")}
    return next((state for state in ORDER if state.value in names), Status.DONE)


def void(clause: Clause) -> bool:
    """Whether the clause denies, doubts, asks or judges, and so tells no fact."""
    cues = clause.cued("void")
    if clause.text.rstrip("\"'”’)").endswith("?"):
        return True
    if clause.lang == "ko":
        return any(clause.span.end - cue.span.end <= PREDICATE for cue in cues)
    return bool(cues)
