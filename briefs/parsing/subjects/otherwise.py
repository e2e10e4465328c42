"""Sentences that name nobody of whom a fact could be told, and yet say that they speak of something or somebody else.

A part (Headcount there, 이 장비의), several (They), or somebody by a name that nobody knows: 타슈켄트시는, 병원 23곳도.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from briefs.lexicon import Lexicon
from briefs.lexicon.wording import any_of, words
from briefs.model import Fact, Kind
from briefs.parsing.clauses.clause import Clause
from briefs.parsing.subjects.descriptions import lead
from briefs.parsing.text.pointers import points_back

# What a part has or does by itself.
_OF_PARTS = frozenset({Kind.TALENT, Kind.CAPABILITY, Kind.MARKET, Kind.INVESTMENT, Kind.PERFORMANCE})
_OF_OFFICIALS = frozenset({Kind.POLICY, Kind.RESTRICTION})
# Headcount there has risen; not there are, out there.
_THERE = re.compile(
    r"(?<!\bout )\b[Tt]here\b(?! (?:is|are|was|were|(?:has|have|had) (?:not )?been|will|would|may|might|can|could|"
    r"should|seems?|came|to be|be)\b)"
)
# Where the clause has said before: closed its office in Silicon Valley and let go 40 people there.
_SITED = re.compile(r"\b(?:in|at|near|to|into) (?:the )?[A-Z]")
_THEY = re.compile(r"^\W*(?:(?:Together|All told|Combined|Between them),? )?(?:[Tt]hey|[Tt]hese|[Tt]hose)\b")
# 이 장비의 생산성은, 지난해 이 공장은.
_SITES = any_of((*words("strangers", "sites", "ko"), "장비", "설비", "기지", "거점", "제품", "기계"))
_THIS = re.compile(
    rf"^\W*(?:[^\s,]{{1,8}} ){{0,2}}?(?:(?:이|그) (?:{_SITES})|이곳|그곳|거기)(?:의|은|는|이|가|에는|에서는|에서) "
)
# Somebody who acts, by what he is, as a sentence speaks of him: 네덜란드 공무원들도, 병원관리국은.
_ACTOR = re.compile(
    r"^\W*(?:[^\s,.은는]{1,12}(?<![은는을를이가]) ){0,3}?[가-힣A-Za-z]{0,10}"
    rf"(?:{any_of(words('strangers', 'actors', 'ko'))}|"
    r"(?<=[가-힣]{2})(?<![출공전표지제게감무동임택증다])시|(?<=[가-힣]{2})(?<![사조저취운공])항)"
    r"(?:들|\s\S{1,4}\s?곳)?(?:은|는|도|이|가)\s"
)


def of_another(fact: Fact, clause: Clause, unsaid: Collection[str], lexicon: Lexicon) -> bool:
    """Whether a clause that is silent of those `unsaid`, of whom its fact is told, speaks of another by its words."""
    if not unsaid:
        return False
    alone = len(unsaid) == len(fact.subject) == 1 and fact.kind in _OF_PARTS and not fact.what
    if clause.lang == "en":
        there = _THERE.search(clause.text)
        sited = there is not None and _SITED.search(clause.text, 0, there.start())
        return alone and bool((there and not sited) or _THEY.match(clause.text))
    if alone and _THIS.match(clause.text):
        return True
    actor = _ACTOR.match(clause.text) if fact.kind is not Kind.ADOPTION else None
    if actor is None or lead(clause.text, "ko") or points_back(clause.low, "ko"):
        return False
    inside = [m for m in clause.organisations if m.span.start - clause.span.start < actor.end()]
    if not inside and any(_is_public(one, lexicon) for one in unsaid):
        return False  # its own office: 교육국은
    return not any(m.id in (*fact.subject, *fact.others) or _rules(m.id, fact, lexicon) for m in inside)


def _is_public(one: str, lexicon: Lexicon) -> bool:
    known = lexicon.organisations.get(one)
    return known is not None and known.kind == "government"


def _rules(place: str, fact: Fact, lexicon: Lexicon) -> bool:
    """Whether the body of which a rule is told is at home in a place."""
    homes = (lexicon.organisations.get(one) for one in fact.subject)
    return fact.kind in _OF_OFFICIALS and any(home is not None and home.place == place for home in homes)


def several(fact: Fact, clauses: Sequence[Clause], unsaid: Collection[str]) -> bool:
    """Whether a fact has several sides whom its sentence leaves out, without saying how many they are."""
    apart = fact.kind is Kind.PARTNERSHIP or fact.kind in _OF_OFFICIALS
    return len(unsaid) > 1 and not apart and lead(clauses[0].text, clauses[0].lang) is None
