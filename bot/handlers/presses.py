"""Button presses: decoded, always answered, handed to whoever does the work."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from telegram import CallbackQuery, Update

from bot.actions import buttons
from bot.actions import desk as desk_actions
from bot.actions import pictures as picture_actions
from bot.actions import reading as actions
from bot.actions import settings as setting_actions
from bot.context import Context
from bot.delivery import sending as delivery
from bot.handlers import accepted, charts, chat, companies, comparing, reading, searching, timelines
from bot.handlers.articles import PRESSES as ARTICLES
from bot.handlers.asking import Ask, hear, languages
from bot.handlers.correcting import PRESSES as CORRECTIONS
from bot.handlers.correcting import afresh
from bot.handlers.desk import PRESSES as DESK
from bot.handlers.digests import PRESSES as DIGESTS
from bot.handlers.feeds import PRESSES as FEEDS
from bot.handlers.naming import PRESSES as NAMES
from bot.handlers.permission import may_change
from bot.handlers.rights import PRESSES as RIGHTS
from bot.handlers.settings import PRESSES as SETTINGS
from bot.handlers.stats import PRESSES as STATS
from bot.screens.base import Screen, plain, say, text
from bot.services.limits import Verdict

WORK: dict[type[actions.Action], Callable[[Ask, Any, Context], Awaitable[None]]] = {
    actions.ShowBrief: reading.show_brief,
    actions.BriefSources: reading.brief_sources,
    actions.ShowFact: reading.show_fact,
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
    **STATS,
    **SETTINGS,
    **{action: afresh(work) for action, work in (DESK | CORRECTIONS | ARTICLES | RIGHTS | FEEDS | NAMES).items()},
    **{action: afresh(work) for action, work in accepted.PRESSES.items()},
}
GUARDED = actions.SetLanguage | setting_actions.Change


async def press(update: Update, context: Context) -> None:
    """Does what the pressed button says; answers the press in any case, so that no button keeps turning."""
    query = update.callback_query
    if query is None:
        return
    action, ask, note = _action(query.data), None, None
    try:
        ask = await hear(update, context)
        note = await _note(ask, action, query, context)
    finally:
        await delivery.acknowledge(query, note)
    if ask and action and note is None:
        await WORK[type(action)](ask, action, context)


async def _note(ask: Ask | None, action: actions.Action | None, query: CallbackQuery, context: Context) -> str | None:
    """Why the press does nothing; None where it does something."""
    if ask is None or action is None:
        code = query.from_user.language_code
        return plain(text(ask.lang if ask else languages(None, code)[0], "button_old"))
    if context.services.turn(query.from_user.id) is not Verdict.GO:
        return plain(text(ask.lang, "too_fast"))
    refused = await refusal(ask, action, context)
    return plain(refused.messages[0]) if refused else None


async def refusal(ask: Ask, action: actions.Action, context: Context) -> Screen | None:
    """Why the one who asks may not do it; None where they may."""
    if isinstance(action, desk_actions.Desk) and not ask.editor:
        return say(ask.lang, "editors_only")
    if isinstance(action, GUARDED) and not await may_change(ask, context):
        return say(ask.lang, "admins_only")
    return None


def _action(data: str | None) -> actions.Action | None:
    try:
        return buttons.decode(data or "")
    except buttons.ButtonError:
        return None
