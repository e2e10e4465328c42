"""Actions to `callback_data` and back, the only place that knows the wire strings: versioned, ids only, 64 bytes."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import fields
from enum import Enum
from functools import cache, partial
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from bot.actions import correcting as correcting_actions
from bot.actions import desk as desk_actions
from bot.actions import feeds as feed_actions
from bot.actions import naming as naming_actions
from bot.actions import pictures as picture_actions
from bot.actions import reading as actions
from bot.actions import settings as setting_actions
from bot.actions.pictures import SeriesKey
from bot.actions.reading import Action, Days
from bot.actions.settings import MINUTES_OF_A_DAY, Minute, Weekday, ZoneKey
from bot.asked import zones
from bot.asked.keys import CompanyKey
from bot.asked.wishes import MOST_DAYS

VERSION = "1"
CODES = (
    actions.CODES
    | setting_actions.CODES
    | picture_actions.CODES
    | desk_actions.CODES
    | correcting_actions.CODES
    | feed_actions.CODES
    | naming_actions.CODES
)
LONGEST = 64  # bytes; Bot API, InlineKeyboardButton.callback_data
Reader = Callable[[str], Any]


class ButtonError(ValueError):
    """The data of a button that this version did not make, or made long ago."""


def encode(action: Action) -> str:
    """The `callback_data` of `action`. Raises ValueError where it would not fit."""
    words = [_word(getattr(action, name)) for name in _fields(_NAMES[type(action)])]
    data = ":".join((VERSION, _NAMES[type(action)], *words))
    if len(data.encode()) > LONGEST:
        raise ValueError(f"{data!r} is longer than {LONGEST} bytes")
    return data


def decode(data: str) -> Action:
    """The action behind `data`. Raises ButtonError for anything that `encode` of this version does not give."""
    version, _, rest = data.partition(":")
    code, *words = rest.split(":")
    if version != VERSION or code not in CODES:
        raise ButtonError(data)
    make = CODES[code]
    readers = _readers(code)
    if len(words) != len(readers):
        raise ButtonError(data)
    return make(*(read(word) for read, word in zip(readers, words, strict=True)))


def _word(value: str | int | bool | None) -> str:
    if isinstance(value, bool):
        return "1" if value else "0"
    return "" if value is None else str(value)


@cache
def _fields(code: str) -> tuple[str, ...]:
    return tuple(field.name for field in fields(CODES[code]))


@cache
def _readers(code: str) -> tuple[Reader, ...]:
    """How each field of that code's action is read, by its type."""
    make = CODES[code]
    hints = get_type_hints(make, include_extras=True)
    return tuple(_reader(hints[field.name]) for field in fields(make))


def _reader(hint: Any) -> Reader:
    if hint in _READERS:
        return _READERS[hint]
    if get_origin(hint) is Literal:
        return partial(_one_of, get_args(hint))
    if get_origin(hint) in (Union, UnionType):
        (one,) = (arg for arg in get_args(hint) if arg is not NoneType)
        read = _reader(one)
        return lambda word: read(word) if word else None
    if isinstance(hint, type) and issubclass(hint, Enum):
        return partial(_one_of, tuple(hint))
    raise TypeError(f"no button can hold a {hint}")


def _one_of(known: Sequence[str], word: str) -> str:
    for value in known:
        if value == word:
            return value
    raise ButtonError(word)


def _number(word: str) -> int:
    if not re.fullmatch(r"0|[1-9][0-9]{0,17}", word):
        raise ButtonError(word)
    return int(word)


def _between(least: int, most: int, word: str) -> int:
    number = _number(word)
    if not least <= number <= most:
        raise ButtonError(word)
    return number


def _zone(word: str) -> str:
    if not zones.known(word):
        raise ButtonError(word)
    return word


def _flag(word: str) -> bool:
    return _one_of(("0", "1"), word) == "1"


def _key(word: str) -> str:
    if not re.fullmatch(r"[a-z0-9-]{1,40}|_[0-9a-f]{16}", word):
        raise ButtonError(word)
    return word


def _series(word: str) -> str:
    if not re.fullmatch(r"[0-9a-f]{8}", word):
        raise ButtonError(word)
    return word


_NAMES = {make: code for code, make in CODES.items()}
_READERS: dict[Any, Reader] = {
    bool: _flag,
    int: _number,
    Days: partial(_between, 1, MOST_DAYS),
    CompanyKey: _key,
    Minute: partial(_between, 0, MINUTES_OF_A_DAY - 1),
    Weekday: partial(_between, 0, 6),
    ZoneKey: _zone,
    SeriesKey: _series,
}
