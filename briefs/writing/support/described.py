"""Whether a thing that a sentence names only describes somebody, or is where something else goes, and whose it is."""

from __future__ import annotations

from briefs.lexicon.measures import measures
from briefs.lexicon.wording import any_of, words
from briefs.writing.plan import Slots
from briefs.writing.support.grounds import CLOSED, Grounds, any_pattern, grounds_of

_CALLED = {lang: any_of(words("telling", "called", lang)) for lang in ("ko", "en")}
_MADE_KO = "만드는|만들어 온|만들어온|파는|운영하는|생산하는|제조하는|설계하는|개발하는|하는"
_INTO_EN = (
    r"\b(?:in|into|inside|aboard|onto)(?: (?:the|its|their|some|all|of|new|more|future|next|other))* (?:[\w-]+ )?"
)


def describes(term: str, slots: Slots) -> bool:
    """Whether the sentence has a term only where it tells who one of the parties is, or by way of what one acts."""
    grounds = grounds_of(slots)
    thing = grounds.term(term)
    parties = any_pattern([grounds.organisation(one) for one in (*slots.fact.subject, *slots.fact.others)])
    if grounds.lang == "ko":
        asides = (
            rf"{thing}{CLOSED}(?:의|인)?\s(?:(?:{_CALLED['ko']})(?:인)?\s)?['‘\"“]?{parties}",
            rf"{thing}{CLOSED}[을를]?\s(?:{_MADE_KO})\s(?:\S{{1,8}}\s)?['‘\"“]?{parties}",
            rf"{thing}{CLOSED}[을를] (?:통해|통한|거쳐)",
            *((rf"{thing}{CLOSED}에(?:는|도)?\s[^.]{{0,40}}[을를]\s",) if term in measures().terms["hosts"] else ()),
            rf"{thing}(?:사|업체|회사)(?![가-힣]{{2}})",
            rf"{thing}용\s",
            rf"{thing}\s(?:이상|상태|고장|수명|안전|온도|화재)[을를]\s",
        )
    else:
        asides = (
            rf"{thing} (?:{_CALLED['en']}),? {parties}",
            rf"{parties}, (?:the|an?|its|one of|which|who|China['’]s)\b[^,.;]{{0,60}}?{thing}",
            rf"{parties}['’]s {thing} (?:{_CALLED['en']})\b",
        )
    return _only(grounds, thing, asides)


def holds_others(thing: str, grounds: Grounds) -> bool:
    """Whether the sentence has a thing only as that into which something else goes: models in its cockpits."""
    if grounds.lang == "ko":
        return _only(grounds, thing, (rf"{thing}{CLOSED}(?:의|에|에도|에는)\s",))
    return _only(grounds, thing, (_INTO_EN + thing,))


def runs(term: str, grounds: Grounds) -> bool:
    """Whether a thing is what runs on another's: X의 에이전트가 여기서 돌아간다."""
    if grounds.lang == "en":
        return grounds.holds(rf"{grounds.term(term)} runs? on ")
    return grounds.holds(
        rf"{grounds.term(term)}{CLOSED}[이가은는]\s[^.]{{0,40}}?서(?:만)?\s(?:\S{{1,8}}\s)?(?:돌아|구동)"
    )


def is_goal(site: str, grounds: Grounds) -> bool:
    """Whether a place is only where something goes: from the blood bank to five hospitals."""
    place = grounds.term(site)
    return grounds.lang == "en" and _only(grounds, place, (rf"\bto (?:(?!the )[\w-]+ ){{0,2}}{place}",))


def of_somebody_else(site: str, slots: Slots) -> bool:
    """Whether the place is another's than theirs who use something there: in Datasection's data centre in Osaka."""
    grounds = grounds_of(slots)
    place, users = grounds.term(site), any_pattern([grounds.organisation(one) for one in slots.fact.others])
    if grounds.lang == "ko":
        owned = rf"[가-힣A-Za-z]{CLOSED}의\s(?:(?!\S{{0,9}}[을를에]\s)[^\s,.]{{1,10}}\s){{0,2}}?{place}"
        own = rf"{users}{CLOSED}의\s(?:(?!\S{{0,9}}[을를에]\s)[^\s,.]{{1,10}}\s){{0,2}}?{place}"
    else:
        owned = rf"[A-Za-z]['’]s? (?:[\w-]+ ){{0,3}}?{place}|{place} (?:of|run by|owned by|rented from) [A-Z]"
        own = (
            rf"(?:{users}['’]s?|\b(?:its|their) own) (?:[\w-]+ ){{0,3}}?{place}|{place} (?:of|run by|owned by) {users}"
        )
    return grounds.holds(owned) and not grounds.holds(own)


def _only(grounds: Grounds, thing: str, asides: tuple[str, ...]) -> bool:
    named = len(grounds.places(thing))
    return named > 0 and len(grounds.places(any_pattern(asides))) >= named
