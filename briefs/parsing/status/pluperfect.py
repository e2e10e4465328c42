"""What an English clause tells of a time before the one that it speaks of, undated: had put money into it before."""

from __future__ import annotations

import re

from briefs.importance import unsure
from briefs.model import Fact, Status
from briefs.parsing.clauses.clause import Clause
from briefs.parsing.text.cues import Cue

_HAD = re.compile(r"\bhad (?:(?:also|already|first|long|once|only|both|been|[a-z]+ly) ){0,2}$")
# What somebody says or finds had been done is news.
_SAID = re.compile(
    r"\b(?:sa(?:id|ys?)|told|tells|announc\w+|disclos\w+|report(?:s|ed|edly)|confirm\w+|reveal\w+|wrote|writes|adds|added|"
    r"accord\w+|claim\w+|stat(?:es|ed)|found|shows|showed|learn\w+|denied|admit\w+|boast\w+|"
    r"by (?:the )?(?:end|then|now))\b"
)
_NEAR = 40


def of_before(fact: Fact, clause: Clause, cue: Cue | None) -> Fact:
    """`fact`, in doubt where its verb only looks back on what nobody says."""
    if cue is None or clause.lang != "en" or fact.status is not Status.DONE or fact.date:
        return fact
    at = cue.span.start - clause.span.start
    if at < 0 or not _HAD.search(clause.text, max(0, at - _NEAR), at) or _SAID.search(clause.sentence.text):
        return fact
    return unsure(fact)
