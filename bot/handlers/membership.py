"""Comings and goings: the bot is blocked, removed or let in again, and groups become supergroups."""

from __future__ import annotations

from telegram import Update
from telegram.constants import ChatMemberStatus

from bot import choices
from bot.context import Context
from bot.delivery import sending as delivery
from bot.handlers.asking import KINDS, languages
from bot.screens.base import say
from storage import chats, subscriptions
from storage.values import ChatKind, PauseReason

OUTSIDE = frozenset({ChatMemberStatus.LEFT, ChatMemberStatus.BANNED})


async def change(update: Update, context: Context) -> None:
    """The bot's own place in a chat has changed (Bot API, my_chat_member)."""
    moved = update.my_chat_member
    if moved is None:
        return
    chat_id, kind = moved.chat.id, KINDS.get(moved.chat.type, ChatKind.GROUP)
    if moved.new_chat_member.status in OUTSIDE:
        why = PauseReason.BLOCKED if kind is ChatKind.PRIVATE else PauseReason.REMOVED
        await subscriptions.pause(context.services.database, chat_id, why, context.services.clock())
        return
    await choices.resume(context.services, chat_id)
    if kind is ChatKind.GROUP and moved.old_chat_member.status in OUTSIDE:
        lang = languages(None, moved.from_user.language_code)[0]
        await delivery.send(context.bot, delivery.Place(chat_id), say(lang, "group_welcome"))


async def migrate(update: Update, context: Context) -> None:
    """A group has become a supergroup with another id; Telegram says so in both."""
    message = update.effective_message
    if message and message.migrate_to_chat_id:
        await chats.move(context.services.database, message.chat_id, message.migrate_to_chat_id)
    elif message and message.migrate_from_chat_id:
        await chats.move(context.services.database, message.migrate_from_chat_id, message.chat_id)
