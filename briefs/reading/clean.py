"""Characters that have no place in an article: controls, direction marks, odd spaces."""

from __future__ import annotations

import re
import unicodedata

from briefs.model import Lang

MAX_TITLE = 300
_SAMPLE = 20_000  # characters that tell the language

_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,500}>")
_SCRIPT = re.compile(r"<(script|style)\b.{0,5000}?</\1\s*>", re.IGNORECASE | re.DOTALL)
_SPACES = re.compile("[\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_RUN = 8  # blanks in a row that say all that more would: a column, a gap beside a byline
_RUNS = re.compile(rf"[ \t]{{{_RUN + 1},}}")  # many patterns begin with blanks, and would try each of a thousand
_LINE_ENDS = re.compile("\r\n?|\u2028|\u2029|\x85|\x0b|\x0c")
# Controls, zero-width and bidirectional marks, variation selectors, surrogates, private use and noncharacters.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff"
    "\ufff0-\ufffb\ufffe\uffff\ud800-\udfff]"
)
_HANGUL = re.compile("[가-힣]")
_LATIN = re.compile("[A-Za-z]")
_KEY = re.compile(r"[\W_]+")
_WORDS = re.compile(r"\b(?:the|of|to|and|in|that|is|for|on|with|as|its|by|from|has|was|at|said)\b", re.IGNORECASE)


def tidy(text: str) -> str:
    """`text` in composed form with plain spaces, few in a row, and line ends, and without invisible characters."""
    text = unicodedata.normalize("NFC", _INVISIBLE.sub("", _LINE_ENDS.sub("\n", text)))
    return _RUNS.sub(" " * _RUN, _SPACES.sub(" ", text))


def one_line(title: str) -> str:
    """`title` on one line, without markup, at most MAX_TITLE characters."""
    title = title[: 50 * MAX_TITLE]
    title = " ".join(_TAG.sub("", _SCRIPT.sub("", tidy(title))).split())
    return title if len(title) <= MAX_TITLE else title[: MAX_TITLE - 1].rstrip() + "…"


def folded(text: str) -> str:
    """`text` as its letters and digits alone, without case: what one name has in all its spellings."""
    return _KEY.sub("", text).casefold()


def language(text: str) -> Lang | None:
    """Korean by its share of Hangul, English by its Latin letters and little words; None for anything else."""
    text = text[:_SAMPLE]
    letters = sum(letter.isalpha() for letter in text)
    if len(_HANGUL.findall(text)) >= 0.3 * max(1, letters):
        return "ko"
    words = len(text.split())
    if len(_LATIN.findall(text)) >= 0.8 * max(1, letters) and len(_WORDS.findall(text)) >= 0.1 * max(1, words):
        return "en"
    return None
