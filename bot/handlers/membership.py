"""Comings and goings: the bot is blocked, removed or let in again, and groups become supergroups."""

from __future__ import annotations

from telegram import ChatMember, ChatMemberAdministrator, ChatMemberRestricted, Update
from telegram.constants import ChatMemberStatus

from bot.chats import choices
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
    if why := _closed(moved.new_chat_member, kind):
        await subscriptions.pause(context.services.database, chat_id, why, context.services.clock())
        return
    await choices.resume(context.services, chat_id)
    if kind is ChatKind.GROUP and moved.old_chat_member.status in OUTSIDE:
        lang = languages(None, moved.from_user.language_code)[0]
        await delivery.send(context.bot, delivery.Place(chat_id), say(lang, "group_welcome"))


def _closed(member: ChatMember, kind: ChatKind) -> PauseReason | None:
    """Why the bot, being `member`, cannot send to the chat; None where it can."""
    if member.status in OUTSIDE:
        return PauseReason.BLOCKED if kind is ChatKind.PRIVATE else PauseReason.REMOVED
    mute = isinstance(member, ChatMemberRestricted) and member.can_send_messages is False
    barred = (
        kind is ChatKind.CHANNEL and isinstance(member, ChatMemberAdministrator) and member.can_post_messages is False
    )
    return PauseReason.RIGHTS if mute or barred else None


async def reopened(update: Update, context: Context) -> None:
    """A forum's topic was opened again: digests that go there, and were paused for it, come again."""
    message = update.effective_message
    kept = await chats.get(context.services.database, message.chat_id) if message else None
    if (
        message
        and kept
        and kept.paused_why is PauseReason.TOPIC
        and kept.thread_id in (None, message.message_thread_id)
    ):
        await choices.resume(context.services, kept.chat_id)


async def migrate(update: Update, context: Context) -> None:
    """A group has become a supergroup with another id; Telegram says so in both."""
    message = update.effective_message
    if message and message.migrate_to_chat_id:
        await chats.move(context.services.database, message.chat_id, message.migrate_to_chat_id)
    elif message and message.migrate_from_chat_id:
        await chats.move(context.services.database, message.migrate_from_chat_id, message.chat_id)
