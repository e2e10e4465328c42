"""Figures of an organisation that belong together: the same measure of the same thing, unit and length of time."""

from briefs.series.kinds import Length, Series
from briefs.series.levels import Level, levels
from briefs.series.points import Point, points

__all__ = ["Length", "Level", "Point", "Series", "levels", "points"]
