"""Kept articles: /articles, /retract, and their buttons."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from bot.actions import desk as actions
from bot.actions.reading import Action
from bot.answers import articles as answers
from bot.context import Context
from bot.delivery import sending as delivery
from bot.handlers.asking import Ask
from bot.handlers.searching import words_of
from bot.screens.base import Screen
from bot.screens.desk import Eye


async def articles(ask: Ask, context: Context) -> None:
    """/articles [words]: what waits, where something does, else what is published."""
    page = await answers.fullest(context.services, ask.words)
    await delivery.send(context.bot, ask.place, await answers.listed(context.services, page, ask.words, ask.lang))


async def retract(ask: Ask, context: Context) -> None:
    """/retract ID, of an article or, with an F before it, of a fact."""
    await delivery.send(context.bot, ask.place, await answers.retract(context.services, ask.words, _eye(ask)))


async def list_articles(ask: Ask, action: actions.ListArticles, context: Context) -> None:
    """Turns to a page of a shelf, or opens it."""
    await _show(ask, action, context, await answers.listed(context.services, action, words_of(ask.message), ask.lang))


async def show_article(ask: Ask, action: actions.ShowArticle, context: Context) -> None:
    """Turns to a page of an article, or opens it."""
    await _show(ask, action, context, await answers.article(context.services, action, _eye(ask)))


async def retract_article(ask: Ask, action: actions.RetractArticle, context: Context) -> None:
    """Takes an article back, or brings it back."""
    screen = await answers.turn_article(context.services, action.article, _eye(ask), back=action.back)
    await delivery.edit(context.bot, ask.place, ask.message_id, screen)


async def retract_fact(ask: Ask, action: actions.RetractFact, context: Context) -> None:
    """Takes a fact back, or brings it back."""
    screen = await answers.turn_fact(context.services, action, _eye(ask))
    await delivery.edit(context.bot, ask.place, ask.message_id, screen)


async def show_audit(ask: Ask, action: actions.ShowAudit, context: Context) -> None:
    """Who did what when."""
    await _show(ask, action, context, await answers.who_did_what(context.services, action, _eye(ask)))


async def _show(ask: Ask, action: Any, context: Context, screen: Screen) -> None:
    await delivery.show(context.bot, ask.place, screen, None if action.fresh else ask.message_id)


def _eye(ask: Ask) -> Eye:
    return Eye(ask.lang, ask.chat.schedule.timezone, ask.user_id)


PRESSES: dict[type[Action], Callable[[Ask, Any, Context], Awaitable[None]]] = {
    actions.ListArticles: list_articles,
    actions.ShowArticle: show_article,
    actions.RetractArticle: retract_article,
    actions.RetractFact: retract_fact,
    actions.ShowAudit: show_audit,
}
