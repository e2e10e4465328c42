"""How a name stands in its clause: whether it leads it, what it stands behind, whether it owns what follows."""

from __future__ import annotations

import re

from briefs.parsing import grammar
from briefs.parsing.clauses import Clause
from briefs.parsing.comparisons import beaten
from briefs.parsing.marks import Mention
from briefs.parsing.nextto import speaks_of

# How far into a clause the name that opens it may stand.
OPENING = 4
# What may stand between a preposition and its name, in characters, and what it is.
HOLD = 24
BEHIND = re.compile(
    r"\b(from|by|of|with|to|for|in|at|on|and|against|than|like|as|into|including)\s(?:(?:the|its|a)\s)?(?:[a-z-]+\s)?$",
    re.IGNORECASE,
)
OWNER = re.compile(r"['’]s?\s")
# The sign of whom the clause's subject only does better than: no fact is told of them.
BEATEN = "beaten"
LEADS_KO = grammar.TOPIC | grammar.AGENT


def leads(clause: Clause, mention: Mention) -> bool:
    """Whether a name opens its clause or, in Korean, is its topic or subject."""
    if mention.span.start - clause.span.start <= OPENING:
        return True
    return clause.lang == "ko" and mention.particle in LEADS_KO


def stands(clause: Clause, mention: Mention) -> set[str]:
    """What tells of an English name's part in its clause, where a Korean one has its particle."""
    start, end = (at - clause.span.start for at in (mention.span.start, mention.span.end))
    found = {"governed"} if grammar.governed(clause, mention) else set()
    if behind := BEHIND.search(clause.text, max(0, start - HOLD), start):
        found.add(f"behind:{behind[1].lower()}")
    if OWNER.match(clause.text, end):
        found.add("owns")
    if beaten(clause, mention) or any(speaks_of(clause, mention, other) for other in clause.organisations):
        found.add(BEATEN)
    return found
