"""How many tokens a price is asked for, as its sentence tells it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_COUNTS = {"million": 10**6, "1m": 10**6, "100만": 10**6, "백만": 10**6}
_COUNTS |= dict.fromkeys(("thousand", "1000", "1천", "천"), 1000)
_SORTS = {"입력": "input", "출력": "output", "input": "input", "output": "output", "": ""}
_EN = re.compile(r"\b(?:per|for|a|every|each) (million|thousand|1,000|1m) (?:(input|output) )?tokens\b", re.IGNORECASE)
_KO_NUMBER = r"(100만|백만|1,?000|1천|천)"
_KO_AFTER = re.compile(rf"(?:(입력|출력) ?)?토큰 ?{_KO_NUMBER} ?개?(?:당|에|의)")
_KO_BEFORE = re.compile(rf"{_KO_NUMBER} ?(?:개의? )?(?:(입력|출력) ?)?토큰(?:당|에|의)")


@dataclass(frozen=True, slots=True)
class Tokens:
    """So many tokens of a sort: input, output, or empty for any."""

    count: int
    sort: str


def asked_for(sentence: str) -> Tokens | None:
    """The only such number of tokens in the sentence."""
    found = set(_found(sentence))
    return found.pop() if len(found) == 1 else None


def _found(sentence: str) -> Iterator[Tokens]:
    for pattern, number, sort in ((_EN, 0, 1), (_KO_AFTER, 1, 0), (_KO_BEFORE, 0, 1)):
        for groups in pattern.findall(sentence):
            yield Tokens(_COUNTS[groups[number].lower().replace(",", "")], _SORTS[groups[sort].lower()])
