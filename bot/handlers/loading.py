"""Editors load articles: pasted, by address, in reply to a message, forwarded, or as files."""

from __future__ import annotations

import asyncio
import logging

from telegram import Update

from bot.context import App, Context
from bot.delivery import sending as delivery
from bot.handlers import materials
from bot.handlers.asking import Ask, hear
from bot.handlers.permission import Work
from bot.handlers.words import not_words
from bot.intake import work
from bot.screens.base import say
from bot.services import pastes
from storage.errors import StorageError

log = logging.getLogger(__name__)


async def load(ask: Ask, context: Context) -> None:
    """/load, as a command or as a caption; in a private chat also a file alone."""
    if not ask.editor:
        await delivery.send(context.bot, ask.place, say(ask.lang, "not_editor"))
    elif sent := materials.of(ask):
        await work.write_down(context.services, _sender(ask), sent)
        if work.is_long(sent):
            await asyncio.sleep(pastes.QUIET)
        await work.read_waiting(context.services, context.bot, ask.place)
    else:
        await delivery.send(context.bot, ask.place, say(ask.lang, "load_ask"))


async def forwarded(ask: Ask, context: Context) -> None:
    """What an editor forwards is meant to be loaded; what others do gets a hint."""
    await (load if ask.editor and materials.of(ask) else not_words)(ask, context)


def unless_part(answer: Work) -> Work:
    """`answer` for messages that stand alone; a part of a long text is read with the rest of it."""

    async def checked(ask: Ask, context: Context) -> None:
        if not context.services.pastes.is_part(ask.place.chat_id, ask.message_id):
            await answer(ask, context)

    return checked


async def write_down(app: App, update: Update) -> None:
    """Writes down what an editor sent before Telegram is told that it has arrived.

    An update counts as arrived once the next are asked for (Bot API, getUpdates), long before its turn may come.
    """
    message, services = update.message, app.bot_data
    if not message:
        return
    held = materials.may_hold(message, app.bot.username)
    person = message.from_user.id if message.from_user else 0
    try:
        if not held and await work.began_in(services, message.chat_id, message.message_id, person) is None:
            return
        ask = await hear(update, Context.from_update(update, app))
        if ask and ask.editor and held:
            await work.write_down(services, _sender(ask), materials.of(ask))
        elif ask and ask.editor and message.text:
            await work.go_on(services, _sender(ask), message.text)
    except StorageError as error:
        log.error("what an editor sent could not be written down: %s", error)


def _sender(ask: Ask) -> work.Sender:
    return work.Sender(ask.place, ask.message_id, ask.user_id, ask.lang)
