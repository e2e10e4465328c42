"""The regular variants of a term's spellings, so that the data need to hold only the irregular ones."""

from __future__ import annotations

from collections.abc import Iterable

KOREAN_AI = ("인공지능 ", "인공지능(AI) ")
ENGLISH_AI = ("artificial intelligence ", "artificial-intelligence ", "artificial intelligence (AI) ")


def korean(spellings: tuple[str, ...]) -> tuple[str, ...]:
    """`spellings` in their order, then each with AI written out and each without its spaces."""
    spelled = [*spellings, *_written_out(spellings, KOREAN_AI)]
    return _unique([*spelled, *(spelling.replace(" ", "") for spelling in spelled)])


def english(spellings: tuple[str, ...]) -> tuple[str, ...]:
    """`spellings` in their order, then each with AI written out, unhyphenated and, of two words, hyphenated."""
    spelled = [*spellings, *_written_out(spellings, ENGLISH_AI)]
    spaced = [spelling.replace("-", " ") for spelling in spelled]
    hyphenated = [spelling.replace(" ", "-") for spelling in spelled if spelling.count(" ") == 1]
    return _unique([*spelled, *spaced, *hyphenated])


def _written_out(spellings: Iterable[str], forms: tuple[str, ...]) -> list[str]:
    return [form + spelling[3:] for spelling in spellings if spelling.startswith("AI ") for form in forms]


def _unique(spellings: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(spellings))
