"""Timelines: by name, their pages and the sentences behind them."""

from __future__ import annotations

from bot.actions.reading import ShowTimeline, TimelineSources
from bot.answers import timelines as answers
from bot.context import Context
from bot.delivery import sending as delivery
from bot.handlers.asking import Ask
from bot.screens.timelines import ask_name


async def timeline(ask: Ask, context: Context) -> None:
    """/timeline NAME."""
    named = ask.words.strip()
    screen = await answers.timeline_named(context.services, named, ask.lang) if named else ask_name(ask.lang)
    await delivery.send(context.bot, ask.place, screen)


async def show_timeline(ask: Ask, action: ShowTimeline, context: Context) -> None:
    """Opens a timeline or turns its page."""
    screen = await answers.timeline(context.services, action)
    await delivery.show(context.bot, ask.place, screen, None if action.fresh else ask.message_id)


async def timeline_sources(ask: Ask, action: TimelineSources, context: Context) -> None:
    """Turns the page into the sentences behind it."""
    screen = await answers.timeline_sources(context.services, action)
    await delivery.edit(context.bot, ask.place, ask.message_id, screen)
