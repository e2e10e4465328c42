"""Finds products that the lexicon doesn't list by how an article introduces them: 로봇 'T230', the AST6200 stepper.

Only names in Latin letters are taken, as the article spells them: what else they are called nobody knows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from briefs.lexicon.load import Lexicon
from briefs.model import Lang
from briefs.parsing.gazetteer import Entry
from briefs.parsing.marks import Target
from briefs.parsing.namecues import cues
from briefs.parsing.units import any_of

# A name of up to four words, the first with a capital or a digit.
_INNER = r"(?:[A-Za-z0-9_+/-]|\.(?=[A-Za-z0-9]))"
_WORD = rf"[A-Z0-9]{_INNER}{{0,20}}"
_LATIN = rf"[A-Za-z]{_INNER}{{0,20}}(?: {_WORD}){{0,3}}"
_CAPITAL = rf"[A-Z]{_INNER}{{0,20}}(?: {_WORD}){{0,3}}"
# A model's number: letters and digits in one word, or a word and a number; and what may stand behind it.
_MODEL = (
    r"(?:[A-Z]{1,5}-?\d{1,4}[A-Za-z]{0,3}(?:[.-]\d{1,3})?|"
    r"[A-Z][a-z]{2,12}(?:[A-Z]\w{0,10})?[ -]?\d{1,4}(?:\.\d)?)"
    r"(?: (?:Pro|Max|Plus|Ultra|Air|Mini|Lite|MAX|Turbo|SE|Omni|Edge|mini))?"
)
_NOUN_KO, _NOUN_EN = any_of(cues("unlisted", "ko")), rf"(?:{any_of(cues('unlisted', 'en'))})"
_SHOWN = rf"(?:{any_of(cues('unlisted', 'shown'))})"
_CALLED = r"(?:called|named|dubbed|known as)"
_BEFORE = rf"(?:{_NOUN_KO})(?:인|은|는|의)?\s?"
_HANGUL = r"[가-힣][가-힣0-9 ]{0,18}"
# 로봇 'T230', 소프트웨어 '인퍼리드 렁(InferRead Lung)', '펑차오'(Honeycomb 2).
_QUOTED = re.compile(
    rf"['‘\"“「](?P<ko>{_HANGUL}[(（])?(?P<name>{_LATIN})[)）]?['’\"”」]"
    r"(?![가-힣A-Za-z]*호주|에서|에 따르면|\s?(?:대회|회의|벤치|행사|정책|법|협정|조약))"
)
_GLOSSED_AFTER = re.compile(
    rf"(?P<noun>{_BEFORE})['‘\"“「](?P<ko>{_HANGUL})['’\"”」]\s?[(（]"
    rf"(?:[^()（）가-힣A-Za-z]{{1,12}}[·,/]\s?)?(?P<name>{_LATIN})[)）]"
)
_QUOTE_GLOSSED = re.compile(r"[(（](?:(?<=['’\"”」].)|(?<=['’\"”」]\s.))")
_NOUN_BEFORE, _NEAR = re.compile(rf"(?:{_BEFORE})$"), max(map(len, cues("unlisted", "ko"))) + 2
# What stands before a name, and the name with what stands behind it: its T90 tablet · unveiled the K2 at · Neo 2, an
# agent · an app called Zhida · its platform, StarFlow, · X, an app that
_EN = (
    (
        re.compile(rf"\b(?:[Ii]ts|[Tt]he|an?|new|{_SHOWN}) $"),
        re.compile(rf"\b(?P<name>{_MODEL})(?= (?:[a-z-]+ ){{0,2}}{_NOUN_EN}\b)"),
    ),
    (
        re.compile(rf"\b{_SHOWN} (?:its |the |an? |its new |the new )?$"),
        re.compile(
            rf"\b(?P<name>{_MODEL})(?=[,.;)]| (?:for|with|in|at|on|to|and|last|this|outside|as)\b)",
        ),
    ),
    (
        None,
        re.compile(
            rf"\b(?P<name>{_MODEL})(?=, (?:an?|its|the) (?:[\w-]+ ){{0,5}}{_NOUN_EN}\b"
            r"(?! (?:maker|developer|firm|company|start-up)))"
        ),
    ),
    (re.compile(rf"\b{_NOUN_EN}s?,?$"), re.compile(rf" {_CALLED} (?:the )?(?P<name>{_CAPITAL})\b")),
    (
        re.compile(rf"\b(?:[Ii]ts|new|own|[Aa]n?|[Tt]he) (?:[a-z-]+ ){{0,4}}{_NOUN_EN}$"),
        re.compile(rf", (?P<name>{_CAPITAL})(?=[,.;])"),
    ),
    (
        None,
        re.compile(
            rf"\b(?P<name>{_CAPITAL}), (?:an?|its) (?:[a-z-]+ ){{0,5}}{_NOUN_EN}"
            r"(?=,? (?:for|that|which|with|of|to|launched|released|from|trained|built|priced)\b)"
        ),
    ),
)
# How far what stands before a name may reach, in characters.
_REACH = 100
# What looks like a model's number and is none.
_NO_PRODUCT = re.compile(
    any_of(cues("unlisted", "none")) + r"|(?:[A-Z][a-z]+ )?(?:19|20)\d\d|[QHLG]\d|[A-Z][a-z]+day \d+|"
    r"(?:Level|Phase|Series|Stage|Article|Chapter|Tier|Group|Part|Version|Page|Room|Gate) \d+|"
    r"(?:The|Inside|In|At|On|For|With|From|When|While|After|As|Its|A|An|This|And|But|By|Of) .*"
)
_DIGIT = re.compile(r"\d")
_MONTH = re.compile(r"(?:January|February|March|April|May|June|July|August|September|October|November|December)\b")


def find(text: str, lang: Lang, lexicon: Lexicon) -> tuple[tuple[str, Entry], ...]:
    """Spellings of unlisted products in `text`, each with the name that it stands for."""
    known = _known(lexicon)
    found: dict[str, Entry] = {}
    for spelling, name in _korean(text) if lang == "ko" else _english(text):
        if _flat(name) not in known and not _NO_PRODUCT.fullmatch(name) and not _MONTH.match(name):
            found.setdefault(spelling, Entry(Target.PRODUCT, name))
    return tuple(found.items())


def _korean(text: str) -> Iterator[tuple[str, str]]:
    for m in _QUOTED.finditer(text):
        name = m["name"].strip()
        telling = _DIGIT.search(name) or (len(name) > 4 and any(c.isupper() for c in name[1:]))
        if not telling and not _NOUN_BEFORE.search(text, max(0, m.start() - _NEAR), m.start()):
            continue
        yield name, name
        if m["ko"]:
            yield m["ko"].rstrip("(（ "), name
    for m in _GLOSSED_AFTER.finditer(text) if _QUOTE_GLOSSED.search(text) else ():
        yield m["name"], m["name"]
        yield m["ko"], m["name"]


def _english(text: str) -> Iterator[tuple[str, str]]:
    for before, named in _EN:
        for m in named.finditer(text):
            if before is None or before.search(text, max(0, m.start() - _REACH), m.start()):
                yield m["name"], m["name"]


@lru_cache(maxsize=4)
def _known(lexicon: Lexicon) -> frozenset[str]:
    """Every spelling that the lexicon knows of anything."""
    names = [o.names for o in lexicon.organisations.values()] + [p.names for p in lexicon.products.values()]
    named = {_flat(name) for known in names for name in (*known.every(), *known.weak)}
    return frozenset(named | {_flat(name) for term in lexicon.terms.values() for name in term.en})


def _flat(name: str) -> str:
    return name.replace("-", "").replace(" ", "").casefold()
