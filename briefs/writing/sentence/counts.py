"""What figures count, where their sentence says so: two hours count nothing, 856 uses of models no models."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from briefs.lexicon import Lexicon
from briefs.lexicon.measures import measures
from briefs.lexicon.wording import any_of, language
from briefs.model import Fact, Kind, Quantity
from briefs.said import place
from briefs.writing.figures import plural

# Kinds whose lines may be nothing but a count.
_TOLD_BY_COUNT = frozenset({Kind.ADOPTION, Kind.CAPABILITY, Kind.MARKET, Kind.POLICY, Kind.TALENT})
# How far behind an English figure what it counts may stand.
_REACH = 48
_OWN_UNIT = re.compile(
    r"(?:hours?|minutes?|seconds?|times|points?|km|kilomet\w{1,4}|miles?|metres?|meters?|kg|grams?|inch(?:es)?)$"
)
# What parts a figure from a thing that it doesn't count.
_PARTED = re.compile(
    r"\w (?:of|in|for|on|at|to|by|with|from|than|as|and|or) |^ (?:in|for|on|at|to|by|with|from|as|and|or) |[,;:(]"
)
_OF_THEM = re.compile(r" of (?:them|these|those|which)\b")
_LISTED = re.compile(r"s?\s?[:(–-]\s?(?:about |some |over |more than )?$")
_SEVERAL = re.compile(r" 등 ?(?:모두 |약 |최소 )?$")
# What a Korean figure counts itself: robots in 50개 나라, 10개 도시, six sorts of standards.
_OTHERS_KO = re.compile(
    r"(?:[\d,.]+[만천백십]{0,2}|[한두세네]|다섯|여섯|일곱|여덟|아홉|열)?\s?(?:개|곳|군데)?\s?(나라|국가|도시|지역|공항|항만|항구|대학|학교|병원|매장|갈래|분야|종류|업종)"
)

# What a Korean figure is counted in that counts other things: 1800여 곳의 드론, 결제 5만 건.
_COUNTER_KO = re.compile(r"(곳|건|회|번|명|차례|개국)")
_ALIKE = {"건": frozenset({"건", "편"}), "명": frozenset({"명"}), "곳": frozenset({"곳"})}


def counting(
    quantities: tuple[Quantity, ...], fact: Fact, sentence: str, lexicon: Lexicon
) -> tuple[Quantity, ...] | None:
    """`quantities`, those that count something else than the thing beside them without it.

    None where others remain that count: which of them the sentence tells of is unsure then.
    """
    found = tuple(
        _counting(quantity, fact, sentence, lexicon) if quantity.counted else quantity for quantity in quantities
    )
    lost = any(was.counted and not now.counted and not now.measure for was, now in zip(quantities, found, strict=True))
    return None if lost and fact.kind in _TOLD_BY_COUNT and any(quantity.counted for quantity in found) else found


def _counting(quantity: Quantity, fact: Fact, sentence: str, lexicon: Lexicon) -> Quantity:
    start, end = place(quantity, fact.span)
    before, written, after = sentence[:start], sentence[start:end], sentence[end:]
    if language(sentence) == "ko":
        other = _OTHERS_KO.match(written) or _OTHERS_KO.match(after)
        of_others = other is not None and other[1] not in lexicon.terms[quantity.counted or ""].ko
        of_others = of_others or _counted_otherwise(quantity.counted or "", written, after)
        return replace(quantity, counted=None) if of_others or _SEVERAL.search(before) else quantity
    if _OWN_UNIT.search(written):
        return replace(quantity, counted=None)
    form = _spelled(quantity.counted or "", lexicon)
    behind = form.search(after[:_REACH])
    if form.search(written) or not form.search(sentence):
        right = True
    elif behind:
        right = not _PARTED.search(after[: behind.start()])
    else:
        named = [*form.finditer(before)][-1:]
        right = bool(_OF_THEM.match(after)) or any(_LISTED.search(before, m.end()) for m in named)
    return quantity if right else replace(quantity, counted=None)


def _counted_otherwise(term: str, written: str, after: str) -> bool:
    """Whether the word that a Korean figure is counted in is not that of the thing."""
    found = _COUNTER_KO.match(written[-1:]) or _COUNTER_KO.match(written[-2:]) or _COUNTER_KO.match(after.lstrip()[:2])
    usual = measures().pieces.get(term, "개")
    return found is not None and usual not in _ALIKE.get(found[1], ())


@lru_cache(maxsize=256)
def _spelled(term: str, lexicon: Lexicon) -> re.Pattern[str]:
    """How English sentences name the term."""
    known = lexicon.terms[term]
    forms = {form for one in known.en for form in (one, plural(one, None))} | {known.plural or ""}
    forms |= {form.replace("-", " ") for form in forms} | {form.replace(" ", "-") for form in forms}
    return re.compile(rf"\b(?:{any_of(form for form in forms if form)})\b", re.IGNORECASE)
