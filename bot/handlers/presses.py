"""Button presses: decoded, always answered, handed to whoever does the work."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from telegram import Update

from bot import actions, buttons, delivery, picture_actions, setting_actions
from bot.context import Context
from bot.handlers import charts, chat, companies, comparing, reading, searching, timelines
from bot.handlers.asking import Ask, hear
from bot.handlers.digests import PRESSES as DIGESTS
from bot.handlers.permission import may_change
from bot.handlers.settings import PRESSES as SETTINGS
from bot.screens.base import text

WORK: dict[type[actions.Action], Callable[[Ask, Any, Context], Awaitable[None]]] = {
    actions.ShowBrief: reading.show_brief,
    actions.BriefSources: reading.brief_sources,
    actions.ListTopics: reading.list_topics,
    actions.ShowCompany: companies.show_company,
    actions.CompanySources: companies.company_sources,
    actions.ShowTimeline: timelines.show_timeline,
    actions.TimelineSources: timelines.timeline_sources,
    picture_actions.ShowChart: charts.show_chart,
    picture_actions.ChartSources: charts.chart_sources,
    picture_actions.ShowComparison: comparing.show_comparison,
    picture_actions.ComparisonSources: comparing.comparison_sources,
    actions.ListCompanies: companies.list_companies,
    actions.ShowSearch: searching.show_search,
    actions.SearchSources: searching.search_sources,
    actions.AskLanguage: chat.ask_language,
    actions.SetLanguage: chat.set_language,
    **DIGESTS,
    **SETTINGS,
}
GUARDED = actions.SetLanguage | setting_actions.Change


async def press(update: Update, context: Context) -> None:
    """Does what the pressed button says."""
    query = update.callback_query
    action = _action(query.data if query else None)
    guarded = isinstance(action, GUARDED)
    if query and action and not guarded:
        await delivery.acknowledge(query)
    ask = await hear(update, context)
    if not ask or not query:
        return
    if action is None:
        await delivery.acknowledge(query, text(ask.lang, "button_old").html)
    elif guarded and not await may_change(ask, context):
        await delivery.acknowledge(query, text(ask.lang, "admins_only").html)
    else:
        if guarded:
            await delivery.acknowledge(query)
        await WORK[type(action)](ask, action, context)


def _action(data: str | None) -> actions.Action | None:
    try:
        return buttons.decode(data or "")
    except buttons.ButtonError:
        return None
