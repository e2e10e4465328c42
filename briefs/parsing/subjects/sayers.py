"""Which public body an English sentence ends by quoting: Japan will license ten items, the trade ministry said."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from briefs.parsing.clauses import grammar
from briefs.parsing.clauses.clause import Clause
from briefs.parsing.subjects.officials import Officials
from briefs.parsing.text.marks import Mention

# What stands right before and behind whoever is quoted, and how far from the end of what it said, in characters.
_BEFORE = re.compile(r",[”\"]? (?:the |its )?$")
_SAID = re.compile(r" (?:also |has |have |had |itself )*(?:said|says?|announced|added|confirmed|disclosed)\b")
_ACCORDING = re.compile(r", according to (?:the |its )?$")
_NEAR = 24


def quoted(
    clause: Clause, actors: Sequence[Mention], subject: tuple[str, ...], officials: Officials
) -> tuple[str, ...]:
    """The body that says what its government, the `subject`, does where all of an English clause is its word."""
    body = _sayer(clause, actors)
    return (body.id,) if body and officials.speaks_for(body.id, subject) else ()


def marked(actors: Mapping[Clause, Sequence[Mention]], officials: Officials, clause: Clause) -> tuple[str, ...]:
    """Whom a clause's grammar marks as its subject, or the body that says what its government does."""
    found = grammar.subject(clause, actors[clause], clause.span.end)
    return quoted(clause, actors[clause], found, officials) or found


def _sayer(clause: Clause, actors: Sequence[Mention]) -> Mention | None:
    last = actors[-1] if actors and clause.lang == "en" else None
    if last is None:
        return None
    start, end = last.span.start - clause.span.start, last.span.end - clause.span.start
    near = max(0, start - _NEAR)
    if _ACCORDING.search(clause.text, near, start):
        return last
    return last if _BEFORE.search(clause.text, near, start) and _SAID.match(clause.text, end) else None
