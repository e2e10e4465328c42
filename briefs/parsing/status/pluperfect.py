"""What a clause tells of a time before the one that it speaks of, undated, or of none: had put money into it before."""

from __future__ import annotations

import re

from briefs.importance import unsure
from briefs.lexicon.wording import pattern
from briefs.model import Fact, Kind, Status
from briefs.parsing.clauses.clause import Clause
from briefs.parsing.text.cues import Cue

_HAD = re.compile(r"\bhad (?:(?:also|already|first|long|once|only|both|been|[a-z]+ly) ){0,2}$")
_SAID = pattern("pluperfect", "said")
_NEAR = 40
_NOUN_KO = re.compile(r"[가-힣](?:이다|입니다)\W*$")
_THEN_KO = pattern("pluperfect", "then-ko")


def of_before(fact: Fact, clause: Clause, cue: Cue | None) -> Fact:
    """`fact`, in doubt where its verb only looks back on what nobody says, or nothing tells when it is."""
    if fact.status is not Status.DONE or fact.date:
        return fact
    if clause.lang == "ko":
        spent = fact.kind is Kind.INVESTMENT and cue is None and not clause.quantities
        verbless = spent and _NOUN_KO.search(clause.text) is not None
        return unsure(fact) if verbless or _THEN_KO.search(clause.text) else fact
    if cue is None:
        return fact
    at = cue.span.start - clause.span.start
    if at < 0 or not _HAD.search(clause.text, max(0, at - _NEAR), at) or _SAID.search(clause.sentence.text):
        return fact
    return unsure(fact)
