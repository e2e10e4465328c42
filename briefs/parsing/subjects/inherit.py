"""Remembers which product the text speaks of, for sentences that tell of it without its name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache

from briefs.importance import UNSURE
from briefs.lexicon import Lexicon
from briefs.lexicon.load import table
from briefs.lexicon.wording import any_of, words
from briefs.model import Fact, Kind, Lang, Span
from briefs.parsing.clauses.clause import Clause
from briefs.parsing.clauses.grammar import AGENT, TOPIC, embedded
from briefs.parsing.names.products import is_sold, owner, related, without_lines
from briefs.parsing.names.versions import product
from briefs.parsing.subjects.uses import uses_it
from briefs.parsing.text.korean import CLOSED
from briefs.parsing.text.marks import Mention
from briefs.parsing.text.pointers import points_back

# Kinds of fact that are told of a product even where it isn't named again.
ALWAYS = frozenset({Kind.PERFORMANCE, Kind.ADOPTION})
# How sure a product is that an earlier sentence named.
INHERITED = 0.8
PROGRAMMES = frozenset({Kind.POLICY})
# Over so many paragraphs a product is remembered for what is told of the company as well: an introduction, a list.
NEAR = 2
# What comes out is something else, which has no name.
ANOTHER = re.compile(
    r"(?:^|\s)(?:또 다른|다른|새|새로운|첫|차세대|후속) |신제품|신형|신작|\b(?:another|first|new|next)\b"
)
_NEW_THING = re.compile(
    r"(?:^|\s)(?:또 다른|다른|새|새로운|차세대|후속) "
    rf"(?:{any_of(words('subjects', 'in_use_thing', 'ko'))})(?:[을를은는이가의]|\s)"
)
_TOLD = re.compile(r"[다라]고\s")
# A thing by a name in quotation marks, and what is said in them.
_QUOTED = re.compile(r"['‘“\"](?P<name>[^'‘’“”\"]{2,24})['’”\"](?!(?:이?라|고|이?란|하)[고는며])")
# What points to the thing spoken of; its maker is no thing.
_POINTS = {
    "ko": re.compile(r"(?:^|\s)(?:이|그|해당|같은) (?!회사|업체|기업|그룹)|이를\s"),
    "en": re.compile(r"\b(?:it|them|this|these)\b"),
}
# What the text is about is counted or described by a clause's own word: Each of the three chips, 서버는.
_OPENING = {
    "ko": r"^\W*(?:[^\s,]{{1,10}} ){{0,2}}?(?:{})(?:은|는|이|가|의)\s",
    "en": r"^\W*(?:(?:Each|All|Some|One|Two|Most) of )?(?:[Tt]he|These|Those|Its|Both) "
    r"(?:[\w-]+ ){{0,3}}?(?:{})s?\b(?!['’-])",
}


@cache
def _families() -> Mapping[str, Mapping[str, Sequence[str]]]:
    return table("things")


def _family(sort: str | None) -> str:
    """The family of things to which a sort belongs, the one whose id ends it at the greatest length."""
    ends = [(len(end), name) for name, one in _families().items() for end in one["is"] if sort and sort.endswith(end)]
    return max(ends)[1] if ends else ""


@cache
def _called(lang: Lang) -> Mapping[str, re.Pattern[str]]:
    return {
        name: re.compile(_OPENING[lang].format(any_of(one[lang]))) for name, one in _families().items() if one[lang]
    }


# A thing that is only named as what came before is not what the text goes on about: 전작 RK3588이 나온 지 4년 만이다.
FORMER = re.compile(r"(?:전작(?:인)?|기존|종전|구형|이전 세대(?:인)?|앞선 세대(?:인)?|전 세대(?:인)?|선대)\s['‘\"“]?$")
FAR = 12
# How far from a product's name the word for its sort may stand.
BESIDE = 2


def _is_former(clause: Clause, mention: Mention) -> bool:
    at = mention.span.start - clause.span.start
    return clause.lang == "ko" and FORMER.search(clause.text, max(0, at - FAR), at) is not None


# With, on or in what something else is done, and how many words may stand between a name and that: 튜링 칩 네 개로.
_BY_IT = re.compile(
    rf"{CLOSED}(?:\s(?![^\s,.]{{0,12}}[은는이가을를의](?:\s|$))[^\s,.]{{1,8}}){{0,3}}?(?:으?로\s(?!바[꾸꿔꿨뀌]|개[편명]|이름|[명불])|에\s(?![관대][한해])|에서\s|[와과]\s|보다\s)"
)
# 모델은: what was spoken of, by what it is.
_THING = re.compile(rf"^\W*(?:{any_of(words('subjects', 'in_use_thing', 'ko'))})(?:은|는|이|가|의|도)\s")


# 이 회사 로봇을, 이용자 3억명을 거느린 앱 회사가: the maker's things in general, or its own users.
_OF_COMPANY = {"ko": re.compile(r"이 회사(?:의)?\s|회사가\s"), "en": re.compile(r"^\W*The (?:company|group|firm)\b")}


def _names_thing(fact: Fact, clause: Clause) -> bool:
    """Whether a clause has, before the figures of its fact, a thing's name that nobody knows: '야오룽 S64' 서버를."""
    text, base = clause.sentence.text, clause.sentence.span.start
    end = min((q.span.start - base for q in fact.quantities), default=len(text))
    for found in _QUOTED.finditer(text, 0, end) if clause.lang == "ko" else ():
        named = Span(*found.span("name")).shift(base)
        if not any(m.span.meets(named) for m in clause.mentions):
            return True
    return False


def _tells(clause: Clause, mention: Mention) -> bool:
    """Whether a Korean clause names somebody behind what he tells: 3000만명으로 불었다고 한신이 대표가 전했다."""
    return clause.lang == "ko" and _TOLD.search(clause.text, 0, mention.span.start - clause.span.start) is not None


def _is_beside(clause: Clause, mention: Mention) -> bool:
    """Whether a Korean clause only tells what is done with, on or in a product."""
    return clause.lang == "ko" and _BY_IT.match(clause.text, mention.span.end - clause.span.start) is not None


class Products:
    """The products that an article spoke of last, and of whom; fed clause by clause, in order."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._last: tuple[str, ...] = ()
        self._of: tuple[str, ...] = ()
        self._beside = False  # whether something else was done with it, on it or in it
        self._sort = ""
        self._paragraph = -1
        self._sentence = Span(0, 0)

    def note(self, clause: Clause, subject: Iterable[str]) -> None:
        """Takes the clause's own products as those spoken of; another subject ends the talk of them."""
        subject = tuple(subject)
        own: tuple[str, ...] = ()
        if clause.products:
            spoken = [m for m in clause.products if not _is_former(clause, m)]
            made = [m.id for m in spoken if is_sold(self._lexicon, m.id) and self._made(m.id, subject)]
            own = without_lines(tuple(dict.fromkeys(made)))
        if own:
            self._last, self._of = own[-1:] if len(own) > 2 else own, subject
            self._beside = all(_is_beside(clause, m) for m in spoken if m.id in self._last)
            self._sort = self._is_a(clause)
            self._paragraph, self._sentence = clause.sentence.paragraph, clause.sentence.span
        elif subject and not self._same(subject):
            self._last, self._of = (), subject

    def complete(self, fact: Fact, clause: Clause) -> Fact:
        """`fact` with the product spoken of where its kind is told of products and its clause names none."""
        if fact.what or not self._last or not self._same(fact.subject):
            return fact
        if fact.kind in PROGRAMMES and clause.lang == "ko" and set(fact.subject).isdisjoint(self._of):
            return fact  # what another body does is no part of the programme
        if not self._fits(fact, clause):
            return fact
        here = clause.sentence.span == self._sentence
        another = not here and self._another(fact, clause)
        if another and fact.kind is Kind.ADOPTION:
            return fact
        what = self._last[:1] if fact.kind is not Kind.POLICY else self._last
        confidence = fact.confidence * (1.0 if here else INHERITED)
        doubted = another or (self._beside and not here and not self._calls_it(clause))
        return replace(fact, what=what, confidence=min(confidence, UNSURE) if doubted else confidence)

    def _fits(self, fact: Fact, clause: Clause) -> bool:
        here, since = clause.sentence.span == self._sentence, clause.sentence.paragraph - self._paragraph
        if fact.kind is Kind.ADOPTION:
            return since <= NEAR and (bool(fact.quantities) or here or uses_it(clause))
        if fact.kind is Kind.MARKET:
            return here and bool(fact.quantities)
        if fact.kind is Kind.RELEASE:  # what it is like and how to get it, unless something else comes out beside it
            return here or not fact.action or (since <= NEAR and not ANOTHER.search(clause.text))
        return fact.kind in ALWAYS | PROGRAMMES

    def _another(self, fact: Fact, clause: Clause) -> bool:
        """Whether a later clause speaks of something else than the product, or of its maker alone."""
        if fact.kind not in ALWAYS:
            return fact.kind is Kind.RELEASE and self._of_other_sort(fact, clause)
        if fact.kind is Kind.PERFORMANCE and _NEW_THING.search(clause.text):
            return True
        return _names_thing(fact, clause) or self._of_other_sort(fact, clause) or self._of_maker(fact, clause)

    def _of_other_sort(self, fact: Fact, clause: Clause) -> bool:
        """Whether a clause opens with things of another sort, or counts such: Each of the three chips."""
        own = _family(self._sort)
        if not own:
            return False
        if any(name != own and called.match(clause.text) for name, called in _called(clause.lang).items()):
            return True
        counted = [_family(q.counted) for q in fact.quantities] if fact.kind is Kind.ADOPTION else []
        return any(one and one != own for one in counted)

    def _of_maker(self, fact: Fact, clause: Clause) -> bool:
        """Whether a clause is about the maker itself, or its things in general: 1,200 machines of Geek+."""
        used = fact.kind is Kind.ADOPTION
        if used and clause.lang == "en" and _OF_COMPANY["en"].match(clause.sentence.text):
            return True
        if _POINTS[clause.lang].search(clause.text) or any(m.id == self._sort for m in clause.terms):
            return False
        named = [m for m in clause.organisations if m.id in fact.subject and not _tells(clause, m)]
        if used and (named or _OF_COMPANY["ko"].search(clause.text)):
            return True
        return any(m.particle in TOPIC | AGENT and not embedded(clause, m) for m in named)

    def _is_a(self, clause: Clause) -> str:
        """What the product spoken of is, as the lexicon knows or the text calls it: the BR200 chip, GPU 'BR200'."""
        known = product(self._last[0], self._lexicon)
        if known is not None and known.is_a:
            return known.is_a
        spans = [m.span for m in clause.products if m.id == self._last[0]]
        beside = ((m.id, m.span.start - one.end, one.start - m.span.end) for m in clause.terms for one in spans)
        return next((sort for sort, behind, before in beside if 0 <= max(behind, before) <= BESIDE), "")

    def _calls_it(self, clause: Clause) -> bool:
        """Whether a clause calls the product spoken of by what it is: 모델은."""
        called = _THING.match(clause.text) or points_back(clause.low, clause.lang)
        return bool(called) or any(self._sort.endswith(m.id) for m in clause.terms)

    def _made(self, name: str, subject: tuple[str, ...]) -> bool:
        maker = owner(self._lexicon, name)
        return maker is None or any(related(self._lexicon, maker, s) for s in subject)

    def _same(self, subject: Iterable[str]) -> bool:
        return any(related(self._lexicon, one, other) for one in subject for other in self._of)
