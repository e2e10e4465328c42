"""Names that no lexicon knows: the judge says which of them are organisations and which are products.

In English a name is a run of capitalised words, and all places where it stands are seen together; in Korean it is
what has its English name in brackets behind it, since what it is called elsewhere nobody could tell otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from briefs.lexicon.load import Lexicon
from briefs.lexicon.wording import any_of
from briefs.model import Lang, Names
from briefs.parsing.learned.judge import Features, Judge, judge
from briefs.parsing.names import capitals, glosses, namesigns_en, namesigns_ko
from briefs.parsing.names.namecues import cues
from briefs.parsing.names.spellings import Spellings, spellings

ORGANISATION, PRODUCT = "organisation", "product"
# From how likely a name is taken for what it may be: facts are told of organisations.
LIKELY: Mapping[Lang, Mapping[str, float]] = {
    "ko": {ORGANISATION: 0.7, PRODUCT: 0.5},
    "en": {ORGANISATION: 0.5, PRODUCT: 0.6},
}
_HANGUL = re.compile("[가-힣]")
_INSTITUTION = re.compile(rf"(?:{any_of(cues('institution', 'ko'))})$")

# It comes in three versions: Kestrel, Heron and Crane.
_NAMED_EN = r"[A-Z][\w.+-]{2,20}"
_VERSIONS = re.compile(
    rf"\b(?:versions|editions|variants|sizes|trims)(?:, called|, named| called| named|:|,| [–—-]) "
    rf"(?P<names>{_NAMED_EN}(?:, {_NAMED_EN}){{0,5}},? and {_NAMED_EN})(?=[.,;]?(?:\s|$))"
)
_LISTED = re.compile(_NAMED_EN)
# A thing that is called so: a robot called Rover X1, a model named “Bright Power”.
_CALLED = re.compile(
    rf"\b(?:{any_of(cues('unlisted', 'en'))}),? (?:called|named|dubbed) (?:the )?[“\"‘']?"
    r"(?P<name>[A-Z][\w+-]*(?:\.\d\w*)?(?: (?:[A-Z][\w+-]*|\d[\w.]*\w|\d)){0,3})"
)


class Strangers(NamedTuple):
    """Names as an article spells them, by the order in which they first stand there."""

    organisations: tuple[Names, ...]
    products: tuple[Names, ...]
    every: tuple[str, ...] = ()  # all unknown names of an English text, whatever they are


def find(text: str, lexicon: Lexicon) -> Strangers:
    """The organisations and products that `text` names and `lexicon` doesn't know."""
    lang: Lang = "ko" if _HANGUL.search(text) else "en"
    return _found(text, lang, spellings(lexicon), judge(f"names-{lang}"))


def versions(text: str) -> list[str]:
    """The names of the versions in which an English text says that something comes, and of things that it calls so."""
    listed = [name.rstrip(".") for m in _VERSIONS.finditer(text) for name in _LISTED.findall(m["names"])]
    return listed + [m["name"] for m in _CALLED.finditer(text)]


# Organisations and products of an article are asked for one after the other.
@lru_cache(maxsize=1)
def _found(text: str, lang: Lang, known: Spellings, judging: Judge) -> Strangers:
    found: dict[str, list[Names]] = {ORGANISATION: [], PRODUCT: []}
    products = frozenset(versions(text)) if lang == "en" else frozenset()
    every: list[str] = []
    for names, seen in seen_in(text, lang, known):
        every.append(names.en[0])
        if names.en[0] in products:
            found[PRODUCT].append(names)
            continue
        for sort, likely in judging.among(seen).items():
            if likely >= LIKELY[lang][sort] and not (sort == PRODUCT and names.ko and _INSTITUTION.search(names.ko[0])):
                found[sort].append(names)
    return Strangers(tuple(found[ORGANISATION]), tuple(found[PRODUCT]), tuple(every) if lang == "en" else ())


def seen_in(text: str, lang: Lang, known: Spellings) -> Iterator[tuple[Names, Features]]:
    """Every unknown name in `text`, and what the judge is told of it."""
    if lang == "ko":
        found = glosses.unknown(text, known.every, known.unsure)
        behind = namesigns_ko.behind(found, text)
        for gloss in found:
            if namesigns_ko.is_person(gloss, text):
                continue
            zh = (gloss.zh,) if gloss.zh else ()
            yield Names(ko=(gloss.ko,), en=(gloss.en,), zh=zh), namesigns_ko.seen(gloss, text, behind[gloss.ko])
        return
    plain = capitals.plain_words(text)
    places = capitals.unknown(text, plain, known)
    names = namesigns_en.beginnings(places)
    for name, where in places.items():
        yield Names(en=(name,)), namesigns_en.seen(name, where, text, known, plain, names)
