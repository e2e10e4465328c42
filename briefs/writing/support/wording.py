"""What the words of a sentence speak for, so that a line tells nothing that they don't."""

from __future__ import annotations

import re

from briefs.lexicon.load import table
from briefs.lexicon.measures import measures
from briefs.lexicon.wording import language, wording
from briefs.writing.gather import Figure
from briefs.writing.plan import Slots

AHEAD = 42  # how far behind its number what it counts may stand
BEHIND = 26  # and how far before it, in Korean
# Who is called by what is counted is counted instead: 40 car brands.
CALLED_EN = re.compile(r"(?:e?s)?[\s-]+(?:brands?|models?|makers?|types?|owners?|series|companies|firms|cities)\b")
# 856 uses of language models are no models.
OF_EN = re.compile(r" (?!(?:units|sets|pairs|pieces|copies|sorts|kinds|of|its|the|more)\b)[a-z-]+ of ")
# So many of what was spoken of: 1,200 of the vehicles.
SPOKEN_OF = re.compile(r" of (?:the|these|those) (?:vehicles|cars|machines|devices|units|things|systems|robots)\b")
LISTED_KO = re.compile(r"\s?등 ?(?:에서|의|에)? ?$")


_TABLES = {group: name for name in ("deals", "support", "ties") for group in table(name)}


def says(text: str, group: str) -> bool:
    """Whether `text` has a wording of that group of the lexicon's deals, support or ties."""
    return wording(_TABLES[group], group).search(text) is not None


def counts(figure: Figure, slots: Slots) -> bool:
    """Whether a figure counts what it is said to count.

    It does where that stands next to it; where it stands farther off, something else is counted.
    """
    term = slots.lexicon.terms.get(figure.counted or "")
    if term is None or (term.type != "object" and figure.counted not in places()):
        return False
    if figure.counted in measures().terms["vague"]:
        return False
    sentence = slots.sentence.lower()
    spelled = [name.lower() for name in (*term.ko, *term.en) if name.lower() in sentence]
    before, after = slots.around(figure.last)
    if SPOKEN_OF.match(after):
        return False
    return not spelled or any(_next_to(name, before.lower(), after.lower()) for name in spelled)


def _next_to(name: str, before: str, after: str) -> bool:
    if language(name) == "ko":
        at = before.rfind(name, max(0, len(before) - BEHIND))
        return (at >= 0 and not LISTED_KO.search(before[at + len(name) :])) or name in after[:BEHIND]
    at = after.find(name, 0, AHEAD)
    if OF_EN.match(after[:at]):
        return False
    return at >= 0 and not CALLED_EN.match(after, at + len(name)) and not re.search(r"[,;]", after[:at])


def places() -> frozenset[str]:
    """Terms for what one stands or works in."""
    known = measures()
    return known.terms["sites"] | {term for term, counter in known.pieces.items() if counter == PLACES}


PLACES = "곳"  # what Korean counts places in
