"""What a sentence does to the one that a curb is said to hit: forbids it, fines it, names it as a reason only."""

from __future__ import annotations

from briefs.lexicon.load import table
from briefs.writing.support.grounds import CLOSED, Grounds, any_pattern

_WORDS = table("curbs")


def says(grounds: Grounds, what: str, thing: str = "") -> bool:
    """Whether the sentence holds the wording `what`, about `thing` where it is about one."""
    return bool(what) and grounds.holds(_wording(grounds, what, thing))


def direct(grounds: Grounds, thing: str, *, exports: bool) -> bool:
    """Whether the sentence forbids or limits the thing itself: not what somebody does with it, nor a part of it."""
    words = _WORDS[grounds.lang]
    if grounds.lang == "ko":
        target = any_pattern((thing + CLOSED, words["pronoun"]))
        return grounds.holds(target + words["way"] + words["banned"]) or grounds.holds(target + words["given"])
    target = any_pattern((thing, words["pronoun"])) + ("" if exports else words["aside"])
    return grounds.holds(words["banned"] + words["way"] + target) or grounds.holds(thing + words["given"])


def exports_of(grounds: Grounds, things: list[str]) -> str | None:
    """Whether a curb on exports is one on what a company makes or on what it gets; None where the words don't say."""
    gets, makes = (says(grounds, what, any_pattern(things)) for what in ("gets", "makes"))
    return ("export-to" if gets else "export-of") if gets != makes else None


def fined(grounds: Grounds, others: tuple[str, ...], products: tuple[str, ...]) -> bool:
    """Whether those are whom the sentence fines; whom it doesn't name was named before."""
    things = [*map(grounds.organisation, others), *map(grounds.product, products)]
    return bool(things) and (not grounds.holds(any_pattern(things)) or says(grounds, "fined", any_pattern(things)))


def blamed(grounds: Grounds, thing: str) -> bool:
    """Whether somebody stands only as the reason why others were hit: on behalf of SMIC."""
    found = grounds.places(thing)
    return bool(found) and len(grounds.places(_wording(grounds, "blamed", thing))) >= len(found)


def _wording(grounds: Grounds, what: str, thing: str) -> str:
    wording: str = _WORDS[grounds.lang][what]
    return wording.replace("THING", thing + CLOSED if grounds.lang == "ko" else thing)
