"""Ministries of which the lexicon knows no own name: what one does, its country's government does."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import chain

from briefs.model import Organisation

_GOVERNMENT = " government"
# Whose ministries the lexicon has.
_LISTED = frozenset({"china-gov", "us-gov"})


def with_ministries(organisations: Mapping[str, Organisation], fields: Sequence[str]) -> dict[str, Organisation]:
    """`organisations`, with their ministries' plain names for governments of countries: Nigeria's trade ministry.

    `fields` are what ministries have charge of, as papers call them.

    A name that another organisation has stays that one's alone.
    """
    taken = set(chain.from_iterable(one.names.en for one in organisations.values()))
    return {key: _with_own(one, fields, taken) if _is_country(one) else one for key, one in organisations.items()}


def _is_country(organisation: Organisation) -> bool:
    return organisation.is_a == "central-government" and organisation.id not in _LISTED


def _with_own(government: Organisation, fields: Sequence[str], taken: set[str]) -> Organisation:
    whose = [n.removesuffix(_GOVERNMENT) for n in government.names.en if n.endswith(_GOVERNMENT) and n[0].isupper()]
    named = [f"{owner} {field} ministry" for owner in whose for field in fields]
    new = [name for name in named if name not in taken]
    return replace(government, names=replace(government.names, en=(*government.names.en, *new)))
