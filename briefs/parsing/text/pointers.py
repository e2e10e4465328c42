"""Wording that points back to whom a text spoke of, that speaks of nobody in particular, or that tells an owner."""

from __future__ import annotations

import re
from functools import lru_cache

from briefs.lexicon import Lexicon
from briefs.lexicon.wording import any_of, any_phrase, words
from briefs.model import Lang
from briefs.parsing.text.marks import Mention

_GENERIC_KO = re.compile(any_of(words("subjects", "generic", "ko")))
_GENERIC_EN = re.compile(rf"\W*(?:{any_of(words('subjects', 'generic', 'en'))})\b", re.IGNORECASE)
_ANAPHOR_KO = re.compile(any_of(words("subjects", "anaphor", "ko")))
_ANAPHOR_EN = re.compile(rf"\b(?:{any_phrase(words('subjects', 'anaphor', 'en'))})\b")
_PARENT_KO = "모회사"
_PARENT: dict[Lang, re.Pattern[str]] = {
    "ko": re.compile(rf"^\W*(?:[^,.]{{0,12}}[,\s])?{_PARENT_KO}(?:인|는|가|의|도)"),
    "en": re.compile(r"^\W*(?:its|the) parent(?: company)?\b", re.IGNORECASE),
}
# Whose own text it is speaks of itself: a release, a company's blog, an interview.
FIRST_PERSON: dict[Lang, re.Pattern[str]] = {
    "ko": re.compile(r"(?:^|\s)(?:우리|저희|당사)(?:는|가|도|의)?\s"),
    "en": re.compile(r"\b(?:we|our)\b", re.IGNORECASE),
}
# A company by a description, for patterns of what is told of it.
COMPANY_EN = r"(?:company|firm|start-up|startup|group|maker|lab|carmaker|chipmaker|developer)"
THIS_COMPANY_KO = r"(?:이|해당) (?:회사|업체|기업|스타트업)"
# Whose thing is spoken of; a thing in which something else is is not: 지리의 'M9'에 들어간 모델은.
WITHIN_IT = r"(?:[‘'“][^‘’'“”]{1,24}[’'”]|[^\s,]{1,12})에\s[가-힣]{1,6}[간는된은인린진]\s"
# No particle but the end of a verb: 시험되고 있는 것.
_MARKER = r"(?:은|(?<![있없하되않])는|이|가|도)"
# What is done with it or there begins something else's doing: 엔비디아의 칩을 얹어 성능이, 차이나모바일의 입찰에서.
_ELSE = r"(?:에서\s|[을를]\s\S{0,5}(?:[어아여고며]|해)\s)"
# Somebody who was something there is not its own: 즈후의 최고기술책임자였던 사람이.
_ONCE = r"(?:\S{1,12}\s)?\S{1,12}(?:였던|이던|이었던|을 지낸|를 지낸)\s"
OWNS = re.compile(rf"\s?(?:\([^)]{{0,40}}\))?의\s(?!{WITHIN_IT}|{_ONCE})(?:(?!{_ELSE})[^,.]){{0,30}}?{_MARKER}(?:\s|$)")
# What may stand between a Korean maker and what is named of it: 딥시크의 'V3'.
OWNING_KO = re.compile(r"(?:의)?\s?['‘“\"]?")

# The first of its sort somewhere is somebody else than the place.
_MOST = re.compile(
    r"['’]s (?:(?:second|third|fourth|fifth)[ -])?(?:biggest|largest|leading|foremost|oldest|top|dominant|best-known) "
    r"(?!(?:court|city|province|port|leader|official|economic|political)s?\b)"
)


def where(text: str, mention: Mention, lexicon: Lexicon) -> bool:
    """Whether a place is named only for its money, US$, or for who is first there: China's biggest maker of tools.

    A Korean university's school or hospital is somebody else as well: 칭화대 부속중학교.
    """
    if text.startswith(("$", " 부속", "부속"), mention.span.end):
        return True
    if mention.particle not in ("'s", "’s"):
        return False
    if not (_MOST.match(text, mention.span.end) or _CALLED.match(text, mention.span.end)):
        return False
    known = lexicon.organisations.get(mention.id)
    return known is not None and known.kind in ("place", "government")


# What is called by what it does, and then by its name, is somebody else as well: Indonesia's sovereign fund, INA.
_CALLED = re.compile(
    r"['’]s (?!(?:[a-z-]+ )*(?:government|ministry|authorities|department|bureau|commission|administration|officials))"
    r"(?:[a-z][a-z-]* ?){1,4}, [A-Z]"
)


# A release calls whose it is by a capital: Last year the Company sold, The Company's plant.
_ISSUER = re.compile(
    r"\W*(?:(?i:in|for|at|on|by|during|since|last|this)\b[^.;]{1,60}?,? )?[Tt]he Company\b(?! (?:of|for)\b)"
)


# A note on one company means it by these: Prices of the company's chips, Management expects.
_NOTED = re.compile(
    r"\W*(?:(?i:in|for|at|on|by|during|since|last|this)\b[^.;]{1,60}?,? )?"
    r"(?:[A-Z][\w-]* (?:[\w-]+ ){0,3}?(?:of|at|from) )?"
    r"(?:[Tt]he (?:company|group|firm)|[Mm]anagement)\b(?! (?:of|for)\b)"
)
# What trades is whose article it is: The stock lost 3.9%.
_STOCK = re.compile(
    r"\W*The (?:stock|shares|share price)\b"
    r"(?! (?:of|in|market|exchange|that|which|were sold|will be|are to|on offer|offered|sold|issued)\b)"
)


def of_issuer(text: str, noted: bool = False) -> bool:
    """Whether an English clause opens with the company whose own text it is or on which it is a note, or its stock."""
    if _STOCK.match(text) or (noted and _NOTED.match(text)):
        return True
    return "he Company" in text and _ISSUER.match(text) is not None


@lru_cache(maxsize=64)
def of_nobody(text: str, lang: Lang) -> bool:
    """Whether a clause speaks of nobody in particular: 업계는, most companies."""
    return bool(_GENERIC_KO.search(text) if lang == "ko" else _GENERIC_EN.match(text))


@lru_cache(maxsize=64)
def points_back(text: str, lang: Lang) -> bool:
    """Whether wording in small letters points back to whom the text spoke of: 이 회사는, the start-up."""
    return bool((_ANAPHOR_KO if lang == "ko" else _ANAPHOR_EN).search(text))


def of_parent(text: str, lang: Lang) -> bool:
    """Whether a clause opens with the parent of whom the text spoke of."""
    return (lang == "en" or _PARENT_KO in text) and _PARENT[lang].match(text) is not None
