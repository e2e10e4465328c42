"""New names: /names, and the buttons by which they are put right and accepted."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from bot.actions import naming as actions
from bot.actions.reading import Action
from bot.answers import naming as answers
from bot.context import Context
from bot.delivery import sending as delivery
from bot.desk import prompting
from bot.desk.naming import Change
from bot.handlers.asking import Ask
from bot.handlers.correcting import Press
from bot.screens.base import Screen


async def names(ask: Ask, context: Context) -> None:
    """/names: what published articles taught and nobody has accepted."""
    screen = await answers.listed(context.services, actions.ListNames(0), ask.lang)
    await delivery.send(context.bot, ask.place, screen)


async def list_names(ask: Ask, action: actions.ListNames, context: Context) -> None:
    """Turns to a page of the names that wait."""
    screen = await answers.listed(context.services, action, ask.lang)
    await delivery.show(context.bot, ask.place, screen, None if action.fresh else ask.message_id)


async def show_name(ask: Ask, action: actions.ShowName, context: Context) -> None:
    """Opens a name."""
    await _edit(ask, context, await answers.one(context.services, action.draft, action.key, ask.lang))


async def pick_name(ask: Ask, action: actions.PickName, context: Context) -> None:
    """Asks for a field of it."""
    if action.field is not actions.NameField.KIND:
        await prompting.ask(context.services, ask.place.chat_id, ask.user_id, action, ask.message_id)
    await _edit(ask, context, await answers.ask(context.services, action, ask.lang))


async def set_kind(ask: Ask, action: actions.SetNameKind, context: Context) -> None:
    """What it is was tapped."""
    await _change(ask, action, context, lambda one: replace(one, kind=action.kind))


async def drop_parent(ask: Ask, action: actions.DropParent, context: Context) -> None:
    """It belongs to nobody."""
    await _change(ask, action, context, lambda one: replace(one, parent=None))


async def accept(ask: Ask, action: actions.AcceptName, context: Context) -> None:
    """Into the lexicon."""
    screen = await answers.accepted(context.services, action.draft, action.key, ask.user_id, ask.lang)
    await _edit(ask, context, screen)


async def refuse(ask: Ask, action: actions.RefuseName, context: Context) -> None:
    """It is no name."""
    await _edit(ask, context, await answers.refused(context.services, action, ask.lang))


async def _change(ask: Ask, action: Any, context: Context, work: Change) -> None:
    at = action.draft, action.key
    await _edit(ask, context, await answers.changed(context.services, *at, ask.user_id, ask.lang, work))


async def _edit(ask: Ask, context: Context, screen: Screen) -> None:
    await delivery.edit(context.bot, ask.place, ask.message_id, screen)


PRESSES: dict[type[Action], Press] = {
    actions.ListNames: list_names,
    actions.ShowName: show_name,
    actions.PickName: pick_name,
    actions.SetNameKind: set_kind,
    actions.DropParent: drop_parent,
    actions.AcceptName: accept,
    actions.RefuseName: refuse,
}
