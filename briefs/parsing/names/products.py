"""What the lexicon knows of products, of who belongs to whom and of who governs where."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache

from briefs.lexicon import Lexicon
from briefs.lexicon.measures import measures
from briefs.parsing.names.versions import product

COMPANY = "C"
# Lists of those under sanction.
LISTS = frozenset({"Entity List", "Unreliable Entity List"})
SORTS = {"government": "G", "body": "G", "place": "L", "media": "M"}
GOVERNMENTS = frozenset({"central-government", "city-government", "provincial-government"})


def owner(lexicon: Lexicon, name: str) -> str | None:
    """The organisation that makes the product `name`, where the lexicon knows it."""
    known = product(name, lexicon)
    return known.owner if known else None


def may_be_of(lexicon: Lexicon, name: str, organisations: Iterable[str]) -> bool:
    """Whether the product `name` is that of one of `organisations` or of theirs, or nobody's that is known."""
    maker = owner(lexicon, name)
    return maker is None or any(related(lexicon, maker, one) for one in organisations)


def is_sold(lexicon: Lexicon, name: str) -> bool:
    """Whether the product `name` is one that somebody makes: no event, benchmark or list of sanctions."""
    known = product(name, lexicon)
    return known is None or (known.is_a not in measures().terms["unsold"] and name not in LISTS)


def sort_of(lexicon: Lexicon, organisation: str) -> str:
    """A letter for what sort of organisation it is: G a public body, L a place, M a medium, C any other."""
    known = lexicon.organisations.get(organisation)
    return SORTS.get(known.kind, COMPANY) if known else COMPANY


def related(lexicon: Lexicon, one: str, other: str) -> bool:
    """Whether two organisations are the same, or one belongs to the other."""
    return one == other or other in line(lexicon, one) or one in line(lexicon, other)


def line(lexicon: Lexicon, organisation: str) -> list[str]:
    """The organisation and those above it, itself first."""
    found = [organisation]
    known = lexicon.organisations.get(organisation)
    while known and (parent := known.parent) and parent not in found:
        found.append(parent)
        known = lexicon.organisations.get(parent)
    return found


def without_lines(names: tuple[str, ...]) -> tuple[str, ...]:
    """`names` without lines of which a member is named as well, as DeepSeek, and without the ends of others, as V3."""
    return tuple(n for n in names if not any(o != n and (o.startswith(n) or o.endswith(f" {n}")) for o in names))


def governments(lexicon: Lexicon) -> Mapping[str, str]:
    """The government of each place; no article teaches new ones."""
    return _governments(lexicon.base or lexicon)


def officials(lexicon: Lexicon) -> frozenset[str]:
    """All governments of places."""
    return _officials(lexicon.base or lexicon)


@lru_cache(maxsize=4)
def _officials(lexicon: Lexicon) -> frozenset[str]:
    return frozenset(_governments(lexicon).values())


@lru_cache(maxsize=4)
def _governments(lexicon: Lexicon) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for o in lexicon.organisations.values():
        if o.kind == "government" and o.is_a in GOVERNMENTS and o.place:
            # A central government sits in a capital but governs the country.
            place = "china" if o.id == "china-gov" else o.place
            if place not in found or o.id == f"{place}-gov":
                found[place] = o.id
    return found


def may_be_company(lexicon: Lexicon, organisation: str) -> bool:
    """Whether it is a company; one that the lexicon does not know may be."""
    known = lexicon.organisations.get(organisation)
    return known is None or known.kind == "company"
