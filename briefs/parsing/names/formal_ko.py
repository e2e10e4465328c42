"""Korean organisations that no lexicon knows and that tell by their form what they are.

주식회사 한빛, 한빛(대표 김하나), 한빛로보틱스, 물류 기업 한빛테크, 한빛대학교.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterator
from typing import NamedTuple

from briefs.lexicon.wording import any_of
from briefs.parsing.names.namecues import cue_set, cues
from briefs.parsing.names.spellings import flat
from briefs.parsing.text.korean import particle_at

SCHOOL = "대학교"
_HEADED = re.compile(r"(?P<name>[가-힣A-Za-z0-9](?<![가-힣A-Za-z0-9].)[가-힣A-Za-z0-9]{1,15})$")
_HEAD = re.compile(rf"\((?:{any_of(cues('formal', 'heads'))})\s[^()\n]{{2,20}}\)")
_LEGAL = re.compile(r"(?:주식회사\s|㈜\s?|\(주\)\s?)(?P<name>[가-힣A-Za-z0-9]{2,16})")
_ENDED = re.compile(
    rf"(?:{any_of((SCHOOL, *cues('formal', 'ends'), *cues('introduced', 'ko_suffix')))})(?![A-Za-z0-9])"
)
_ALONE = frozenset((SCHOOL, *cues("formal", "ends")))
_ROLE = re.compile(rf"(?:{any_of(cues('introduced', 'ko_before'))})\s$")
_STEM = re.compile(r"[가-힣](?<![가-힣A-Za-z0-9].)[가-힣]{1,9}$")
# Particles with which a name stands for somebody who acts or is acted with.
_ACTING = re.compile(r"(?:은|는|이|가|와|과|의|도)(?![가-힣])|(?:와|과)(?:는|도)\s|[(（]")
# 로봇 유통 전문기업 테라링크와: a name behind a word for a company, if it stands elsewhere too.
_NAME = re.compile(r"\s(?P<name>[가-힣]{3,9}?)(?:은|는|이|가|와|과)(?=\s)")
_ROLES = cues("introduced", "ko_before")
_WORD, _MARKS = re.compile("[가-힣]+"), ("은", "는", "이", "가", "와", "과", "의")
_NO_NAME = cue_set("formal", "none")
_PARTICLE = re.compile(r"(?:은|는|이|가|와|과|의|을|를|도)$")
# How far before its end or its bracket a name may begin, in characters.
REACH = 18
SHORTEST = 2
_GLOSS = r"[(（][\u3400-\u9fff\uf900-\ufaffA-Za-z]"


class Formal(NamedTuple):
    """A name by its form, and whether it is a school's."""

    name: str
    school: bool


def names(text: str, known: Callable[[str], bool], organisations: Collection[str]) -> list[Formal]:
    """The names in `text` that their form tells, by where they first stand.

    `known` tells whether a spelling means something else; `organisations` are those that name one, also behind its
    city.
    """
    found = sorted({*_headed(text), *_legal(text), *_ended(text, known), *_introduced(text, known)})
    kept = dict.fromkeys(
        name for _, name in found if not _is_known(name, known, organisations) and not _glossed(text, name)
    )
    return [Formal(name, name.endswith(SCHOOL)) for name in kept]


def _is_known(name: str, known: Callable[[str], bool], organisations: Collection[str]) -> bool:
    """Whether a name is known, with its city before it or its school's kind in full as well."""
    end = _ENDED.search(name)
    stem = end.start() if end and end.end() == len(name) else 1
    if known(flat(name)) or known(flat(name.removesuffix("학교"))):
        return True
    return any(flat(name[at:]) in organisations for at in range(stem))


def _glossed(text: str, name: str) -> bool:
    """Whether another spelling stands in brackets behind a name somewhere: whose name that is is told by it."""
    return re.search(rf"{re.escape(name)}\s?{_GLOSS}", text) is not None


def _headed(text: str) -> Iterator[tuple[int, str]]:
    """한빛(대표 김하나)."""
    for head in _HEAD.finditer(text) if "(" in text else ():
        if name := _HEADED.search(text, max(0, head.start() - REACH), head.start()):
            yield name.start(), name["name"]


def _legal(text: str) -> Iterator[tuple[int, str]]:
    """주식회사 한빛은, with its particle taken off."""
    for found in _LEGAL.finditer(text):
        name = _PARTICLE.sub("", found["name"])
        if len(name) >= SHORTEST and (name != found["name"] or text.startswith("(", found.end())):
            yield found.start("name"), name


def _ended(text: str, known: Callable[[str], bool]) -> Iterator[tuple[int, str]]:
    """한빛로보틱스는; behind a word for a company also what ends less surely: 물류 기업 한빛테크."""
    for end in _ENDED.finditer(text):
        stem = _STEM.search(text, max(0, end.start() - REACH), end.start())
        if stem is None or known(flat(stem[0])) or not _ACTING.match(text, end.end()):
            continue
        alone = end[0] in _ALONE and particle_at(text, end.end()) is not None
        if alone or _ROLE.search(text, max(0, stem.start() - REACH), stem.start()):
            yield stem.start(), text[stem.start() : end.end()]


def _introduced(text: str, known: Callable[[str], bool]) -> Iterator[tuple[int, str]]:
    """A name that is introduced by a word for a company and told of elsewhere."""
    roles = [m for m in _NAME.finditer(text) if text.endswith(_ROLES, max(0, m.start() - REACH), m.start())]
    told = Counter(word[:-1] for word in _WORD.findall(text) if word.endswith(_MARKS)) if roles else Counter()
    for found in roles:
        name = found["name"]
        if told[name] > 1 and name not in _NO_NAME and not known(flat(name)):
            yield found.start("name"), name
