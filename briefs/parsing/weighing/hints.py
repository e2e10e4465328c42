"""Finds wording that hints at kinds of fact, for the judge to weigh."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from itertools import accumulate

import ahocorasick_rs

from briefs.lexicon import hint_table
from briefs.lexicon.inflect import english, korean
from briefs.model import Kind, Lang

# More hints of one kind than this say no more.
ENOUGH = 3
STEM = "*"
# An English stem of so many letters stands for all words that begin with it; a shorter one only for its regular forms.
LONG = 5


def _forms(hint: str, lang: Lang) -> tuple[str, ...]:
    if lang == "ko":
        return korean(hint.lower())
    return (hint.lower(),) if hint.endswith(STEM) and len(hint) > LONG else english(hint)


class HintFinder:
    """Counts one language's hints; built once from the lexicon's data, then only read."""

    def __init__(self, lang: Lang) -> None:
        forms: dict[str, set[Kind]] = {}
        for kind, hints in hint_table(lang).items():
            for hint in hints:
                for form in _forms(hint, lang):
                    forms.setdefault(form, set()).add(kind)
        self._kinds = list(forms.values())
        self._whole = [lang == "en" and not form.endswith(STEM) for form in forms]
        self._automaton = ahocorasick_rs.AhoCorasick([form.removesuffix(STEM) for form in forms], store_patterns=False)

    def count(self, texts: Sequence[str]) -> list[Mapping[Kind, int]]:
        """How many hints of each kind stand in each of `texts`, in lower case, up to as many as say anything."""
        together, ends = "\n".join(texts), [*accumulate(len(text) + 1 for text in texts)]
        found: list[set[int]] = [set() for _ in texts]
        at = 0
        for pattern, start, end in self._automaton.find_matches_as_indexes(together, overlapping=True):
            while end >= ends[at]:
                at += 1
            inside = start and together[start - 1].isalnum()
            if not inside and not (self._whole[pattern] and together[end : end + 1].isalnum()):
                found[at].add(pattern)
        return [self._counted(patterns) for patterns in found]

    def _counted(self, patterns: Iterable[int]) -> Mapping[Kind, int]:
        counts: dict[Kind, int] = {}
        for pattern in patterns:
            for kind in self._kinds[pattern]:
                if (count := counts.get(kind, 0)) < ENOUGH:
                    counts[kind] = count + 1
        return counts


@cache
def hint_finder(lang: Lang) -> HintFinder:
    """The finder of one language, built once per process."""
    return HintFinder(lang)
