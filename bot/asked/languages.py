"""The language that a person means by a word after /language."""

from __future__ import annotations

from collections.abc import Mapping

from bot.asked.names import folded
from storage.values import ChatLanguage

_WORDS: Mapping[ChatLanguage, tuple[str, ...]] = {
    "ko": ("ko", "한국어", "한글", "국어", "Korean"),
    "en": ("en", "영어", "English"),
    "both": ("both", "둘 다", "모두", "한영", "한국어와 영어", "한국어 영어", "Korean and English", "Korean English"),
}
_FOUND = {folded(word): choice for choice, words in _WORDS.items() for word in words}


def find(words: str) -> ChatLanguage | None:
    """The choice that `words` name in either language; None where they name none."""
    return _FOUND.get(folded(words))
