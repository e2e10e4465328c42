"""Whether a sentence that doesn't name whom its line would tell of has somebody else for its subject."""

from __future__ import annotations

import re
from collections.abc import Iterable

from briefs.lexicon.wording import any_of, words
from briefs.model import Kind
from briefs.writing.plan import Slots
from briefs.writing.support.grounds import is_named, names

# 쑤위(溯域·Suyu)는: a name with its other spellings that opens a sentence; products stand in quotes.
_GLOSSED = re.compile(
    r"^\W{0,3}(?:[가-힣]{1,8}\s){0,4}([가-힣A-Za-z0-9]{2,14})"
    r"\([一-鿿]{2,10}(?:·[A-Za-z][\w .&+-]{1,30})?\)(?:은|는|이|가|도|의)\s"
)
# So did Suyu Robotics: who did the same.
_SO = re.compile(r"^\W*(?:So|Neither|Nor)\s(?:did|does|do|has|have|had|will|is|are)\s(?:the\s)?[A-Z]")
# Sentences that go on about one alone, and about two.
_ONE = re.compile(
    r"^\W*(?:It\s(?:has|is|was|will|had|plans|aims|expects|wants|hopes|says|said|also|now)\b|"
    r"(?:이|그|해당)?\s?(?:회사|업체|기업|스타트업)(?:는|가|의|도)\s)"
)
_TWO = re.compile(
    r"^\W*(?:(?:두|양)\s?(?:회사|업체|기업|사)(?:는|가|의|도)\s|(?:The\stwo|Both)\s(?:companies|firms)\b)"
)
_COMPANY = re.compile(
    r"^\W*(?:(?:이|그|해당)?\s?(?:회사|업체|스타트업)(?:는|가|의|도)\s|"
    r"The\s(?:company|firm|start-up|startup|carmaker|chipmaker)\s(?:has|is|was|will|had|plans|aims|expects|wants|hopes|says|said|also|now)\b)"
)
# A public body as who does it: the city has reserved.
_CITY = re.compile(
    r"\b[Tt]he\s(?:city|province|district|municipality)\s(?:has|will|had|is|plans|put|set|paid|pays|gave|gives|offers)\b|"
    r"^\W*(?:시|도시|성)(?:\s(?:정부|당국))?(?:는|가)\s"
)
_OWNED = re.compile(
    r"^\W{0,3}([가-힣]{2,7})의\s(?:[가-힣0-9~]{1,6}\s){0,3}"
    rf"(?:{any_of(words('strangers', 'had', 'ko'))})(?:은|는|이|가|도)\s"
)
_OWNS = re.compile(
    r"^\W{0,3}((?!The\b|Its\b|This\b|Last\b|That\b|Today\b|China\b)[A-Z][\w.&-]+(?:\s[A-Z][\w.&-]+){0,3})['’]s?\s"
    rf"(?:[\w-]+\s){{0,3}}?(?:{any_of(words('strangers', 'had', 'en'))})\b"
)
_NO_COMPANY = frozenset({"government", "university", "place"})


def of_another(slots: Slots) -> bool:
    """Whether the sentence names none of whom its line would tell of and has a subject of its own or another sort."""
    fact, sentence = slots.fact, slots.sentence
    # Whose product somebody uses is the subject of what he does with it.
    doers = fact.others if fact.kind is Kind.ADOPTION and fact.others else fact.subject
    if any(is_named(slots, one) for one in doers):
        return False
    if _SO.match(sentence) or (len(doers) > 1 and _ONE.match(sentence)):
        return True
    kinds = {slots.kind_of(one) for one in doers}
    if (_TWO.match(sentence) or _COMPANY.match(sentence)) and not kinds.isdisjoint(_NO_COMPANY):
        return True
    if kinds == {"company"} and _CITY.search(sentence):
        return True
    return fact.kind is not Kind.TALENT and any(not _is_own(slots, name) for name in _owners(sentence))


def _owners(sentence: str) -> Iterable[str]:
    """The name that a sentence opens with as its subject, or as whose figures it tells."""
    if found := _GLOSSED.match(sentence):
        yield found[1]
    if (found := _OWNED.match(sentence)) and found[1] not in words("strangers", "owning", "ko"):
        yield found[1]
    if found := _OWNS.match(sentence):
        yield found[1]


def _is_own(slots: Slots, name: str) -> bool:
    """Whether a name is one of a product or of another side of which the line tells, or the beginning of one's own."""
    known = (slots.lexicon.products.get(one) for one in slots.fact.what)
    called = [each for one in known if one for each in (*one.names.ko, *one.names.en, *one.names.zh)]
    sides = [each for one in (*slots.fact.subject, *slots.fact.others) for each in names(slots, one)]
    return any(name in each or each in name for each in called) or any(each.startswith(name) for each in sides)
