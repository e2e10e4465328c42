"""Finds the organisation that a person means by a name in any script and case, and the nearest where there is none."""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from collections.abc import Collection, Iterator
from itertools import takewhile

from rapidfuzz import fuzz, process

from bot.asked.keys import company_key, digest_key
from briefs.finding import Naming
from briefs.lexicon.load import Lexicon
from briefs.model import Organisation

NEAREST = 4
NEAR_ENOUGH = 60.0
# How much likeness, in percent, it weighs that there is news of somebody.
NEWS = 10.0
# How much less likely it is that somebody meant a company by its product's name.
PRODUCT = 15.0
LONGEST_NAME = 80


class Directory:
    """All names of a lexicon's organisations and of their products; it never guesses: a near name is only offered."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self._by_name: dict[str, str] = {}
        for organisation_id, name in _spellings(lexicon):
            self._by_name.setdefault(folded(name), organisation_id)
        self._in_order = sorted(self._by_name)
        self.naming = Naming(lexicon)
        self._by_key = {make(one): one for one in lexicon.organisations for make in (company_key, digest_key)}

    def find(self, name: str) -> Organisation | None:
        """The organisation of exactly that name, spelling aside, or the owner of a product so named."""
        found = self._by_name.get(folded(name))
        return self.lexicon.organisations[found] if found else None

    def nearest(
        self, name: str, told: Collection[str] = (), *, cutoff: float = NEAR_ENOUGH
    ) -> tuple[Organisation, ...]:
        """The organisations with the most similar names, best first; being in `told`, the news, counts for some.

        A name counts from a likeness of `cutoff` percent on.
        """
        wanted = folded(name)
        if not 1 <= len(name.strip()) <= LONGEST_NAME or not wanted:
            return ()
        close = process.extract(wanted, self._by_name.keys(), scorer=fuzz.ratio, score_cutoff=cutoff, limit=20)
        likeness: dict[str, float] = {}
        for spelling, score, _ in close:
            found = self._by_name[spelling]
            if self.lexicon.organisations[found].kind == "place":
                continue
            likeness[found] = max(likeness.get(found, 0.0), score - (0 if self._own(spelling, found) else PRODUCT))
        ranked = sorted(likeness, key=lambda found: -likeness[found] - (NEWS if found in told else 0))
        return tuple(self.lexicon.organisations[found] for found in ranked[:NEAREST])

    def _own(self, spelling: str, organisation_id: str) -> bool:
        """Whether the organisation itself is so named, and not only a product of its."""
        return any(folded(name) == spelling for name in self.lexicon.organisations[organisation_id].names.every())

    def beginning(self, start: str, limit: int) -> tuple[Organisation, ...]:
        """The organisations of which a name begins with `start`, the shortest such names first; no places."""
        wanted = folded(start)
        if not 1 <= len(start.strip()) <= LONGEST_NAME or not wanted:
            return ()
        at = bisect_left(self._in_order, wanted)
        names = sorted(takewhile(lambda name: name.startswith(wanted), self._in_order[at:]), key=lambda n: (len(n), n))
        found = dict.fromkeys(self._by_name[name] for name in names)
        known = (self.lexicon.organisations[one] for one in found)
        return tuple(one for one in known if one.kind != "place")[:limit]

    def by_key(self, key: str) -> Organisation | None:
        """The organisation behind a button's key."""
        found = self._by_key.get(key)
        return self.lexicon.organisations[found] if found else None


def _spellings(lexicon: Lexicon) -> Iterator[tuple[str, str]]:
    """Organisation ids with each spelling: strong names go before weak ones, and companies before products."""
    for organisation in lexicon.organisations.values():
        yield organisation.id, organisation.id
        for name in organisation.names.every():
            yield organisation.id, name
    for product in lexicon.products.values():
        if product.owner:
            for name in product.names.every():
                yield product.owner, name
    for organisation in lexicon.organisations.values():
        for name in organisation.names.weak:
            yield organisation.id, name


def folded(name: str) -> str:
    """`name` without case, width, spaces and punctuation; Hangul in letters, so that one wrong letter weighs little."""
    letters = unicodedata.normalize("NFKD", name).casefold()
    if letters.isalnum():
        return letters
    return "".join(char for char in letters if unicodedata.category(char)[0] in "LN")
