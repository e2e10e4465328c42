"""Every spelling that the lexicon knows, as names are compared: to tell which names of an article it doesn't know."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from sys import intern

from briefs.lexicon.load import Lexicon
from briefs.model import Names

_RUNS = re.compile(r"[A-Z]+|[a-z]+|\d+")


@dataclass(frozen=True, slots=True, eq=False)
class Spellings:
    """Known spellings as `flat` gives them."""

    every: frozenset[str]  # those of terms as well
    unsure: frozenset[str]  # those that only a weak spelling of an organisation's name has
    certain: frozenset[str]  # of those who act and of products, without what may mean something else as well
    organisations: frozenset[str]
    products: frozenset[str]


@lru_cache(maxsize=4)
def spellings(lexicon: Lexicon) -> Spellings:
    """Those of a lexicon, gathered once."""
    organisations = _spelled(o.names for o in lexicon.organisations.values())
    products = _spelled(p.names for p in lexicon.products.values())
    terms = {intern(flat(form)) for term in lexicon.terms.values() for form in (*term.ko, *term.en)}
    acting = _spelled((o.names for o in lexicon.organisations.values() if o.kind != "place"), weak=False)
    certain = acting | _spelled((p.names for p in lexicon.products.values()), weak=False)
    unsure = organisations - products - terms - _spelled((o.names for o in lexicon.organisations.values()), weak=False)
    return Spellings(organisations | products | terms, unsure, certain, organisations, products)


def flat(name: str) -> str:
    """A name as names are compared: in small letters, without spaces and hyphens."""
    return name.lower().replace(" ", "").replace("-", "")


def shape(name: str) -> str:
    """Which sorts of letters a name in Latin letters is made of: A for capitals, a for small ones, 9 for digits."""
    return _RUNS.sub(lambda run: "9" if run[0].isdigit() else "A" if run[0].isupper() else "a", name.replace(" ", "~"))


def _spelled(named: Iterable[Names], *, weak: bool = True) -> frozenset[str]:
    # A set that grew keeps room for several times its names; its copy doesn't, and each name is one string in all sets.
    return frozenset(
        {intern(flat(name)) for names in named for name in (*names.every(), *(names.weak if weak else ()))}
    )
