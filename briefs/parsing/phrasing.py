"""The wording of a clause as the judge sees it: its words, how they begin and end, and which stand side by side."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from briefs.model import Lang
from briefs.parsing.judge import Group, Name, steps
from briefs.parsing.kept import Kept

# Words in small letters, and the masks that stand for names, figures and dates.
WORDS = {"ko": re.compile(r"<\w+>[가-힣]*|[가-힣a-z]+"), "en": re.compile(r"<\w+>|[a-z]+")}
ENDINGS_EN = ("ing", "ed", "es", "s")
STEM = 3
# The lengths at which English words are also taken by their beginnings.
BEGIN_EN = (4, 6)
# What all words of a clause, and all beginnings of its words, count together beside a cue, which counts 1.
WHOLE, BEGINNINGS = 4.0, 2.5
# How many words are remembered with what there is to see in them: an article says the same ones again and again.
KEPT = 4096


class Phrasing(NamedTuple):
    """The wording of a clause, and its words roughly, for the other clauses around it."""

    groups: tuple[Group, ...]
    roughly: tuple[str, ...]


NOTHING = Phrasing((), ())


class _Word(NamedTuple):
    """A word by itself: roughly, what it is as a feature, and how it begins where that counts apart."""

    roughly: str
    names: frozenset[Name]
    beginnings: frozenset[Name] = frozenset()


def phrasing(text: str, lang: Lang) -> Phrasing:
    """What there is to see in `text`, which is in small letters and masked."""
    found = WORDS[lang].findall(text)
    if not found:
        return NOTHING
    roughly, bundles, beginnings = zip(*map(_KNOWN[lang].__getitem__, found), strict=True)
    names: set[Name] = {*pairwise(roughly)}
    if lang == "en":
        return Phrasing((_group(WHOLE, names, bundles), _group(BEGINNINGS, set(), beginnings)), roughly)
    names.update((f"{found[-1][-3:]}$", f"{found[-1][:2]}-$"))
    return Phrasing((_group(WHOLE, names, bundles),), roughly)


@lru_cache(maxsize=1024)
def share(whole: float, count: int) -> int:
    """What each of so many counts where they count `whole` together, as the sides of one vector; in steps."""
    return steps(whole / math.sqrt(max(1, count)))


def _group(whole: float, names: set[Name], bundles: Iterable[frozenset[Name]]) -> Group:
    """One group of `names` and of what is in `bundles`, which may have something in common with each other."""
    apart = {*bundles}
    every = frozenset().union(*apart)
    value = share(whole, len(names) + len(every))
    if len(every) == sum(map(len, apart)):
        return Group(value, names, apart)
    return Group(value, names | every)


def _beside(roughly: tuple[str, ...]) -> frozenset[Name]:
    """The words of a clause as the other clauses of its sentence see them; a mask without its particle."""
    return frozenset([f"beside:{word.partition('>')[0]}>" if word[0] == "<" else f"beside:{word}" for word in roughly])


def _korean(word: str) -> _Word:
    """A word by how it begins, where the meaning is, and by how it ends, where the grammar is."""
    if word[0] == "<":
        return _Word(word, frozenset((f"={word}",)))
    return _Word(word[:2], frozenset((f"={word}", f"{word[:2]}-", f"{word[:3]}-", f"-{word[-2:]}")))


def _english(word: str) -> _Word:
    """A word without its ending, and a longer one by how it begins."""
    stem = word if word[0] == "<" else _stem(word)
    beginnings = frozenset([f"{word[:length]}-" for length in BEGIN_EN if len(word) > length])
    return _Word(stem, frozenset((f"={stem}",)), beginnings)


def _stem(word: str) -> str:
    endings = [ending for ending in ENDINGS_EN if word.endswith(ending) and len(word) >= len(ending) + STEM]
    return word[: -len(endings[0])] if endings else word


_KNOWN = {"ko": Kept(_korean, KEPT), "en": Kept(_english, KEPT)}
beside = Kept(_beside, KEPT)
