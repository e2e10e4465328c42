"""Small word lists that the parser's rules stand on, as data."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from briefs.lexicon.load import table
from briefs.model import Lang

_HANGUL = re.compile("[가-힣]")


def language(sentence: str) -> Lang:
    """The language of a sentence, by its letters."""
    return "ko" if _HANGUL.search(sentence) else "en"


@cache
def words(name: str, group: str, lang: Lang) -> tuple[str, ...]:
    """One list of words: `group` of the data file `name` in `lang`."""
    return tuple(table(name)[group][lang])


def any_of(options: Iterable[str]) -> str:
    """A regular expression for any of `options` as they stand, the longest first."""
    return "|".join(re.escape(option) for option in sorted(options, key=len, reverse=True)) or r"(?!)"


def any_phrase(options: Iterable[str]) -> str:
    """A regular expression for any of `options`, told apart by their first words: many phrases cost little then."""
    rests: dict[str, list[str]] = defaultdict(list)
    for option in options:
        first, space, rest = option.partition(" ")
        rests[first].append(space + rest)
    return "|".join(re.escape(first) + (f"(?:{any_of(found)})" if any(found) else "") for first, found in rests.items())


@cache
def wording(name: str, group: str) -> re.Pattern[str]:
    """Any wording of `group` of the data file `name`, in either language, given there as regular expressions."""
    data = table(name)[group]
    return re.compile("|".join([*(rf"\b(?:{one})\b" for one in data["en"]), *data["ko"]]) or "(?!)", re.IGNORECASE)


@cache
def _phrases() -> Mapping[str, Mapping[str, Sequence[str]]]:
    return table("phrases")


def pattern(asking: str, group: str) -> re.Pattern[str]:
    """What a module `asking` for `group` looks for, by the data file of phrases: any of its regular expressions."""
    return re.compile("|".join(_phrases()[asking][group]))
