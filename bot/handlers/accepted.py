"""The buttons by which names that editors accepted are looked through and taken back."""

from __future__ import annotations

from bot.actions import naming as actions
from bot.actions.reading import Action
from bot.answers import accepted as answers
from bot.context import Context
from bot.delivery import sending as delivery
from bot.handlers.asking import Ask
from bot.handlers.correcting import Press
from bot.screens.base import Screen


async def list_accepted(ask: Ask, action: actions.ListAccepted, context: Context) -> None:
    """Turns to a page of the names that were accepted."""
    await _edit(ask, context, await answers.listed(context.services, action, ask.lang))


async def show_accepted(ask: Ask, action: actions.ShowAccepted, context: Context) -> None:
    """Opens one."""
    await _edit(ask, context, await answers.one(context.services, action.key, ask.lang))


async def take_back(ask: Ask, action: actions.TakeNameBack, context: Context) -> None:
    """Out of the lexicon."""
    await _edit(ask, context, await answers.taken_back(context.services, action.key, ask.user_id, ask.lang))


async def accept_again(ask: Ask, action: actions.AcceptAgain, context: Context) -> None:
    """Into it again."""
    await _edit(ask, context, await answers.accepted_again(context.services, action.key, ask.user_id, ask.lang))


async def _edit(ask: Ask, context: Context, screen: Screen) -> None:
    await delivery.edit(context.bot, ask.place, ask.message_id, screen)


PRESSES: dict[type[Action], Press] = {
    actions.ListAccepted: list_accepted,
    actions.ShowAccepted: show_accepted,
    actions.TakeNameBack: take_back,
    actions.AcceptAgain: accept_again,
}
