"""Documents that a public body's sentence says it publishes or draws up, and what they are about."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from briefs.lexicon import Lexicon
from briefs.lexicon.load import table
from briefs.lexicon.wording import words
from briefs.model import Lang
from briefs.writing.support.grounds import CLOSED, Grounds

# Where the topic stands: in English behind the document, in Korean before it.
REACH = 60
REACH_KO = 32
_EN_TOPIC = re.compile(r"(?: [\w-]+){0,2}? (?:on|for|about|governing|covering|to (?:promote|develop|regulate|speed))\b")
_EN_CLOSED = re.compile(r"[,;:(]|\.(?!\w)| (?:which|that|who|where|by|from|in|with|as|after|under|until|and) ")
_KO_CLOSED = re.compile(r"[,;()]|(?:은|(?<!다루)는|이|가|에서|에게|까지|부터|에|고|며) ")
# What something of the topic's stands behind, and what leaves it the topic; whom a verb describes: 표준을 만들 위원회.
_OWNER_KO = re.compile(r"\s([가-힣]{1,6})의\s")
_SAME = frozenset(words("heads", "transparent", "ko"))
_DESCRIBES_KO = re.compile(r"\s?(?!계획|예정|방침|것|방안|뜻|수\s|생각|전망|참|태세|구상|준비)[가-힣]")
# Korean words that are a term alone and something else in a document's name: 산업 발전, 건설 방안.
_AMBIGUOUS = frozenset({"발전", "건설", "보조", "해석", "이용", "관리"})


@dataclass(frozen=True, slots=True)
class Document:
    """A sort of document as both languages name it, and where it stands in its sentence."""

    sort: str
    start: int
    end: int


@cache
def sorts(lang: Lang) -> dict[str, re.Pattern[str]]:
    """The words of each sort of document."""
    edge = r"(?<![\w-])(?:{})(?![\w-])" if lang == "en" else "(?:{})"
    return {sort: re.compile(edge.format(entry[lang]), re.IGNORECASE) for sort, entry in table("documents").items()}


def shown(sort: str, lang: Lang) -> str:
    """What a line calls a document of a sort."""
    name: str = table("documents")[sort][f"{lang}_shown"]
    return name


def is_one(products: Iterable[str], lexicon: Lexicon) -> bool:
    """Whether all of them are documents by their own Korean names, such as 콘텐츠 표시 규정."""
    known = [lexicon.products.get(name) for name in products]
    return all(one is not None and one.names.ko and _OWN.search(one.names.ko[0]) for one in known)


def published(grounds: Grounds) -> Document | None:
    """The document that the sentence's own verb publishes: published guidelines on …, … 지침을 발표했다."""
    return _found(grounds, "published")


def written(grounds: Grounds) -> Document | None:
    """The document that the sentence's own verb has drawn up: drew up rules on …, … 기준을 마련했다."""
    return _found(grounds, "written")


def planned(grounds: Grounds) -> Document | None:
    """The document that is being or to be drawn up: plans to publish rules on …, … 기준을 마련할 계획이다."""
    return _found(grounds, "planned")


def about(document: Document, grounds: Grounds, patterns: Iterable[tuple[str, str]]) -> list[str]:
    """Which of the things, given with what their words are, the document's topic names, in the sentence's order."""
    start, end = _topic(document, grounds)
    found = []
    for key, pattern in patterns:
        at = [
            a
            for a, b in grounds.places(pattern)
            if start <= a
            and b <= end
            and grounds.sentence[a:b] not in _AMBIGUOUS
            and not _another(b, document, grounds)
        ]
        if at:
            found.append((at[0], key))
    return [key for _, key in sorted(found)]


def _another(end: int, document: Document, grounds: Grounds) -> bool:
    """Whether a Korean document is about something of a thing that ends there: 수술로봇 진료비의 산정 기준."""
    if grounds.lang == "en":
        return False
    owner = _OWNER_KO.match(grounds.sentence, end, document.start)
    return owner is not None and owner[1] not in _SAME


def _topic(document: Document, grounds: Grounds) -> tuple[int, int]:
    sentence = grounds.sentence
    if grounds.lang == "ko":
        start = max(0, document.start - REACH_KO)
        closes = [m.end() for m in _KO_CLOSED.finditer(sentence[start : document.start])]
        return start + (closes[-1] if closes else 0), document.start
    opened = _EN_TOPIC.match(sentence, document.end)
    if opened is None:
        return document.start, document.start
    closed = _EN_CLOSED.search(sentence, opened.end(), opened.end() + REACH)
    return opened.end(), closed.start() if closed else min(len(sentence), opened.end() + REACH)


def _found(grounds: Grounds, how: str) -> Document | None:
    """The first document that is the object of such a verb."""
    text, verb = grounds.sentence, _VERBS[grounds.lang][how]
    before = rf"\b(?:{verb}) (?:[\w’'-]+ ){{0,6}}?$"
    after = rf"{CLOSED}(?:의 초안|\s?초안)?{CLOSED}(?:을|를|도)\s?(?:[^\s,.]{{1,10}}\s){{0,3}}?(?:{verb})"
    for sort, named in sorts(grounds.lang).items():
        for match in named.finditer(text):
            if grounds.lang == "ko":
                fits = re.match(after, text[match.end() : match.end() + REACH])
            else:
                fits = re.search(before, text[max(0, match.start() - REACH) : match.start()])
            if fits and not (how == "planned" and _describes(fits[0], text, match.end() + fits.end())):
                return Document(sort, *match.span())
    return None


def _describes(written: str, text: str, end: int) -> bool:
    """Whether a Korean verb that is to come describes who draws it up."""
    return written.rstrip().endswith(("할", "을", "들")) and _DESCRIBES_KO.match(text, end) is not None


_VERBS = table("document_verbs")
_OWN = re.compile("(?:법|법률|" + "|".join(entry["ko"] for entry in table("documents").values()) + ")$")
