"""English names that no lexicon knows: what stands around them tells which of them are organisations.

A name is a run of capitalised words. Every place where it stands speaks for or against it; people, places, events and
products are kept out by what usually stands beside them. A name is never learned from one sign alone that a common
word at the head of a sentence could bear as well.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator
from functools import lru_cache

from briefs.parsing.namecues import cues
from briefs.parsing.units import any_of

# It begins with its first letter itself, so that a search need not try places where there is none.
_NAME = re.compile(
    r"[A-Za-z](?<![\w@/.&’'-].)(?:(?<=[A-Z])|(?<=[a-z])[a-z]?[A-Z])[\w&]{0,40}(?:[.-][A-Za-z][\w]{0,20})*"
    r"(?: (?:&|(?:[a-z]{1,2})?[A-Z][\w&]{0,40}(?:[.-][A-Za-z][\w]{0,20})*)){0,4}"
)
_PLAIN = re.compile(r"[a-z](?<![\w-].)[\w-]*")
# What it weighs to stand in a list with a known organisation.
LISTED = 2
# How long a name may be that is all capitals; a longer one opens a dateline.
ABBREVIATED = range(4, 7)
# What a place must hold together to be believed.
ENOUGH = 2
_HEAD = re.compile(r"(?:^|[.!?:;—–\n\"“”‘•*-]\s*|\d\.\s)$")
_NUMBER = re.compile(r"\d")
_NEXT = re.compile(r"(?:,| and| or|, and) ((?:[a-z]{1,2})?[A-Z][\w&-]*(?: [A-Z][\w&-]*)*)")
_LAST = re.compile(r"((?:[a-z]{1,2})?[A-Z][\w&-]*(?: [A-Z][\w&-]*)*)(?:, and|,| and| or) $")


# What may stand between a name and what it does: of Ningbo, or a remark between commas.
_ASIDE = r"(?: of [A-Z]\w+)?(?:, [^,.\n]{2,60},)?"


def _words(*path: str) -> str:
    return any_of(cues("stranger", *path))


@lru_cache(maxsize=1)
def _signs() -> tuple[tuple[re.Pattern[str], int, bool], ...]:
    """What speaks for or against a name: a pattern, what it weighs, and whether it looks before the name."""
    return (
        (re.compile(rf"{_ASIDE} (?:{_words('acts')})\b"), 2, False),
        (re.compile(rf"{_ASIDE} (?:{_words('acts_too')})\b"), 1, False),
        (re.compile(rf",? (?:{_words('told_of')})\b"), 2, False),
        (
            re.compile(
                rf", (?:an?|the|its|whose) (?:[\w'’-]+ ){{0,6}}?(?:{any_of(cues('introduced', 'en_apposition'))})\b"
            ),
            2,
            False,
        ),
        (re.compile(rf"['’]s? (?:[\w-]+ ){{0,2}}?(?:{_words('owns')})\b"), 2, False),
        (re.compile(r" of [A-Z]\w+"), 1, False),
        (re.compile(r" \([A-Z]{2,6}\)"), 1, False),
        (re.compile(rf"\b(?:{_words('before')}) (?:the )?$", re.IGNORECASE), 2, True),
        (re.compile(rf"\b(?:{_words('partner')}) $"), 1, True),
        (re.compile(rf"(?:,)? (?:[\w'’-]+ ){{0,3}}?(?:{any_of(cues('not_organisation', 'en_after'))})\b"), -3, False),
        (re.compile(rf"\b(?:{any_of(cues('not_organisation', 'en_before'))}),? $"), -4, True),
        (re.compile(rf"\b(?:{_words('product')}) $"), -4, True),
        (re.compile(r"\b(?:in|at|near|across|outside|around) $"), -1, True),
        (re.compile(r"\b(?:the|a|an) $", re.IGNORECASE), -2, True),
        (re.compile(r"[A-Z]\w+ of $"), -3, True),
    )


def find(text: str, known: Collection[str], organisations: Collection[str]) -> tuple[str, ...]:
    """Names of organisations in `text` that are not in `known`; both sets hold small letters without spaces."""
    signs: dict[str, int] = defaultdict(int)
    plain = frozenset(_PLAIN.findall(text))
    for match in _NAME.finditer(text):
        for name, start, end in _readings(text, match, known, plain):
            signs[name] += _weigh(text, name, start, end, organisations)
    return tuple(name for name, weight in signs.items() if weight >= ENOUGH)


def _readings(
    text: str, match: re.Match[str], known: Collection[str], plain: Collection[str]
) -> Iterator[tuple[str, int, int]]:
    """The name of a run of capitalised words, at a sentence's head without the common word that it may begin with.

    `plain` are the text's words in small letters.
    """
    start, words = match.start(), match[0].rstrip(".&-").split(" ")
    if _is_known(words, known):
        return
    if _HEAD.search(text, max(0, start - 3), start):
        while words and _common(words[0], plain):
            start += len(words[0]) + 1
            words = words[1:]
    name = " ".join(words)
    if words and not _is_known(words, known) and _is_name(words):
        yield name, start, start + len(name)


def _is_known(words: list[str], known: Collection[str]) -> bool:
    """Whether the words begin or end with a name that somebody knows."""
    low = [word.lower().replace("-", "") for word in words]
    return any("".join(low[:end]) in known or "".join(low[end - 1 :]) in known for end in range(1, len(low) + 1))


def _common(word: str, plain: Collection[str]) -> bool:
    """Whether a word at the head of a sentence is capitalised only for standing there."""
    low = word.lower()
    if low in _openers() or low.endswith(("ly", "ing")):
        return True
    return word[1:].islower() and low in plain


@lru_cache(maxsize=1)
def _openers() -> frozenset[str]:
    return frozenset(
        word.lower() for word in (*cues("not_organisation", "en_adjectives"), *cues("stranger", "openers"))
    )


def _is_name(words: list[str]) -> bool:
    low = [word.lower() for word in words]
    if any(_NUMBER.search(word) for word in words) or len(words[0]) < 3 or low[0] in _openers():
        return False
    if low[-1] in cues("stranger", "not_last") or {low[0], low[-1]} & _surnames():
        return False
    if len(words) > 1:
        return True
    return low[0] not in cues("stranger", "alone") and not (words[0].isupper() and len(words[0]) not in ABBREVIATED)


@lru_cache(maxsize=1)
def _surnames() -> frozenset[str]:
    return frozenset(cues("stranger", "surnames"))


def _weigh(text: str, name: str, start: int, end: int, organisations: Collection[str]) -> int:
    """How much speaks for an organisation where the name stands; at the head of a sentence a single word needs more."""
    before, weight = text[max(0, start - 40) : start], 0
    for pattern, worth, looks_back in _signs():
        if pattern.search(before) if looks_back else pattern.match(text, end):
            weight += worth
    weight += name.split(" ")[-1] in cues("introduced", "en_suffix")
    beside = (_NEXT.match(text, end), _LAST.search(before))
    weight += LISTED * any(found and flat(found[1]) in organisations for found in beside)
    plain = " " not in name and name[1:].islower() and _HEAD.search(before)
    return weight - 1 if plain and weight > 0 and (name.endswith("s") or weight == 1) else weight


def flat(name: str) -> str:
    """A name as names are compared: in small letters, without spaces and hyphens."""
    return name.lower().replace(" ", "").replace("-", "")
