"""Companies: a card by name, the list, the pages of both."""

from __future__ import annotations

from bot.actions.reading import CompanySources, ListCompanies, ShowCompany
from bot.answers import reading as answers
from bot.context import Context
from bot.delivery import sending as delivery
from bot.handlers.asking import Ask
from bot.screens.companies import ask_name


async def company(ask: Ask, context: Context) -> None:
    """/company NAME."""
    screen = await answers.company_named(context.services, ask.words, ask.lang) if ask.words else ask_name(ask.lang)
    await delivery.send(context.bot, ask.place, screen)


async def show_company(ask: Ask, action: ShowCompany, context: Context) -> None:
    """Opens a card or turns its page."""
    screen = await answers.company(context.services, action)
    await delivery.show(context.bot, ask.place, screen, None if action.fresh else ask.message_id)


async def company_sources(ask: Ask, action: CompanySources, context: Context) -> None:
    """Turns the page into the sentences behind it."""
    screen = await answers.company_sources(context.services, action)
    await delivery.edit(context.bot, ask.place, ask.message_id, screen)


async def companies(ask: Ask, context: Context) -> None:
    """/companies."""
    screen = await answers.companies(context.services, ListCompanies(ask.lang))
    await delivery.send(context.bot, ask.place, screen)


async def list_companies(ask: Ask, action: ListCompanies, context: Context) -> None:
    """Opens the list or turns its page."""
    screen = await answers.companies(context.services, action)
    await delivery.show(context.bot, ask.place, screen, None if action.fresh else ask.message_id)
