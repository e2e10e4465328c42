"""Takes well-known people for the organisations that they speak for: 레이쥔 회장은, Eddie Wu said."""

from __future__ import annotations

import re
from functools import cache

import ahocorasick_rs

from briefs.lexicon.persons import persons
from briefs.lexicon.wording import any_of, words
from briefs.model import Lang, Span
from briefs.parsing.text.korean import is_hangul, particle_at
from briefs.parsing.text.marks import Mention, Target

# A person's title in Korean, with other spellings, a company or a post before it: (雷軍) 샤오미 회장.
TITLE = re.compile(
    rf"(?:\s?[(（][^()（）\n]{{1,40}}[)）])?(?:\s[가-힣A-Za-z]{{1,12}}){{0,3}}?\s(?:[가-힣]{{0,6}})"
    rf"(?:{any_of(words('subjects', 'post', 'ko'))})(?:\s?\([A-Z]{{2,4}}\))?"
)


@cache
def _finder(lang: Lang) -> tuple[ahocorasick_rs.AhoCorasick, tuple[str, ...]]:
    known = persons(lang)
    names = sorted(known)
    return ahocorasick_rs.AhoCorasick(names, store_patterns=False), tuple(known[name] for name in names)


def find(text: str, lang: Lang) -> tuple[Mention, ...]:
    """Mentions of organisations where `text` names one of their people, by start; none inside a longer word."""
    automaton, organisations = _finder(lang)
    found = []
    for pattern, start, end in automaton.find_matches_as_indexes(text):
        if is_hangul(text[start - 1 : start]) or text[start - 1 : start].isalnum() or text[end : end + 1].isalnum():
            particle = particle_at(text, end) if lang == "ko" and not text[start - 1 : start].isalnum() else None
            if particle is None:
                continue
        found.append(Mention(Span(start, end), Target.ORGANISATION, organisations[pattern], _particle(text, end, lang)))
    return tuple(found)


def _particle(text: str, end: int, lang: Lang) -> str:
    """The particle of the name or of the title after it."""
    if lang == "en":
        return "'s" if text[end : end + 2] in ("'s", "’s") else ""
    title = TITLE.match(text, end)
    return particle_at(text, title.end() if title else end) or ""
