"""Where a clause's grammar says who is told of and who is the other side, so that no guess stands against it."""

from __future__ import annotations

from briefs.model import Fact, Kind
from briefs.parsing import uses
from briefs.parsing.clauses import Clause
from briefs.parsing.clientele import named, taken_in
from briefs.parsing.course import Course
from briefs.parsing.kinds.restriction import on_list
from briefs.parsing.posts import came_from, employer
from briefs.parsing.stakes import holding
from briefs.parsing.takeovers import takeover


def by_grammar(kind: Kind, clause: Clause) -> bool:
    """Whether a clause's grammar says which of those it names is the other side."""
    if kind is Kind.FUNDING:
        return holding(clause) is not None or takeover(clause) is not None
    if kind is Kind.TALENT:
        return employer(clause, clause.organisations) is not None or came_from(clause, clause.organisations)
    if kind is Kind.ADOPTION:
        return named(clause) or bool(taken_in(clause))
    return kind is Kind.RESTRICTION and on_list(clause) is not None


def used(fact: Fact, clause: Clause, course: Course) -> bool:
    """Whether an English clause says that the others use what the subject makes."""
    if fact.kind is not Kind.ADOPTION or clause.lang == "ko":
        return False
    return set(uses.makers(clause, fact.others, course.subjects.topic, course.lexicon)) == set(fact.subject)
