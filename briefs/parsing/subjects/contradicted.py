"""Whether a clause itself tells of somebody else than whom its fact is about, who is named nowhere in the sentence."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from functools import lru_cache

from briefs.lexicon import Lexicon
from briefs.lexicon.wording import any_of, words
from briefs.model import Fact, Kind
from briefs.parsing.clauses.clause import Clause
from briefs.parsing.clauses.grammar import AGENT, POSSESSIVE, TOPIC, embedded, governed, titled
from briefs.parsing.names.products import owner, related
from briefs.parsing.subjects.miscounted import miscounted
from briefs.parsing.subjects.otherwise import of_another, several
from briefs.parsing.subjects.unknown import leads_unknown, of_relative, strangers
from briefs.parsing.text.korean import BRACKET
from briefs.parsing.text.marks import Mention
from briefs.parsing.text.pointers import points_back

_NO_ACTORS = frozenset({"place", "media"})
# 텐센트가 올해 사들이려는 칩은 350억위안어치다: whose doing what is told of is.
_DONE_BY = re.compile(
    r"[이가]\s(?:[^\s,.]{1,12}\s){0,4}?[가-힣]{0,8}(?:[는던]|[한된린낸든쓴운산]|[할될릴낼들쓸울살])\s[가-힣A-Za-z]{1,8}[은는]\s"
)
# Kinds of what one has or does, whatever somebody else's things are.
_OWN = frozenset({Kind.INVESTMENT, Kind.MARKET, Kind.CAPABILITY, Kind.TALENT})
# Whom a clause is about, by the end of its particle.
_ABOUT = frozenset("은는이가도")
# A lab for robots that Oppo set up: a part, and who made it.
_PART_THAT = re.compile(
    r"^\W*(?:In \w+, )?(?:An?|The|One|Its|Another|This|That) (?:[\w’'-]+ ){0,4}?"
    rf"(?:{any_of(words('strangers', 'sites', 'en'))}) (?:[\w’'-]+ ){{0,4}}?(?:(?:that|which) )?(?:the )?(?=[A-Z])"
)
# Those two sites can turn out 3 million modules: whose they are, the text says before.
_THOSE_SITES = re.compile(
    rf"^\W*(?:Those|These|The|Both) (?:two |three |four )?(?:{any_of(words('strangers', 'sites', 'en'))})s\b"
)
# It has promised the lab 1.2 billion yuan: whom the text speaks of gets it.
_GIVES = re.compile(
    r"\b(?:promised|gave|gives?|given|grant(?:s|ed)|offer(?:s|ed)|hand(?:s|ed)|lent|lends|pa(?:ys|id)|"
    r"award(?:s|ed)|donated|pledged|allott?ed) (?:it|them|the (?:[a-z]+ )?(?:lab|laboratory|company|firm|group|"
    r"start-up|startup|maker|university|institute|school|developer|chipmaker|carmaker))\b"
)
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
# What a firm has by itself.
_OF_FIRMS = _OWN | {Kind.FUNDING}
# 쯔위안은 반대로 딥시크를 빌려 쓴다: who uses it opens the clause.
_OPENS = re.compile(r"^\W*([가-힣A-Za-z0-9]{2,12})(?:은|는|이|가|도)\s")
_OPENS_OF = re.compile(r"^\W*([가-힣]{2,6})(?:은|는|이|가|도|의)\s")
_USES = re.compile(r"(?:쓴다|썼다|쓰고|빌려|빌린다|빌렸|도입|채택|골랐|고른다|택했|들여왔|들여놓)[^.]{0,12}\W*$")
_WORKINGS = frozenset(words("strangers", "workings", "ko"))
# 환각률은 낮아졌다고 시장조사업체 밍위안은 측정했다: who only tells it.
_TOLD_BY = re.compile(r"[다라]고\s(?:[^\s,.]{1,12}\s){0,2}['‘\"“]?$")
# Who only takes in, counts or lists what others do.
_HOUSES = frozenset({"stock-exchange", "index"})


def contradicted(fact: Fact, clause: Clause, clauses: Sequence[Clause], lexicon: Lexicon) -> bool:
    """Whether the clause of a fact has an actor of its own, while its sentence is silent of one of whom it is told."""
    mentions = [m for c in clauses for m in c.mentions]
    unsaid = [one for one in fact.subject if not is_named(one, mentions, lexicon)]
    left_out = [*unsaid, *(one for one in fact.others if not is_named(one, mentions, lexicon))]
    if of_another(fact, clause, unsaid, lexicon) or several(fact, clauses, left_out):
        return True
    if miscounted(fact, clauses, len(unsaid), lexicon) or _has_its_part(fact, clauses, lexicon):
        return True
    if clause.lang == "ko":
        return _by_another(fact, clause, mentions, lexicon) or (
            bool(unsaid) and _acted_by_another(fact, clause, lexicon)
        )
    if fact.kind in _OWN and (of_relative(fact, clause) or _of_part(fact, clause)):
        return True
    if not unsaid:
        return False
    if fact.kind in _OWN and _THOSE_SITES.match(clause.text):
        return True
    gives = fact.kind is Kind.INVESTMENT and _GIVES.search(clause.text) is not None
    return gives or leads_unknown(clause) or _leads_en(fact, clause, lexicon)


def _by_another(fact: Fact, clause: Clause, mentions: Sequence[Mention], lexicon: Lexicon) -> bool:
    """Whether a Korean clause tells what somebody else does or has, whomever of its fact it names as well."""
    if _done_by_another(fact, clause) or _used_by_another(fact, clause, mentions, lexicon):
        return True
    return (fact.kind in _OWN and _of_stranger(fact, clause)) or (
        fact.kind in _OF_FIRMS and _only_relates(fact, clause)
    )


def _acted_by_another(fact: Fact, clause: Clause, lexicon: Lexicon) -> bool:
    """Whether a Korean clause marks somebody as its subject that is no part of its fact."""
    if _by_place(fact, clause, lexicon):
        return True
    told = {*fact.subject, *fact.others}
    acting = [m for m in clause.organisations if _acts(clause, m) and _can(m, lexicon)]
    return any(not _is_one(m, told, lexicon) for m in acting)


def is_named(one: str, mentions: Iterable[Mention], lexicon: Lexicon) -> bool:
    """Whether somebody, its seat, a relative or a product of theirs is among what is named."""
    known = lexicon.organisations.get(one)
    seat = known.place if known else None
    named = {m.id for m in mentions}
    makers = {owner(lexicon, name) for name in named}
    return seat in named or any(related(lexicon, one, name) for name in (*named, *makers) if name)


def _can(mention: Mention, lexicon: Lexicon) -> bool:
    known = lexicon.organisations.get(mention.id)
    return known is None or (known.kind not in _NO_ACTORS and known.is_a not in _HOUSES)


def _is_one(mention: Mention, told: Collection[str], lexicon: Lexicon) -> bool:
    return any(related(lexicon, mention.id, one) for one in told)


def _acts(clause: Clause, mention: Mention) -> bool:
    """Whether a Korean clause marks somebody as its own subject."""
    marked = mention.particle in TOPIC | AGENT or titled(clause, mention)
    before = clause.text[: mention.span.start - clause.span.start]
    return marked and not embedded(clause, mention) and _TOLD_BY.search(before) is None


def _done_by_another(fact: Fact, clause: Clause) -> bool:
    """Whether a Korean clause opens with what somebody else does, even a relative, and tells a figure of that."""
    first = next(iter(clause.organisations), None) if fact.kind in _OWN else None
    if first is None or first.particle not in AGENT or first.id in (*fact.subject, *fact.others):
        return False
    start, end = (at - clause.span.start for at in (first.span.start, first.span.end))
    return start <= 1 and _DONE_BY.match(clause.text, end) is not None


def _of_stranger(fact: Fact, clause: Clause) -> bool:
    """Whether a Korean clause is about one whom nobody knows, to whom its fact's subject only does something."""
    marked = [m for m in clause.organisations if m.id in fact.subject]
    if any(m.particle in TOPIC or titled(clause, m) for m in marked):
        return False
    ends = [span.end for span in strangers(clause) if clause.text[span.end - 1] in _ABOUT]
    return any(all(m.span.end - clause.span.start < end for m in marked) for end in ends)


def _only_relates(fact: Fact, clause: Clause) -> bool:
    """Whether a Korean clause opens with what its fact's subject is to somebody: 알리바바가 대주주인 링신은."""
    first = next(iter(clause.organisations), None)
    if first is None or first.id not in fact.subject or first.particle not in AGENT:
        return False
    return _RELATES.match(clause.text, first.span.end - clause.span.start) is not None


def _by_place(fact: Fact, clause: Clause, lexicon: Lexicon) -> bool:
    """Whether a Korean clause has a town for its subject that may be a word, and its fact another's office."""
    known = [lexicon.organisations.get(one) for one in fact.subject]
    if not all(one and one.kind == "government" for one in known):
        return False
    return opens_place(clause, lexicon)


def opens_place(clause: Clause, lexicon: Lexicon) -> bool:
    """Whether a Korean clause opens with a town by a name that may be a word as well: 선전은, 선전의."""
    opens = _OPENS_OF.match(clause.text) if clause.lang == "ko" else None
    named = any(m.span.start - clause.span.start <= 1 for m in clause.organisations)
    return opens is not None and not named and opens[1] in _doubtful_places(lexicon.base or lexicon)


@lru_cache(maxsize=4)
def _doubtful_places(lexicon: Lexicon) -> frozenset[str]:
    places = (one for one in lexicon.organisations.values() if one.kind == "place")
    return frozenset(name for one in places for name in one.names.weak)


def _of_part(fact: Fact, clause: Clause) -> bool:
    """Whether an English clause opens with a part that its fact's subject set up: A lab that Oppo opened has 150."""
    found = _PART_THAT.match(clause.text)
    by = (
        next((m for m in clause.organisations if m.span.start - clause.span.start == found.end()), None)
        if found
        else None
    )
    return by is not None and by.id in fact.subject and by.particle not in POSSESSIVE


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


def _used_by_another(fact: Fact, clause: Clause, mentions: Sequence[Mention], lexicon: Lexicon) -> bool:
    """Whether a Korean clause opens with a user whom nobody knows, while its fact has one from before."""
    if (
        fact.kind is not Kind.ADOPTION
        or not fact.others
        or any(is_named(one, mentions, lexicon) for one in fact.others)
    ):
        return False
    opens = _OPENS.match(clause.text)
    by = opens is not None and opens[1] not in _WORKINGS and _USES.search(clause.text) is not None
    return by and not points_back(clause.low, "ko")


def _leads_en(fact: Fact, clause: Clause, lexicon: Lexicon) -> bool:
    """Whether an English clause opens with somebody who is no part of its fact."""
    first = next(iter(clause.organisations), None)
    if first is None or first.span.start - clause.span.start > 1 or first.particle in POSSESSIVE:
        return False
    if governed(clause, first) or not _can(first, lexicon):
        return False
    return not _is_one(first, {*fact.subject, *fact.others}, lexicon)
