"""Gives each figure to the one right behind whose name it stands: 38%로 애플(16%)을 앞섰다, ahead of Apple's 16%."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from briefs.model import Fact, Kind, Quantity
from briefs.parsing.clauses.clause import Clause
from briefs.parsing.text.marks import Mention

# Kinds whose figures are levels that rivals are measured by; those of a funding are its backers' shares in it.
COMPARABLE = frozenset({Kind.MARKET, Kind.ADOPTION, Kind.CAPABILITY, Kind.INVESTMENT, Kind.TALENT})
BEHIND = re.compile(r"\s?\((?:약|각각|about|some|with|at)?\s?\W?|['’]s (?:about |some )?")
# How far a figure may stand behind the name whose it is.
REACH = 12


def rivals(fact: Fact, clause: Clause) -> Iterator[Fact]:
    """`fact` without the figures that are others' own, and a fact of the same kind for each of these."""
    theirs = _theirs(fact, clause) if fact.kind in COMPARABLE and len(fact.quantities) > 1 else {}
    rest = tuple(q for q in fact.quantities if not any(q in own for own in theirs.values())) if theirs else ()
    if not rest:
        yield fact
        return
    yield replace(fact, quantities=rest)
    for name, own in theirs.items():
        yield replace(fact, subject=(name,), what=(), others=(), quantities=own)


def _theirs(fact: Fact, clause: Clause) -> Mapping[str, tuple[Quantity, ...]]:
    found = {m.id: tuple(q for q in fact.quantities if _right_behind(m, q, clause)) for m in _others(fact, clause)}
    return {name: own for name, own in found.items() if own}


def _others(fact: Fact, clause: Clause) -> Iterator[Mention]:
    return (m for m in clause.organisations if m.id not in fact.subject)


def _right_behind(mention: Mention, quantity: Quantity, clause: Clause) -> bool:
    if not 0 < quantity.span.start - mention.span.end <= REACH:
        return False
    base = clause.span.start
    return bool(BEHIND.fullmatch(clause.text, mention.span.end - base, quantity.span.start - base))
