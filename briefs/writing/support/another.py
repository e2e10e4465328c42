"""Whether a sentence tells of another thing than the product of its line: two apps, an earlier edition, other dogs."""

from __future__ import annotations

import re

from briefs.lexicon.wording import any_of, words
from briefs.model import Kind
from briefs.writing.plan import Plan, Slots
from briefs.writing.products import found, is_a
from briefs.writing.support.grounds import Grounds, grounds_of
from briefs.writing.support.heads import in_relative
from briefs.writing.support.named_as import agrees

_MEASURED = frozenset({Kind.PERFORMANCE, Kind.ADOPTION, Kind.MARKET})
# Of several: 두 앱의 월간 이용자, both models.
_SEVERAL = {
    "ko": re.compile(
        rf"(?<!\S)(?:두|세|네)\s(?:{any_of(words('heads', 'several', 'ko'))})(?:의|은|는|이|가|을|를|\s모두)"
    ),
    "en": re.compile(
        r"\b(?:the (?:two|three|four)|both|all (?:two|three|four)|their) "
        rf"(?:{any_of(words('heads', 'several', 'en'))})\b"
    ),
}
# Of another edition: 첫 판의 내려받기, the earlier version.
_EDITION = {
    "ko": re.compile(rf"(?:{any_of(words('heads', 'edition', 'ko'))})(?:의|은|는|이|가|을|를|에|도)?\s"),
    "en": re.compile(rf"\b(?:the|its|an?) (?:[\w-]+ )?(?:{any_of(words('heads', 'edition', 'en'))})\b"),
}
# What belongs to whoever is spoken of, and is none of his products by name: 이 회사의 진료기록 시스템을.
_HIS_KO = re.compile(
    r"(?:이|그)\s(?:회사|업체|기업)의\s(?:[^\s,.]{1,10}\s){0,2}?"
    rf"(?:{any_of(words('heads', 'several', 'ko'))}|시스템|도구|소프트웨어|기술|칩)(?:을|를)\s"
)
_QUOTED = re.compile(r"['‘\"“「《]([^'’\"”」》]{2,24})['’\"”」》]")
_BRACKETS = re.compile(r"[(（][^()（）]{1,40}[)）]")
_LETTERS = re.compile(r"[^\w가-힣]+")


def of_another_thing(plan: Plan, slots: Slots) -> bool:
    """Whether the line would tell of its product what its sentence tells of something else."""
    if len(plan.products) > 1 or not slots.sentence:
        return False
    kind, grounds = slots.fact.kind, grounds_of(slots)
    if plan.stats and kind in _MEASURED and _SEVERAL[grounds.lang].search(slots.sentence):
        return True
    return bool(plan.products) and _another(plan, slots, grounds)


def _another(plan: Plan, slots: Slots, grounds: Grounds) -> bool:
    kind, [name] = slots.fact.kind, plan.products
    at = grounds.places(grounds.product(name))
    if at:
        return bool(plan.stats) and in_relative(grounds.product(name), grounds)
    if kind in (*_MEASURED, Kind.RELEASE) and _EDITION[grounds.lang].search(slots.sentence):
        return True
    if kind is Kind.ADOPTION and (_HIS_KO.search(slots.sentence) or _points_to_another(name, slots, grounds)):
        return True
    return kind is Kind.RELEASE and _quotes_another(name, slots)


def _points_to_another(name: str, slots: Slots, grounds: Grounds) -> bool:
    """Whether the sentence speaks of things of another sort that were spoken of before: of the dogs, of these chips."""
    known = slots.lexicon.terms.get(is_a(name, slots.lexicon) or "")
    if known is None or grounds.lang == "ko":
        return False
    objects = [
        key for key in slots.fact.terms if key in slots.lexicon.terms and slots.lexicon.terms[key].type == "object"
    ]
    spoken = (
        re.search(rf"\b(?:the|these|those) ({grounds.term(key)})", grounds.sentence, re.IGNORECASE) for key in objects
    )
    return any(one and not agrees(one[1], known, grounds) for one in spoken)


def _quotes_another(name: str, slots: Slots) -> bool:
    """Whether a Korean sentence gives another name in quotes, and none of the product's own."""
    known, rest = found(name, slots.lexicon)
    if known is None:
        return False
    plain = _close(_BRACKETS.sub("", slots.sentence))
    lines = [line for cut in range(2, len(name) + 1) if (line := slots.lexicon.products.get(name[:cut].rstrip(" -")))]
    named = [each for line in (known, *lines) for each in (*line.names.every(), *line.names.weak)]
    own = [_close(each) for each in (*named, name)]
    if any(each and each in plain for each in own):
        return False
    return any(_other(quoted, _close(rest)) for quoted in _QUOTED.findall(_BRACKETS.sub("", slots.sentence)))


def _other(quoted: str, rest: str) -> bool:
    """Whether a quoted name is more than the end of the product's."""
    left = _close(quoted).removesuffix(rest) if rest else _close(quoted)
    return len(left) > 1 and not left.isdigit()


def _close(name: str) -> str:
    return _LETTERS.sub("", name.lower())
