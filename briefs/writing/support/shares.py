"""Of which market a share is, and whether sales are those abroad, or only aimed at: 세계 D램 점유율, 매출 목표."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from briefs.lexicon import Lexicon
from briefs.lexicon.load import table
from briefs.lexicon.wording import language, words
from briefs.writing.gather import Figure
from briefs.writing.plan import Slots
from briefs.writing.support.wording import says

_PHRASES = {
    "ko": (
        re.compile(r"((?:[^\s,.]{1,16} ){1,6})(?:시장 ?)?점유율"),
        re.compile(r"((?:[^\s,.]{1,16} ){1,6})시장(?:에서|의)"),
    ),
    "en": (
        re.compile(r"(?:share|percent|per cent|%) of (?:the )?((?:[\w'’-]{1,16} ){1,5})market"),
        re.compile(r"((?:[\w'’-]{1,16} ){1,4})market share"),
    ),
}
_REPORTED = frozenset({*words("telling", "reported", "ko"), "집계한", "조사한", "추산한", "분석한"})
_BRACKETS = re.compile(r"\([^()]{0,30}\)")
# What ends before the name of the market begins.
_ENDED = re.compile(r"(?:[은는이가도의에을를로]|에서|다만|해|년|분기|반기|월|기준|\bthe|\ba|\ban|’s|'s)$")
_EXPORTS = 24
_AIMED = re.compile(
    r"(?:매출|판매|판매량|출하|출하량|인도량|생산|이익|순이익) ?목표[를는가]? (?:[^\s,.]{1,8} ){0,2}$|"
    r"\b(?:sales|revenue|delivery|deliveries|shipments?|profit) target "
    r"(?:of|at|for [^,.;]{1,20} (?:of|at|is|was)) (?:about )?$"
)
_AIMS = 48


def market_of(slots: Slots) -> tuple[str, str] | None:
    """The region, empty where none is told, and the term of the market of which a share is told; None where unsure."""
    for phrase in _phrases(slots.sentence):
        found = _read(phrase.split(), slots)
        if found:
            return found
    return None


def _phrases(sentence: str) -> Iterator[str]:
    plain = _BRACKETS.sub("", sentence)
    for pattern in _PHRASES[language(sentence)]:
        yield from (m[1].strip().removesuffix(" 시장") for m in pattern.finditer(plain))


@lru_cache(maxsize=2)
def _spellings(lexicon: Lexicon) -> Mapping[str, str]:
    """What can have a market, by its spellings."""
    return {
        form.replace(" ", "").lower(): key
        for key, term in lexicon.terms.items()
        if term.type in ("object", "technology")
        for form in (*term.ko, *term.en)
    }


def _read(spoken: list[str], slots: Slots) -> tuple[str, str] | None:
    """The region and the market that the end of a phrase names; None where it says something else of it as well."""
    spellings = _spellings(slots.lexicon)
    for at in range(len(spoken)):
        term = spellings.get("".join(spoken[at:]).lower())
        if term is None:
            continue
        if spoken[at].upper() == "AI" and "AI" not in slots.lexicon.terms[term].show("en"):
            return None  # a part of it: the AI cloud is no cloud market
        ahead = spoken[at - 1] if at else ""
        region = next((key for key, names in table("telling")["region"].items() if ahead in names), "")
        return (region, term) if region or not ahead or _ENDED.search(ahead) or ahead in _REPORTED else None
    return None


def exported(slots: Slots, pieces: Figure) -> bool:
    """Whether so many pieces are those that went abroad."""
    before, after = slots.around(pieces.low)
    return says(before[-_EXPORTS:] + "|" + after[:_EXPORTS], "exported")


def aimed_at(slots: Slots) -> bool:
    """Whether a level is only a target that was set: 매출 목표를 250억위안으로 잡았는데."""
    amounts = slots.figures.amounts
    return len(amounts) == 1 and _AIMED.search(slots.around(amounts[0].low)[0][-_AIMS:]) is not None
