"""Searching: /search, and the pages of what was found."""

from __future__ import annotations

from telegram import Message
from telegram.constants import MessageEntityType

from bot.actions.reading import SearchSources, ShowSearch
from bot.answers import searching as answers
from bot.context import Context
from bot.delivery import sending as delivery
from bot.handlers.asking import Ask
from bot.screens.base import say


async def search(ask: Ask, context: Context) -> None:
    """/search WORDS."""
    screen = await answers.search(context.services, ask.words, ShowSearch(ask.lang))
    await delivery.send(context.bot, ask.place, screen)


async def show_search(ask: Ask, action: ShowSearch, context: Context) -> None:
    """Turns the page."""
    words = words_of(ask.message)
    screen = await answers.search(context.services, words, action) if words else say(action.lang, "button_old")
    await delivery.edit(context.bot, ask.place, ask.message_id, screen)


async def search_sources(ask: Ask, action: SearchSources, context: Context) -> None:
    """Turns the page into the sentences behind it."""
    words = words_of(ask.message)
    screen = await answers.sources(context.services, words, action) if words else say(action.lang, "button_old")
    await delivery.edit(context.bot, ask.place, ask.message_id, screen)


def words_of(message: Message | None) -> str:
    """What was searched for: the only words that the page shows as code."""
    found = message.parse_entities([MessageEntityType.CODE]).values() if message else ()
    return next(iter(found), "")
