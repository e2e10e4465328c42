"""Reads organisations that an article itself introduces: 즈푸(智譜·Zhipu), a Shenzhen start-up called X.

It learns no people, places, events, products or benchmarks, and nothing where another script of a known name stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from briefs.lexicon.load import Lexicon
from briefs.model import Names, Organisation
from briefs.parsing import strangers
from briefs.parsing.namecues import cues
from briefs.parsing.openings import bracketed
from briefs.parsing.strangers import flat
from briefs.parsing.units import any_of, any_word

_HAN = r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]"
# No word of a name is longer, so that a text without spaces is read no more than once.
_LATIN = r"[A-Za-z0-9][A-Za-z0-9.&'’+-]{0,40}(?: [A-Za-z0-9&][A-Za-z0-9.&'’+-]{0,40}){0,4}"
_WORD = r"[\w&'’-]{0,40}"
# An English name behind its first letter.
_REST = rf"{_WORD}(?:\.[a-z]{{2}})?(?: [A-Z]{_WORD}){{0,3}}"
_BRACKETED = re.compile(
    rf"(?P<open>['‘\"“]?)(?<![가-힣A-Za-z0-9])(?P<ko>(?=[A-Za-z0-9]{{0,8}}[가-힣])[가-힣A-Za-z0-9]{{2,20}}"
    rf"(?: (?:{any_of(cues('introduced', 'ko_suffix'))})(?=[(（]))?)(?P<close>['’\"”]?)"
    rf"[(（](?:(?P<zh>{_HAN}{{2,12}})\s?[·,/ㆍ]\s?)?(?P<en>{_LATIN})[)）]"
)
# How long a Korean name may be with its quotes and with what says behind it that it is one.
_BEFORE_BRACKET = 24 + max(map(len, cues("introduced", "ko_suffix")))
_AFTER_CUE = re.compile(
    rf"(?:{any_word(sorted(cues('introduced', 'en_before'), key=len, reverse=True))}) (?P<en>[A-Z0-9]{_REST})(?! ?\d)"
)
_AFTER_PLACE = re.compile(rf"[A-Z](?<!\w.)[a-z]{{1,40}}-based (?P<en>[A-Z0-9]{_REST})(?! ?\d)")
_APPOSITION = re.compile(
    rf"(?P<en>[A-Z0-9](?<![\w-].){_REST})(?: \((?P<zh>{_HAN}{{2,10}})\))?, (?:an?|the) (?:[\w'’-]{{1,40}} ){{0,4}}?"
    rf"(?:{any_of(cues('introduced', 'en_apposition'))})\b"
)
_SUFFIXED = re.compile(
    rf"(?P<en>[A-Z](?<![\w-].)[\w&-]{{0,40}}(?: [A-Z][\w&-]{{0,40}}){{0,2}} "
    rf"(?:{any_of(cues('introduced', 'en_suffix'))}))\b(?! [A-Z]?\d)"
)
_INSTITUTION = re.compile(
    rf"(?P<en>[A-Z](?<![\w-].)[\w-]{{0,40}}(?: [A-Z][\w-]{{0,40}}){{0,3}} "
    rf"(?:{any_of(cues('introduced', 'en_institution'))}))\b(?! of\b)"
)
# Each with what its matches have one of, so that a text without any is not searched.
_INTRODUCTIONS = (
    (_SUFFIXED, (" ",)),
    (_AFTER_CUE, (" ",)),
    (_AFTER_PLACE, ("-based ",)),
    (_APPOSITION, (", a ", ", an ", ", the ")),
)
# Seas and coasts have an article where companies have none: Across the Atlantic, the Brazilian retailer …
_ARTICLE = re.compile(r"\bthe $", re.IGNORECASE)
_ACTS_KO = re.compile(rf"(?:은|는|이|가|측은)\s[^.\n]{{0,60}}?(?:{any_of(cues('company', 'ko', 'after'))})")
_BRAND = re.compile(r"[A-Z][a-z]+[A-Z][A-Za-z]*")
_SUFFIX_EN = re.compile(rf"(?:^|[ \w])(?:{any_of(cues('introduced', 'en_suffix'))})$")
_SUFFIX_KO = re.compile(rf"(?:{any_of(cues('introduced', 'ko_suffix'))})$")
_ROLE_KO = re.compile(rf"(?:{any_of(cues('introduced', 'ko_before'))})(?:인|이자)?\s$")
_BARRED_KO = re.compile(rf"(?:{any_of(cues('not_organisation', 'ko_before'))})(?:인|이자)?\s['‘\"“]?$")
_TITLE_KO = re.compile(
    rf"[은는이가의]?\s?(?:[가-힣A-Za-z]{{1,8}}\s)?(?:{any_of(cues('not_organisation', 'ko_after'))})"
)
_ENDS_KO = re.compile(rf"(?:{any_of(cues('not_organisation', 'ko_suffix'))})$")
_TITLE_EN = re.compile(rf",? (?:[\w'’-]+ ){{0,2}}?(?:{any_of(cues('not_organisation', 'en_after'))})\b")
_BARRED_EN = re.compile(rf"\b(?:{any_of(cues('not_organisation', 'en_before'))})\.? $")
_PERSON_EN = re.compile(r"[A-Z][a-z]+ [A-Z][a-z]+")
_SURNAME = re.compile(rf"(?:{any_of(cues('not_organisation', 'surnames'))})[가-힣]{{1,3}}$")
_LEGAL = re.compile(rf"(?:,? (?:{any_of(cues('introduced', 'en_legal'))})\.?){{1,3}}$")
_SLUG = re.compile(r"[^a-z0-9]+")
_COMMON = frozenset(
    word.lower()
    for word in (*cues("introduced", "en_suffix"), *cues("introduced", "en_before"), "the", "a", "ai", "chief")
)
_ADJECTIVES = frozenset(word.lower() for word in cues("not_organisation", "en_adjectives"))
_CODE = re.compile(r"[A-Z]{0,3}-?\d+[A-Za-z.]*\d*|[A-Z]{2,4}")


def learn(text: str, lexicon: Lexicon) -> tuple[Organisation, ...]:
    """Organisations that `text` introduces and `lexicon` doesn't know, by the order of their introduction."""
    known = _known(lexicon)
    learned: dict[str, Organisation] = {}
    for organisation in (*_korean(text, known), *_english(text, known), *_strangers(text, lexicon)):
        if organisation.id not in lexicon.organisations:
            learned.setdefault(organisation.id, organisation)
    return tuple(learned.values())


@lru_cache(maxsize=4)
def _known(lexicon: Lexicon) -> frozenset[str]:
    """Every known spelling, as names are compared; gathered once per lexicon."""
    every = [o.names for o in lexicon.organisations.values()] + [p.names for p in lexicon.products.values()]
    names = {spelling for known in every for spelling in (*known.every(), *known.weak)}
    terms = {spelling for term in lexicon.terms.values() for spelling in (*term.ko, *term.en)}
    return frozenset(flat(name) for name in names | terms)


@lru_cache(maxsize=4)
def _organisations(lexicon: Lexicon) -> frozenset[str]:
    """Every known spelling of an organisation, as names are compared."""
    return frozenset(flat(name) for one in lexicon.organisations.values() for name in one.names.every())


def slug(name: str) -> str:
    """The id of an organisation by its English name, without legal forms."""
    return _SLUG.sub("-", _LEGAL.sub("", name).lower().replace("'", "").replace("’", "")).strip("-")


def _korean(text: str, known: frozenset[str]) -> Iterator[Organisation]:
    for match in bracketed(_BRACKETED, text, _BEFORE_BRACKET, 250):
        if match["open"] or match["close"]:
            continue
        if any(name and flat(name) in known for name in match.group("ko", "zh", "en")):
            continue
        if _introduces(text, match):
            zh = (match["zh"],) if match["zh"] else ()
            yield Organisation(slug(match["en"]), Names(ko=(match["ko"],), en=(match["en"],), zh=zh))


def _introduces(text: str, match: re.Match[str]) -> bool:
    """Whether a name with other scripts in brackets is introduced as an organisation."""
    before = text[max(0, match.start() - 24) : match.start()]
    ko, en = match["ko"], match["en"]
    if _TITLE_KO.match(text, match.end()) or _ENDS_KO.search(ko) or _CODE.fullmatch(en):
        return False
    marked = bool(_ROLE_KO.search(before) or _SUFFIX_EN.search(en) or _SUFFIX_KO.search(ko))
    if marked:
        return True
    if _BARRED_KO.search(before) or (_SURNAME.fullmatch(ko) and _PERSON_EN.fullmatch(en)):
        return False
    if _BRAND.fullmatch(en) and _ACTS_KO.match(text, match.end()):
        return True
    return match["zh"] is not None and en[0].isupper()


def _english(text: str, known: frozenset[str]) -> Iterator[Organisation]:
    for match in _INSTITUTION.finditer(text):
        name = match["en"]
        if flat(name) not in known and name.split(" ")[0].lower() not in _ADJECTIVES:
            yield Organisation(slug(name), Names(en=(name,)))
    for pattern, needed in _INTRODUCTIONS:
        for match in pattern.finditer(text) if any(part in text for part in needed) else ():
            name = match["en"].removesuffix("'s").removesuffix("’s")
            if pattern is _APPOSITION and _ARTICLE.search(text, max(0, match.start() - 5), match.start()):
                continue
            if _is_new(text, match, name, known):
                zh = match.groupdict().get("zh")
                yield Organisation(slug(name), Names(en=_short(name), zh=(zh,) if zh else ()))


def _strangers(text: str, lexicon: Lexicon) -> Iterator[Organisation]:
    for name in strangers.find(text, _known(lexicon), _organisations(lexicon)):
        yield Organisation(slug(name), Names(en=_short(name)))


def _short(name: str) -> tuple[str, ...]:
    """`name` as it stands and without its legal form."""
    return tuple(dict.fromkeys((_LEGAL.sub("", name), name)))


def _is_new(text: str, match: re.Match[str], name: str, known: frozenset[str]) -> bool:
    words = name.split(" ")
    parts = (flat(" ".join(words[:end])) for end in range(1, len(words) + 1))
    if (
        any(part in known for part in parts)
        or flat(words[-1]) in known
        or words[0].lower() in _COMMON
        or _CODE.fullmatch(name)
    ):
        return False
    before = text[max(0, match.start("en") - 30) : match.start("en")]
    if _BARRED_EN.search(before) or _TITLE_EN.match(text, match.end("en")):
        return False
    return words[0].lower() not in _ADJECTIVES
