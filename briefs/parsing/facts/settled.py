"""Where a clause's grammar says who is told of and who is the other side, so that no guess stands against it."""

from __future__ import annotations

from briefs.model import Fact, Kind
from briefs.parsing.clauses.clause import Clause
from briefs.parsing.clauses.grammar import heads_item
from briefs.parsing.facts.course import Course
from briefs.parsing.kinds.restriction import on_list
from briefs.parsing.names.products import owner
from briefs.parsing.subjects import uses
from briefs.parsing.subjects.clientele import named, taken_in
from briefs.parsing.subjects.posts import came_from, employer
from briefs.parsing.subjects.stakes import holding
from briefs.parsing.subjects.takeovers import takeover
from briefs.parsing.text.marks import Mention

# What is told of a thing is told of its maker.
OF_THINGS = frozenset({Kind.RELEASE, Kind.PERFORMANCE})
LEADING = frozenset({"은", "는", "이", "가"})
ARTICLES = frozenset({"", "The ", "the "})


def by_grammar(kind: Kind, clause: Clause) -> bool:
    """Whether a clause's grammar says which of those it names is the other side, or whom it is about."""
    if clause.lang == "ko" and any(heads_item(clause, m) for m in clause.organisations[:1]):
        return True
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


def made(fact: Fact, clause: Clause, course: Course) -> bool:
    """Whether a clause that names no organisation tells of a thing of the subject's: ‘클링 3.0’은 4K로 뽑아낸다."""
    if fact.kind not in OF_THINGS or clause.organisations or len(fact.subject) != 1:
        return False
    told = next((m for m in clause.products if _leads(m, clause)), None)
    return told is not None and owner(course.lexicon, told.id) == fact.subject[0]


def _leads(thing: Mention, clause: Clause) -> bool:
    if clause.lang == "ko":
        return thing.particle in LEADING
    return clause.text[: thing.span.start - clause.span.start] in ARTICLES
