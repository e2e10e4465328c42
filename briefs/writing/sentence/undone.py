"""What a sentence says is left out, given up, undone again or still going on."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import cache

from briefs.lexicon import Lexicon
from briefs.lexicon.load import table
from briefs.lexicon.wording import any_of, language, words
from briefs.model import Fact, Kind, Lang, SourcedFact, Status

# What is made on a process already, whatever is to be done with it.
_MADE_ON = re.compile(r", (?:which is )?(?:made|built|manufactured|produced|fabricated) (?:on|in|with|using) ")
# Kinds in which one may do without a thing; a ban that is given up is told by its own action.
_OWN_WORK = frozenset({Kind.STRATEGY, Kind.RELEASE, Kind.CAPABILITY, Kind.INVESTMENT, Kind.ADOPTION, Kind.PERFORMANCE})
# What stands between such a word and its thing; no other predicate.
_GAP_EN = r"(?: (?!(?:and|but|to|which|that|while|who) )[\w’'-]+){0,5} $"
_GAP_KO = r"(?:[을를은는이가도의과와]|에서)?(?:\s[^\s,.]{1,7}){0,2}?\s?"
_NEAR = 70
# What is put on a list and taken off again, and what is threatened in case something is not done.
_AGAIN = re.compile(r"[었았했렸켰췄]다가,?\s")
_UNLESS = re.compile(r"지 (?:않|못하)[가-힣]{0,2}면|\bunless\b|\bor else\b|, or (?:the|its?|their|his)\b")
_CURBS = frozenset({"ban", "restrict", "sanction", "tariff", "require-licence", "impose", "order"})
_WOULD = re.compile(r"\bwould (?:not )?have (?:cost|taken|paid|sold|bought|spent|won|risen|fallen|grown|earned)\b")
_TRIED = frozenset({"acquire", "buy-shares", "list", "file", "apply-to-list", "raise"})
_NOUN = r"(?:listing|flotation|IPO|takeover|purchase|acquisition|attempt|bid|merger|deal|talks|offer|plans?)"
_GIVEN_UP = re.compile(
    r"(?:려|했)다가?\s[^.]{0,40}?(?:접[었은고기]|포기|그만|무산|철회|실패|물러)|상장[^.,]{0,14}\s(?:미뤄졌|미뤘|연기됐|연기했)|"
    r"(?:인수|합병|상장|매각)[^.,]{0,12}(?:무산됐|철회했|포기했|백지화)|"
    rf"\b(?:abandon(?:s|ed|ing)?|gave up|given up|scrapped|shelved|called off|withdrew|dropped) "
    rf"(?:(?:its|the|a|an|their|plans for) )?(?:[\w-]+ ){{0,2}}?{_NOUN}\b|"
    rf"\b{_NOUN}\b[^.;,]{{0,50}} (?:(?:was|were|been) (?:abandoned|dropped|shelved|scrapped|called off|withdrawn)|"
    r"fell through|collapsed|(?:came to|ended in) nothing|led nowhere)\b"
)
_NOT_GOING_ON = frozenset({"left_out", "given_up", "talked_about", "at_first", "considered", "intended", "past"})
_STANCES = ("talked_about", "considered", "intended")
_AHEAD = frozenset({Status.PLANNED, Status.UNCONFIRMED})


def kept(sourced: SourcedFact, lexicon: Lexicon) -> Fact:
    """The fact without the terms and products that its sentence names only as what one does without or gives up."""
    fact, lang = sourced.fact, sourced.source.lang
    if fact.kind not in _OWN_WORK or not _words(lang).search(sourced.sentence):
        return fact

    def stays(name: str) -> bool:
        return not _all_denied(_forms(name, lexicon, lang), sourced.sentence, lang)

    return replace(fact, terms=tuple(filter(stays, fact.terms)), what=tuple(filter(stays, fact.what)))


def undone(fact: Fact, sentence: str) -> bool:
    """Whether it would only have been, was lifted again or is only threatened, or what was tried was given up."""
    if would := _WOULD.search(sentence):
        return all(q.span.start - fact.span.start > would.start() for q in fact.quantities)
    if fact.kind is Kind.FUNDING and fact.action in _TRIED:
        return _GIVEN_UP.search(sentence) is not None
    if fact.kind is not Kind.RESTRICTION or fact.action not in _CURBS:
        return False
    return bool(_AGAIN.search(sentence) or (fact.status is Status.PLANNED and _UNLESS.search(sentence)))


def made_already(fact: Fact, sentence: str) -> bool:
    """Whether what is to be shown or fitted is made by that process already."""
    return fact.status is Status.PLANNED and _MADE_ON.search(sentence) is not None


def going_on(fact: Fact, sentence: str, lang: Lang) -> frozenset[str]:
    """The actions that the sentence says are still under way."""
    if fact.status is not Status.DONE:
        return frozenset()
    return frozenset(action for action, phrases in _progress(lang).items() if any(p in sentence for p in phrases))


def begun_on(action: str, sentence: str) -> bool:
    """Whether the sentence says that an action is under way, whatever is to come of it."""
    return any(phrase in sentence for phrase in _progress(language(sentence)).get(action, ()))


def stance(fact: Fact, sentence: str, lang: Lang) -> str:
    """How far what is planned or rumoured has come by its sentence: talked about, considered, or intended."""
    if fact.status not in _AHEAD:
        return ""
    held = {name for name in _STANCES if _stances(name, lang).search(sentence)}
    if fact.status is Status.PLANNED and "intended" in held:
        return ""
    return next((name for name in _STANCES if name in held), "")


def _forms(name: str, lexicon: Lexicon, lang: Lang) -> Iterable[str]:
    term, product = lexicon.terms.get(name), lexicon.products.get(name)
    if term is not None:
        return term.ko if lang == "ko" else (*term.en, *((term.plural,) if term.plural else ()))
    return (*product.names.ko, *product.names.en) if product is not None else (name,)


def _all_denied(forms: Iterable[str], sentence: str, lang: Lang) -> bool:
    pattern = any_of(forms)
    plural = r"(?:e?s)?\b" if lang == "en" else ""
    found = list(
        re.finditer(rf"(?<![\w]){pattern if lang == 'ko' else f'(?:{pattern})'}{plural}", sentence, re.IGNORECASE)
    )
    return bool(found) and all(_denied(sentence, match, lang) for match in found)


def _denied(sentence: str, match: re.Match[str], lang: Lang) -> bool:
    if lang == "ko":
        return _after_ko().match(sentence, match.end()) is not None
    return _before_en().search(sentence, max(0, match.start() - _NEAR), match.start()) is not None


@cache
def _words(lang: Lang) -> re.Pattern[str]:
    listed = any_of((*words("undone", "left_out", lang), *words("undone", "given_up", lang)))
    return re.compile(rf"\b(?:{listed})\b" if lang == "en" else listed, re.IGNORECASE)


@cache
def _stances(name: str, lang: Lang) -> re.Pattern[str]:
    listed = any_of(words("undone", name, lang))
    return re.compile(rf"\b(?:{listed})\b" if lang == "en" else listed)


@cache
def _before_en() -> re.Pattern[str]:
    left, given = any_of(words("undone", "left_out", "en")), any_of(words("undone", "given_up", "en"))
    return re.compile(
        rf"\b(?:(?:{left})(?: (?:on|in|for|any|an?|the|its)){{0,3}}(?: [\w-]+)? $|(?:{given}){_GAP_EN})", re.IGNORECASE
    )


@cache
def _after_ko() -> re.Pattern[str]:
    left, given = any_of(words("undone", "left_out", "ko")), any_of(words("undone", "given_up", "ko"))
    return re.compile(rf"[을를은는이가]?\s?(?:{left})|{_GAP_KO}(?:{given})")


@cache
def _progress(lang: Lang) -> dict[str, tuple[str, ...]]:
    return {action: tuple(langs[lang]) for action, langs in table("undone").items() if action not in _NOT_GOING_ON}
