"""Marks of one sort in the text's order, and what stands in a stretch of it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from typing import Generic, Protocol, TypeVar

from briefs.model import Span
from briefs.parsing.text.marks import PLACE


class Spanned(Protocol):
    """Anything read from a place in the text."""

    @property
    def span(self) -> Span: ...


T = TypeVar("T", bound=Spanned)


class Row(Generic[T]):
    """What was found of one sort, in the text's order, with a table of where each begins."""

    def __init__(self, marks: Iterable[T]) -> None:
        self._marks = tuple(marks)
        self._starts = [*map(PLACE, self._marks)]

    def within(self, start: int, end: int) -> tuple[T, ...]:
        """Those that begin from `start` to `end`."""
        return self._marks[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def count(self, start: int, end: int) -> int:
        """How many begin from `start` to `end`."""
        return bisect_left(self._starts, end) - bisect_left(self._starts, start)

    def any_within(self, start: int, end: int) -> bool:
        """Whether one begins from `start` to `end`."""
        at = bisect_left(self._starts, start)
        return at < len(self._starts) and self._starts[at] < end
