"""How a name stands in its clause: whether it leads it, what it stands behind, whether it owns what follows."""

from __future__ import annotations

import re

from briefs.lexicon.wording import pattern
from briefs.parsing.clauses import grammar
from briefs.parsing.clauses.clause import Clause
from briefs.parsing.clauses.comparisons import beaten
from briefs.parsing.clauses.nextto import speaks_of
from briefs.parsing.text.judging import judges
from briefs.parsing.text.marks import Mention

# How far into a clause the name that opens it may stand.
OPENING = 4
# What may stand between a preposition and its name, in characters, and what it is.
HOLD = 24
BEHIND = pattern("standing", "behind")
EXAMPLE = pattern("standing", "example")
OWNER = re.compile(r"['’]s?\s")
# The sign of whom the clause's subject only does better than: no fact is told of them.
BEATEN = "beaten"
SITE = pattern("standing", "site")
MARKED = re.compile(r"[가-힣A-Za-z)’'\"”](?:은|는|이|가)\s")
LEADS_KO = grammar.TOPIC | grammar.AGENT


def leads(clause: Clause, mention: Mention) -> bool:
    """Whether a name opens its clause or, in Korean, is its topic or subject."""
    if mention.span.start - clause.span.start <= OPENING:
        return True
    return clause.lang == "ko" and mention.particle in LEADS_KO


def hosts(clause: Clause, mention: Mention) -> bool:
    """Whether a Korean name only tells at whose place is what the clause is about."""
    start, end = (at - clause.span.start for at in (mention.span.start, mention.span.end))
    return (
        clause.lang == "ko"
        and SITE.match(clause.text, end) is not None
        and MARKED.search(clause.text, 0, start) is not None
    )


# 매출의 71%가 텐센트에서 나왔다: from whom it comes, somewhere before the verb.
_COMES = re.compile(r"(?:[^\s,.]{1,8}\s){0,2}(?:나[왔온오]|벌어들|거둬들|들어[왔온오])")


def stands_by(clause: Clause, mention: Mention) -> bool:
    """Whether a Korean name only hosts, or only has said or found something of, what the clause is about."""
    if clause.lang == "en":
        return False
    after = clause.text[mention.span.end - clause.span.start :].partition(" ")[2]
    if mention.particle == "에서" and _COMES.match(after):
        return True
    return hosts(clause, mention) or (mention.particle in grammar.AGENT and judges(after))


def stands(clause: Clause, mention: Mention) -> set[str]:
    """What tells of an English name's part in its clause, where a Korean one has its particle."""
    start, end = (at - clause.span.start for at in (mention.span.start, mention.span.end))
    found = {"governed"} if grammar.governed(clause, mention) else set()
    if behind := BEHIND.search(clause.text, max(0, start - HOLD), start):
        found.add(f"behind:{behind[1].lower()}")
    if OWNER.match(clause.text, end):
        found.add("owns")
    if "such as" in clause.text and EXAMPLE.search(clause.text, 0, start):
        found.add(BEATEN)
    if beaten(clause, mention) or any(speaks_of(clause, mention, other) for other in clause.organisations):
        found.add(BEATEN)
    return found
