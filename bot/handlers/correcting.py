"""Correcting a fact: by choosing, or by typing what a button asked for."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from bot.actions import correcting as actions
from bot.actions.desk import ShowDeskFact
from bot.actions.reading import Action
from bot.answers import desk as answers
from bot.context import Context
from bot.delivery import sending as delivery
from bot.desk import correcting, prompting
from bot.desk import facts as desk
from bot.desk.facts import Correction
from bot.handlers.asking import Ask
from bot.handlers.permission import Work
from bot.screens.base import Screen
from bot.screens.desk import Eye

Press = Callable[[Ask, Any, Context], Awaitable[None]]
TYPED = frozenset({actions.Field.COMPANY, actions.Field.PARTNER, actions.Field.PRODUCT, actions.Field.DATE})


async def pick_field(ask: Ask, action: actions.PickField, context: Context) -> None:
    """Shows the choices; a company, a product or a date may be typed, too."""
    if action.field in TYPED:
        await prompting.ask(context.services, ask.place.chat_id, ask.user_id, action, ask.message_id)
    await _edit(ask, context, await answers.choices(context.services, action, ask.lang))


async def pick_figure(ask: Ask, action: actions.PickFigure, context: Context) -> None:
    """Asks for a figure."""
    await prompting.ask(context.services, ask.place.chat_id, ask.user_id, action, ask.message_id)
    await _edit(ask, context, await answers.choices(context.services, action, ask.lang))


async def set_kind(ask: Ask, action: actions.SetKind, context: Context) -> None:
    """A kind was tapped."""
    await _correct(ask, action, context, lambda fact, lexicon: correcting.with_kind(fact, action.kind, lexicon))


async def set_status(ask: Ask, action: actions.SetStatus, context: Context) -> None:
    """A status was tapped."""
    await _correct(ask, action, context, lambda fact, _: correcting.with_status(fact, action.status))


async def set_chosen(ask: Ask, action: answers.Picked, context: Context) -> None:
    """A company, or a product, was tapped."""
    await _edit(ask, context, await answers.chosen(context.services, action, ask.user_id, ask.lang))


async def drop_partners(ask: Ask, action: actions.DropPartners, context: Context) -> None:
    """Nobody is on the other side."""
    await _correct(ask, action, context, lambda fact, _: correcting.with_others(fact, ()))


async def drop_products(ask: Ask, action: actions.DropProducts, context: Context) -> None:
    """There is no product in it."""
    await _correct(ask, action, context, lambda fact, _: correcting.with_products(fact, ()))


async def drop_figure(ask: Ask, action: actions.DropFigure, context: Context) -> None:
    """A figure goes."""
    await _correct(ask, action, context, lambda fact, _: correcting.without_figure(fact, action.at))


async def drop_date(ask: Ask, action: actions.DropDate, context: Context) -> None:
    """The date goes."""
    await _correct(ask, action, context, lambda fact, _: correcting.with_date(fact, None))


async def vouch(ask: Ask, action: actions.Vouch, context: Context) -> None:
    """The fact is right as it is."""
    await _correct(ask, action, context, lambda fact, _: fact)


async def show_history(ask: Ask, action: actions.ShowHistory, context: Context) -> None:
    """What a published fact said before."""
    eye = Eye(ask.lang, ask.chat.schedule.timezone, ask.user_id)
    await _edit(ask, context, await answers.history(context.services, action.fact, eye))


async def take_back(ask: Ask, action: actions.TakeBack, context: Context) -> None:
    """Back to what it said before."""
    await desk.take_back(context.services, action.fact, action.version, ask.user_id)
    await _edit(ask, context, await answers.fact(context.services, ShowDeskFact(0, action.fact), ask.lang))


def or_answer(work: Work) -> Work:
    """`work`, but for what an editor types because a button asked for it."""

    async def answered(ask: Ask, context: Context) -> None:
        services, chat_id = context.services, ask.place.chat_id
        asked = await prompting.asked(services, chat_id, ask.user_id) if ask.editor else None
        if asked is None or ask.message is None:
            return await work(ask, context)
        screen, done = await answers.typed(services, asked, ask.message.text or "", ask.user_id, ask.lang)
        if done:
            await prompting.done(services, chat_id, ask.user_id)
        await delivery.send(context.bot, ask.place, screen)
        return None

    return answered


def afresh(work: Press) -> Press:
    """`work` of a button, after which nothing that was asked before waits for an answer any more."""

    async def done(ask: Ask, action: Any, context: Context) -> None:
        await prompting.done(context.services, ask.place.chat_id, ask.user_id)
        await work(ask, action, context)

    return done


async def _correct(ask: Ask, action: Any, context: Context, work: Correction) -> None:
    screen = await answers.corrected(context.services, action.draft, action.fact, ask.user_id, ask.lang, work)
    await _edit(ask, context, screen)


async def _edit(ask: Ask, context: Context, screen: Screen) -> None:
    await delivery.edit(context.bot, ask.place, ask.message_id, screen)


PRESSES: dict[type[Action], Press] = {
    actions.PickField: pick_field,
    actions.PickFigure: pick_figure,
    actions.SetKind: set_kind,
    actions.SetStatus: set_status,
    actions.SetCompany: set_chosen,
    actions.SetPartner: set_chosen,
    actions.DropPartners: drop_partners,
    actions.SetProduct: set_chosen,
    actions.DropProducts: drop_products,
    actions.DropFigure: drop_figure,
    actions.DropDate: drop_date,
    actions.Vouch: vouch,
    actions.ShowHistory: show_history,
    actions.TakeBack: take_back,
}
