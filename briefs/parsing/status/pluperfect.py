"""What a clause tells of a time before the one that it speaks of, undated, or of none: had put money into it before."""

from __future__ import annotations

import re

from briefs.importance import unsure
from briefs.model import Fact, Kind, Status
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
_NOUN_KO = re.compile(r"[가-힣](?:이다|입니다)\W*$")
# The same in Korean, of what was done then or is used no more: 당시 걷은 돈은, 이전 판까지는 라마를 써 왔다.
_THEN_KO = re.compile(
    r"^\W*(?:당시(?:에는|엔|에)?|그때(?:는)?|그 무렵(?:에는)?)\s|"
    r"(?:이전|직전|지난|앞선|전)\s?(?:판|버전|모델|세대|제품)?까지는?\s[^.]{1,80}(?:왔다|왔습니다|[썼했됐]다|[썼했됐]습니다)\W*$"
)


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
