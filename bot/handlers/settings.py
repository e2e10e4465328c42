"""The settings: one message of buttons, changed in place."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import time
from typing import Any

from bot.actions import settings as actions
from bot.actions.reading import Action
from bot.actions.settings import View
from bot.answers import settings as setting_answers
from bot.chats import choices
from bot.context import Context
from bot.delivery import sending as delivery
from bot.handlers.asking import Ask, languages
from bot.screens import subscribing
from bot.screens.base import Screen, say
from briefs.model import Lang
from storage.values import Chat, Quiet, Subscription


async def show_settings(ask: Ask, action: actions.ShowSettings, context: Context) -> None:
    """Turns to a face of the settings, or opens it."""
    screen = await setting_answers.face(context.services, ask.chat, ask.lang, action.view, action.offset)
    await delivery.show(context.bot, ask.place, screen, None if action.fresh else ask.message_id)


async def subscribe(ask: Ask, action: actions.Subscribe, context: Context) -> None:
    """Digests on or off."""
    if action.on:
        chat = await choices.subscribe(context.services, ask.chat, ask.place.thread_id)
    else:
        chat = await choices.unsubscribe(context.services, ask.chat)
    if not action.fresh:
        return await _turn(ask, context, chat)
    drawn = await setting_answers.shown(context.services, chat, ask.lang)
    was = ask.chat.subscription is not Subscription.OFF
    screen = subscribing.subscribed(drawn) if action.on else subscribing.unsubscribed(ask.lang, was=was)
    await delivery.send(context.bot, ask.place, screen)
    return None


async def pick_language(ask: Ask, action: actions.PickLanguage, context: Context) -> None:
    """A language was tapped; the settings speak it from now on."""
    chat = await choices.change(context.services, ask.chat, language=action.choice)
    await _turn(ask, context, chat, lang=languages(action.choice, ask.lang)[0])


async def set_time(ask: Ask, action: actions.SetTime, context: Context) -> None:
    """A time was tapped."""
    await _turn(ask, context, await choices.change(context.services, ask.chat, at=_time(action.at)))


async def set_days(ask: Ask, action: actions.SetDays, context: Context) -> None:
    """Days were tapped."""
    chat = await choices.change(context.services, ask.chat, days=action.days, weekday=action.weekday)
    await _turn(ask, context, chat)


async def set_zone(ask: Ask, action: actions.SetZone, context: Context) -> None:
    """A time zone was tapped, in the settings or among those that a word may mean."""
    chat = await choices.set_zone(context.services, ask.chat, action.zone)
    if action.view is View.ANSWER:
        await _edit(ask, context, subscribing.zone_set(await setting_answers.shown(context.services, chat, ask.lang)))
    else:
        await _turn(ask, context, chat)


async def set_silent(ask: Ask, action: actions.SetSilent, context: Context) -> None:
    """Sound on or off."""
    await _turn(ask, context, await choices.change(context.services, ask.chat, silent=action.on))


async def set_length(ask: Ask, action: actions.SetLength, context: Context) -> None:
    """Short or full."""
    await _turn(ask, context, await choices.change(context.services, ask.chat, length=action.length))


async def set_scope(ask: Ask, action: actions.SetScope, context: Context) -> None:
    """What is followed first, or nothing else."""
    await _turn(ask, context, await choices.change(context.services, ask.chat, scope=action.scope))


async def set_note(ask: Ask, action: actions.SetNote, context: Context) -> None:
    """A line where nothing is new, or silence."""
    await _turn(ask, context, await choices.change(context.services, ask.chat, note_empty=action.on))


async def set_quiet(ask: Ask, action: actions.SetQuiet, context: Context) -> None:
    """Quiet hours were tapped, or none."""
    hours = None
    if action.start is not None and action.end is not None and action.start != action.end:
        hours = Quiet(_time(action.start), _time(action.end))
    await _turn(ask, context, await choices.change(context.services, ask.chat, quiet=hours))


async def switch_topic(ask: Ask, action: actions.SwitchTopic, context: Context) -> None:
    """A topic was tapped."""
    services = context.services
    screen = await setting_answers.switched(services, ask.chat, action.topic, ask.lang, on=action.on, view=action.view)
    await _edit(ask, context, screen)


async def switch_company(ask: Ask, action: actions.SwitchCompany, context: Context) -> None:
    """A company was tapped."""
    services = context.services
    organisation = (await services.directory()).by_key(action.key)
    if organisation is None:
        return await _edit(ask, context, say(ask.lang, "button_old"))
    screen = await setting_answers.switched(
        services, ask.chat, organisation, ask.lang, on=action.on, view=action.view, offset=action.offset
    )
    message_id = None if action.view is View.BESIDE else ask.message_id
    return await delivery.show(context.bot, ask.place, screen, message_id)


async def forget(ask: Ask, action: actions.Forget, context: Context) -> None:
    """The answer to whether to forget."""
    if action.sure:
        await choices.forget(context.services, ask.place.chat_id)
    await _edit(ask, context, subscribing.forget(ask.lang, "done" if action.sure else "kept"))


async def close(ask: Ask, action: actions.Close, context: Context) -> None:
    """Takes the settings away."""
    await delivery.remove(context.bot, ask.place, ask.message_id)


async def _turn(ask: Ask, context: Context, chat: Chat, *, lang: Lang | None = None) -> None:
    """Back to the settings' first face."""
    await _edit(ask, context, await setting_answers.face(context.services, chat, lang or ask.lang, View.MAIN))


async def _edit(ask: Ask, context: Context, screen: Screen) -> None:
    await delivery.edit(context.bot, ask.place, ask.message_id, screen)


def _time(minute: int) -> time:
    return time(minute // 60, minute % 60)


PRESSES: dict[type[Action], Callable[[Ask, Any, Context], Awaitable[None]]] = {
    actions.ShowSettings: show_settings,
    actions.PickLanguage: pick_language,
    actions.Subscribe: subscribe,
    actions.SetTime: set_time,
    actions.SetDays: set_days,
    actions.SetZone: set_zone,
    actions.SetSilent: set_silent,
    actions.SetLength: set_length,
    actions.SetScope: set_scope,
    actions.SetNote: set_note,
    actions.SetQuiet: set_quiet,
    actions.SwitchTopic: switch_topic,
    actions.SwitchCompany: switch_company,
    actions.Close: close,
    actions.Forget: forget,
}
