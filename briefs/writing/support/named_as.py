"""What a sentence itself calls a product, where that is another sort of thing than the lexicon's: AI 안경 '쿼크 S1'."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from briefs.lexicon.load import Term
from briefs.lexicon.measures import measures
from briefs.lexicon.wording import any_of, words
from briefs.writing.plan import Plan, Slots
from briefs.writing.products import is_a
from briefs.writing.support.grounds import CLOSED, Grounds, grounds_of

# What says nothing of what it is.
_NO_SORTS = measures().terms["vague"] - measures().terms["plain"]
_BEFORE = r"(?: (?:pair|set|line|series|family|range) of)?(?: (?!(?:for|of|in|that|with|from)\b)[\w-]+){0,3}?"
_CALLED = any_of(words("heads", "called", "en"))
# Sorts of which there is no term: 'X' 아키텍처, X, the architecture that …
_OTHERS = {
    "ko": f"(?:{any_of(words('heads', 'sorts', 'ko'))})",
    "en": rf"\b(?:{any_of(words('heads', 'sorts', 'en'))})\b",
}


def sorted_by(plan: Plan, slots: Slots) -> Plan:
    """The plan with what its sentence calls its products; with nothing where no line can tell that."""
    if not slots.sentence or not plan.products:
        return plan
    grounds = grounds_of(slots)
    found = tuple((name, sort) for name in plan.products if (sort := _otherwise(name, slots, grounds)) is not None)
    return replace(plan, sorts=found) if found else plan


def _otherwise(name: str, slots: Slots, grounds: Grounds) -> str | None:
    """The term for what the sentence calls a product, empty where none tells it; None where the lexicon agrees."""
    known = slots.lexicon.terms.get(is_a(name, slots.lexicon) or "")
    if known is None:
        return None
    product = grounds.product(name)
    known_terms = slots.lexicon.terms
    objects = [known_terms[key] for key in slots.fact.terms if key in known_terms and key not in _NO_SORTS]
    called = [
        (term, said)
        for term in objects
        if term.type == "object"
        for said in _apposed(grounds.term(term.id), product, grounds)
    ]
    if not called:
        others = list(_apposed(_OTHERS[grounds.lang], product, grounds))
        return "" if others and not any(agrees(said, known, grounds) for said in others) else None
    if any(agrees(said, known, grounds) for _, said in called):
        return None
    tellable = [term.id for term, said in called if agrees(said, term, grounds)]
    return next((key for key in tellable if key not in measures().terms["plain"]), "")


def _apposed(pattern: str, product: str, grounds: Grounds) -> Iterable[str]:
    """The words by which the sentence calls the product such a thing."""
    if grounds.lang == "ko":
        shapes = [rf"({pattern})(?:인|이자)?\s?['‘\"“「《]?{product}", rf"{product}{CLOSED}\s({pattern})"]
    else:
        shapes = [
            rf"{product}{CLOSED}, (?:its|the|an?){_BEFORE} ({pattern})",
            rf"({pattern})(?: (?:{_CALLED}))?,? [‘“\"]?{product}",
            rf"{product}[’”\"]? ({pattern})",
        ]
    for shape in shapes:
        for found in re.finditer(shape, grounds.sentence, re.IGNORECASE):
            yield found[1]


def agrees(said: str, known: Term, grounds: Grounds) -> bool:
    """Whether what is said ends as one of the term's words does: a chip is an AI chip, no assistant is glasses."""
    forms = (known.ko if grounds.lang == "ko" else known.en)[:1] + (known.ko + known.en)
    return any(
        _last(said) == _last(form) or _last(said).endswith(_last(form)) or _last(form).endswith(_last(said))
        for form in forms
    )


def _last(phrase: str) -> str:
    return phrase.lower().split()[-1].removesuffix("s").replace("application", "app")
