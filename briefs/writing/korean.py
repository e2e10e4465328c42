"""Korean particles after names, figures and foreign letters, and Korean lists."""

from __future__ import annotations

import re
from collections.abc import Sequence

from markupsafe import Markup, escape

_SKIPPED = re.compile(r"(?:\s*\([^()]*\)|[\s'\"’”」』\]+*…]|%p)+$")
_FINAL_DIGITS = frozenset("013678")
_RIEUL_DIGITS = frozenset("178")
# A single digit right after a name is read in English: V3, 큐원3 end in 스리; 6 is 식스.
_ENGLISH_DIGIT = re.compile(r"(?:[A-Za-z]-?|[가-힣](?<!제))[36]$")
_FINAL_CAPITALS = frozenset("LMNR")
_FINAL_WORD = re.compile(r"(?:[lmn]|ng|[lmn]e|[aeiou][ktpb])$")
_RIEUL_WORD = re.compile(r"(?:l|le)$")
_VOWEL, _RIEUL, _OTHER = 0, 1, 2
_HANGUL, _HANGUL_END, _FINALS, _RIEUL_FINAL = 0xAC00, 0xD7A3, 28, 8
PAIRS = {
    "은": ("은", "는"),
    "이": ("이", "가"),
    "을": ("을", "를"),
    "와": ("과", "와"),
    "로": ("으로", "로"),
    "나": ("이나", "나"),
    "라": ("이라", "라"),
    "고": ("이고", "이고"),
    "였": ("이었", "였"),
    "다": ("입니다", "입니다"),
}


def ending(text: str) -> int:
    """How Koreans read the end of `text`: on a vowel (0), on ㄹ (1) or on another consonant (2)."""
    read = _SKIPPED.sub("", text.striptags() if isinstance(text, Markup) else text)
    last = read[-1:]
    if "가" <= last <= "힣":
        final = (ord(last) - _HANGUL) % _FINALS
        return _OTHER if final not in (0, _RIEUL_FINAL) else _RIEUL if final else _VOWEL
    if _ENGLISH_DIGIT.search(read):
        return _VOWEL
    if last.isdigit():
        return _RIEUL if last in _RIEUL_DIGITS else _OTHER if last in _FINAL_DIGITS else _VOWEL
    word = re.search(r"[A-Za-z]+$", read)
    return _latin(word[0]) if word else _VOWEL


def _latin(word: str) -> int:
    """Abbreviations are read letter by letter, words as words."""
    if word.isupper():
        return _RIEUL if word[-1] in "LR" else _OTHER if word[-1] in _FINAL_CAPITALS else _VOWEL
    lower = word.lower()
    if _RIEUL_WORD.search(lower):
        return _RIEUL
    return _OTHER if _FINAL_WORD.search(lower) else _VOWEL


def josa(text: str, particle: str) -> str:
    """`text` with the particle's form that its end takes; 은, 이, 을, 와, 로, 나, 라, 고 or 였 stand for their pairs.

    Particles of one form (에, 에서, 의) are added as they are. Markup stays Markup.
    """
    closed, open_ = PAIRS.get(particle, (particle, particle))
    read = ending(text)
    chosen = open_ if read == _VOWEL or (particle == "로" and read == _RIEUL) else closed
    return escape(text) + chosen if isinstance(text, Markup) else text + chosen


def listed(names: Sequence[str]) -> str:
    """A와 B; three and more A, B, C."""
    if len(names) == 2:
        return josa(names[0], "와") + " " + names[1]
    separator = Markup(", ") if any(isinstance(name, Markup) for name in names) else ", "
    return separator.join(names)
