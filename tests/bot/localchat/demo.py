"""A tiny bot with one handler for each thing the local chat has to carry."""

from __future__ import annotations

import struct
import zlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from telegram import (
    BotCommand,
    BotCommandScopeAllPrivateChats,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    ReplyKeyboardMarkup,
    Update,
)
from telegram.constants import ChatAction
from telegram.ext import (
    Application,
    CallbackContext,
    CallbackQueryHandler,
    CommandHandler,
    MessageHandler,
    filters,
)

from bot.localchat.server import LocalChat

App = Application[Any, Any, Any, Any, Any, Any]
Context = CallbackContext[Any, Any, Any, Any]
KEYBOARD = InlineKeyboardMarkup(
    [
        [InlineKeyboardButton("Count", callback_data="count"), InlineKeyboardButton("Alert", callback_data="alert")],
        [
            InlineKeyboardButton("Open", url="https://example.com/article"),
            InlineKeyboardButton("Slow", callback_data="slow"),
        ],
    ]
)
COMMANDS = {
    "": [("start", "The first screen"), ("photo", "A picture"), ("file", "A document"), ("keys", "A keyboard")],
    "ko": [("start", "처음 화면"), ("photo", "사진"), ("file", "문서"), ("keys", "자판")],
}


def png(width: int, height: int) -> bytes:
    """A picture of one colour."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    lines = zlib.compress((b"\x00" + b"\x2f\x83\xd3" * width) * height)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", lines) + chunk(b"IEND", b"")


async def start(update: Update, context: Context) -> None:
    """Formatted text over buttons."""
    assert update.effective_message
    await update.effective_message.reply_html("<b>Welcome</b>, try /photo", reply_markup=KEYBOARD)


async def photo(update: Update, context: Context) -> None:
    """A picture with a caption."""
    assert update.effective_message
    await update.effective_message.reply_photo(png(640, 360), caption="A blue picture")


async def document(update: Update, context: Context) -> None:
    """A document."""
    assert update.effective_message
    await update.effective_message.reply_document("이름,값\n".encode(), filename="facts.csv")


async def keys(update: Update, context: Context) -> None:
    """A reply keyboard."""
    assert update.effective_message
    markup = ReplyKeyboardMarkup([["Yes", "No"]], input_field_placeholder="Choose")
    await update.effective_message.reply_text("Which?", reply_markup=markup)


async def echo(update: Update, context: Context) -> None:
    """The same text, after a moment of typing."""
    assert update.effective_message
    assert update.effective_chat
    await update.effective_chat.send_action(ChatAction.TYPING)
    await update.effective_message.reply_text(update.effective_message.text or "", do_quote=True)


async def received(update: Update, context: Context) -> None:
    """What came as a file or a picture."""
    assert update.effective_message
    message = update.effective_message
    attachment = message.document or message.photo[-1]
    content = await (await attachment.get_file()).download_as_bytearray()
    kind = "document" if message.document else "photo"
    await message.reply_text(f"{kind} of {len(content)} bytes, caption {message.caption}")


async def pressed(update: Update, context: Context) -> None:
    """Counts, warns, or keeps the button waiting until something else is said."""
    query = update.callback_query
    assert query
    if query.data == "slow":
        context.application.bot_data["slow"] = query
        return
    await query.answer("Counted" if query.data == "count" else "Careful", show_alert=query.data == "alert")
    if query.data == "count":
        await query.edit_message_text("Counted once", reply_markup=None)


async def release(update: Update, context: Context) -> None:
    """Answers the button that waits."""
    await context.application.bot_data["slow"].answer("At last")


def build(chat: LocalChat) -> App:
    """The bot, with `chat` where Telegram would be."""
    app = Application.builder().token(chat.token).request(chat.request()).get_updates_request(chat.request()).build()
    for name, handler in (
        ("start", start), ("photo", photo), ("file", document), ("keys", keys), ("release", release)
    ):  # fmt: skip
        app.add_handler(CommandHandler(name, handler))
    app.add_handler(CallbackQueryHandler(pressed))
    app.add_handler(MessageHandler(filters.Document.ALL | filters.PHOTO, received))
    app.add_handler(MessageHandler(filters.TEXT, echo))
    return app


@asynccontextmanager
async def running(chat: LocalChat) -> AsyncIterator[App]:
    """The bot at work, polling as it does on Telegram."""
    app = build(chat)
    async with app:
        for lang, commands in COMMANDS.items():
            wanted = [BotCommand(name, text) for name, text in commands]
            await app.bot.set_my_commands(wanted, BotCommandScopeAllPrivateChats(), language_code=lang or None)
        await app.bot.set_my_description("이 봇은 시험용입니다.", "ko")
        await app.bot.set_my_description("This bot is for tests.")
        assert app.updater
        await app.updater.start_polling(timeout=1)
        await app.start()
        try:
            yield app
        finally:
            await app.updater.stop()
            await app.stop()
