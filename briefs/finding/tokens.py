"""Cuts text into the tokens that search compares, by one rule for what is kept and for what is typed.

Hangul, Han and kana have no word ends that a search could rely on (particles, compounds), so each character makes a
token with the one after it: 휴머노이드 is 휴머 머노 노이 이드 드. Other letters are cut into words and digits into
numbers, so that H20 is h 20 and no part of H200, and 7nm the same as 7 nm.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from enum import Enum
from typing import NamedTuple

LONGEST = 40  # characters of a token; longer words are cut
EAST_ASIAN = (
    r"\u1100-\u11ff\u3005-\u3007\u3040-\u30ff\u3130-\u318f\u3400-\u4dbf\u4e00-\u9fff\ua960-\ua97f\uac00-\ud7ff"
    r"\uf900-\ufaff\U00020000-\U0003ffff"
)
_RUN = re.compile(rf"(?P<number>\d+(?:,\d{{3}}(?!\d))*)|(?P<chars>[{EAST_ASIAN}]+)|(?P<word>[^\W\d_{EAST_ASIAN}]+)")
_INVISIBLE = re.compile(r"[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]")
# Text whose characters keep their number and their places when folded.
_SIMPLE_CHARS = (
    r"\x00-\x7f\xb7\u2013\u2014\u2018-\u201d\u20ac\u2190-\u2193\u25a0-\u25ff\u3001-\u301f\u4e00-\u9fff\uac00-\ud7a3"
)
_SIMPLE = re.compile(rf"[{_SIMPLE_CHARS}]*")
# A character with the marks and the Hangul vowels and finals that it is composed with.
_CLUSTER = re.compile(r".[\u0300-\u036f\u1160-\u11ff\u20d0-\u20ff\u3099\u309a\ud7b0-\ud7ff\ufe00-\ufe0f]*", re.DOTALL)


class Sort(Enum):
    """What a token is."""

    NUMBER = "number"
    CHARS = "chars"  # two neighbours of a script without word ends; the last of a run stands alone
    WORD = "word"


class Token(NamedTuple):
    """A token and where the text has it: `text[start:end]`."""

    text: str
    start: int
    end: int
    sort: Sort
    opens: bool  # begins its run


class Folded(NamedTuple):
    """Folded text, and of each of its characters where it begins and ends in the text as it was."""

    text: str
    starts: Sequence[int]
    ends: Sequence[int]


def tokens(text: str) -> list[Token]:
    """The tokens of `text` in their order."""
    whole = folded(text)
    return [token for run in _RUN.finditer(whole.text) for token in _tokens(run, whole)]


def loosely(text: str) -> str:
    """The same as the text of `folded` but for rare characters, and much faster."""
    return _INVISIBLE.sub("", unicodedata.normalize("NFKC", text)).casefold()


def squeezed(text: str) -> str:
    """`text` as names are compared: folded, letters and digits alone."""
    if text.isalnum() and _SIMPLE.fullmatch(text):
        small = text.casefold()
        return text if small == text else small  # no copy: the lexicon has tens of thousands of names
    return "".join(run[0].replace(",", "") for run in _RUN.finditer(folded(text).text))


def _tokens(run: re.Match[str], whole: Folded) -> Iterator[Token]:
    start, end = run.span()
    if run.lastgroup != Sort.CHARS.value:
        text = run[0].replace(",", "")[:LONGEST]
        yield Token(text, whole.starts[start], whole.ends[end - 1], Sort(run.lastgroup), True)
        return
    for at in range(start, end):
        last = min(at + 2, end)
        places = whole.starts[at], whole.ends[last - 1]
        yield Token(whole.text[at:last], *places, Sort.CHARS, at == start)


def folded(text: str) -> Folded:
    """`text` without case, width and invisible marks (NFKC, casefold), with the place of each character."""
    if _SIMPLE.fullmatch(text):
        return Folded(text.casefold(), range(len(text)), range(1, len(text) + 1))
    chars: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for cluster in _CLUSTER.finditer(text):
        for char in unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", cluster[0]).casefold()):
            if unicodedata.category(char) != "Cf":
                chars.append(char)
                starts.append(cluster.start())
                ends.append(cluster.end())
    return Folded("".join(chars), starts, ends)
