"""Workflow: the editors hear of articles that feeds brought and that wait for them, once for many and in an hour."""

from __future__ import annotations

from datetime import timedelta

from bot.delivery.sending import Bot
from bot.screens import loading as screens
from bot.services import Services
from bot.telling import tell_editors
from briefs.model import LANGS
from storage import alerts, drafts, entries

NAME = "drafts"
AGAIN = timedelta(hours=1)  # between two such words, however many runs bring something


async def tell(services: Services, bot: Bot) -> bool:
    """Whether editors were told; not while pages that feeds name wait to be read. Raises StorageError."""
    db, now = services.database, services.clock()
    told_at = await alerts.told_at(db, NAME)
    if told_at and told_at > now - AGAIN:
        return False
    found = await drafts.brought(db, told_at, screens.MOST_BROUGHT)
    if not found.count or await entries.waiting(db, now, 1):
        return False
    if not await alerts.open_(db, NAME, now, now - AGAIN):
        return False  # another process was quicker
    said = {lang: screens.brought(found.newest, found.count, lang) for lang in LANGS}
    if await tell_editors(services, bot, said, silent=True):
        return True
    await alerts.close(db, NAME)  # nobody heard it: again at the next run
    return False
