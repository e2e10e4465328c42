"""Whether a clause itself tells of somebody else than whom its fact is about, who is named nowhere in the sentence."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from itertools import combinations

from briefs.lexicon import Lexicon
from briefs.lexicon.wording import any_of, words
from briefs.model import Fact, Kind
from briefs.parsing.clauses.clause import Clause
from briefs.parsing.clauses.grammar import AGENT, TOPIC, embedded, titled
from briefs.parsing.names.products import owner, related
from briefs.parsing.subjects.another import (
    ACTOR,
    OWN,
    leads_unknown,
    of_part,
    of_relative,
    opens_place,
    strangers,
    worded,
)
from briefs.parsing.subjects.descriptions import ANY, fits, lead, sort_of_word
from briefs.parsing.text.korean import BRACKET
from briefs.parsing.text.marks import Mention
from briefs.parsing.text.pointers import THIS_COMPANY_KO, points_back

_NO_ACTORS = frozenset({"place", "media"})
_OF_OFFICIALS = frozenset({Kind.POLICY, Kind.RESTRICTION})
# Whose clause may call the other side by what it is.
_NOT_OF_ONE = frozenset({Kind.ADOPTION, Kind.PARTNERSHIP, Kind.FUNDING, Kind.RESTRICTION})
# What is told of all together, whatever points back to them.
_TOGETHER = _OF_OFFICIALS | {Kind.PARTNERSHIP}
_SEVERAL = {
    "ko": re.compile(
        r"(?:두|세|네|양|각)\s?(?:회사|업체|기업|기관|곳|사|대학|측|나라|도시|브랜드)|이들|서로|합작|공동|함께|손잡|각각|모두|나란히"
    ),
    "en": re.compile(
        r"\b(?:they|them|their|theirs|both|the (?:two|three|four|pair|duo|partners|companies|firms)|together|joint|"
        r"jointly|each|two|three|these|those)\b"
    ),
}
# 대학 두 곳과는: somebody with whom one of them does something.
_WITH_ONE = re.compile(r"[가-힣)][와과]는\s")
# Whom a clause is about, by the end of its particle.
_ABOUT = frozenset("은는이가도")
# Kinds of what is told of a thing.
_OF_THINGS = frozenset({Kind.RELEASE, Kind.PERFORMANCE})
# Nvidia's Orin chip steers the M11: what works in another's thing, between its maker and that.
_PART_OF = {
    "en": re.compile(
        rf"\b(?:{any_of(words('strangers', 'components', 'en'))})\b (?!of\b|called\b|named\b)[a-z]+[^,;.]*$"
    ),
    "ko": re.compile(
        rf"(?:{any_of(words('strangers', 'components', 'ko'))})['’]?(?:\s[^\s,.]{{1,6}}\s?개)?[이가은는]\s[^,.]*$"
    ),
}
# The same from its maker: A chip from Nvidia runs the R9.
_PART_FROM = re.compile(rf"\b(?:{any_of(words('strangers', 'components', 'en'))}) (?:from|by|of|made by) (?:the )?$")
_WORKS_IN = re.compile(r" (?!called\b|named\b|dubbed\b)[a-z]+ (?:in |inside )?(?:the|its|an?) ")
# 알리바바가 대주주인 링신은, 텐센트가 투자한 로봇 회사 링신은: who is told of behind what somebody is to him.
_RELATES = re.compile(
    rf"{BRACKET}[이가]\s(?:[^\s,.]{{1,10}}\s){{0,3}}?(?:{any_of(words('strangers', 'relates', 'ko'))})\s"
    r"(?:[^\s,.]{1,12}\s){0,4}?[^\s,.]{1,16}[은는의]\s"
)
# 쯔위안은 반대로 딥시크를 빌려 쓴다: who uses it opens the clause.
_OPENS = re.compile(r"^\W*([가-힣A-Za-z0-9]{2,12})(?:은|는|이|가|도)\s")
_USES = re.compile(
    r"(?:올려|올렸|열어\s두|쓴다|썼다|쓰고|빌려|빌린다|빌렸|도입|채택|골랐|고른다|택했|들여왔|들여놓)[^.]{0,12}\W*$"
)
_WORKINGS = frozenset(words("strangers", "workings", "ko"))
# 환각률은 낮아졌다고 시장조사업체 밍위안은 측정했다: who only tells it.
_TOLD_BY = re.compile(r"[다라]고\s(?:[^\s,.]{1,12}\s){0,2}['‘\"“]?$")
# 비용은 400만달러가 들 것으로 대학은 내다봤다: who acts behind what he tells, by what he is.
_BEHIND = re.compile(rf"\s(?P<role>{any_of(words('strangers', 'roles', 'ko'))})(?:\s측)?[은는]\s")
# 지배력을 잃은 여파로 적자를 봤다고 이 회사는 밝혔다: not whom the clause names before.
_THIS_LATE = re.compile(rf"\s{THIS_COMPANY_KO}[는가은이]\s")
# The first half of those who do something together: Shanghai's Xuhui district and miHoYo.
_WITH = re.compile(r"^\W*(?:The )?[A-Z][\w’'.-]*(?: [\w’'.-]+){0,5} and (?:the )?$")
# Who only takes in, counts or lists what others do.
_HOUSES = frozenset({"stock-exchange", "index"})


def contradicted(fact: Fact, clause: Clause, clauses: Sequence[Clause], lexicon: Lexicon) -> bool:
    """Whether the clause of a fact has an actor of its own, while its sentence is silent of one of whom it is told."""
    mentions = [m for c in clauses for m in c.mentions]
    unsaid = [one for one in fact.subject if not is_named(one, mentions, lexicon)]
    others = [one for one in fact.others if not is_named(one, mentions, lexicon)]
    alone = len(unsaid) == len(fact.subject) == 1 and not fact.what
    if unsaid and (worded(fact, clause, alone) or leads_unknown(clause) or _is_nobody(fact, clause, unsaid, lexicon)):
        return True
    if _miscounted(fact, clauses, len(unsaid), len(others), lexicon) or _has_its_part(fact, clauses, lexicon):
        return True
    if unsaid and _of_no_thing(fact, clause):
        return True
    if clause.lang == "en":
        return fact.kind in OWN and (_joined_by(fact, clause) or of_relative(fact, clause) or of_part(fact, clause))
    if (
        _late(fact, clause, clauses)
        or _of_stranger(fact, clause)
        or _only_relates(fact, clause)
        or _used_by_another(fact, clause, others)
    ):
        return True
    return bool(unsaid) and (_of_actor(fact, clause, unsaid, lexicon) or _acted_by_another(fact, clause, lexicon))


def is_named(one: str, mentions: Iterable[Mention], lexicon: Lexicon) -> bool:
    """Whether somebody, its seat, a relative or a product of theirs is among what is named."""
    known = lexicon.organisations.get(one)
    seat = known.place if known else None
    named = {m.id for m in mentions}
    makers = {owner(lexicon, name) for name in named}
    return seat in named or any(related(lexicon, one, name) for name in (*named, *makers) if name)


def _miscounted(fact: Fact, clauses: Sequence[Clause], unsaid: int, others: int, lexicon: Lexicon) -> bool:
    """Whether those of whom a fact tells, so many of them not named, can't be those that its sentence speaks of."""
    first, sides = clauses[0], {*fact.subject, *fact.others}
    told = lead(first.text, first.lang)
    if told is not None and told.count > 1:
        named = any(m.id in sides for c in clauses for m in c.organisations)
        part = any(related(lexicon, one, other) for one, other in combinations(sides, 2))
        return not named and (len(sides) == 1 or part)  # a part with its whole: the two are others
    if fact.kind in _TOGETHER:
        alone = fact.kind is Kind.PARTNERSHIP and unsaid > 1 and told is None
        with_one = alone and any(_WITH_ONE.search(c.text) for c in clauses)
        return with_one or (alone and not any(_SEVERAL[c.lang].search(c.low) for c in clauses))
    if told is None and unsaid + others > 1:
        return True
    return len(fact.subject) > 1 and unsaid > 0 and not any(_SEVERAL[c.lang].search(c.low) for c in clauses)


def _is_nobody(fact: Fact, clause: Clause, unsaid: Collection[str], lexicon: Lexicon) -> bool:
    """Whether a clause calls whom it is about by what none of those `unsaid` is: the hospital, 대학은."""
    told = lead(clause.text, clause.lang)
    late = _BEHIND.search(clause.text) if clause.lang == "ko" and told is None else None
    sort = sort_of_word(late["role"]) if late else told.sort if told and told.count == 1 else ANY
    if fact.kind in _NOT_OF_ONE or sort in (ANY, "company", "firm", "operator"):
        return False
    return not any(fits(lexicon.organisations.get(one), sort) for one in unsaid)


def _of_no_thing(fact: Fact, clause: Clause) -> bool:
    """Whether a clause measures a thing that it leaves out, for which a fact has nothing but somebody unsaid."""
    measures = {q.measure for q in fact.quantities if q.measure}
    told = fact.kind is Kind.PERFORMANCE and bool(measures)
    return told and not fact.what and not clause.products and measures.issuperset(fact.terms)


def _late(fact: Fact, clause: Clause, clauses: Sequence[Clause]) -> bool:
    """Whether a Korean clause calls whom it is about this company behind a name that is no subject."""
    late = _THIS_LATE.search(clause.text) if fact.kind in OWN else None
    if late is None:
        return False
    end = clause.span.start + late.start()
    before = [m for c in clauses for m in c.organisations if m.id in fact.subject and m.span.start < end]
    return bool(before) and not any(m.particle in TOPIC | AGENT for m in before)


def _joined_by(fact: Fact, clause: Clause) -> bool:
    """Whether an English clause opens with somebody unknown who does it together with its fact's only subject."""
    first = next((m for m in clause.organisations if (m.id,) == fact.subject), None)
    if first is None or fact.others:
        return False
    return _WITH.match(clause.text[: first.span.start - clause.span.start]) is not None


def _of_actor(fact: Fact, clause: Clause, unsaid: Collection[str], lexicon: Lexicon) -> bool:
    """Whether a Korean clause opens with somebody by what he is who is none of those of whom its fact is told."""
    actor = ACTOR.match(clause.text) if fact.kind is not Kind.ADOPTION else None
    if actor is None or lead(clause.text, "ko") or points_back(clause.low, "ko"):
        return False
    inside = [m.id for m in clause.organisations if m.span.start - clause.span.start < actor.end()]
    known = [lexicon.organisations.get(one) for one in (*unsaid, *fact.subject)]
    if not inside and any(one is not None and one.kind == "government" for one in known[: len(unsaid)]):
        return False  # its own office: 교육국은
    homes = {one.place for one in known if one is not None} if fact.kind in _OF_OFFICIALS else set()
    return not any(one in (*fact.subject, *fact.others) or one in homes for one in inside)


def _acted_by_another(fact: Fact, clause: Clause, lexicon: Lexicon) -> bool:
    """Whether a Korean clause marks somebody as its subject that is no part of its fact."""
    known = [lexicon.organisations.get(one) for one in fact.subject]
    if all(one and one.kind == "government" for one in known) and opens_place(clause, lexicon):
        return True
    told = {*fact.subject, *fact.others}
    acting = [m.id for m in clause.organisations if _acts(clause, m) and _can(m, lexicon)]
    return any(not any(related(lexicon, by, one) for one in told) for by in acting)


def _can(mention: Mention, lexicon: Lexicon) -> bool:
    known = lexicon.organisations.get(mention.id)
    return known is None or (known.kind not in _NO_ACTORS and known.is_a not in _HOUSES)


def _acts(clause: Clause, mention: Mention) -> bool:
    """Whether a Korean clause marks somebody as its own subject."""
    marked = mention.particle in TOPIC | AGENT or titled(clause, mention)
    before = clause.text[: mention.span.start - clause.span.start]
    return marked and not embedded(clause, mention) and _TOLD_BY.search(before) is None


def _of_stranger(fact: Fact, clause: Clause) -> bool:
    """Whether a Korean clause is about one whom nobody knows, to whom its fact's subject only does something."""
    marked = [m for m in clause.organisations if m.id in fact.subject]
    if fact.kind not in OWN or any(m.particle in TOPIC or titled(clause, m) for m in marked):
        return False
    ends = [span.end for span in strangers(clause) if clause.text[span.end - 1] in _ABOUT]
    return any(all(m.span.end - clause.span.start < end for m in marked) for end in ends)


def _only_relates(fact: Fact, clause: Clause) -> bool:
    """Whether a Korean clause opens with what its fact's subject is to somebody: 알리바바가 대주주인 링신은."""
    first = next(iter(clause.organisations), None) if fact.kind in OWN | {Kind.FUNDING} else None
    if first is None or first.id not in fact.subject or first.particle not in AGENT:
        return False
    return _RELATES.match(clause.text, first.span.end - clause.span.start) is not None


def _has_its_part(fact: Fact, clauses: Sequence[Clause], lexicon: Lexicon) -> bool:
    """Whether the thing of which a fact tells only has a part in it that its subject makes."""
    if fact.kind not in _OF_THINGS or len(fact.subject) != 1:
        return False
    told = [m for c in clauses for m in (*c.organisations, *c.products)]
    things = [m for m in told if m.id in fact.what and owner(lexicon, m.id) != fact.subject[0]]
    makers = [m for m in told if m.id in fact.subject]
    text, base, lang = clauses[0].sentence.text, clauses[0].sentence.span.start, clauses[0].lang
    pairs = [
        (text[: by.span.start - base], text[by.span.end - base : m.span.start - base]) for m in things for by in makers
    ]
    if any(_PART_OF[lang].search(after) for _, after in pairs):
        return True
    return lang == "en" and any(_WORKS_IN.match(after) and _PART_FROM.search(before) for before, after in pairs)


def _used_by_another(fact: Fact, clause: Clause, others: Collection[str]) -> bool:
    """Whether a Korean clause opens with a user whom nobody knows, while its fact has one from before."""
    if fact.kind is not Kind.ADOPTION or not fact.others or len(others) < len(fact.others):
        return False
    opens = _OPENS.match(clause.text)
    by = opens is not None and opens[1] not in _WORKINGS and _USES.search(clause.text) is not None
    by = by or (ACTOR.match(clause.text) is not None and lead(clause.text, "ko") is None)
    return by and not points_back(clause.low, "ko")
