"""What the buttons about new names ask for; like bot.actions.desk, on which they build.

A `draft` of 0 stands for the names that published articles taught; `key` comes from `pair_key`.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from bot.actions.desk import Desk
from bot.actions.reading import Action
from bot.asked.keys import CompanyKey

OrganisationKind = Literal["company", "government", "university", "lab", "fund", "body", "media", "place"]
KINDS: tuple[OrganisationKind, ...] = (
    *("company", "government", "university", "lab"),
    *("fund", "body", "media", "place"),
)


class NameField(StrEnum):
    """What of a name an editor puts right."""

    ID = "i"
    KOREAN = "k"
    ENGLISH = "e"
    CHINESE = "c"
    KIND = "s"
    PARENT = "p"
    KNOWN = "w"  # whom the lexicon knows by another spelling


@dataclass(frozen=True, slots=True)
class ListNames(Desk):
    """A page of the names that wait."""

    draft: int
    offset: int = 0
    fresh: bool = False


@dataclass(frozen=True, slots=True)
class ShowName(Desk):
    """One name."""

    draft: int
    key: CompanyKey


@dataclass(frozen=True, slots=True)
class PickName(Desk):
    """What is typed next, or one of the choices, becomes that field of the name."""

    draft: int
    key: CompanyKey
    field: NameField


@dataclass(frozen=True, slots=True)
class SetNameKind(Desk):
    """What it is."""

    draft: int
    key: CompanyKey
    kind: OrganisationKind


@dataclass(frozen=True, slots=True)
class DropParent(Desk):
    """It belongs to nobody."""

    draft: int
    key: CompanyKey


@dataclass(frozen=True, slots=True)
class AcceptName(Desk):
    """Takes it into the lexicon."""

    draft: int
    key: CompanyKey


@dataclass(frozen=True, slots=True)
class RefuseName(Desk):
    """It is no name: drops the facts of the draft that name it."""

    draft: int
    key: CompanyKey


@dataclass(frozen=True, slots=True)
class ListAccepted(Desk):
    """A page of the names that editors accepted."""

    offset: int = 0


@dataclass(frozen=True, slots=True)
class ShowAccepted(Desk):
    """One of them."""

    key: CompanyKey


@dataclass(frozen=True, slots=True)
class TakeNameBack(Desk):
    """Takes it out of the lexicon; what was read with it stays as it is."""

    key: CompanyKey


@dataclass(frozen=True, slots=True)
class AcceptAgain(Desk):
    """Takes it in again."""

    key: CompanyKey


# All begin with n, and nothing elsewhere does.
CODES: dict[str, type[Action]] = {
    "nl": ListNames,
    "nn": ShowName,
    "np": PickName,
    "nk": SetNameKind,
    "nd": DropParent,
    "na": AcceptName,
    "nr": RefuseName,
    "ns": ListAccepted,
    "nw": ShowAccepted,
    "nb": TakeNameBack,
    "ng": AcceptAgain,
}
