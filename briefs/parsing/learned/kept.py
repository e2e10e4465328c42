"""What is made once and remembered for as long as there is room."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

K = TypeVar("K")
V = TypeVar("V")


class Kept(dict[K, V]):
    """What `make` gives for each key that was asked for; where there are too many it begins anew.

    A hit costs one look into a table, where `lru_cache` puts a chain of its entries in order as well.
    """

    def __init__(self, make: Callable[[K], V], most: int) -> None:
        """At most `most` are remembered."""
        super().__init__()
        self._make, self._most = make, most

    def __missing__(self, key: K) -> V:
        if len(self) >= self._most:
            self.clear()
        found = self[key] = self._make(key)
        return found
