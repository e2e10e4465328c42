"""The unit of a chart's axis: a scale at which all of its values are readable."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from briefs.model import Lang, Unit
from briefs.writing import figures

_SCALES = {
    "ko": ((10**12, "조"), (10**8, "억"), (10**4, "만")),
    "en": ((10**12, "tn"), (10**9, "bn"), (10**6, "mn")),
}
_UNSCALED = frozenset({Unit.PERCENT, Unit.TIMES})
_MOST = 10**6
_DECIMALS = 3


@dataclass(frozen=True, slots=True)
class Scale:
    """What a value is divided by, and the word for it; empty for one."""

    size: int
    word: str

    def written(self, value: Decimal, lang: Lang) -> str:
        """`value` in this scale with at most three decimals; the caption has all digits."""
        scaled = value / self.size
        return figures.plain(round(scaled, _DECIMALS).normalize() if scaled % 1 else scaled.quantize(Decimal(1)), lang)


def scale(values: Sequence[Decimal], unit: Unit, lang: Lang) -> Scale:
    """The largest scale in which no value is below one; where they lie too far apart, the largest value's own."""
    sizes = [abs(value) for value in values if value]
    if unit in _UNSCALED or not sizes:
        return Scale(1, "")
    fits = [(size, word) for size, word in _SCALES[lang] if max(sizes) >= size]
    for size, word in (*fits, (1, "")):
        if min(sizes) >= size and max(sizes) / size < _MOST:
            return Scale(size, word)
    return Scale(*fits[0]) if fits else Scale(1, "")
