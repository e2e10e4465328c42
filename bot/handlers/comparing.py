"""Comparisons: by two names, and the sentences behind them."""

from __future__ import annotations

from telegram.constants import ChatAction

from bot.actions.pictures import ComparisonSources, ShowComparison
from bot.answers import comparisons as answers
from bot.context import Context
from bot.delivery import sending as delivery
from bot.handlers.asking import Ask


async def compare(ask: Ask, context: Context) -> None:
    """/compare A B."""
    if ask.words.strip():
        await delivery.typing(context.bot, ask.place, ChatAction.UPLOAD_PHOTO)
    await delivery.send(context.bot, ask.place, await answers.compare_named(context.services, ask.words, ask.lang))


async def show_comparison(ask: Ask, action: ShowComparison, context: Context) -> None:
    """Opens a comparison or turns it into the other language."""
    screen = await answers.comparison(context.services, action)
    await delivery.show(context.bot, ask.place, screen, None if action.fresh else ask.message_id)


async def comparison_sources(ask: Ask, action: ComparisonSources, context: Context) -> None:
    """Sends the sentences behind the picture."""
    await delivery.send(context.bot, ask.place, await answers.comparison_sources(context.services, action))
