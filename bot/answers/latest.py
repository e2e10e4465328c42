"""Workflow: a company's newest figures, one for each measure, as its card shows them."""

from __future__ import annotations

from collections.abc import Sequence

from bot.services import Services
from briefs.model import Lang, Organisation
from briefs.series import Series, points
from briefs.series.kinds import rules
from briefs.writing.comparing import Newest, Side, newest
from storage import levels

MOST_SERIES = 6  # of which figures are read
MOST_FACTS = 4  # of one series


async def figures(
    services: Services, organisation: Organisation, known: Sequence[Series], lang: Lang
) -> tuple[Newest, ...]:
    """The newest figures of the series that are `known` of it, the most telling measures first."""
    order = rules().order
    told = [series for series in known if not series.change]
    wanted = sorted(told, key=lambda series: (order[series.measure], series.text))[:MOST_SERIES]
    kept = await levels.of_several(services.database, organisation.id, wanted, limit=MOST_FACTS)
    side = Side(organisation, {series: points(series, dated) for series, dated in kept.items()}, ())
    return newest(side, lexicon=await services.lexicon(), lang=lang)
