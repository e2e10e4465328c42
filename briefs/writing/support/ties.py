"""What a sentence says of two sides that its fact has together: whether they are partners, who supplies whom."""

from __future__ import annotations

import re

from briefs.lexicon.load import table
from briefs.lexicon.wording import wording
from briefs.model import Lang
from briefs.writing.plan import Slots
from briefs.writing.support.grounds import CLOSED, Grounds, any_pattern, grounds_of
from briefs.writing.support.wording import says

_NEAR, _FAR = 30, 90  # how far behind, and before, what two made may stand from the words for it
# What stands between what two made and the words that say so.
_BEHIND: dict[Lang, re.Pattern[str]] = {
    "ko": re.compile(r"(?![^.]*(?:[을를에서]|에는)\s)[^,.;]*"),
    "en": re.compile(r"(?![^.]*\b(?:in|into|for|on|with|to|at)\b)[^,.;]*"),
}
_BEFORE: dict[Lang, re.Pattern[str]] = {
    "ko": re.compile(rf"{CLOSED}(?:은|는|을|를|도)\s[^.]*"),
    "en": re.compile(
        r"(?: models?| chips?)?(?:,? (?:(?:an?|the|its) [^,;.]*)?(?:that|which) [^,;.]*|"
        r", (?:an?|the) [^,;.]*| (?:was|were|is) )"
    ),
}


def partners(slots: Slots) -> bool:
    """Whether the sentence says that its sides have to do with each other, and doesn't only name them together."""
    text = slots.sentence
    if not text:
        return True
    if any(says(text, group) for group in ("examples", "of-money", "by-agreement")):
        return False
    if slots.action == "joint-venture":
        return says(text, "founds") and not says(text, "venture-acts")
    if says(text, "together") or _with_one(slots):
        return True
    return len(slots.fact.subject) == 2 and says(text, "for-each-other") and not _each_his_own(slots)


def only_supplies(slots: Slots) -> bool:
    """Whether nothing but that one of two supplies something speaks for their having to do with each other."""
    if len(slots.fact.subject) != 2 or not slots.sentence or says(slots.sentence, "together") or _with_one(slots):
        return False
    return says(slots.sentence, "supplies")


def _each_his_own(slots: Slots) -> bool:
    """Whether each takes on a part of his own: 화웨이는 말레이반도를, ZTE는 사바를 맡는다."""
    grounds = grounds_of(slots)
    one = _any_side(slots, grounds)
    return grounds.lang == "ko" and grounds.holds(rf"{one}{CLOSED}[은는이가]\s[^,.]{{1,24}}[을를],\s?{one}")


def _with_one(slots: Slots) -> bool:
    """Whether something is done with one of them: 화웨이와는, develops it with Huawei."""
    grounds = grounds_of(slots)
    one = _any_side(slots, grounds)
    if grounds.lang == "ko":
        return grounds.holds(rf"{one}{CLOSED}[와과](?:는|도)?\s(?!{one})")
    return grounds.holds(rf"\bwith (?:[\w’'-]+ ){{0,5}}{one}")


def _any_side(slots: Slots, grounds: Grounds) -> str:
    return any_pattern([grounds.organisation(one) for one in slots.fact.subject])


def contracted(slots: Slots) -> bool:
    """Whether it is a contract that the sentence tells of, not only that something is supplied."""
    return not slots.sentence or says(slots.sentence, "contracted")


def supplier(slots: Slots) -> str | None:
    """Which of two sides supplies the other, where the sentence's grammar tells."""
    if len(slots.fact.subject) != 2:
        return None
    giving = {one for one in slots.fact.subject if _gives(one, slots)}
    taking = {one for one in slots.fact.subject if _takes(one, slots)}
    found = giving - taking or (set(slots.fact.subject) - taking if taking and not giving else set())
    return next(iter(found)) if len(found) == 1 else None


def _gives(one: str, slots: Slots) -> bool:
    grounds, verbs = grounds_of(slots), table("ties")["supplies"]
    name = grounds.organisation(one)
    if grounds.lang == "ko":
        if says(slots.sentence, "is-supplied"):
            return False
        other = any_pattern([grounds.organisation(side) for side in slots.fact.subject if side != one])
        listed = rf"{other}{CLOSED}(?:[와과,]|·)\s?(?:\S{{1,8}}\s){{0,2}}{name}"
        given = rf"{name}{CLOSED}(?:은|는|이|가)\s[^.]{{0,60}}?{any_pattern(verbs['ko'])}"
        return grounds.holds(given) and not grounds.holds(listed)
    adverb = r"(?: \([^()]{1,20}\))?(?: (?:also|itself|now|already|will|has|would|is to))* "
    return grounds.holds(rf"{name}{adverb}{any_pattern(verbs['en'])}\b")


def _takes(one: str, slots: Slots) -> bool:
    grounds = grounds_of(slots)
    name = grounds.organisation(one)
    if grounds.lang == "ko":
        return grounds.holds(rf"{name}{CLOSED}에(?:게|는|도|게는)?\s")
    return grounds.holds(rf"\b{any_pattern(table('ties')['is-supplied']['en'])} (?:\w+['’]s )?{name}")


def is_supplied(thing: str, slots: Slots) -> bool:
    """Whether a thing is what one supplies the other with, not what it goes into."""
    grounds = grounds_of(slots)
    if grounds.lang == "ko":
        return grounds.holds(rf"{thing}{CLOSED}\s?(?:[가-힣]{{1,4}}\s?)?(?:\S{{1,6}}(?:개|대|장|벌))?[을를]\s")
    verbs = any_pattern(table("ties")["supplies"]["en"])
    direct = rf"\b{verbs} (?:[\w’'-]+ ){{0,4}}?{thing}(?! for\b)"
    return grounds.holds(rf"\b{verbs} [^,.;]{{2,60}}? with (?:[\w’'-]+ ){{0,4}}?{thing}|{direct}")


def is_bought(term: str, slots: Slots) -> bool:
    """Whether something is what one buys of the other."""
    if not says(slots.sentence, "buys"):
        return False
    grounds, verbs = grounds_of(slots), table("ties")["buys"]
    if grounds.lang == "ko":
        return grounds.holds(rf"{grounds.term(term)}[을를]\s(?:[^\s,.]{{1,10}}\s){{0,3}}{any_pattern(verbs['ko'])}")
    return grounds.holds(rf"\b{any_pattern(verbs['en'])} (?:[\w$%.,-]+ ){{0,8}}?{grounds.term(term)}")


def made_together(slots: Slots) -> tuple[int, int] | None:
    """Where the sentence says that its sides have made something together."""
    if found := wording("ties", "made-together").search(slots.sentence):
        return found.span()
    grounds = grounds_of(slots)
    if grounds.lang == "ko":
        return None
    verbs, one = any_pattern(table("ties")["made"]["en"]), _any_side(slots, grounds)
    passive = rf"(?<!be )(?<!being )(?<!is )\b{verbs} (?:[\w’'%.-]+ ){{0,6}}?with (?:the )?{one}"
    active = rf"^\W*(?:jointly|together) with [^,;]{{1,60}}(?:,| it| the \w+)(?: \w+)? (?:has |have |had ){verbs}\b"
    places = grounds.places(any_pattern((passive, active)))
    return places[0] if places else None


def stands_by(thing: str, at: tuple[int, int], grounds: Grounds) -> bool:
    """Whether a thing is what the words at that place say that two have made."""
    text = grounds.sentence
    for start, end in grounds.places(thing):
        if at[0] <= start and end <= at[1] and _BEHIND[grounds.lang].fullmatch(text, at[0], start):
            return True
        behind, before = text[at[1] : start], text[end : at[0]]
        into = grounds.lang == "ko" and re.match(rf"{CLOSED}에(?:는|도|서)?\s", text[end:])
        if at[1] <= start <= at[1] + _NEAR and _BEHIND[grounds.lang].fullmatch(behind) and not into:
            return True
        if end <= at[0] <= end + _FAR and _BEFORE[grounds.lang].match(before):
            return True
    return False
