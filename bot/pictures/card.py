"""The card that every picture is drawn on: its colours, its Korean font, and words that keep to their width."""

from __future__ import annotations

import io
from bisect import bisect_left
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Literal, cast

from matplotlib.backend_bases import RendererBase
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.text import Text
from PIL import Image

WIDTH = 1080  # pixels; a phone shows them at about a third
MARGIN = 56
DPI = 100
COLOURS = 256
GROUND, INK, SOFT, LINE = "#1d2733", "#f4f7fa", "#a9b7c6", "#3a4858"
OWN, OTHER, FALL = "#57b6ff", "#6f8299", "#ff8a75"
TITLE, SUBTITLE, LABEL, SMALL = 56, 38, 34, 28  # pixels
_POINTS = 72 / DPI
_FONTS = {"regular": "NanumGothic.ttf", "bold": "NanumGothicBold.ttf"}
Weight = Literal["regular", "bold"]
Align = Literal["left", "center", "right"]


class Card:
    """A slate of WIDTH by `height` pixels; all places on it are in pixels from its upper left corner."""

    def __init__(self, height: int) -> None:
        self.height = height
        self.figure = Figure(figsize=(WIDTH / DPI, height / DPI), dpi=DPI, facecolor=GROUND)
        self._canvas = FigureCanvasAgg(self.figure)
        self._renderer = cast("RendererBase", self._canvas.get_renderer())  # type: ignore[no-untyped-call]

    def write(
        self,
        words: str,
        x: float,
        y: float,
        *,
        size: float = LABEL,
        color: str = INK,
        weight: Weight = "regular",
        align: Align = "left",
        width: float | None = None,
    ) -> Text:
        """Puts `words` with their middle at `y`; smaller, then cut, where they would be wider than `width`."""
        text = self.figure.text(
            x / WIDTH,
            1 - y / self.height,
            words,
            fontproperties=font(weight, size),
            color=color,
            ha=align,
            va="center",
            linespacing=1.25,
            parse_math=False,
        )
        if width is not None:
            self._fit(text, words, weight, size, width)
        return text

    def paragraph(self, words: str, y: float, *, size: float, color: str) -> None:
        """Puts `words` in one line or two, the first with its middle at `y`; what fits into neither is cut."""
        line, rest = "", words.split(" ")
        while rest and self._measured(f"{line} {rest[0]}".strip(), size) <= WIDTH - 2 * MARGIN:
            line = f"{line} {rest.pop(0)}".strip()
        if not line:
            line, rest = words, []
        for number, text in enumerate(filter(None, (line, " ".join(rest)))):
            self.write(text, MARGIN, y + number * size * 1.35, size=size, color=color, width=WIDTH - 2 * MARGIN)

    def _measured(self, words: str, size: float, weight: Weight = "regular") -> float:
        """How wide a line would be, in pixels; without a text to be laid out."""
        width, _, _ = self._renderer.get_text_width_height_descent(words, font(weight, size), ismath=False)
        return float(width)

    def width(self, text: Text) -> float:
        """How wide a text is, in pixels."""
        return float(text.get_window_extent(self._renderer).width)

    def png(self) -> bytes:
        """The picture, with nothing in it that changes from one drawing to the next.

        A few colours and their shades towards the ground: a palette holds them in a third of the bytes, and half the
        time.
        """
        self._canvas.draw()  # type: ignore[no-untyped-call]
        size, buffer = self._canvas.get_width_height(), self._canvas.buffer_rgba()  # type: ignore[no-untyped-call]
        drawn = Image.frombytes("RGB", size, buffer, "raw", "RGBX")
        stream = io.BytesIO()
        drawn.quantize(COLOURS, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE).save(stream, "PNG")
        return stream.getvalue()

    def _fit(self, text: Text, words: str, weight: Weight, size: float, width: float) -> None:
        smallest = max(SMALL, size * 0.7)
        wide = self._measured(words, size, weight) > width
        while wide and size > smallest:
            size -= 2
            wide = self._measured(words, size, weight) > width
        text.set_fontproperties(font(weight, size))
        if wide:  # by halves: a longer beginning is the wider one
            fitting = range(1, len(words))
            kept = bisect_left(fitting, True, key=lambda n: self._measured(_cut(words, n), size, weight) > width)
            text.set_text(_cut(words, max(kept, 1)))


def _cut(words: str, length: int) -> str:
    """The beginning of `words`, marked as no more than that."""
    return words[:length].rstrip() + "…"


@cache
def _file(weight: Weight) -> Path:
    found = find_spec("koreanize_matplotlib")
    if found is None or not found.submodule_search_locations:
        raise FileNotFoundError("the package koreanize-matplotlib, which carries the Korean font, is not installed")
    return Path(found.submodule_search_locations[0]) / "fonts" / _FONTS[weight]


def font(weight: Weight, pixels: float) -> FontProperties:
    """The Korean font at that size."""
    return FontProperties(fname=str(_file(weight)), size=pixels * _POINTS)
