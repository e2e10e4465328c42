"""Whether a sentence's own words speak against whom its line would tell of: a part, a state, a foundry, a broker."""

from __future__ import annotations

import re

from briefs.lexicon.wording import any_of, words
from briefs.model import Kind, Status
from briefs.writing.plan import Slots
from briefs.writing.support.grounds import is_named, places
from briefs.writing.support.strangers import of_another
from briefs.writing.support.wording import says

# What belongs to somebody does it, not the whole: its chip unit, 합작사는.
_PART = re.compile(
    r"^\W*(?:(?:Its|Their|The|A)\s(?:[\w-]+\s){0,3}?(?:unit|subsidiary|arm|division|joint venture|venture|parent)\b"
    r"(?!,?\s[A-Z])|[\w ]{1,30} at the parent\b|"
    r"(?:[^,.]{0,16}\s)?(?:합작사|합작법인|모회사)(?:는|가|의|은|이)\s)"
)
# Nor does who only presses another, or has one for a cousin: 알리바바와 징둥의 할인 공세에 순이익은.
_ITS_PART = re.compile(
    rf"(?:['’]s?\s(?:[\w-]+\s){{0,2}}(?:{any_of(words('strangers', 'kin', 'en'))})\b|"
    r"(?:의)?\s(?:[가-힣A-Za-z]{1,6}\s)?(?:자회사|계열사)(?:에|가|는|도|를|의)(?:\s|$)|"
    rf"\s?(?:{any_of(words('strangers', 'kin', 'ko'))})(?=[이인\s])|"
    r"(?:(?:와|과|,)\s[가-힣A-Za-z]{1,12})?(?:의)?\s"
    rf"(?:{any_of(words('strangers', 'pressed', 'ko'))})(?:에|로|으로|\s속에|에도)\s)"
)
# The kitchen arm, Dreame Home Appliance.
_PARTS = (" arm, ", " unit, ", " subsidiary, ", " offshoot, ")
# Somebody by what he is who is nobody of those known: The Hungarian state, Poland's army, made by a foundry.
_STATE = re.compile(
    r"^\W*(?:The\s[A-Z][\w-]+\s(?:state|army|parliament|police)|(?!It['’]s)[A-Z][\w-]+['’]s\s(?:[a-z-]+\s)?"
    r"(?:army|navy|court|parliament|police|ministry|government|regulator|authority))\b"
)
_CAPITAL = re.compile(r"^\W*The\s[A-Z][\w-]+\scapital\b")
# Who only set up what is spoken of, and what of somebody's was founded: 샤오미가 세운 회사는, Zhihu's service.
_SET_UP = re.compile(
    r"(?:이|가)\s(?:[^\s,.]{1,8}\s){0,3}?(?:세운|차린|설립한|떼어\s낸|분사시킨)\s(?!뒤|지\s|후\s|이후|것|적)"
)
# Whom somebody founded who is no more there.
_FOUNDED = re.compile(r"(?:을|를)\s(?:[^\s,.]{1,8}\s)?(?:창업|공동\s?창업|설립|세[운웠]|차[린렸])")
_FOUNDS = re.compile(r"\b(?:(?:co-)?founder of|(?:co-)?found(?:ed|s|ing)|set up) $")
_NEAR = 24
_OWN_THING = re.compile(r"['’]s?\s(?!(?:[\w-]+\s){0,2}founders?\b)[a-z]")
# Who holds shares of whom is spoken of: DayOne, in which GDS still holds a third.
_HOLDER = re.compile(r"\b(?:in|of) which $")
# An offshoot that is called by its owner's name and another: the kitchen arm, Dreame Home.
_OFFSHOOT = re.compile(r"\b(?:arm|unit|subsidiary|affiliate|offshoot|spin-off|division), $")
# A person's post, behind whose firm it is in, and one that he had, before it.
_POST = re.compile(
    r"\s(?:전\s)?(?:최고경영자|최고기술책임자|회장|창업자|공동창업자|부사장|사장|출신|CEO\b)|"
    r"(?:['’]s)?\s(?:founder|co-founder|chief executive|chairman|veterans?|alumni)\b|['’]s\sformer\s(?!(?:\w+\s)?arm)"
)
_FORMER = re.compile(r"(?:\bformer |\bex-|(?<!\S)전 )$")
_OF_ONE = frozenset({Kind.FUNDING, Kind.INVESTMENT, Kind.TALENT, Kind.MARKET})
_BROKERS = frozenset({"securities-firm", "bank"})
# So many that nobody of them is the one: 기업 140곳, added 32 entities.
_MANY = re.compile(
    r"\d\s(?:[\w-]+\s)?(?:entities|companies|firms|organisations)\b|"
    r"(?:기업|업체|회사|기관)\s?\d[\d,]{0,6}(?:곳|개)|\d(?:곳|개)\s?(?:기업|업체|회사|기관)"
)


def against(slots: Slots) -> bool:
    """Whether the line would tell of one what its sentence tells of another."""
    fact, sentence = slots.fact, slots.sentence
    if fact.action == "found" and _founded(slots):
        return True
    if fact.kind is Kind.RESTRICTION and fact.action == "sanction" and _MANY.search(sentence):
        return not any(is_named(slots, other) for other in fact.others)
    if of_another(slots):
        return True
    if len(fact.subject) != 1:
        return False
    one = fact.subject[0]
    if fact.kind in _OF_ONE and _owns_only(slots, one):
        return True
    if fact.status is Status.FORECAST and slots.is_a(one) in _BROKERS and says(sentence, "reckoned-by-brokers"):
        return True
    if _CAPITAL.match(sentence) and slots.is_a(one) == "provincial-government":
        return True
    if _stands(slots, one):
        return False
    if is_named(slots, one):
        return slots.kind_of(one) == "company" and fact.kind is not Kind.STRATEGY
    foundry = fact.kind is Kind.CAPABILITY and says(sentence, "a-foundry")
    return bool(_PART.match(sentence) or _STATE.match(sentence) or foundry)


def _stands(slots: Slots, organisation: str) -> bool:
    """Whether the sentence names somebody, and not only as the owner of a part."""
    sentence = slots.sentence
    return any(
        not _ITS_PART.match(sentence, end)
        and not (sentence[end : end + 1] == " " and _capital(sentence, end) and sentence[:start].endswith(_PARTS))
        for start, end in places(slots, organisation)
    )


def _capital(sentence: str, end: int) -> bool:
    """Whether another name goes on behind one that ends there."""
    return sentence[end + 1 : end + 2].isupper()


def _owns_only(slots: Slots, organisation: str) -> bool:
    """Whether a sentence names somebody only as the owner or founder of whom it speaks of."""
    sentence, founded = slots.sentence, slots.fact.action == "found"
    named = places(slots, organisation)
    return bool(named) and all(
        _SET_UP.match(sentence, end)
        or _HOLDER.search(sentence, max(0, start - 12), start)
        or (founded and _OWN_THING.match(sentence, end))
        or (_capital(sentence, end) and _OFFSHOOT.search(sentence, 0, start))
        for start, end in named
    )


def _founded(slots: Slots) -> bool:
    """Whether a sentence that names one whom somebody founded is told of another: 메그비를 창업한 인치가."""
    named = [place for other in slots.fact.others for place in places(slots, other)]
    sentence = slots.sentence
    return not is_named(slots, slots.fact.subject[0]) and any(
        _FOUNDED.match(sentence, end) or _FOUNDS.search(sentence, max(0, start - _NEAR), start) for start, end in named
    )


def once_of(slots: Slots, organisation: str) -> bool:
    """Whether a sentence names somebody only as where a person is or was: 전 구글 최고경영자, a former Google boss."""
    sentence = slots.sentence
    named = places(slots, organisation)
    return bool(named) and all(
        _POST.match(sentence, end) or _FORMER.search(sentence, max(0, start - 12), start) for start, end in named
    )
