"""Button presses: decoded, always answered, handed to whoever does the work."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from telegram import Update

from bot import buttons, delivery
from bot.context import Context
from bot.handlers import chat, companies, reading
from bot.handlers.asking import Ask, hear
from bot.screens.base import text

WORK: dict[type[buttons.Action], Callable[[Ask, Any, Context], Awaitable[None]]] = {
    buttons.ShowBrief: reading.show_brief,
    buttons.BriefSources: reading.brief_sources,
    buttons.ListTopics: reading.list_topics,
    buttons.ShowCompany: companies.show_company,
    buttons.CompanySources: companies.company_sources,
    buttons.ListCompanies: companies.list_companies,
    buttons.AskLanguage: chat.ask_language,
    buttons.SetLanguage: chat.set_language,
}


async def press(update: Update, context: Context) -> None:
    """Does what the pressed button says."""
    query = update.callback_query
    action = _action(query.data if query else None)
    if query and action:
        await delivery.acknowledge(query)
    ask = await hear(update, context)
    if ask and action:
        await WORK[type(action)](ask, action, context)
    elif ask and query:
        await delivery.acknowledge(query, text(ask.lang, "button_old").html)


def _action(data: str | None) -> buttons.Action | None:
    try:
        return buttons.decode(data or "")
    except buttons.ButtonError:
        return None
