"""Workflow: a company's newest figures, one for each measure, as its card shows them."""

from __future__ import annotations

from bot.services import Services
from briefs.model import Lang, Organisation
from briefs.series import points
from briefs.series.kinds import rules
from briefs.writing.comparing import Newest, Side, newest
from storage import levels

MOST_SERIES = 6  # of which figures are read
MOST_FACTS = 4  # of one series


async def figures(services: Services, organisation: Organisation, lang: Lang) -> tuple[Newest, ...]:
    """The newest figures, the most telling measures first."""
    order = rules().order
    known = [one for one, _ in await levels.series_of(services.database, organisation.id, most=1) if not one.change]
    wanted = sorted(known, key=lambda series: (order[series.measure], series.text))[:MOST_SERIES]
    kept = await levels.of_several(services.database, organisation.id, wanted, limit=MOST_FACTS)
    side = Side(organisation, {series: points(series, told) for series, told in kept.items()}, ())
    return newest(side, lexicon=await services.lexicon(), lang=lang)
