"""A line's plan with those things alone that its sentence does it to, by what governs them there."""

from __future__ import annotations

import re
from dataclasses import replace

from briefs.lexicon.measures import measures
from briefs.lexicon.wording import any_of, words
from briefs.model import Kind
from briefs.writing.plan import Plan, Slots
from briefs.writing.support.described import describes
from briefs.writing.support.grounds import CLOSED, Grounds, grounds_of
from briefs.writing.support.heads import is_head, stands

ANY = "technology"
_TYPES = frozenset({"object", "technology", "sector"})
_CHECKED = frozenset(
    {Kind.RELEASE, Kind.PARTNERSHIP, Kind.ADOPTION, Kind.INVESTMENT, Kind.RESTRICTION, Kind.STRATEGY, Kind.CAPABILITY}
)
# Kinds that tell of the first thing that their sentence is about, whatever else it names.
_CHOSEN = frozenset({Kind.RELEASE, Kind.STRATEGY})
# Behind a noun of another thing: a cluster of 16 cabinets and 10,240 cards, the first cars with a chip.
_WITHIN_EN = re.compile(
    r"(?<!pair)(?<!set)(?<!line)(?<!lines)(?<!range)(?<!series)(?<!family)(?<!number)(?<!kinds)(?<!sorts)(?<!types)"
    r"(?<!version)(?<!versions)(?<!generation)(?<!batch)(?<!dozens)(?<!hundreds)(?<!thousands) (?:of|with|without) "
    r"(?:(?!(?:has|have|had|is|are|was|were|will|would|to|that|which)\b|[\w-]+ed\b)[\w’,-]+ ){0,6}$"
)
# What is made to do something, or for it: 식각·증착 장비, 회로 설계 소프트웨어.
_WITHIN_KO = re.compile(
    rf"{CLOSED}(?:(?:과|와|,|·|ㆍ)\s?[가-힣]{{1,8}}){{0,2}}(?:용)?\s?(?:{any_of(words('heads', 'made', 'ko'))})"
)
# Plans that tell of no thing what their kind's others tell.
_FREE = frozenset({"fund-set-up", "company-set-up", "stats", "share", "places", "until", "fleet", "in-use", "within"})
_COMES_OUT = frozenset({"launch", "unveil", "develop", "sell", "release-open"})
_CARRYING_KO = any_of(words("heads", "carrying", "ko"))
_TOLD_OF = any_of(words("heads", "told_of", "ko"))
# What a Korean sentence tells of a product and isn't it: 'X'의 임상 결과를, 'X'로 영상을, 'X'에 기능을, 중국판 'X'를.
_ASIDE_KO = re.compile(
    rf"{CLOSED}(?:(?:의)?\s(?:[^\s,.]{{1,10}}(?<![은는을를])\s){{0,3}}?(?:{_TOLD_OF})(?:을|를|도|과|와|이|가|은|는)\s|"
    rf"(?:으)?로\s(?:[^\s,.]{{1,10}}\s){{0,5}}?(?:{_TOLD_OF})(?:을|를)\s|"
    r"에(?:서|는|도)?\s(?:(?!을 |를 )[^.,]){0,40}(?:을|를)\s(?!얹|넣|탑재|담|싣|실[어은었]|달[아고았]|장착|적용|붙)|"
    rf"(?:의)?\s?(?:[가-힣]{{1,4}}판)(?:을|를|이|가|은|는)\s|[을를이가]\s(?:{_CARRYING_KO})\s(?!뒤|후|채|데|것)|"
    r"[은는]\s(?:[^.,]{1,40}\s)?[^\s.,]{1,14}[을를]\s(?:[^\s,.]{1,8}\s){0,2}?(?:내놓|내놨|내놔|출시|선보|공개|선뵀|발매))"
)
# A quoted name that is longer than the product's, and what makes it no other thing.
_QUOTES = frozenset("'‘\"“「《")
_LONGER_KO = re.compile(r"(?P<more>(?:\s[가-힣A-Za-z]{1,10}){1,3})['’\"”」》(]")
_SAME_KO = re.compile(rf"[A-Za-z]$|(?:{any_of(words('heads', 'same', 'ko'))})$")
# It came out itself: 4월 공개한 대형 모델 '관란'을 얹은 제품.
_OUT_KO = re.compile(r"(?:공개|출시|발표)(?:한|된|했던)\s(?:[^\s,.]{1,10}\s){0,3}['‘\"“「《]?$")
_VERSION_KO = re.compile(r"(?:중국|한국|글로벌|해외|국내|일본|미국|유럽|국제|보급|경량|소형|어린이|기업)판 ['‘\"“]?$")
_VERSION_EN = re.compile(
    r"\b(?:versions?|variants?|editions?|successors?|rivals?|answers?|sequels?|alternatives?|add-ons?|accessor(?:y|ies)|"
    r"plug-ins?|parts?) (?:of|to|for) (?:(?:its|the|their)\s)?$"
)
# Where an English sentence has it only as that on or for which something else comes out: ten agents on its platform.
_AFTER_EN = re.compile(
    r"(?<!\bwork)(?<!\bworks)(?<!\bworked)(?<!\bworking)(?<!orders)(?<!sales)(?<!deliveries)(?<!demand)(?<!plans) "
    r"(?:on|for|in|inside|into|onto|within|through|via|using)"
    r" (?:(?:its|the|their|a|an|own|new|latest|first|existing)\s|[A-Z][\w.-]{0,20}['’]s\s){0,3}$"
)
# What brings out something of its own: SenseRobot also offers Kids Chess.
_BRAND_EN = re.compile(
    r"[’”\"]?(?: (?:also|now|already|then|has|had|will|itself)){0,2} (?:offers?|offered|sells?|launch(?:es|ed)?|"
    r"unveil(?:s|ed)?|releas(?:es|ed)|introduc(?:es|ed)|present(?:s|ed)|brought out|brings out) "
    r"(?!out\b|for\b|in\b|on\b|at\b|to\b|by\b|with\b|well\b)"
)
_TOLD_BEHIND_EN = re.compile(
    r"[’'”\"]?(?: [\w-]{1,20})?, "
    r"(?:(?:an?|its|the) [^,;.]{1,80}\b)?"
    r"(?:which|released|launched|unveiled|shown|due|out|introduced|published|brought|presented|came)\b"
)
# For whom or what partners do it, and where it goes: shops for smart glasses, into its software.
_FOR_EN = re.compile(
    r"\b(?:for|into|onto|inside|aboard|to (?:feed|power|serve|supply|fit|suit|steer))"
    r" (?:(?:its|the|their|a|an|all|new|future|some)\s|[A-Z][\w.-]{0,20}['’]s\s){0,3}$"
)
# From where something is barred: from the telephones and computers of officials.
_FROM_EN = re.compile(r"\bfrom (?:(?:the|its|all|any|their)\s)?(?:[\w-]+ (?:and|or) )?(?:[\w-]+ )?$")
# Money for one thing that goes into another: on a search index for Doubao.
_SPENT_EN = re.compile(r"\b(?:on|in|into) [^.;]{1,60}\bfor (?:(?:its|the|their)\s)?$")
# What partners use for what they do, and what still speaks of the product itself: 'X'의 첫 고객.
_BY_KO = re.compile(rf"{CLOSED}(?:으)?로\s")
_OWN_KO = re.compile(rf"{CLOSED}(?:의|을|를|이|가)\s")
_BY_EN = re.compile(r"\b(?:by means of|by way of|using|through) (?:(?:its|the|their)\s|[A-Z][\w.-]{0,20}['’]s\s){0,2}$")
_NEAR = 60


def headed(slots: Slots) -> Slots:
    """The slots without the things that their sentence has only as a part or a description of something else."""
    if not slots.sentence or slots.fact.kind not in _CHOSEN:
        return slots
    grounds, known, release = grounds_of(slots), slots.lexicon.terms, slots.fact.kind is Kind.RELEASE

    def kept(term: str) -> bool:
        if known[term].type not in _TYPES:
            return True
        pattern = grounds.term(term)
        if release and _of_others(pattern, grounds, made=known[term].type == "object"):
            return False
        return stands(pattern, grounds) and not describes(term, slots)

    shown = release and slots.action != "develop"
    counted = {q.counted for q in slots.fact.quantities if q.counted in known and shown} - measures().terms["vague"]
    named = [term for term in dict.fromkeys(slots.fact.terms) if term in slots.terms or term in counted]
    return replace(slots, terms=tuple(term for term in named if kept(term)))


def _of_others(pattern: str, grounds: Grounds, *, made: bool) -> bool:
    """Whether what comes out is another thing with this one, or, where nobody has `made` that, one for it."""
    if grounds.lang == "en":
        return _only_behind(pattern, _WITHIN_EN, grounds)
    return not made and all(_WITHIN_KO.match(grounds.sentence, end) for _, end in grounds.places(pattern))


def governed(plan: Plan, slots: Slots) -> Plan | None:
    """The plan without the things that its sentence does something else with; None where it would say nothing then."""
    kind = slots.fact.kind
    if not slots.sentence or kind not in _CHECKED or plan.pattern in _FREE or not plan.thing:
        return plan
    grounds = grounds_of(slots)
    terms = tuple(term for term in plan.terms if _is_done_to(term, plan, slots, grounds))
    products = tuple(name for name in plan.products if _is_told(name, plan, slots, grounds))
    if terms == plan.terms and products == plan.products:
        return plan
    if terms or products:
        return replace(plan, terms=terms, products=products)
    if kind is Kind.PARTNERSHIP and plan.action in ("", "cooperate", "joint-venture"):
        return replace(plan, terms=(), products=())
    if kind is Kind.ADOPTION and plan.terms and plan.others and plan.pattern in ("deploy", "tried"):
        return replace(plan, terms=(ANY,), site=None)
    return None


def _is_done_to(term: str, plan: Plan, slots: Slots, grounds: Grounds) -> bool:
    """Whether the sentence has a term as what the plan's deed is done to."""
    if term == ANY or slots.lexicon.terms[term].type not in _TYPES:
        return True
    pattern = grounds.term(term)
    if not stands(pattern, grounds):
        return slots.fact.kind is Kind.ADOPTION and grounds.holds(_of_use(plan, pattern))
    if grounds.lang == "ko":
        return True
    return not _only_behind(pattern, _BEHIND_EN.get(slots.fact.kind), grounds)


_MAKER_KO = any_of(words("telling", "called", "ko"))


def _of_use(plan: Plan, thing: str) -> str:
    """How Korean has a thing before a noun that it makes a user of it, or that says who was allowed to use his own."""
    return (
        rf"{thing}\s(?:{_MAKER_KO})"
        if plan.action == "licensed"
        else rf"{thing}{CLOSED}[을를이가]\s(?:{_CARRYING_KO})\s"
    )


_BEHIND_EN = {Kind.PARTNERSHIP: _FOR_EN, Kind.RESTRICTION: _FROM_EN}


def _only_behind(pattern: str, before: re.Pattern[str] | None, grounds: Grounds) -> bool:
    """Whether all places of a thing stand behind such words."""
    found = grounds.places(pattern)
    if before is None or not found:
        return False
    return all(before.search(grounds.sentence, max(0, start - _NEAR), start) for start, _ in found)


def _is_told(name: str, plan: Plan, slots: Slots, grounds: Grounds) -> bool:
    """Whether the plan's deed is done to a product; a sentence that doesn't name it goes on about it."""
    pattern, kind = grounds.product(name), slots.fact.kind
    found = grounds.places(pattern)
    if not found:
        return True
    if grounds.lang == "ko" and all(_begins_another(*place, grounds) for place in found):
        return False
    if kind is Kind.RELEASE and plan.action in _COMES_OUT:
        return not all(_beside(start, end, grounds) for start, end in found)
    if kind is Kind.INVESTMENT:
        if grounds.lang == "en":
            return not _only_behind(pattern, _SPENT_EN, grounds)
        return any(is_head(start, end, grounds) for start, end in found)
    if kind is Kind.PARTNERSHIP and plan.action in ("", "cooperate"):
        return not all(_beside_work(start, end, grounds) for start, end in found)
    return True


def _begins_another(start: int, end: int, grounds: Grounds) -> bool:
    """Whether a quoted name goes on behind a product's and is that of another thing: '더우바오 휴대폰 비서'."""
    longer = _LONGER_KO.match(grounds.sentence, end)
    quoted = grounds.sentence[max(0, start - 1) : start] in _QUOTES
    return bool(quoted and longer and not _SAME_KO.search(longer["more"]))


def _beside(start: int, end: int, grounds: Grounds) -> bool:
    """Whether what comes out is something of a product, in it or for it."""
    sentence, near = grounds.sentence, max(0, start - _NEAR)
    if grounds.lang == "ko":
        if _OUT_KO.search(sentence, near, start):
            return False
        return bool(_ASIDE_KO.match(sentence, end) or _VERSION_KO.search(sentence, near, start))
    if _VERSION_EN.search(sentence, near, start) or _BRAND_EN.match(sentence, end):
        return True
    behind = _AFTER_EN.search(sentence, near, start)
    return behind is not None and not _TOLD_BEHIND_EN.match(grounds.sentence, end)


def _beside_work(start: int, end: int, grounds: Grounds) -> bool:
    """Whether partners only work by way of a product, or on something of it: 'X'로 드라마를, 'X' 연산센터를."""
    if grounds.lang == "en":
        return _BY_EN.search(grounds.sentence, max(0, start - _NEAR), start) is not None
    if _BY_KO.match(grounds.sentence, end):
        return True
    return not is_head(start, end, grounds) and _OWN_KO.match(grounds.sentence, end) is None
