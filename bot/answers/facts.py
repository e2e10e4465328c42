"""Workflow: one fact with the sentence that says it, other reports of it, and what they tell differently."""

from __future__ import annotations

from bot.actions.reading import ShowFact
from bot.screens import facts as screens
from bot.screens.base import Screen
from bot.services import Services
from briefs import writing
from briefs.model import Item
from storage import facts


async def fact(services: Services, page: ShowFact) -> Screen:
    """The fact, or that it is no longer shown."""
    item = await item_of(services, page.fact)
    if item is None:
        return screens.gone(page.lang)
    return screens.fact(item, page, lexicon=await services.lexicon(), now=services.today())


async def item_of(services: Services, fact_id: int) -> Item | None:
    """The fact among the reports of its event; None where there is no such fact, or it was withdrawn."""
    told = await facts.by_ids(services.database, [fact_id])
    found = writing.items(told, [(fact_id,)], lexicon=await services.lexicon())
    return found[0] if found else None
