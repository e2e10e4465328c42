"""Remembers whom a ban hit, for the Korean bans told beside it that only point back or say what is no longer used."""

from __future__ import annotations

import re
from dataclasses import replace

from briefs.model import Fact, Kind
from briefs.parsing.clauses import Clause

# Over so many paragraphs it is remembered.
NEAR = 1
# What points back to it: 이 회사에 시정을 명령했다.
POINTS = re.compile(r"이를\s|(?:이|같은|해당|두)\s(?:회사|업체|기업|앱|서비스)|이들|양사")
# What is no longer done with the one thing spoken of: 공공기관에서 사용을 금지했다.
UNUSED = re.compile(
    r"(?:사용|이용|접속)[을도]?\s(?:[^,.]{0,20}\s)?(?:막|금지|차단|제한|말라)|(?:사용|이용|접속)하지 말"
)


class Targets:
    """Whom the restriction told last hit; fed fact by fact, in order."""

    def __init__(self) -> None:
        self._last: tuple[str, ...] = ()
        self._paragraph = 0

    def complete(self, fact: Fact, clause: Clause) -> Fact:
        """`fact` with those whom the one before it hit, where it is a restriction too and leaves them out."""
        if fact.kind is not Kind.RESTRICTION or clause.lang == "en":
            return fact
        if fact.others:
            self._last, self._paragraph = fact.others, clause.sentence.paragraph
            return fact
        others = tuple([one for one in self._last if one not in fact.subject])
        near = clause.sentence.paragraph - self._paragraph <= NEAR
        return replace(fact, others=others) if near and others and self._meant(clause.text) else fact

    def _meant(self, text: str) -> bool:
        return bool(POINTS.search(text) or (len(self._last) == 1 and UNUSED.search(text)))
