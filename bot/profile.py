"""What Telegram shows of the bot outside its messages: command menus and descriptions, in both languages."""

from __future__ import annotations

from telegram import BotCommand, BotCommandScopeChat, BotCommandScopeDefault

from bot import menu
from bot.delivery import Bot, attempt
from bot.screens.base import text
from briefs.model import LANGS, Lang


async def present(bot: Bot) -> None:
    """Sets the readers' menu and the bot's descriptions; English is what people of other languages see."""
    for lang in LANGS:
        scope = BotCommandScopeDefault()
        code = _code(lang)
        await attempt("set the menu", bot.set_my_commands(_menu(lang, editor=False), scope, code))
        await attempt("set the description", bot.set_my_description(text(lang, "description").html, code))
        short = text(lang, "short_description").html
        await attempt("set the short description", bot.set_my_short_description(short, code))


async def show_editor_menu(bot: Bot, chat_id: int) -> None:
    """Adds the editors' commands to the menu of an editor's private chat, which must exist by then."""
    for lang in LANGS:
        scope = BotCommandScopeChat(chat_id)
        await attempt("set an editor's menu", bot.set_my_commands(_menu(lang, editor=True), scope, _code(lang)))


def _menu(lang: Lang, *, editor: bool) -> list[BotCommand]:
    return [BotCommand(command.name, command.summary(lang)) for command in menu.commands(editor=editor)]


def _code(lang: Lang) -> str | None:
    return None if lang == "en" else lang
