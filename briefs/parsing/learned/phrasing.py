"""The wording of a clause as the judge sees it: its words, how they begin and end, and which stand side by side."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from briefs.model import Lang
from briefs.parsing.learned.judge import Group, Name, steps
from briefs.parsing.learned.kept import Kept

# Words in small letters, and the masks that stand for names, figures and dates.
WORDS = {"ko": re.compile(r"<\w+>[가-힣]*|[가-힣a-z]+"), "en": re.compile(r"<\w+>|[a-z]+")}
ENDINGS_EN = ("ing", "ed", "es", "s")
STEM = 3
# The lengths at which English words are also taken by their beginnings.
BEGIN_EN = (4, 6)
# What all words of a clause, and all beginnings of its words, count together beside a cue, which counts 1.
WHOLE, BEGINNINGS = 4.0, 2.5
# How many English words are remembered with what there is to see in them: texts say the same ones again and again.
KEPT = 4096


class Phrasing(NamedTuple):
    """The wording of a clause, and its words roughly, for the other clauses around it."""

    groups: tuple[Group, ...]
    roughly: tuple[str, ...]


NOTHING = Phrasing((), ())


def phrasing(text: str, lang: Lang) -> Phrasing:
    """What there is to see in `text`, which is in small letters and masked."""
    found = WORDS[lang].findall(text)
    if not found:
        return NOTHING
    return _english(found) if lang == "en" else _korean(found)


@lru_cache(maxsize=1024)
def share(whole: float, count: int) -> int:
    """What each of so many counts where they count `whole` together, as the sides of one vector; in steps."""
    return steps(whole / math.sqrt(max(1, count)))


def _korean(words: Sequence[str]) -> Phrasing:
    """Each word by how it begins, where the meaning is, and by how it ends, where the grammar is.

    Most of an article's words stand in no article before it: nothing is remembered of them.
    """
    roughly: list[str] = []
    names: set[Name] = set()
    for word in words:
        if word[0] == "<":
            roughly.append(word)
            names.add("=" + word)
        else:
            begins = word[:2]
            roughly.append(begins)
            names.update(("=" + word, begins + "-", word[:3] + "-", "-" + word[-2:]))
    names.update(pairwise(roughly))
    names.update((words[-1][-3:] + "$", words[-1][:2] + "-$"))
    return Phrasing((Group(share(WHOLE, len(names)), names),), tuple(roughly))


def _english(words: Sequence[str]) -> Phrasing:
    """Each word without its ending, and a longer one by how it begins as well."""
    roughly: list[str] = []
    names: set[Name] = set()
    begun: set[Name] = set()
    for word in words:
        stem, name, beginnings = _ENGLISH[word]
        roughly.append(stem)
        names.add(name)
        if beginnings:
            begun.update(beginnings)
    names.update(pairwise(roughly))
    groups = Group(share(WHOLE, len(names)), names), Group(share(BEGINNINGS, len(begun)), begun)
    return Phrasing(groups, tuple(roughly))


def _beside(roughly: tuple[str, ...]) -> frozenset[Name]:
    """The words of a clause as the other clauses of its sentence see them; a mask without its particle."""
    return frozenset([f"beside:{word.partition('>')[0]}>" if word[0] == "<" else f"beside:{word}" for word in roughly])


def _word(word: str) -> tuple[str, str, tuple[str, ...]]:
    """An English word without its ending, also as a feature, and how it begins where that counts apart."""
    stem = word if word[0] == "<" else _stem(word)
    return stem, f"={stem}", tuple([f"{word[:length]}-" for length in BEGIN_EN if len(word) > length])


def _stem(word: str) -> str:
    endings = [ending for ending in ENDINGS_EN if word.endswith(ending) and len(word) >= len(ending) + STEM]
    return word[: -len(endings[0])] if endings else word


_ENGLISH, beside = Kept(_word, KEPT), Kept(_beside, KEPT)
