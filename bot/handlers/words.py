"""Messages that are no command: understood as one where they can be, else answered with what they could be."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from telegram import Message, MessageEntity
from telegram.ext import filters

from bot.context import Context
from bot.delivery import sending as delivery
from bot.handlers.asking import Ask
from bot.handlers.permission import Work
from bot.screens import words as screens
from bot.services.limits import Verdict
from bot.understanding import Courtesy, Unsure, understand


class _Addressed(filters.MessageFilter):
    """A group's message that answers the bot or mentions it."""

    def filter(self, message: Message) -> bool:
        bot = message.get_bot()
        answered = message.reply_to_message.from_user if message.reply_to_message else None
        return (answered is not None and answered.id == bot.id) or _mention(bot.username) in _mentions(message)


ADDRESSED = _Addressed()


def plain_words(commands: Mapping[str, Work]) -> Work:
    """Does what the words of a message mean with the work of `commands`."""

    async def work(ask: Ask, context: Context) -> None:
        directory = await context.services.directory()
        meaning = understand(_said(ask, context.bot.username), directory)
        if isinstance(meaning, Courtesy):
            await delivery.send(context.bot, ask.place, screens.courtesy(meaning, ask.lang))
        elif isinstance(meaning, Unsure):
            await delivery.send(context.bot, ask.place, screens.unsure(meaning, ask.lang, directory.lexicon))
        else:
            langs = (meaning.lang,) if meaning.lang else ask.langs
            await commands[meaning.command](replace(ask, words=meaning.words, langs=langs), context)

    return work


async def unknown_command(ask: Ask, context: Context) -> None:
    """A command that there is not."""
    lexicon = await context.services.lexicon()
    await delivery.send(context.bot, ask.place, screens.unsure(Unsure(), ask.lang, lexicon))


async def not_words(ask: Ask, context: Context) -> None:
    """A picture, a voice message, a forward, an edit: says once in a while that none of these is read."""
    if context.services.hints.take(ask.place.chat_id, context.services.clock()) is not Verdict.GO:
        return
    message = ask.message
    kind = "edit" if message and message.edit_date else "forward" if message and message.forward_origin else "other"
    await delivery.send(context.bot, ask.place, screens.not_words(ask.lang, kind))


def _said(ask: Ask, username: str) -> str:
    """The words without the bot's own name."""
    said = (ask.message.text if ask.message else "") or ""
    return re.sub(re.escape(_mention(username)) + r"\b", " ", said, flags=re.IGNORECASE)


def _mentions(message: Message) -> set[str]:
    return {word.casefold() for word in message.parse_entities([MessageEntity.MENTION]).values()}


def _mention(username: str) -> str:
    return f"@{username}".casefold()
