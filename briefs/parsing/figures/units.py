"""The unit words of `units.toml`, compiled once for the finders of figures."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any, Final

import tomli

from briefs.lexicon.load import DATA
from briefs.lexicon.wording import any_of
from briefs.model import Lang, Unit

_DATA: Final[Mapping[str, Any]] = tomli.loads((DATA / "units.toml").read_text("utf-8"))

SCALE: Final[Mapping[Lang, Mapping[str, Decimal]]] = {
    "ko": {word: Decimal(10) ** power for word, power in _DATA["scale"]["ko"].items()},
    "en": {word: Decimal(10) ** power for word, power in _DATA["scale"]["en"].items()},
}
NUMERAL: Final[Mapping[Lang, Mapping[str, int]]] = _DATA["numeral"]
SIGN: Final[Mapping[str, Unit]] = {sign: Unit(code) for code, words in _DATA["money"].items() for sign in words["sign"]}
# Each unit word with its unit and the factor that it brings along.
WORD: Final[Mapping[str, tuple[Unit, Decimal]]] = {
    **{word: (Unit(unit), Decimal(10) ** power) for word, (unit, power) in _DATA["measure"].items()},
    **{
        word: (Unit(code), Decimal(1))
        for code, words in _DATA["money"].items()
        for word in (*words["ko"], *words["en"])
    },
}
NOUNS: Final[Mapping[str, Mapping[Lang, tuple[str, ...]]]] = {
    unit: {lang: tuple(words) for lang, words in by_lang.items()} for unit, by_lang in _DATA["nouns"].items()
}
NOUN_UNIT_EN: Final[Mapping[str, Unit]] = {
    noun.lower(): Unit(unit) for unit, by_lang in NOUNS.items() for noun in by_lang.get("en", ())
}


def any_word(words: Iterable[str], inside: str = r"\w") -> str:
    r"""A pattern that matches any of `words`, in their order, at the beginning of a word: not behind `inside`.

    Each begins with its letter itself, so that a search need not try places where none does.
    """
    rests: dict[str, list[str]] = {}
    for word in words:
        rests.setdefault(re.escape(word[0]), []).append(re.escape(word[1:]))
    return "|".join(rf"{first}(?<!{inside}.)(?:{'|'.join(rest)})" for first, rest in rests.items())


def _closed(word: str) -> str:
    """A pattern for a unit word that another word doesn't merely begin with."""
    if word[-1].isascii() and word[-1].isalpha():
        return re.escape(word) + r"(?![A-Za-z])"
    barred = _DATA["not_followed"].get(word)
    return re.escape(word) + (f"(?![{barred}])" if barred else "")


def _by_letter(words: Iterable[str]) -> str:
    """A pattern that matches the longest of `words` as `_closed` has it, told apart by their first letters."""
    rests: dict[str, list[str]] = {}
    for word in sorted(words, key=len, reverse=True):
        first = re.escape(word[0])
        rests.setdefault(first, []).append(_closed(word).removeprefix(first))
    return "|".join(f"{first}(?:{'|'.join(rest)})" for first, rest in rests.items())


UNIT_WORD: Final = re.compile(_by_letter(WORD))
NOT_LENGTH: Final[Mapping[Lang, re.Pattern[str]]] = {
    "ko": re.compile(r"\s?(?:" + any_of(_DATA["not_length"]["ko"]) + ")"),
    "en": re.compile(
        rf"[\s-](?:{any_of(_DATA['not_length']['en'])})\b|\s(?:{any_of(_DATA['not_length']['compound_en'])})\b"
    ),
}
LENGTH_DAYS: Final = re.compile(r"\s?(?:" + any_of(_DATA["not_length"]["days_ko"]) + ")")


def words(*path: str) -> tuple[str, ...]:
    """The list of words at `path` in the data, such as change, ko, fall."""
    node: Any = _DATA
    for key in path:
        node = node.get(key, ())
    return tuple(node)
