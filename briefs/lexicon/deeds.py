"""What a curb, a policy or a strategy is told as by its sentence's own words, as data."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from briefs.lexicon.load import table
from briefs.lexicon.wording import language
from briefs.model import Fact, Kind, Lang, Status


@dataclass(frozen=True, slots=True)
class Deed:
    """Wording by which a fact is told as the action `told`, or not told where that is empty."""

    told: str
    of: frozenset[str]
    statuses: frozenset[Status]
    wording: Mapping[Lang, re.Pattern[str]]
    unless: Mapping[Lang, re.Pattern[str]]

    def fits(self, fact: Fact, sentence: str, lang: Lang) -> bool:
        """Whether `sentence` tells the fact so."""
        if (self.of and fact.action not in self.of) or (self.statuses and fact.status not in self.statuses):
            return False
        wording, unless = self.wording.get(lang), self.unless.get(lang)
        return bool(wording and wording.search(sentence) and not (unless and unless.search(sentence)))


@cache
def deeds(kind: Kind) -> Sequence[Deed]:
    """All of one kind of fact, in the order in which they count."""
    return tuple([_deed(entry) for entry in table("deeds").get(kind.value, ())])


def told_as(fact: Fact, sentence: str) -> str | None:
    """The action that `sentence` tells, empty where it is nothing to tell, None where no wording says what it is."""
    lang = language(sentence)
    return next((deed.told for deed in deeds(fact.kind) if deed.fits(fact, sentence, lang)), None)


def _deed(entry: Mapping[str, Any]) -> Deed:
    langs: tuple[Lang, ...] = ("ko", "en")
    return Deed(
        entry["tells"],
        frozenset(entry.get("of", ())),
        frozenset(map(Status, entry.get("status", ()))),
        {lang: re.compile(entry[lang]) for lang in langs if lang in entry},
        {lang: re.compile(entry[f"unless_{lang}"]) for lang in langs if f"unless_{lang}" in entry},
    )
