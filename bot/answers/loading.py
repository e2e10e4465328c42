"""What became of an article, as a screen."""

from __future__ import annotations

from bot.actions.desk import ShowDraft
from bot.answers import desk
from bot.desk.editing import Drafted, LoadOutcome
from bot.screens import incoming
from bot.screens.base import Screen
from bot.services import Services
from briefs.model import Lang


async def outcome(services: Services, result: LoadOutcome, lang: Lang) -> Screen:
    """What an editor sees of one article that came in."""
    if isinstance(result, Drafted):
        return await desk.page(services, ShowDraft(result.draft_id), lang)
    return incoming.outcome(result, lang, lexicon=await services.lexicon(), now=services.today())
