"""What Telegram shows of the bot outside its messages: command menus and descriptions, in both languages."""

from __future__ import annotations

from collections.abc import Sequence

from telegram import (
    BotCommand,
    BotCommandScope,
    BotCommandScopeAllChatAdministrators,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
    BotCommandScopeDefault,
)

from bot import menu
from bot.delivery.sending import Bot, attempt
from bot.menu import Command
from bot.screens.base import plain, text
from briefs.model import LANGS, Lang


async def present(bot: Bot) -> None:
    """Sets the menus and the bot's descriptions where they have changed; English is for people of other languages.

    Who may not change a group's settings is not shown the commands that do. Telegram shows the narrowest scope that
    has a menu in the person's language, then in none (Bot API, BotCommandScope).
    """
    scopes: tuple[tuple[BotCommandScope, Sequence[Command]], ...] = (
        (BotCommandScopeDefault(), menu.commands(editor=False, settings=False)),
        (BotCommandScopeAllPrivateChats(), menu.commands(editor=False)),
        (BotCommandScopeAllChatAdministrators(), menu.commands(editor=False)),
    )
    for lang in LANGS:
        for scope, commands in scopes:
            await attempt("set a menu", _show_menu(bot, commands, scope, lang))
        await attempt("set the description", _describe(bot, lang))
        await attempt("set the short description", _describe_shortly(bot, lang))


async def show_editor_menu(bot: Bot, chat_id: int) -> None:
    """Adds the editors' commands to the menu of an editor's private chat, which must exist by then."""
    for lang in LANGS:
        shown = _show_menu(bot, menu.commands(editor=True), BotCommandScopeChat(chat_id), lang)
        await attempt("set an editor's menu", shown)


async def hide_editor_menu(bot: Bot, chat_id: int) -> None:
    """Gives the private chat of an editor who is none any more the readers' menu."""
    for lang in LANGS:
        hidden = bot.delete_my_commands(BotCommandScopeChat(chat_id), _code(lang))
        await attempt("take an editor's menu away", hidden)


async def _show_menu(bot: Bot, commands: Sequence[Command], scope: BotCommandScope, lang: Lang) -> None:
    wanted = tuple(BotCommand(command.name, command.summary(lang)) for command in commands)
    if tuple(await bot.get_my_commands(scope, _code(lang))) != wanted:
        await bot.set_my_commands(wanted, scope, _code(lang))


async def _describe(bot: Bot, lang: Lang) -> None:
    wanted = plain(text(lang, "description"))
    if (await bot.get_my_description(_code(lang))).description != wanted:
        await bot.set_my_description(wanted, _code(lang))


async def _describe_shortly(bot: Bot, lang: Lang) -> None:
    wanted = plain(text(lang, "short_description"))
    if (await bot.get_my_short_description(_code(lang))).short_description != wanted:
        await bot.set_my_short_description(wanted, _code(lang))


def _code(lang: Lang) -> str | None:
    return None if lang == "en" else lang
