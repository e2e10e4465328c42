"""Where a clause's grammar says who is told of and who is the other side, so that no guess stands against it."""

from __future__ import annotations

from dataclasses import replace

from briefs.model import Fact, Kind
from briefs.parsing.clauses.clause import Clause
from briefs.parsing.clauses.grammar import POSSESSIVE, heads_item
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
    """Whether a clause tells of a thing of the subject's and names nobody else: 콰이서우의 ‘클링’은."""
    if fact.kind not in OF_THINGS or len(fact.subject) != 1:
        return False
    told = next((m for m in clause.products if _leads(m, clause)), None)
    if told is None or owner(course.lexicon, told.id) != fact.subject[0]:
        return False
    return not clause.organisations or _maker(clause, told) == fact.subject[0]


def owned(fact: Fact, clause: Clause, course: Course) -> Fact:
    """`fact` of whose thing a Korean clause leads with, where it names both: 알리바바의 '큐원'은."""
    told = next((m for m in clause.products if m.id in fact.what and _leads(m, clause)), None)
    if clause.lang == "en" or fact.kind not in OF_THINGS or told is None:
        return fact
    maker = _maker(clause, told)
    known = maker and maker not in fact.subject and owner(course.lexicon, told.id) == maker
    return replace(fact, subject=(maker,)) if maker and known else fact


def _maker(clause: Clause, thing: Mention) -> str | None:
    """Whom a clause names right before a thing as its owner."""
    before = [m for m in clause.organisations if m.span.end <= thing.span.start and m.particle in POSSESSIVE]
    between = (
        clause.text[before[-1].span.end - clause.span.start : thing.span.start - clause.span.start] if before else "-"
    )
    return before[-1].id if between.strip(" '‘’“\"") in ("의", "s", "") else None


def _leads(thing: Mention, clause: Clause) -> bool:
    if clause.lang == "ko":
        return thing.particle in LEADING
    return clause.text[: thing.span.start - clause.span.start] in ARTICLES
