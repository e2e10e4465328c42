"""Lettering: the Korean font in every size that is asked for, and words that keep to their width."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Literal

from PIL import ImageFont
from PIL.ImageFont import FreeTypeFont

TITLE, SUBTITLE, LABEL, SMALL = 56, 38, 34, 28  # pixels
STEP = 2  # pixels between sizes: each that is used is a font of its own
KEPT = 24  # fonts, a megabyte each
_PACKAGE = "koreanize_matplotlib"  # its files only: to import it would load what it is made for
_FILES = {"regular": "NanumGothic.ttf", "bold": "NanumGothicBold.ttf"}
_SHRINKS_TO = 0.7
Weight = Literal["regular", "bold"]


@dataclass(frozen=True, slots=True)
class Line:
    """Words in one line, `size` pixels high."""

    words: str
    size: int
    weight: Weight = "regular"

    @property
    def font(self) -> FreeTypeFont:
        """What it is set in."""
        return _font(self.weight, self.size)

    @property
    def width(self) -> float:
        """How wide it is, in pixels."""
        return self.font.getlength(self.words)


def line(words: str, size: int = LABEL, weight: Weight = "regular", *, width: float | None = None) -> Line:
    """`words` in one line; smaller, then cut, where they would be wider than `width`."""
    made = Line(" ".join(words.split()), size, weight)
    if width is None or made.width <= width:
        return made
    smallest = min(size, max(SMALL, stepped(size * _SHRINKS_TO)))
    made = replace(made, size=max(smallest, stepped(size * width / made.width)))
    while made.size > smallest and made.width > width:
        made = replace(made, size=made.size - STEP)
    return made if made.width <= width else _cut(made, width)


def stepped(size: float) -> int:
    """The largest size in use that is not above `size`."""
    return int(size // STEP) * STEP


def paragraph(words: str, size: int, width: float) -> list[Line]:
    """`words` in one line or two; what fits into neither is cut."""
    parts = words.split()
    first = _most(len(parts), lambda count: Line(" ".join(parts[:count]), size).width <= width) or 1
    lines = (" ".join(parts[:first]), " ".join(parts[first:]))
    return [line(text, size, width=width) for text in lines if text]


def _cut(whole: Line, width: float) -> Line:
    """The beginning of a line, marked as no more than that; a character at least."""

    def begun(length: int) -> Line:
        return replace(whole, words=whole.words[:length].rstrip() + "…")

    return begun(_most(len(whole.words) - 1, lambda length: begun(length).width <= width) or 1)


def _most(count: int, fits: Callable[[int], bool]) -> int:
    """The largest number up to `count` that fits, where every smaller one does too; by halves."""
    return bisect_left(range(1, count + 1), True, key=lambda number: not fits(number))


@lru_cache(maxsize=KEPT)
def _font(weight: Weight, size: int) -> FreeTypeFont:
    return ImageFont.truetype(_file(weight), size, layout_engine=ImageFont.Layout.BASIC)


@lru_cache
def _file(weight: Weight) -> Path:
    found = find_spec(_PACKAGE)
    if found is None or not found.submodule_search_locations:
        raise FileNotFoundError(f"the package {_PACKAGE}, which carries the Korean font, is not installed")
    return Path(found.submodule_search_locations[0]) / "fonts" / _FILES[weight]
