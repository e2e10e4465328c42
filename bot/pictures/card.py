"""The card that every picture is drawn on: a slate ground, its colours, boxes and lines of words.

A colour is drawn as a ramp of shades from the ground, one palette entry for each: edges are smooth, and nothing has to
be reduced to a palette afterwards.
"""

from __future__ import annotations

import io
from functools import cache
from math import ceil, sqrt
from typing import Literal

from PIL import Image, ImageDraw

from bot.pictures.lettering import Line

WIDTH = 1080  # pixels; a phone shows them at about a third
MARGIN = 56
INNER = WIDTH - 2 * MARGIN
GROUND, INK, SOFT, LINE = "#1d2733", "#f4f7fa", "#a9b7c6", "#3a4858"
OWN, OTHER, FALL = "#57b6ff", "#6f8299", "#ff8a75"
RADIUS = 8  # of a bar's end
_COLOURS = (INK, SOFT, LINE, OWN, OTHER, FALL)
_SHADES = 20  # of each
_FULL = 255
_LEVEL = 2  # of zlib: three quarters of the default's time for a tenth more bytes
_MIDDLE = 0.36  # from the baseline up to the middle of capitals and of Korean letters, in the font's size
_PAD = 8
_FINER = 8  # how much larger a corner is drawn before it is reduced
_HATCH, _STROKE, _DASH, _GAP = 16, 2.2, 12, 7  # pixels: from stroke to stroke, a stroke, and what edges a hatched box
_EDGE = 3
Align = Literal["left", "center", "right"]
Side = Literal["top", "bottom", "left", "right"]
_BEFORE: dict[Align, float] = {"left": 0.0, "center": 0.5, "right": 1.0}
_CORNERS: dict[Side, tuple[str, str]] = {
    "top": ("nw", "ne"),
    "bottom": ("sw", "se"),
    "left": ("nw", "sw"),
    "right": ("ne", "se"),
}


class Card:
    """A slate of WIDTH by `height` pixels; all places on it are in pixels from its upper left corner."""

    def __init__(self, height: int) -> None:
        self.height = height
        self._canvas = Image.new("L", (WIDTH, height), 0)
        self._draw = ImageDraw.Draw(self._canvas)

    def write(self, line: Line, x: float, y: float, *, color: str = INK, align: Align = "left") -> None:
        """Puts a line on the bare ground, its middle at `y`, and its beginning, middle or end at `x`."""
        width = line.width
        tile = Image.new("L", (ceil(width) + 2 * _PAD, 2 * line.size), 0)
        baseline = line.size + round(line.size * _MIDDLE)
        ImageDraw.Draw(tile).text((_PAD, baseline), line.words, fill=_FULL, font=line.font, anchor="ls")
        if inked := tile.getbbox():
            at = (round(x - width * _BEFORE[align]) - _PAD + inked[0], round(y) - line.size + inked[1])
            self._canvas.paste(tile.crop(inked).point(_ramp(color)), at)

    def box(self, left: float, top: float, right: float, bottom: float, color: str, *, end: Side | None = None) -> None:
        """A filled box, the corners of one side of it round."""
        x, y, width, height = _placed(left, top, right, bottom)
        self._draw.rectangle((x, y, x + width - 1, y + height - 1), fill=_ink(color))
        radius = min(RADIUS, width // 2, height // 2)
        for corner in _CORNERS[end] if end and radius else ():
            at = (x if "w" in corner else x + width - radius, y if "n" in corner else y + height - radius)
            self._canvas.paste(_corner(corner, radius).point(_ramp(color)), at)

    def hatched(self, left: float, top: float, right: float, bottom: float, color: str) -> None:
        """A box of strokes with a dashed edge: what is planned or expected."""
        x, y, width, height = _placed(left, top, right, bottom)
        self._canvas.paste(_strokes(width, height).point(_ramp(color)), (x, y))
        ink = _ink(color)
        for begin in range(0, width, _DASH + _GAP):
            end = min(begin + _DASH, width) - 1
            for edge in (y, y + height - _EDGE):
                self._draw.rectangle((x + begin, edge, x + end, edge + _EDGE - 1), fill=ink)
        for begin in range(0, height, _DASH + _GAP):
            end = min(begin + _DASH, height) - 1
            for edge in (x, x + width - _EDGE):
                self._draw.rectangle((edge, y + begin, edge + _EDGE - 1, y + end), fill=ink)

    def clear(self, left: float, top: float, right: float, bottom: float) -> None:
        """Shows the ground again, so that no line runs through words."""
        self._draw.rectangle((round(left), round(top), round(right), round(bottom)), fill=0)

    def png(self) -> bytes:
        """The picture, with nothing in it that changes from one drawing to the next."""
        shown, stream = self._canvas.copy(), io.BytesIO()
        shown.putpalette(_palette())
        shown.save(stream, "PNG", compress_level=_LEVEL)
        return stream.getvalue()


def _placed(left: float, top: float, right: float, bottom: float) -> tuple[int, int, int, int]:
    """A box's left, top, width and height on whole pixels."""
    x, y = round(left), round(top)
    return x, y, max(round(right) - x, 1), max(round(bottom) - y, 1)


def _shade(covered: int) -> int:
    """How far up its ramp a colour stands where it covers so much of a pixel, of _FULL."""
    return round(covered * _SHADES / _FULL)


@cache
def _ramp(color: str) -> list[int]:
    """The palette entry for each covering of a pixel by a colour."""
    base = _COLOURS.index(color) * _SHADES
    return [base + shade if (shade := _shade(covered)) else 0 for covered in range(_FULL + 1)]


def _ink(color: str) -> int:
    return _ramp(color)[_FULL]


@cache
def _palette() -> bytes:
    ground, *colours = (bytes.fromhex(color[1:]) for color in (GROUND, *_COLOURS))
    steps = [number / _SHADES for number in range(1, _SHADES + 1)]
    ramps = (
        round(g + (c - g) * step) for color in colours for step in steps for g, c in zip(ground, color, strict=True)
    )
    return ground + bytes(ramps)


@cache
def _corner(corner: str, radius: int) -> Image.Image:
    """How much of each pixel a round corner covers."""
    size = radius * _FINER
    large = Image.new("L", (size, size), 0)
    x, y = (0 if "w" in corner else -size), (0 if "n" in corner else -size)
    ImageDraw.Draw(large).ellipse((x, y, x + 2 * size - 1, y + 2 * size - 1), fill=_FULL)
    return large.reduce(_FINER)


def _strokes(width: int, height: int) -> Image.Image:
    """How much of each pixel slanting strokes cover."""
    across = [abs((place % _HATCH) - _HATCH / 2) / sqrt(2) for place in range(_HATCH)]
    once = bytes(round(_FULL * min(1.0, max(0.0, (_STROKE + 1) / 2 - distance))) for distance in across)
    row = once * (width // _HATCH + 2)
    return Image.frombytes("L", (width, height), b"".join(row[y % _HATCH :][:width] for y in range(height)))
