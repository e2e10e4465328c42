"""How fast a process' memory grows: a straight line through its samples (least squares)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import linear_regression

WARM = 0.5  # of the time until what is kept for later is there: pages, pictures, statements, people


@dataclass(frozen=True, slots=True)
class Growth:
    """Memory from when a process is warm to its end."""

    minutes: float
    first: float  # megabytes, as the line has it
    last: float
    peak: float  # megabytes, as measured, at any time
    slope: float  # megabytes a minute

    def __str__(self) -> str:
        return (
            f"{self.slope:+.2f} MB a minute over {self.minutes:.1f} minutes, "
            f"{self.first:.0f} to {self.last:.0f} MB, {self.peak:.0f} at most"
        )


def growth(samples: Sequence[tuple[float, float]]) -> Growth:
    """The growth in samples of seconds and megabytes, of which the first WARM of the time is left out."""
    began, ended = samples[0][0], samples[-1][0]
    warm = [one for one in samples if one[0] >= began + WARM * (ended - began)]
    minutes = [(at - warm[0][0]) / 60 for at, _ in warm]
    slope, first = linear_regression(minutes, [size for _, size in warm])
    return Growth(minutes[-1], first, first + slope * minutes[-1], max(size for _, size in samples), slope)
