"""The editors' desk: looking through a draft, dropping facts, publishing and discarding."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from bot.actions import desk as actions
from bot.actions.reading import Action
from bot.answers import desk as answers
from bot.context import Context
from bot.delivery import sending as delivery
from bot.desk import drafting, editing
from bot.handlers.asking import Ask
from bot.screens import incoming
from bot.screens.base import Screen


async def show_draft(ask: Ask, action: actions.ShowDraft, context: Context) -> None:
    """Turns to a page of a draft, or opens it."""
    screen = await answers.page(context.services, action, ask.lang)
    await delivery.show(context.bot, ask.place, screen, None if action.fresh else ask.message_id)


async def show_fact(ask: Ask, action: actions.ShowDeskFact, context: Context) -> None:
    """Opens a fact."""
    await _edit(ask, context, await answers.fact(context.services, action, ask.lang))


async def drop_fact(ask: Ask, action: actions.DropFact, context: Context) -> None:
    """Drops a fact, or puts it back; then shows the page on which it stands."""
    await drafting.drop(context.services, action.draft, action.fact, on=action.on)
    await _edit(
        ask, context, await answers.page(context.services, actions.ShowDraft(action.draft, action.offset), ask.lang)
    )


async def publish(ask: Ask, action: actions.PublishDraft, context: Context) -> None:
    """Publishes what is left."""
    services = context.services
    result = await editing.publish(services, action.draft, by=ask.user_id, now=services.clock())
    lexicon = await services.lexicon()
    done = incoming.outcome(result, ask.lang, lexicon=lexicon, now=services.today()) if result else None
    await _edit(ask, context, done or answers.gone(ask.lang))


async def discard(ask: Ask, action: actions.DiscardDraft, context: Context) -> None:
    """Asks whether to discard, or does."""
    screen = await answers.discard(context.services, action.draft, ask.user_id, ask.lang, sure=action.sure)
    await _edit(ask, context, screen)


async def _edit(ask: Ask, context: Context, screen: Screen) -> None:
    await delivery.edit(context.bot, ask.place, ask.message_id, screen)


PRESSES: dict[type[Action], Callable[[Ask, Any, Context], Awaitable[None]]] = {
    actions.ShowDraft: show_draft,
    actions.ShowDeskFact: show_fact,
    actions.DropFact: drop_fact,
    actions.PublishDraft: publish,
    actions.DiscardDraft: discard,
}
