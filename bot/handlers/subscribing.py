"""Subscribing, following, the time zone, and being forgotten."""

from __future__ import annotations

from bot.actions.settings import View
from bot.answers import settings as setting_answers
from bot.asked import zones
from bot.asked.rhythm import WrongWordsError, when
from bot.chats import choices
from bot.context import Context
from bot.delivery import sending as delivery
from bot.handlers.asking import Ask
from bot.handlers.digests import preview
from bot.handlers.permission import Work
from bot.screens import subscribing as screens
from bot.screens.base import Screen
from storage import chats
from storage.values import Subscription


async def subscribe(ask: Ask, context: Context) -> None:
    """/subscribe [HH:MM] [daily|weekdays|weekly]."""
    try:
        wanted = when(ask.words)
    except WrongWordsError:
        return await _say(ask, context, screens.wrong_words(ask.words, ask.lang))
    services = context.services
    chat = await choices.subscribe(services, ask.chat, ask.place.thread_id, **wanted.changes())
    return await _say(ask, context, screens.subscribed(await setting_answers.shown(services, chat, ask.lang)))


async def unsubscribe(ask: Ask, context: Context) -> None:
    """/unsubscribe."""
    was = ask.chat.subscription is not Subscription.OFF
    if was:
        await choices.unsubscribe(context.services, ask.chat)
    await _say(ask, context, screens.unsubscribed(ask.lang, was=was))


async def follow(ask: Ask, context: Context) -> None:
    """/follow NAME; without it, the list of what is followed."""
    await _follow(ask, context, on=True)


async def unfollow(ask: Ask, context: Context) -> None:
    """/unfollow NAME; without it, the list."""
    await _follow(ask, context, on=False)


async def _follow(ask: Ask, context: Context, *, on: bool) -> None:
    services, name = context.services, ask.words.strip()
    if name:
        screen = await setting_answers.named(services, ask.chat, name, ask.lang, on=on)
    else:
        screen = await setting_answers.face(services, ask.chat, ask.lang, View.FOLLOWED)
    await _say(ask, context, screen)


async def timezone(ask: Ask, context: Context) -> None:
    """/timezone ZONE; without it, the choice of some."""
    services, words = context.services, ask.words.strip()
    if not words:
        return await _say(ask, context, await setting_answers.face(services, ask.chat, ask.lang, View.ZONE))
    found = zones.find(words, services.clock())
    if len(found) == 1:
        chat = await choices.set_zone(services, ask.chat, found[0])
        return await _say(ask, context, screens.zone_set(await setting_answers.shown(services, chat, ask.lang)))
    keys = found or zones.nearest(words)
    return await _say(ask, context, screens.zone_unknown(words, ask.lang, keys, several=bool(found)))


async def forget(ask: Ask, context: Context) -> None:
    """/forget."""
    kept = await chats.get(context.services.database, ask.place.chat_id)
    await _say(ask, context, screens.forget(ask.lang, "ask" if kept or (ask.editor and ask.private) else "nothing"))


async def settings(ask: Ask, context: Context) -> None:
    """/settings."""
    await _say(ask, context, await setting_answers.face(context.services, ask.chat, ask.lang, View.MAIN))


async def _say(ask: Ask, context: Context, screen: Screen) -> None:
    await delivery.send(context.bot, ask.place, screen)


COMMANDS: dict[str, Work] = {
    "subscribe": subscribe,
    "unsubscribe": unsubscribe,
    "follow": follow,
    "unfollow": unfollow,
    "timezone": timezone,
    "preview": preview,
    "settings": settings,
    "forget": forget,
}
