"""Workflow: how digests fare, for the editors."""

from __future__ import annotations

from datetime import timedelta

from bot.screens import stats as screens
from bot.screens.base import Screen
from bot.screens.stats import Stats
from bot.services import Services
from briefs.model import Lang
from storage import runs, tallies
from storage.values import Chat

DAY = timedelta(days=1)
DOUBTS = 5  # how many uncertain digests are named


async def stats(services: Services, chat: Chat, lang: Lang) -> Screen:
    """The figures of this moment, times by the chat's clock."""
    db, now = services.database, services.clock()
    last = await runs.last(db)
    figures = Stats(
        await tallies.subscribers(db),
        await tallies.paused(db),
        last,
        await runs.outcomes(db, last.began_at) if last else {},
        await runs.outcomes(db, now - DAY),
        await tallies.queue(db, now),
        await tallies.doubts(db, DOUBTS),
    )
    return screens.stats(figures, lang, zone=chat.schedule.timezone, now=now)
