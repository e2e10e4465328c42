"""/stats: how digests fare."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from bot.actions.desk import ShowStats
from bot.actions.reading import Action
from bot.answers import stats as answers
from bot.context import Context
from bot.delivery import sending as delivery
from bot.handlers.asking import Ask


async def stats(ask: Ask, context: Context) -> None:
    """/stats."""
    await delivery.send(context.bot, ask.place, await answers.stats(context.services, ask.chat, ask.lang))


async def renew(ask: Ask, action: ShowStats, context: Context) -> None:
    """The same as of now."""
    screen = await answers.stats(context.services, ask.chat, ask.lang)
    await delivery.edit(context.bot, ask.place, ask.message_id, screen)


PRESSES: dict[type[Action], Callable[[Ask, Any, Context], Awaitable[None]]] = {ShowStats: renew}
