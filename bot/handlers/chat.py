"""Everything around the news: welcome, help, language, and a word for what is no command."""

from __future__ import annotations

from importlib.metadata import version

from bot.actions.reading import AskLanguage, SetLanguage
from bot.asked import languages as asked_languages
from bot.chats import choices
from bot.context import Context
from bot.delivery import sending as delivery
from bot.handlers.asking import Ask, languages
from bot.menu import commands
from bot.screens import chat as screens
from storage.values import ChatLanguage

PACKAGE = "china-ai-brief"


async def help_(ask: Ask, context: Context) -> None:
    """/help, with the commands that this person may use."""
    await delivery.send(context.bot, ask.place, screens.help_(ask.lang, commands(editor=ask.editor)))


async def about(ask: Ask, context: Context) -> None:
    """/about."""
    days = context.services.settings.keep_days
    await delivery.send(context.bot, ask.place, screens.about(ask.lang, version(PACKAGE), days))


async def language(ask: Ask, context: Context) -> None:
    """/language [ko|en|both]."""
    choice = asked_languages.find(ask.words)
    if choice is not None:
        return await _choose(ask, choice, context)
    await delivery.send(context.bot, ask.place, screens.ask_language(ask.lang, other=bool(ask.words.strip())))
    return None


async def ask_language(ask: Ask, action: AskLanguage, context: Context) -> None:
    """The same from a button."""
    await delivery.send(context.bot, ask.place, screens.ask_language(action.lang))


async def set_language(ask: Ask, action: SetLanguage, context: Context) -> None:
    """A choice was tapped."""
    await _choose(ask, action.choice, context)


async def _choose(ask: Ask, choice: ChatLanguage, context: Context) -> None:
    await choices.change(context.services, ask.chat, language=choice)
    lang = languages(choice, ask.lang)[0]
    await delivery.send(context.bot, ask.place, screens.language_set(choice, lang))
