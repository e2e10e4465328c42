"""Values that never change: the type checker sees to it, so that making one costs no more than it has to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar, dataclass_transform

T = TypeVar("T")


@dataclass_transform(frozen_default=True)
def value(cls: type[T]) -> type[T]:
    """A class of values that are made and read by the thousand: equal where their fields are, and without a `dict`.

    A dataclass that guards its fields at run time takes three times as long to make, a named tuple to read.
    """
    return dataclass(slots=True, unsafe_hash=True)(cls)
