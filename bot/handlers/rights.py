"""/editors: who may work at the desk."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable
from typing import Any

from telegram import Message, MessageOriginUser, User

from bot import profile
from bot.actions import desk as actions
from bot.actions.reading import Action
from bot.context import Context
from bot.delivery import sending as delivery
from bot.desk import rights
from bot.handlers.asking import Ask
from bot.screens import rights as screens

_USER_ID = re.compile(r"[1-9]\d{0,15}", re.ASCII)


async def editors(ask: Ask, context: Context) -> None:
    """/editors [user id], or in reply to a message of theirs, forwarded or not."""
    user_id = _meant(ask)
    if user_id is None:
        unread = rights.Outcome.UNREAD if ask.words.strip() else rights.Outcome.LISTED
        shown = await rights.listed(context.services, unread)
    else:
        shown = await rights.add(context.services, user_id, ask.user_id)
    if shown.outcome is rights.Outcome.ADDED:
        await profile.show_editor_menu(context.bot, shown.user_id)
    await delivery.send(context.bot, ask.place, screens.editors(shown, ask.lang, owner=_owner(ask, context)))


async def remove_editor(ask: Ask, action: actions.RemoveEditor, context: Context) -> None:
    """Somebody is an editor no more."""
    shown = await rights.remove(context.services, action.user_id, ask.user_id)
    if shown.outcome is rights.Outcome.REMOVED:
        await profile.hide_editor_menu(context.bot, shown.user_id)
    screen = screens.editors(shown, ask.lang, owner=_owner(ask, context))
    await delivery.edit(context.bot, ask.place, ask.message_id, screen)


def _meant(ask: Ask) -> int | None:
    """Whom the message names: by their number, or by a message of theirs that it replies to."""
    if _USER_ID.fullmatch(ask.words.strip()):
        return int(ask.words.strip())
    user = _sender(ask.message.reply_to_message) if ask.message and not ask.words.strip() else None
    return user.id if user and not user.is_bot else None


def _sender(message: Message | None) -> User | None:
    """Who wrote a message, and not who passed it on."""
    if message is None:
        return None
    origin = message.forward_origin
    if origin is not None:
        return origin.sender_user if isinstance(origin, MessageOriginUser) else None
    return message.from_user


def _owner(ask: Ask, context: Context) -> bool:
    return ask.user_id in context.services.settings.admin_ids


PRESSES: dict[type[Action], Callable[[Ask, Any, Context], Awaitable[None]]] = {actions.RemoveEditor: remove_editor}
