"""Where the things and those that a line would name stand in its sentence, and what stands around them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from briefs.lexicon import Lexicon
from briefs.lexicon.wording import any_of, language
from briefs.model import Lang, Names
from briefs.writing.figures import plural
from briefs.writing.plan import Slots
from briefs.writing.products import found

LONGEST_SENTENCE = 1500
# What a name may stand in before its particle or its noun: 딥시크'(DeepSeek), “R1”.
CLOSED = r"(?:['’”\"」』》)]|\([^()]{1,40}\))*"


@dataclass(frozen=True, slots=True)
class Grounds:
    """A sentence in which things are looked for by their ids."""

    sentence: str
    lexicon: Lexicon

    @property
    def lang(self) -> Lang:
        """The sentence's language."""
        return language(self.sentence)

    def term(self, key: str) -> str:
        """A regular expression for a term's words."""
        known = self.lexicon.terms.get(key)
        if known is None:
            return any_of(())
        if self.lang == "ko":
            return f"(?:{any_of((*known.ko, *known.en))})"
        forms = {form for word in known.en for form in (word, plural(word, None))} | {known.plural or ""}
        return _words(forms)

    def organisation(self, key: str) -> str:
        """A regular expression for an organisation's names."""
        known = self.lexicon.organisations.get(key)
        return self._named(known.names) if known else any_of(())

    def product(self, name: str) -> str:
        """A regular expression for a product's names."""
        known, rest = found(name, self.lexicon)
        if known is None:
            return self._named(Names(en=(name,)))
        names = known.names
        lines = (*names.ko, *names.en, *names.zh, *names.weak) if rest else ()
        return self._named(Names(en=tuple(f"{line}{rest}" for line in lines)) if rest else names, name)

    def _named(self, names: Names, *more: str) -> str:
        spelled = (*names.ko, *names.en, *names.zh, *names.weak, *more)
        return f"(?:{any_of(spelled)})" if self.lang == "ko" else _words(spelled)

    def places(self, pattern: str) -> list[tuple[int, int]]:
        """Where `pattern` stands."""
        return [match.span() for match in _compiled(pattern).finditer(self.sentence[:LONGEST_SENTENCE])]

    def holds(self, pattern: str) -> bool:
        """Whether `pattern` stands anywhere."""
        return bool(_compiled(pattern).search(self.sentence[:LONGEST_SENTENCE]))


def grounds_of(slots: Slots) -> Grounds:
    """The sentence of what can be told."""
    return Grounds(slots.sentence, slots.lexicon)


def any_pattern(patterns: Iterable[str]) -> str:
    """A regular expression for any of `patterns`."""
    return "(?:" + "|".join(patterns) + ")"


def _words(forms: Iterable[str]) -> str:
    return rf"(?<![\w-])(?:{any_of(form for form in forms if form)})(?![\w-])"


@lru_cache(maxsize=2048)
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


def names(slots: Slots, organisation: str) -> Iterable[str]:
    """All that somebody is called, a government also by its place."""
    known = slots.lexicon.organisations.get(organisation)
    own = [*known.names.ko, *known.names.en, *known.names.zh] if known else []
    seat = known.place if known and known.kind == "government" else None
    place = slots.lexicon.organisations.get(seat) if seat else None
    return [*own, *place.names.ko, *place.names.en] if place else own


def is_named(slots: Slots, organisation: str) -> bool:
    """Whether the sentence names somebody."""
    return any(name in slots.sentence for name in names(slots, organisation))


def places(slots: Slots, organisation: str) -> list[tuple[int, int]]:
    """Where it does, by the longest of the names that stand there."""
    spelled = any_of(name for name in names(slots, organisation) if name)
    return [found.span() for found in re.finditer(spelled, slots.sentence)]
