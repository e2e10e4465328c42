"""Typed actions and the `callback_data` of their buttons: versioned, ids only, at most 64 bytes."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import astuple, dataclass
from hashlib import blake2s
from typing import Any, TypeVar

from briefs.model import LANGS, Lang, Topic
from storage.values import ChatLanguage

T = TypeVar("T", bound=str)
VERSION = "1"
LONGEST = 64
MOST_DAYS = 30
LANGUAGE_CHOICES: tuple[ChatLanguage, ...] = ("ko", "en", "both")


class ButtonError(ValueError):
    """The data of a button that this version did not make, or made long ago."""


@dataclass(frozen=True, slots=True)
class ShowBrief:
    """A page of the briefing in `lang` over the newest `days` days with news; `fresh` sends it instead of editing."""

    lang: Lang
    topic: Topic | None = None
    days: int = 1
    offset: int = 0
    fresh: bool = False


@dataclass(frozen=True, slots=True)
class BriefSources:
    """The sentences behind that page of the briefing, and the way back."""

    lang: Lang
    topic: Topic | None = None
    days: int = 1
    offset: int = 0


@dataclass(frozen=True, slots=True)
class ShowCompany:
    """A page of a company's card; `key` comes from `company_key`."""

    lang: Lang
    key: str
    offset: int = 0
    fresh: bool = False


@dataclass(frozen=True, slots=True)
class CompanySources:
    """The sentences behind that page of the card, and the way back."""

    lang: Lang
    key: str
    offset: int = 0


@dataclass(frozen=True, slots=True)
class ListCompanies:
    """A page of the list of companies."""

    lang: Lang
    offset: int = 0
    fresh: bool = False


@dataclass(frozen=True, slots=True)
class ListTopics:
    """The list of topics."""

    lang: Lang


@dataclass(frozen=True, slots=True)
class AskLanguage:
    """The choice of languages."""

    lang: Lang


@dataclass(frozen=True, slots=True)
class SetLanguage:
    """One of the choices."""

    choice: ChatLanguage


Action = (
    ShowBrief | BriefSources | ShowCompany | CompanySources | ListCompanies | ListTopics | AskLanguage | SetLanguage
)


def company_key(organisation_id: str) -> str:
    """`organisation_id` itself, or a digest of it where the id would not go into a button."""
    if re.fullmatch(r"[a-z0-9-]{1,40}", organisation_id):
        return organisation_id
    return "_" + blake2s(organisation_id.encode(), digest_size=8).hexdigest()


def encode(action: Action) -> str:
    """The `callback_data` of `action`. Raises ValueError where it would not fit."""
    words = [_word(value) for value in astuple(action)]
    data = ":".join((VERSION, _CODES[type(action)], *words))
    if len(data.encode()) > LONGEST:
        raise ValueError(f"{data!r} is longer than {LONGEST} bytes")
    return data


def decode(data: str) -> Action:
    """The action behind `data`. Raises ButtonError for anything that `encode` of this version does not give."""
    version, _, rest = data.partition(":")
    code, *words = rest.split(":")
    if version != VERSION or code not in _SHAPES:
        raise ButtonError(data)
    make, readers = _SHAPES[code]
    if len(words) != len(readers):
        raise ButtonError(data)
    return make(*(read(word) for read, word in zip(readers, words, strict=True)))


def _word(value: str | int | bool | None) -> str:
    if isinstance(value, bool):
        return "1" if value else "0"
    return "" if value is None else str(value)


def _lang(word: str) -> Lang:
    return _one_of(LANGS, word)


def _choice(word: str) -> ChatLanguage:
    return _one_of(LANGUAGE_CHOICES, word)


def _one_of(known: tuple[T, ...], word: str) -> T:
    for value in known:
        if value == word:
            return value
    raise ButtonError(word)


def _topic(word: str) -> Topic | None:
    return _one_of(tuple(Topic), word) if word else None


def _number(word: str) -> int:
    if not re.fullmatch(r"0|[1-9][0-9]{0,17}", word):
        raise ButtonError(word)
    return int(word)


def _days(word: str) -> int:
    days = _number(word)
    if not 1 <= days <= MOST_DAYS:
        raise ButtonError(word)
    return days


def _flag(word: str) -> bool:
    return _one_of(("0", "1"), word) == "1"


def _key(word: str) -> str:
    if not re.fullmatch(r"[a-z0-9-]{1,40}|_[0-9a-f]{16}", word):
        raise ButtonError(word)
    return word


_SHAPES: dict[str, tuple[Callable[..., Action], tuple[Callable[[str], Any], ...]]] = {
    "b": (ShowBrief, (_lang, _topic, _days, _number, _flag)),
    "bs": (BriefSources, (_lang, _topic, _days, _number)),
    "c": (ShowCompany, (_lang, _key, _number, _flag)),
    "cs": (CompanySources, (_lang, _key, _number)),
    "lc": (ListCompanies, (_lang, _number, _flag)),
    "lt": (ListTopics, (_lang,)),
    "al": (AskLanguage, (_lang,)),
    "sl": (SetLanguage, (_choice,)),
}
_CODES = {make: code for code, (make, _) in _SHAPES.items()}
