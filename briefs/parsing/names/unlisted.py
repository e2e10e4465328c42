"""Finds products that the lexicon doesn't list: in Korean by how an article introduces them (로봇 'T230').

Names in Latin letters are taken as the article spells them, and those that are Mandarin in Hangul in pinyin; what else
one is called nobody knows.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from briefs.lexicon.load import Lexicon
from briefs.lexicon.wording import any_of
from briefs.model import Lang
from briefs.parsing.names import mandarin, strangers
from briefs.parsing.names.namecues import cues
from briefs.parsing.names.spellings import flat, spellings
from briefs.parsing.text.gazetteer import Entry
from briefs.parsing.text.marks import Target

_INNER = r"(?:[A-Za-z0-9_+/-]|\.(?=[A-Za-z0-9]))"
_WORD = rf"[A-Z0-9]{_INNER}{{0,20}}"
_LATIN = rf"[A-Za-z]{_INNER}{{0,20}}(?: {_WORD}){{0,3}}"
_NOUN_KO = any_of(cues("unlisted", "ko"))
_BEFORE = rf"(?:{_NOUN_KO})(?:인|은|는|의)?\s?"
_HANGUL = r"[가-힣][가-힣A-Za-z0-9. +-]{0,24}"
# 로봇 'T230', 소프트웨어 '인퍼리드 렁(InferRead Lung)', '펑차오'(Honeycomb 2).
_QUOTED = re.compile(
    rf"['‘\"“「](?P<ko>{_HANGUL}[(（])?(?P<name>{_LATIN})[)）]?['’\"”」]"
    r"(?![가-힣A-Za-z]*호주|에서|에 따르면|\s?(?:대회|회의|벤치|행사|정책|법|협정|조약))"
)
_GLOSSED_AFTER = re.compile(
    rf"(?P<noun>{_BEFORE})['‘\"“「](?P<ko>{_HANGUL})['’\"”」]\s?[(（]"
    rf"(?:[^()（）가-힣A-Za-z]{{1,12}}[·,/]\s?)?(?P<name>{_LATIN})[)）]"
)
# 모델 '헝싱 2': in Hangul alone, as Korean writes Mandarin.
_SOUNDED = re.compile(r"['‘\"“「](?P<ko>[가-힣]{2,8})(?P<version> ?\d[\d.]{0,3})?['’\"”」](?!\s?[(（])")
_QUOTE_GLOSSED = re.compile(r"[(（](?:(?<=['’\"”」].)|(?<=['’\"”」]\s.))")
_NOUN_BEFORE, _NEAR = re.compile(rf"(?:{_BEFORE})$"), max(map(len, cues("unlisted", "ko"))) + 2
# What looks like a model's number and is none.
_NO_PRODUCT = re.compile(
    any_of(cues("unlisted", "none")) + r"|(?:[A-Z][a-z]+ )?(?:19|20)\d\d|[QHLG]\d|[A-Z][a-z]+day \d+|"
    r"(?:Level|Phase|Series|Stage|Article|Chapter|Tier|Group|Part|Version|Page|Room|Gate) \d+|"
    r"(?:The|Inside|In|At|On|For|With|From|When|While|After|As|Its|A|An|This|And|But|By|Of) .*"
)
_DIGIT = re.compile(r"\d")
# What things are measured by is none of them: 동남아 언어 평가인 '씨헬름(SEA-HELM)'.
_MEASURE_BEFORE = re.compile(r"(?:평가|벤치마크|시험|지표|리더보드|순위표)(?:인|은|는|의)?\s?['‘\"“]?$")


def find(text: str, lang: Lang, lexicon: Lexicon) -> tuple[tuple[str, Entry], ...]:
    """Spellings of unlisted products in `text`, each with the name that it stands for."""
    known = spellings(lexicon).every
    found: dict[str, Entry] = {}
    for spelling, name in (
        *(_korean(text, known) if lang == "ko" else ((name, name) for name in strangers.versions(text))),
        *_told(text, lexicon),
    ):
        if flat(name) not in known and not _NO_PRODUCT.fullmatch(name):
            found.setdefault(spelling, Entry(Target.PRODUCT, name))
    return tuple(found.items())


def _korean(text: str, known: Collection[str]) -> Iterator[tuple[str, str]]:
    for m in _QUOTED.finditer(text):
        if _MEASURE_BEFORE.search(text, max(0, m.start() - _NEAR), m.start()):
            continue
        name = m["name"].strip()
        telling = _DIGIT.search(name) or (len(name) > 4 and any(c.isupper() for c in name[1:]))
        if not telling and not _introduced(text, m.start()):
            continue
        yield name, name
        if m["ko"]:
            yield m["ko"].rstrip("(（ "), name
    for m in _GLOSSED_AFTER.finditer(text) if _QUOTE_GLOSSED.search(text) else ():
        yield m["name"], m["name"]
        yield m["ko"], m["name"]

    for m in _SOUNDED.finditer(text):
        sounded = mandarin.pinyin(m["ko"]) if flat(m["ko"]) not in known and _introduced(text, m.start()) else None
        if sounded:
            yield m["ko"] + (m["version"] or ""), sounded + (m["version"] or "")


def _introduced(text: str, at: int) -> bool:
    """Whether what a product is stands right before."""
    return _NOUN_BEFORE.search(text, max(0, at - _NEAR), at) is not None


def _told(text: str, lexicon: Lexicon) -> Iterator[tuple[str, str]]:
    """Names that the judge takes for products'."""
    for names in strangers.find(text, lexicon).products:
        first = text.find(names.ko[0]) if names.ko else -1
        if first >= 0 and _MEASURE_BEFORE.search(text, max(0, first - _NEAR), first):
            continue
        yield from ((spelling, names.en[0]) for spelling in (*names.en, *names.ko, *names.zh))
