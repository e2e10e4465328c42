"""What the buttons that correct a fact ask for; like bot.actions.desk, on which they build.

A `draft` of 0 stands for what is published: then `fact` is a fact's id, else its number in the draft.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from bot.actions.desk import Desk
from bot.actions.reading import Action
from bot.asked.keys import CompanyKey
from briefs.model import Kind, Status


class Field(StrEnum):
    """What of a fact an editor corrects."""

    KIND = "k"
    STATUS = "s"
    COMPANY = "c"
    PARTNER = "o"  # whoever else is in it
    PRODUCT = "p"
    FIGURE = "f"
    DATE = "d"


@dataclass(frozen=True, slots=True)
class PickField(Desk):
    """The choices for a field; for a company or a date, what is typed next is one, too."""

    draft: int
    fact: int
    field: Field


@dataclass(frozen=True, slots=True)
class PickFigure(Desk):
    """What is typed next becomes figure number `at`, from 0 on; one more figure where there are not so many."""

    draft: int
    fact: int
    at: int


@dataclass(frozen=True, slots=True)
class SetKind(Desk):
    """Another kind."""

    draft: int
    fact: int
    kind: Kind


@dataclass(frozen=True, slots=True)
class SetStatus(Desk):
    """Another status."""

    draft: int
    fact: int
    status: Status


@dataclass(frozen=True, slots=True)
class SetCompany(Desk):
    """Another subject; `key` comes from `pair_key`."""

    draft: int
    fact: int
    key: CompanyKey


@dataclass(frozen=True, slots=True)
class SetPartner(Desk):
    """Somebody else on the other side; `key` comes from `pair_key`."""

    draft: int
    fact: int
    key: CompanyKey


@dataclass(frozen=True, slots=True)
class DropPartners(Desk):
    """Nobody on the other side."""

    draft: int
    fact: int


@dataclass(frozen=True, slots=True)
class SetProduct(Desk):
    """Another product; `key` comes from `pair_key`."""

    draft: int
    fact: int
    key: CompanyKey


@dataclass(frozen=True, slots=True)
class DropProducts(Desk):
    """No product."""

    draft: int
    fact: int


@dataclass(frozen=True, slots=True)
class DropFigure(Desk):
    """One figure less."""

    draft: int
    fact: int
    at: int


@dataclass(frozen=True, slots=True)
class DropDate(Desk):
    """No date."""

    draft: int
    fact: int


@dataclass(frozen=True, slots=True)
class Vouch(Desk):
    """The fact is right as it is."""

    draft: int
    fact: int


@dataclass(frozen=True, slots=True)
class ShowHistory(Desk):
    """What a published fact said before it was corrected."""

    fact: int


@dataclass(frozen=True, slots=True)
class TakeBack(Desk):
    """Has a published fact say again what it said in that version."""

    fact: int
    version: int


# All begin with e, and nothing elsewhere does but bot.actions.desk.
CODES: dict[str, type[Action]] = {
    "eg": PickField,
    "eq": PickFigure,
    "ek": SetKind,
    "es": SetStatus,
    "ec": SetCompany,
    "eh": DropFigure,
    "et": DropDate,
    "ev": Vouch,
    "ei": ShowHistory,
    "eb": TakeBack,
    "em": SetPartner,
    "ej": DropPartners,
    "ey": SetProduct,
    "ee": DropProducts,
}
