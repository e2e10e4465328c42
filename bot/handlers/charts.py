"""Charts: by name, from the card, their other figures and the sentences behind them."""

from __future__ import annotations

from telegram.constants import ChatAction

from bot.actions.pictures import ChartSources, ShowChart
from bot.answers import charts as answers
from bot.context import Context
from bot.delivery import sending as delivery
from bot.handlers.asking import Ask
from bot.screens.charts import ask_name


async def chart(ask: Ask, context: Context) -> None:
    """/chart NAME."""
    named = ask.words.strip()
    if named:
        await delivery.typing(context.bot, ask.place, ChatAction.UPLOAD_PHOTO)
    screen = await answers.chart_named(context.services, named, ask.lang) if named else ask_name(ask.lang)
    await delivery.send(context.bot, ask.place, screen)


async def show_chart(ask: Ask, action: ShowChart, context: Context) -> None:
    """Opens a chart or turns it into another one."""
    screen = await answers.chart(context.services, action)
    await delivery.show(context.bot, ask.place, screen, None if action.fresh else ask.message_id)


async def chart_sources(ask: Ask, action: ChartSources, context: Context) -> None:
    """Sends the sentences behind the picture."""
    await delivery.send(context.bot, ask.place, await answers.chart_sources(context.services, action))
