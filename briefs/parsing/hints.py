"""Finds wording that hints at kinds of fact, for the judge to weigh."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from functools import cache

import ahocorasick_rs

from briefs.lexicon import hint_table
from briefs.lexicon.inflect import english, korean
from briefs.model import Kind, Lang

# More hints of one kind than this say no more.
ENOUGH = 3


class HintFinder:
    """Counts one language's hints; built once from the lexicon's data, then only read."""

    def __init__(self, lang: Lang) -> None:
        forms: dict[str, set[Kind]] = {}
        for kind, hints in hint_table(lang).items():
            for hint in hints:
                for form in korean(hint) if lang == "ko" else english(hint):
                    forms.setdefault(form, set()).add(kind)
        self._ends = lang == "en"
        self._kinds = list(forms.values())
        self._automaton = ahocorasick_rs.AhoCorasick(list(forms), store_patterns=False)

    def count(self, text: str) -> Mapping[Kind, int]:
        """How many hints of each kind stand in `text`, which is in lower case, up to as many as say anything."""
        found = {
            (pattern, kind)
            for pattern, start, end in self._automaton.find_matches_as_indexes(text, overlapping=True)
            if not text[start - 1 : start].isalnum() and not (self._ends and text[end : end + 1].isalnum())
            for kind in self._kinds[pattern]
        }
        return {kind: min(ENOUGH, count) for kind, count in Counter(kind for _, kind in found).items()}


@cache
def hint_finder(lang: Lang) -> HintFinder:
    """The finder of one language, built once per process."""
    return HintFinder(lang)
