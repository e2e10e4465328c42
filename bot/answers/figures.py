"""Which of a company's figures can be drawn."""

from __future__ import annotations

from bot.services import Services
from briefs.series import Length, Series
from briefs.series.kinds import rules
from storage import levels
from storage.levels import MOST


def is_drawable(series: Series) -> bool:
    """Whether a picture can show its figures: not where it isn't told over how long they were made."""
    return series.length is not Length.UNTOLD


async def choices(services: Services, organisation_id: str, *, most: int = MOST) -> tuple[tuple[Series, int], ...]:
    """The series to choose from, each with how many facts tell it, up to `most`: levels first, as the rules have it."""
    found = await levels.series_of(services.database, organisation_id, most=most)
    drawable = [(series, count) for series, count in found if is_drawable(series)]
    return tuple(sorted(drawable, key=lambda each: (each[0].change, rules().order[each[0].measure], each[0].text)))
