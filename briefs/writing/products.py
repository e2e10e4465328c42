"""Products that the lexicon knows, or of which it knows the line."""

from __future__ import annotations

import re

from briefs.lexicon import Lexicon
from briefs.model import Product

LONGEST = 60


def found(name: str, lexicon: Lexicon) -> tuple[Product | None, str]:
    """The product, or the line of products that begins its name, and what follows."""
    if name in lexicon.products:
        return lexicon.products[name], ""
    for cut in range(min(len(name), LONGEST) - 1, 1, -1):
        begins = name[cut] in " -" or (name[cut].isdigit() and name[cut - 1].isalpha())
        if begins and name[:cut] in lexicon.products:
            return lexicon.products[name[:cut]], re.sub("^-", " ", name[cut:])
    return None, ""


def is_a(name: str, lexicon: Lexicon) -> str | None:
    """The term that says what a product is."""
    known, _ = found(name, lexicon)
    return known.is_a if known else None
