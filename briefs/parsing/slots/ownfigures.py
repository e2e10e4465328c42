"""Which of a clause's figures a fact of a kind has, and what bare numbers count in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from briefs.model import MONEY, Kind, Quantity, Span, Unit
from briefs.parsing.clauses.clause import Clause
from briefs.parsing.figures import nouns
from briefs.parsing.subjects import stakes
from briefs.parsing.text.cues import Cue

# What facts of a kind never have: what a thing does better is told as performance.
_NEVER: Mapping[Kind, frozenset[Unit]] = {
    Kind.RELEASE: frozenset({Unit.PERCENT, Unit.TIMES}),
    Kind.CAPABILITY: frozenset({*MONEY, Unit.PEOPLE}),
    Kind.FUNDING: frozenset({Unit.NM, Unit.PEOPLE}),
    Kind.STRATEGY: frozenset({*MONEY, Unit.UNITS, Unit.PEOPLE}),
}
# What was made together is only named where something else is told of it: 화웨이와 함께 만든 칩 900개가 들어간다.
_MADE_TOGETHER = {
    "ko": re.compile(r"(?:함께|공동으로|손잡고|같이) (?:[^\s,.]{1,10} ){0,2}?[가-힣]{0,5}[한된운든은인킨친낸] "),
    "en": re.compile(
        r"\b(?:developed|built|made|trained|worked out|created|designed)\b[^,.;]{0,40}?\b(?:with|by) (?=(?:the )?[A-Z])"
    ),
}
# A relative clause, or what describes an organisation between commas, tells of its noun alone; no comma inside a figure
# closes it. What it had before is compared with: which had held 36%, keeps 27%.
_RELATIVE = re.compile(r", (?:which(?! had\b)|who|whose|where|(?P<described>an?|the))\b")
_COMMA = re.compile(r",(?!\d)")
# Money that is raised in order to be spent: 6억달러를 모아 절반을 모델 개발에 쓴다.
_OF_MONEY = frozenset({Kind.FUNDING, Kind.INVESTMENT})
_RAISED = re.compile(r"(?:모아|모아서|조달해|유치해|끌어와|마련해)\s")
_SPENT = re.compile(r"쓰|쓸|쓴다|씁|넣|투입|투자|짓|지을|세우|세운|개발에|붓|부을")


def figures_of(kind: Kind, clause: Clause, figures: tuple[Quantity, ...], cue: Cue | None) -> tuple[Quantity, ...]:
    """Those of `figures` that a fact of `kind`, told by `cue`, has."""
    never = _NEVER.get(kind, frozenset())
    own = [q for q in stakes.figures_of(kind, clause, figures) if q.unit not in never]
    if kind is Kind.PARTNERSHIP and own:
        own = _of_the_making(clause, own)
    if clause.lang == "ko" or not own:
        return tuple(_raised_or_spent(kind, clause, own))
    own = _of_the_main_clause(clause, own, cue.span.start if cue else clause.span.end)
    return tuple([_person(clause, q) for q in own] if kind is Kind.TALENT else own)


def _raised_or_spent(kind: Kind, clause: Clause, figures: Sequence[Quantity]) -> Sequence[Quantity]:
    """Without what a Korean clause says was raised where money is spent, or what it is spent on where it is raised."""
    raised = _RAISED.search(clause.text) if kind in _OF_MONEY else None
    if raised is None or not _SPENT.search(clause.text, raised.end()):
        return figures
    at = clause.span.start + raised.start()
    return [q for q in figures if (q.span.start < at) is (kind is Kind.FUNDING)]


def _of_the_making(clause: Clause, figures: Sequence[Quantity]) -> list[Quantity]:
    """Those that tell how something was made together, where the clause says so of it in passing."""
    made = _MADE_TOGETHER[clause.lang].search(clause.text)
    if made is None:
        return [*figures]
    return [q for q in figures if made.start() <= q.span.start - clause.span.start < made.end()]


def _person(clause: Clause, quantity: Quantity) -> Quantity:
    """An English number without a noun counts people where somebody is hired or taught: a team of 60."""
    start, end = quantity.span.start - clause.span.start, quantity.span.end - clause.span.start
    if quantity.unit is not Unit.COUNT or not nouns.is_bare(clause.text, start, end):
        return quantity
    return replace(quantity, unit=Unit.PEOPLE)


def _of_the_main_clause(clause: Clause, figures: Sequence[Quantity], at: int) -> list[Quantity]:
    """Without those of relative clauses before `at`, where what tells the fact stands, if it has some of its own."""
    asides = [span for span in _relatives(clause) if span.end <= at]
    main = [q for q in figures if not any(span.start <= q.span.start < span.end for span in asides)]
    return main or [*figures]


def _relatives(clause: Clause) -> Iterator[Span]:
    base = clause.span.start
    names = frozenset([m.span.end - base for m in clause.organisations])
    for m in _RELATIVE.finditer(clause.text):
        if m["described"] and m.start() not in names:
            continue
        if closed := _COMMA.search(clause.text, m.end()):
            yield Span(base + m.start(), base + closed.start())
