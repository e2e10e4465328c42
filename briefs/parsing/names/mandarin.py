"""Names that Korean writes as Mandarin says them, in pinyin: 위량성(宇量昇) is Yuliangsheng, 즈이주리 Zhiyizhuli."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final
from unicodedata import normalize

import tomli
from anyascii import anyascii

from briefs.lexicon.load import DATA
from briefs.parsing.names.namecues import ENDS_EN, UNSAID

_TABLE: Final[Mapping[str, Mapping[str, str]]] = tomli.loads((DATA / "mandarin_ko.toml").read_text("utf-8"))
_WRITTEN = {**_TABLE["usual"], **_TABLE["further"]}
_SAID = {hangul: pinyin for pinyin, hangul in _TABLE["usual"].items()}
_SYLLABLE = re.compile("|".join(sorted(_SAID, key=len, reverse=True)))
_PINYIN = re.compile(rf"(?:{'|'.join(sorted(_TABLE['usual'], key=len, reverse=True))}){{2,4}}")
# A name of one syllable could be any word; one of four is two words.
SHORTEST, TWO_WORDS = 2, 4
# The tense consonants that begin Mandarin's syllables, beside the plain ones that careless writers take.
_DOUBLED = str.maketrans("\u110a\u110d", "\u1109\u110c")  # ㅆ, ㅉ as ㅅ, ㅈ


def pinyin(ko: str, zh: str = "") -> str | None:
    """A name's pinyin by its characters or, without `zh`, by its Hangul alone; None where it isn't Mandarin's sound.

    What a company is, such as 커지 for technology, is left out; an ending in English is that word: Jingyuan Robot.
    """
    ko = next((ko.removesuffix(end) for end in UNSAID if ko.endswith(end)), ko)
    end = next((end for end in ENDS_EN if ko.endswith(end)), "")
    written = _syllables(ko.removesuffix(end))
    read = [*map(_read, written, zh)] if zh else [_SAID[each] for each in written]
    if not SHORTEST <= len(read) == len(written) or 2 * sum(map(bool, read)) < len(read):
        return None
    known = [reading or _SAID[each] for each, reading in zip(written, read, strict=True)]
    words = [known[:2], known[2:]] if len(known) == TWO_WORDS else [known]
    return " ".join([*("".join(word).capitalize() for word in words), *([ENDS_EN[end].title()] if end else ())])


def is_pinyin(word: str) -> bool:
    """Whether a word in small letters is made of syllables of Mandarin's: hexing, but not using."""
    return _PINYIN.fullmatch(word) is not None


def _read(hangul: str, character: str) -> str:
    """A character's usual reading; empty where Korean writes another one, or no reading of it at all."""
    usual = _TABLE["names"].get(character) or anyascii(character).lower()
    return usual if _onset(_WRITTEN.get(usual, "")) == _onset(hangul) else ""


def _onset(hangul: str) -> str:
    """What a syllable begins with, as one hears it: ㅉ like ㅈ."""
    return normalize("NFD", hangul)[:1].translate(_DOUBLED)


def _syllables(name: str) -> list[str]:
    """The syllables of `name`; none where one of them isn't Mandarin's."""
    found = _SYLLABLE.findall(name)
    return found if "".join(found) == name else []
