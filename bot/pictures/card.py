"""The card that every picture is drawn on: its colours, its Korean font, and words that keep to their width."""

from __future__ import annotations

import io
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Literal, cast

from matplotlib.backend_bases import RendererBase
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.text import Text

WIDTH = 1080  # pixels; a phone shows them at about a third
MARGIN = 56
DPI = 100
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
        self._renderer = cast("RendererBase", FigureCanvasAgg(self.figure).get_renderer())  # type: ignore[no-untyped-call]

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

    def _measured(self, words: str, size: float) -> float:
        text = self.write(words, 0, 0, size=size)
        width = self.width(text)
        text.remove()
        return width

    def width(self, text: Text) -> float:
        """How wide a text is, in pixels."""
        return float(text.get_window_extent(self._renderer).width)

    def png(self) -> bytes:
        """The picture, with nothing in it that changes from one drawing to the next."""
        stream = io.BytesIO()
        self.figure.savefig(stream, format="png", dpi=DPI, facecolor=GROUND, metadata={"Software": None})
        return stream.getvalue()

    def _fit(self, text: Text, words: str, weight: Weight, size: float, width: float) -> None:
        smallest = max(SMALL, size * 0.7)
        while self.width(text) > width and size > smallest:
            size -= 2
            text.set_fontproperties(font(weight, size))
        while self.width(text) > width and len(words) > 1:
            words = words[:-1].rstrip()
            text.set_text(words + "…")


@cache
def _file(weight: Weight) -> Path:
    found = find_spec("koreanize_matplotlib")
    if found is None or not found.submodule_search_locations:
        raise FileNotFoundError("the package koreanize-matplotlib, which carries the Korean font, is not installed")
    return Path(found.submodule_search_locations[0]) / "fonts" / _FONTS[weight]


def font(weight: Weight, pixels: float) -> FontProperties:
    """The Korean font at that size."""
    return FontProperties(fname=str(_file(weight)), size=pixels * _POINTS)
