"""Remembers whom a ban hit, for the bans told beside it that leave out whom they hit or only point back."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace

from briefs.lexicon import Lexicon
from briefs.model import Fact, Kind
from briefs.parsing.clauses.clause import Clause
from briefs.parsing.clauses.grammar import AGENT
from briefs.parsing.names.products import may_be_company

# Over so many paragraphs it is remembered.
NEAR = 1
# What points back to it: 이 회사에 시정을 명령했다.
POINTS = re.compile(r"이를\s|(?:이|같은|해당|두|세)\s(?:회사|업체|기업|앱|서비스)|이들|양사")
# What points back to one company: 이 회사에 과징금을 매겼다.
ONE = re.compile(r"(?:이|해당)\s(?:회사|업체|기업)(?:에|를|을|의)")
# What is no longer done with the one thing spoken of: 공공기관에서 사용을 금지했다.
UNUSED = re.compile(
    r"(?:사용|이용|접속|서비스)[을를도]?\s(?:[^,.]{0,20}\s)?(?:막|금지|차단|제한|말라|삼가)|(?:사용|이용|접속)하지 말|"
    r"쓰지 (?:못하게|않도록|말)|차단에 나섰|빗장을 (?:걸|질)"
)
# What the one who imposed it goes on about: 조사는 2021년 시작됐다, 위반이 확정되면 과징금을 물 수 있다.
FURTHER = re.compile(r"(?:^|\s)조사[가는를의에]?\s|과징금|벌금[을으]|위반이|어기면|어긴|처리 방식|고치지 않|빗장[은이]")
# What others impose on the same one in the same paragraph, unless somebody else is spoken of: 과징금을 물렸다.
FINED = re.compile(r"과징금|과태료|벌금을|시정을? (?:명령|요구)|시정명령")
OTHER = re.compile(r"(?:업체|회사|기업|곳|사)(?:들)?(?:에|에게|에는|를|을|의)\s")
# What app stores are asked to take down: 애플과 구글에 앱을 내려 달라고 요청했다.
APP = re.compile(r"(?:^|[^가-힣A-Za-z] ?|에 )(?:이 |해당 )?앱(?:을 |\s(?:삭제|차단|퇴출))")
# Of what somebody is accused: 퀄컴이 신고하지 않고 인수했다며 조사에 들어갔다.
ACCUSED = re.compile(
    r"\s?(?:[(（][^()（）]{1,40}[)）])?[이가은는]\s[^.]{2,90}?"
    r"(?:다며|라며|다는|다고 (?:보고|판단)|혐의|는지|은지|않으면)(?=[\s,]|가|로|를|에|도)"
)
# The English inquiry or thing that was spoken of: opened the investigation in June, has blocked the app since May.
SAME = re.compile(
    r"\b(?:[Tt]he|[Tt]his) (?:investigation|inquiry|probe|case|app|chatbot|company|firm|ban|listing|fine|order)\b"
)
BLAMED = AGENT | {"은", "는"}


class Targets:
    """Whom the restriction told last hit; fed clause by clause and fact by fact, in order."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._last: tuple[str, ...] = ()
        self._by: tuple[str, ...] = ()
        self._paragraph = -1
        self._clauses: list[Clause] = []  # of the sentence, as far as read

    def hear(self, clause: Clause) -> None:
        """Takes the next clause."""
        if self._clauses and self._clauses[0].sentence != clause.sentence:
            self._clauses.clear()
        self._clauses.append(clause)

    def complete(self, fact: Fact, clause: Clause, spoken: Collection[str]) -> Fact:
        """`fact` with whom it hits, where a restriction leaves that out; `spoken` is which company was spoken of."""
        if fact.kind is not Kind.RESTRICTION:
            return fact
        if clause.lang == "en":
            meant = () if fact.others else self._same(fact, clause)
        else:
            meant = self._of_app(fact, clause) if fact.others else self._meant(fact, clause, spoken)
        found = tuple(sorted({*fact.others, *[one for one in meant if one not in fact.subject]}))
        if not found:
            return fact
        self._last, self._by, self._paragraph = found, fact.subject, clause.sentence.paragraph
        return replace(fact, others=found)

    def _same(self, fact: Fact, clause: Clause) -> tuple[str, ...]:
        """Whom an English restriction hits that names nobody and is of the inquiry or the thing told of before."""
        near = clause.sentence.paragraph - self._paragraph <= NEAR and len(self._last) == 1
        named = any(m.id not in fact.subject and may_be_company(self._lexicon, m.id) for m in clause.organisations)
        return self._last if near and not named and SAME.search(clause.text) else ()

    def _of_app(self, fact: Fact, clause: Clause) -> tuple[str, ...]:
        """Whose app others are told to take down, where it is the one that was banned before."""
        near = clause.sentence.paragraph - self._paragraph <= NEAR and len(self._last) == 1
        return self._last if near and not fact.what and APP.search(clause.text) else ()

    def _meant(self, fact: Fact, clause: Clause, spoken: Collection[str]) -> tuple[str, ...]:
        if accused := self._accused(clause):
            return accused
        near = self._last if clause.sentence.paragraph - self._paragraph <= NEAR else ()
        if near and (POINTS.search(clause.text) or (len(near) == 1 and self._continues(fact, clause))):
            return near
        return tuple(spoken) if len(spoken) == 1 and ONE.search(clause.text) else ()

    def _continues(self, fact: Fact, clause: Clause) -> bool:
        if UNUSED.search(clause.text):
            return True
        if fact.subject == self._by:
            return FURTHER.search(clause.text) is not None
        beside = clause.sentence.paragraph == self._paragraph and not OTHER.search(clause.text)
        return beside and FINED.search(clause.text) is not None

    def _accused(self, clause: Clause) -> tuple[str, ...]:
        """Whom a sentence says something against in the clauses up to this one."""
        text, base = clause.sentence.text, clause.sentence.span.start
        blamed = (m for c in self._clauses for m in c.organisations if m.particle in BLAMED)
        named = [m for m in blamed if may_be_company(self._lexicon, m.id)]
        return tuple(dict.fromkeys(m.id for m in named if ACCUSED.match(text, m.span.end - base)))
