"""Whether a thing heads the noun phrase in which its sentence has it, or is only a part of another's.

배터리 양극재 기술을 is about no batteries, 위성에 실린 모델은 about no satellites, a desktop application is no desktop.
"""

from __future__ import annotations

import re
from functools import cache

from briefs.lexicon.wording import any_of, words
from briefs.model import Lang
from briefs.writing.support.grounds import CLOSED, Grounds

REACH = 60
# How many words behind a thing the verb of a relative clause may stand.
FAR = 5


@cache
def _group(name: str, lang: Lang) -> frozenset[str]:
    return frozenset(words("heads", name, lang))


# Behind a Korean thing: more of the same, its name or number, and a particle.
_HEAD_KO = re.compile(
    rf"{CLOSED}(?:들|류)?(?:(?:의)?\s?(?:{any_of(words('heads', 'transparent', 'ko'))})){{0,3}}"
    r"(?:\s?['‘\"“「《][^'’\"”」》]{1,40}['’\"”」》]|\s[A-Z][\w.+-]{0,20}(?:\s[A-Z\d][\w.+-]{0,12}){0,2})?"
    rf"{CLOSED}(?:\s?(?:약\s)?(?:\d[\d,만천백]{{0,8}}|[한두세네]|다섯|여섯|여러|몇|수십|수백)여?\s?(?:개|대|곳|종|가지|건|기|장)?(?:짜리|어치)?)?"
    r"\s?(?P<particle>에서|에게|으로|이다|이며|이고|였다|까지|부터|처럼|[을를이가은는에로와과도만의,.·ㆍ:;]|$|(?=\s?(?:및|또는|혹은|등|따위)\s))"
    r"(?P<topic>[은는도]|만)?(?![가-힣])"
)
_GOVERNED = frozenset({"을", "를", "이", "가", "에", "에서", "에게", "로", "으로", "와", "과"})
_ENDS = re.compile(r"(?:[,.;]|다|고|며|면서|지만|는데|해|돼)$")
# 개발한다는 보도 tells what is reported.
_SAID = re.compile(r"(?:다는|라는|자는|냐는|다던|단)$")
_DESCRIBING = re.compile(rf"(?:{any_of(words('heads', 'describing', 'ko'))})$")
_LIGHT = re.compile(any_of(words("heads", "light", "ko")))
_CLOSES_EN = re.compile(
    r"[’'”\"]?(?:\s\([^()]{1,40}\))?(?:\s*(?:[,.;:)–—]|$)|\s(?:[A-Z\d$€£¥]|[a-z]+(?:ed|ing|ly)\b|(?:"
    + any_of((*words("heads", "closes", "en"), *words("heads", "transparent", "en")))
    + r")(?![\w-])))"
)
_NAMED_EN = re.compile(r"(?:[A-Z][\w&.-]*) $")
_RELATIVE_EN = re.compile(r" (?:which|who|whose)\b[^,.;]{1,80}$")
_CLAUSE = 90
_OPENS_EN = re.compile(r"(?:^|[.:;]\s|[\"“]|\n)\W*[A-Z][\w-]* $")


def stands(thing: str, grounds: Grounds) -> bool:
    """Whether a thing, given as what its words are, heads a noun phrase anywhere, or isn't in the sentence at all."""
    found = grounds.places(thing)
    return not found or any(is_head(start, end, grounds) for start, end in found)


def is_head(start: int, end: int, grounds: Grounds) -> bool:
    """Whether the thing at a place heads its noun phrase, and no clause that describes another noun holds it."""
    sentence = grounds.sentence
    if sentence[start:end].lower() in _group("loose", grounds.lang):
        return False
    if grounds.lang == "en":
        named = sentence[start].isupper() and not sentence[start:end].isupper()
        within = named and _NAMED_EN.search(sentence, max(0, start - 24), start)
        if within and not _OPENS_EN.search(sentence, max(0, start - 30), start):
            return False
        return _CLOSES_EN.match(sentence, end) is not None
    head = _HEAD_KO.match(sentence, end)
    if head is None or head["particle"] == "의":
        return False
    return (
        bool(head["topic"])
        or head["particle"] not in _GOVERNED
        or not _describes(sentence[head.end() : head.end() + REACH])
    )


def in_relative(thing: str, grounds: Grounds) -> bool:
    """Whether an English sentence has a thing only in clauses that describe somebody, behind which it goes on."""
    sentence = grounds.sentence
    return grounds.lang == "en" and all(
        _RELATIVE_EN.search(sentence, max(0, start - _CLAUSE), start) and ", " in sentence[end : end + _CLAUSE]
        for start, end in grounds.places(thing)
    )


def _describes(after: str) -> bool:
    """Whether the Korean words behind a thing describe another noun: 로봇을 만드는 회사."""
    spoken = after.split()
    for at, word in enumerate(spoken[:FAR]):
        if _ENDS.search(word) or _SAID.search(word):
            return False
        if _DESCRIBING.search(word):
            behind = " ".join(spoken[at + 1 : at + 3])
            return bool(behind) and _LIGHT.match(behind) is None
    return False
