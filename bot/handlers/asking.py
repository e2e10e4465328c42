"""What an update asks, taken apart once for every handler."""

from __future__ import annotations

import re
from dataclasses import dataclass

from telegram import Chat as TelegramChat
from telegram import Message, Update

from bot.chats import choices
from bot.context import Context
from bot.delivery.sending import Place
from briefs.model import LANGS, Lang
from storage.values import Chat, ChatKind

KINDS = {"private": ChatKind.PRIVATE, "channel": ChatKind.CHANNEL}


@dataclass(frozen=True, slots=True)
class Ask:
    """Who asks, where, in which languages the answer goes out, and the words after the command."""

    place: Place
    chat: Chat  # what the chat has chosen, or would have by default
    langs: tuple[Lang, ...]
    user_id: int  # 0 where a channel or a group speaks for itself
    editor: bool
    words: str
    message: Message | None  # None where a button's message is too old for Telegram to show it
    message_id: int  # of the message, or of the one that holds the pressed button
    for_chat: bool = False  # the chat itself speaks: a channel's post, or a group's anonymous administrator

    @property
    def private(self) -> bool:
        """Whether the two of them are alone."""
        return self.place.chat_id == self.user_id

    @property
    def lang(self) -> Lang:
        """The language of everything that is said once only."""
        return self.langs[0]


async def hear(update: Update, context: Context) -> Ask | None:
    """What `update` asks; None where it comes from no chat or person."""
    chat, user = update.effective_chat, update.effective_user
    held = update.callback_query.message if update.callback_query else update.effective_message
    if not chat or not held or not (user or update.channel_post):
        return None
    message = held if isinstance(held, Message) else None
    code = user.language_code if user and not user.is_bot else _guessed(chat, message)
    own = languages(None, code)[0]
    chosen = await choices.of(context.services, chat.id, KINDS.get(chat.type, ChatKind.GROUP), own)
    chosen = await choices.heard(context.services, chosen)
    user_id = user.id if user else 0
    langs = languages(chosen.language, code)
    editor = await context.services.is_editor(user_id)
    if editor and chat.id == user_id:
        context.services.spoken[user_id] = langs[0]
    sender = message.sender_chat if message and not update.callback_query else None
    return Ask(
        Place(chat.id, message.message_thread_id if message and message.is_topic_message else None),
        chosen,
        langs,
        user_id,
        editor,
        _after_command(message),
        message,
        held.message_id,
        update.channel_post is not None or (sender is not None and sender.id == chat.id),
    )


def languages(chosen: str | None, telegram_code: str | None) -> tuple[Lang, ...]:
    """The languages of a chat: the chosen one, or both with the person's own first, or what Telegram says."""
    own: Lang = "ko" if (telegram_code or "").lower().split("-")[0] == "ko" else "en"
    if chosen == "both":
        return (own, *(lang for lang in LANGS if lang != own))
    return tuple(lang for lang in LANGS if lang == chosen) or (own,)


def _guessed(chat: TelegramChat, message: Message | None) -> str:
    """The language of a channel or group that speaks for itself, by its title and its words."""
    return "ko" if re.search("[가-힣]", f"{chat.title or ''} {message.text if message else ''}") else "en"


def _after_command(message: Message | None) -> str:
    return re.sub(r"^/\S*\s*", "", (message.text or message.caption or "") if message else "")
