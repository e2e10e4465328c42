"""What of those who use something is where: whose the hall is that it stands in, and what of theirs runs on it."""

from __future__ import annotations

from briefs.writing.plan import Slots
from briefs.writing.support.grounds import CLOSED, Grounds, any_pattern, grounds_of
from briefs.writing.support.wording import says


def runs(term: str, grounds: Grounds) -> bool:
    """Whether a thing is what runs on another's: X의 에이전트가 여기서 돌아간다."""
    if grounds.lang == "en":
        return grounds.holds(rf"{grounds.term(term)} runs? on ")
    return grounds.holds(
        rf"{grounds.term(term)}{CLOSED}[이가은는]\s[^.]{{0,40}}?서(?:만)?\s(?:\S{{1,8}}\s)?(?:돌아|구동)"
    )


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


def only_sold(slots: Slots) -> bool:
    """Whether something is on sale in so many places, where nobody works with it."""
    return says(slots.sentence, "on-sale")
