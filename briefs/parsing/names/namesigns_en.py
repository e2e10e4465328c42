"""What the judge is told of an English name that no lexicon knows: what stands around it, and how it is made."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from briefs.lexicon.wording import any_of
from briefs.model import Span
from briefs.parsing.learned.judge import STEPS, Features, Group, steps
from briefs.parsing.names.capitals import begins_sentence, common, is_place, words_of
from briefs.parsing.names.namecues import cue_set, cues
from briefs.parsing.names.spellings import Spellings, flat, shape

# What a word counts beside a sign, which counts 1.
WORD = 0.5
# How far around a name it is read, in characters, and in words before and behind.
BEFORE, BEHIND = 60, 80
WORDS_BEFORE, WORDS_BEHIND = 3, 7
INTRODUCING = frozenset(("a", "an", "the", "its", "which", "whose", "who", "that"))
# More places of one name say no more.
READ_PLACES = 20
# From so many on, places, words and letters of a name are not counted further.
MOST_PLACES, MOST_WORDS, MOST_CAPITALS, MOST_LETTERS = 5, 4, 6, 12
ENDINGS = (2, 3, 4)
BEGIN = 3
_OTHER = r"((?:[a-z]{1,2})?[A-Z][\w&-]*(?: [A-Z][\w&-]*)*)"
_NEXT, _LAST = re.compile(rf"(?:,| and| or|, and) {_OTHER}"), re.compile(rf"{_OTHER}(?:, and|,| and| or) $")
_POSSESSIVE = re.compile(r"['’]s? ")
_INNER, _DIGIT = re.compile(r"[a-z][A-Z]"), re.compile(r"\d")
# What may stand between a name and what it does: of Ningbo, or a remark between commas.
_ASIDE = r"(?: of [A-Z]\w+)?(?:, [^,.\n]{2,60},)?"


class Beginnings(NamedTuple):
    """The unknown names of a text, and how those of several words begin."""

    whole: Collection[str]
    cut: frozenset[str]


def beginnings(names: Collection[str]) -> Beginnings:
    """Those of the names of one text."""
    return Beginnings(names, frozenset(cut for name in names for cut in _cut(name)))


def _cut(name: str) -> Iterator[str]:
    """The name without its last word, without its last two, and so on."""
    while " " in name:
        name = name.rpartition(" ")[0]
        yield name


def seen(
    name: str, places: Sequence[Span], text: str, known: Spellings, plain: Collection[str], names: Beginnings
) -> Features:
    """All that speaks for what `name` is; `plain` are the text's words in small letters."""
    signs = {f"places:{min(MOST_PLACES, len(places))}", *_made(name)}
    words = {*_spelled(name)}
    for place in places[:READ_PLACES]:
        signs.update(_signs(text, place, known))
        words.update(_around(text, place))
    if name.lower() in plain or name.lower() in common():
        signs.add("plain")
    if all(begins_sentence(text, place.start) for place in places[:READ_PLACES]):
        signs.add("only-heads")
        if name[1:].islower():
            signs.add("only-heads:s" if name.endswith("s") else "only-heads:word")
    if name in names.cut:
        signs.add("shortened")
    if any(cut in names.whole for cut in _cut(name)):
        signs.add("lengthened")
    return [Group(STEPS, signs), Group(steps(WORD), words)]


def _around(text: str, place: Span) -> Iterator[str]:
    """The words before and behind a name at one place."""
    before = [*words_of(text, place.start - BEFORE, place.start)][-WORDS_BEFORE:]
    behind = [*words_of(text, place.end, place.end + BEHIND)][:WORDS_BEHIND]
    yield from (f"{'~'.join(before[-count:])}_" for count in (1, 2))
    yield from (f"_{'~'.join(behind[:count])}" for count in (1, 2, 3))
    yield from (f"before:{word}" for word in before)
    yield from (f"behind:{word}" for word in behind[:4])
    if _POSSESSIVE.match(text, place.end):
        yield from (f"owns:{word}" for word in behind[1:4])
    if behind[:1] == [","] and INTRODUCING.intersection(behind[1:2]):
        yield from (f"introduced:{word}" for word in behind[1:])


def _signs(text: str, place: Span, known: Spellings) -> Iterator[str]:
    """What the wording before and behind a name at one place says."""
    start, end = place.start, place.end
    near = text[max(0, start - BEFORE) : start]
    if _POSSESSIVE.match(text, end):
        yield "owner"
    if begins_sentence(text, start):
        yield "head"
    yield from (name for name, pattern in _behind() if pattern.match(text, end))
    spaced = near.rstrip("\n").endswith(" ")  # as all that is looked for ends
    yield from (name for name, pattern in _before() if pattern.search(near)) if spaced else ()
    yield from _listed((_NEXT.match(text, end), _LAST.search(near)), known)


def _listed(beside: Iterable[re.Match[str] | None], known: Spellings) -> Iterator[str]:
    """Of what sort the known names are that stand in a list with it."""
    for match in beside:
        if match and flat(match[1]) in known.organisations:
            yield "listed-with-organisations"
        elif match and flat(match[1]) in known.products:
            yield "listed-with-products"


def _cued(name: str) -> str:
    return any_of(cues("stranger", name))


@cache
def _behind() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Signs that stand behind a name."""
    product = any_of(cues("unlisted", "en"))
    apposition, barred = any_of(cues("introduced", "en_apposition")), any_of(cues("not_organisation", "en_after"))
    found = {
        "acts": rf"{_ASIDE} (?:{_cued('acts')})\b",
        "may-act": rf"{_ASIDE} (?:{_cued('acts_too')})\b",
        "told-of": rf",? (?:{_cued('told_of')})\b",
        "introduced": rf", (?:an?|the|its|whose) (?:[\w'’-]+ ){{0,6}}?(?:{apposition})\b",
        "owns": rf"['’]s? (?:[\w-]+ ){{0,2}}?(?:{_cued('owns')})\b",
        "of-a-place": r" of [A-Z]\w+",
        "abbreviated": r" \([A-Z]{2,6}\)",
        "a-product": rf" (?:[a-z-]+ ){{0,2}}(?:{product})\b",
        "introduced-as-product": rf", (?:an?|its|the) (?:[\w-]+ ){{0,5}}?(?:{product})\b(?! (?:maker|developer|firm))",
        "titled": rf"(?:,)? (?:[\w'’-]+ ){{0,3}}?(?:{barred})\b",
    }
    return tuple((name, re.compile(pattern)) for name, pattern in found.items())


@cache
def _before() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Signs that stand before a name."""
    found = {
        "by-role": rf"(?i:\b(?:{_cued('before')}) (?:the )?$)",
        "as-partner": rf"\b(?:{_cued('partner')}) $",
        "by-title": rf"\b(?:{any_of(cues('not_organisation', 'en_before'))}),? $",
        "as-product": rf"\b(?:{_cued('product')}) $",
        "shown": rf"\b(?:{any_of(cues('unlisted', 'shown'))}) (?:(?:its|the|an?) )?(?:new )?$",
        "product-before": rf"\b(?:{any_of(cues('unlisted', 'en'))}),? (?:(?:called|named|dubbed|known as) )?(?:the )?$",
        "where": r"\b(?:in|at|near|across|outside|around) $",
        "article": r"(?i:\b(?:the|a|an) $)",
        "part": r"[a-z,] [A-Z]\w+ of $",
    }
    return tuple((name, re.compile(pattern)) for name, pattern in found.items())


def _parts(name: str) -> list[str]:
    """The words of a name but its legal form."""
    words = name.split(" ")
    return words[:-1] if len(words) > 1 and words[-1] in cue_set("introduced", "en_legal") else words


def _spelled(name: str) -> Iterator[str]:
    """A name's words, and how they begin and end."""
    words = _parts(name)
    first, last = words[0].lower(), words[-1].lower()
    yield from (f"first:{first}", f"last:{last}", f"begins:{first[:BEGIN]}")
    yield from (f"ends:{last[-length:]}" for length in ENDINGS if len(last) > length)


def _made(name: str) -> Iterator[str]:
    """How a name is made: of how many words and which sorts of letters, and what the word lists know of it."""
    words = _parts(name)
    first, last = words[0].lower(), words[-1].lower()
    yield f"words:{min(MOST_WORDS, len(words))}"
    if len(words) == 1:
        yield f"letters:{min(MOST_LETTERS, len(name))}"
    yield f"shape:{shape(name)}"
    if words[-1].isupper():
        yield f"capitals:{min(MOST_CAPITALS, len(last))}"
    if _INNER.search(name):
        yield "inner-capital"
    yield from (f"has-{sign}" for sign in ".-&" if sign in name)
    if _DIGIT.search(name):
        yield "has-digit"
    yield from _listed_words(words, first, last)


def _listed_words(words: list[str], first: str, last: str) -> Iterator[str]:
    """What the word lists say of a name's first and last word."""
    if {first, last} & cue_set("stranger", "surnames"):
        yield "surname"
    if first in cue_set("stranger", "given"):
        yield "given-name"
    if last in cue_set("stranger", "not_last"):
        yield "no-organisation's-end"
    if words[-1] in cue_set("introduced", "en_suffix"):
        yield "company's-end"
    if is_place(words[0]) or is_place(words[-1]):
        yield "place-first" if is_place(words[0]) else "place-last"
