"""What the judge is told of a Korean name that no lexicon knows: what stands around its gloss, and how it is made."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from ahocorasick_rs import AhoCorasick

from briefs.lexicon.wording import any_of
from briefs.parsing.learned.judge import STEPS, Features, Group
from briefs.parsing.names.glosses import Gloss
from briefs.parsing.names.namecues import cue_set, cues
from briefs.parsing.names.spellings import shape

# How far around a gloss it is read, in characters, and in words.
BEFORE, BEHIND = 30, 40
WORDS_BEFORE, WORDS_BEHIND = 3, 6
# From so many on, places and letters of a name are not counted further.
MOST_PLACES, MOST_LETTERS = 4, 12
_TOKEN = re.compile(r"[가-힣]+|[A-Za-z]+|\d+|[^\s\w]")
_PARTICLE = re.compile(r"(?:은|는|이|가|을|를|의|와|과|에|도|로|에서)(?![가-힣])")
_SUBJECT = re.compile(r"(?:은|는|이|가|측은)")
_PERSON = re.compile(r"[A-Z][a-z]+ [A-Z][a-z]+")
_SURNAME = re.compile(rf"(?:{any_of(cues('not_organisation', 'surnames'))})[가-힣]{{1,3}}$")
_ENDS = {
    "company's-Korean-end": re.compile(rf"(?:{any_of(cues('introduced', 'ko_suffix'))})$"),
    "no-organisation's-end": re.compile(rf"(?:{any_of(cues('not_organisation', 'ko_suffix'))})$"),
}
_ENGLISH_END = re.compile(rf"(?:^|[ \w])(?:{any_of(cues('introduced', 'en_suffix'))})$")
_BEFORE = {
    "by-role": re.compile(rf"(?:{any_of(cues('introduced', 'ko_before'))})(?:인|이자)?\s$"),
    "by-another-role": re.compile(rf"(?:{any_of(cues('not_organisation', 'ko_before'))})(?:인|이자)?\s['‘\"“]?$"),
    "as-product": re.compile(rf"(?:{any_of(cues('unlisted', 'ko'))})(?:인|은|는|의)?\s?['‘\"“]?$"),
}
_BEHIND = {
    "titled": re.compile(
        rf"[은는이가의]?\s?(?:[가-힣A-Za-z]{{1,8}}\s)?(?:{any_of(cues('not_organisation', 'ko_after'))})"
    ),
    "acts": re.compile(rf"(?:은|는|이|가|측은)\s[^.\n]{{0,60}}?(?:{any_of(cues('company', 'ko', 'after'))})"),
    "subject": _SUBJECT,
}
_SURNAMES_ZH = cue_set("not_organisation", "surnames_zh")


def is_person(gloss: Gloss, text: str) -> bool:
    """Whether a name with nothing but Chinese characters behind it is a person's, as no word for a company says.

    위안쥔(袁軍) is one, 반도체 업체 가오윈(高雲) none.
    """
    named = not gloss.spelled and len(gloss.zh) in (2, 3) and gloss.zh[0] in _SURNAMES_ZH
    before = text[max(0, gloss.span.start - BEFORE) : gloss.span.start]
    return named and not any(_BEFORE[role].search(before) for role in ("by-role", "as-product")) and not gloss.quoted


def behind(glosses: Sequence[Gloss], text: str) -> Mapping[str, Sequence[str]]:
    """By its Korean name, what stands behind each place of a glossed one: its particle, or nothing; in one pass."""
    names = [gloss.ko for gloss in glosses]
    found: dict[str, list[str]] = {name: [] for name in names}
    if names:
        for at, _, end in AhoCorasick(names).find_matches_as_indexes(text, overlapping=True):
            particle = _PARTICLE.match(text, end)
            found[names[at]].append(particle[0] if particle else "")
    return found


def seen(gloss: Gloss, text: str, particles: Sequence[str]) -> Features:
    """All that speaks for what the glossed name is; `particles` are those behind its places."""
    return [Group(STEPS, {*_around(gloss, text), *_made(gloss), *_elsewhere(particles)})]


def _around(gloss: Gloss, text: str) -> Iterator[str]:
    start, end = gloss.span.start, gloss.span.end
    near = text[max(0, start - BEFORE) : start]
    before = _TOKEN.findall(near)[-WORDS_BEFORE:]
    behind = _TOKEN.findall(text[end : end + BEHIND])[:WORDS_BEHIND]
    yield from (f"{'~'.join(before[-count:])}_" for count in (1, 2))
    yield from (f"before:{word}" for word in before)
    yield from (f"before:-{word[-2:]}" for word in before[-1:])
    yield from (f"_{word}" for word in behind[:1])
    yield from (f"behind:{word[:2]}-" for word in behind)
    yield from (f"behind:-{word[-2:]}" for word in behind)
    yield "space" if text[end : end + 1] == " " else "no-space"
    yield "quoted" if gloss.quoted else "bare"
    yield from (name for name, pattern in _BEFORE.items() if pattern.search(near))
    yield from (name for name, pattern in _BEHIND.items() if pattern.match(text, end))


def _made(gloss: Gloss) -> Iterator[str]:
    """How its names are made in each script."""
    ko, zh = gloss.ko, gloss.zh
    yield from (f"begins:{ko[0]}-", f"ends:-{ko[-1]}", f"ends:-{ko[-2:]}", f"syllables:{len(ko)}")
    yield from (
        (f"characters:{len(zh)}", f"begins:{zh[0]}-", f"ends:-{zh[-1]}", f"ends:-{zh[-2:]}") if zh else ("no zh",)
    )
    yield from (name for name, pattern in _ENDS.items() if pattern.search(ko))
    yield from _made_in_english(gloss.en) if gloss.spelled else ("no en",)
    if _SURNAME.fullmatch(ko):
        yield "person" if not gloss.spelled or _PERSON.fullmatch(gloss.en) else "surname"


def _made_in_english(name: str) -> Iterator[str]:
    words = name.lower().split(" ")
    yield from (f"words:{len(words)}", f"first:{words[0]}", f"last:{words[-1]}", f"ends:{words[-1][-3:]}")
    yield f"letters:{min(MOST_LETTERS, len(name))}"
    yield f"shape:{shape(name)}"
    if name.isupper():
        yield f"capitals:{min(MOST_LETTERS, len(name))}"
    if _ENGLISH_END.search(name):
        yield "company's-English-end"


def _elsewhere(particles: Sequence[str]) -> Iterator[str]:
    """How often the Korean name stands in the text, and with which particles."""
    yield f"places:{min(MOST_PLACES, len(particles))}"
    yield from (f"with:{particle}" for particle in particles if particle)
