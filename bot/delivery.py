"""Everything that goes out to a chat; the only place that catches telegram.error."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import TypeVar

from telegram import CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup, InputMediaPhoto
from telegram import Message as TelegramMessage
from telegram.constants import ChatAction, ChatMemberStatus, ParseMode
from telegram.error import BadRequest, Forbidden, RetryAfter, TelegramError
from telegram.ext import ExtBot

from bot.buttons import encode
from bot.screens.base import Button, Keyboard, Screen
from briefs.model import Message
from briefs.writing.packing import size

log = logging.getLogger(__name__)
Bot = ExtBot[None]
T = TypeVar("T")
PAUSES = 3
CAPTION_LIMIT = 1024  # characters after entities parsing; Bot API, sendPhoto
PICTURE = "picture.png"


class DownloadError(Exception):
    """Telegram did not hand out a file that someone sent."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where an answer goes: a chat, and in a forum one of its topics."""

    chat_id: int
    thread_id: int | None = None


async def send(bot: Bot, place: Place, screen: Screen) -> int | None:
    """Sends `screen` to `place`; the id of its last message, None where Telegram did not take it.

    Where the chat takes no pictures, the words go out without it.
    """
    sent = None
    for letter in _letters(screen):
        try:
            sent = (await _patiently(partial(_post, bot, place, letter))).message_id
        except TelegramError as error:
            _note("send", place, error)
            if letter.picture and isinstance(error, BadRequest | Forbidden) and screen.messages:
                return await send(bot, place, replace(screen, picture=None))
            return None
    return sent


async def edit(bot: Bot, place: Place, message_id: int, screen: Screen) -> None:
    """Turns the message into `screen`; sends what does not fit into it, or all where it can be edited no more."""
    first, *rest = _letters(screen)
    try:
        await _patiently(partial(_turn, bot, place, message_id, first))
    except BadRequest as error:
        if "not modified" not in error.message.lower():
            _note("edit", place, error)
            await send(bot, place, screen)
            return
    except TelegramError as error:
        _note("edit", place, error)
        return
    if rest:
        await send(bot, place, Screen(tuple(letter.text for letter in rest if letter.text), screen.keyboard))


@dataclass(frozen=True, slots=True)
class _Letter:
    """One message on its way: a text, or a picture with a text for a caption."""

    text: Message | None
    picture: bytes | None = None
    keyboard: Keyboard = ()


def _letters(screen: Screen) -> list[_Letter]:
    """The messages of `screen`; a text that is too long for a caption follows its picture."""
    texts: list[Message | None] = list(screen.messages)
    letters = [_Letter(text) for text in texts]
    if screen.picture and texts and texts[0] and size(texts[0].html) <= CAPTION_LIMIT:
        letters[0] = replace(letters[0], picture=screen.picture)
    elif screen.picture:
        letters.insert(0, _Letter(None, screen.picture))
    return [*letters[:-1], replace(letters[-1], keyboard=screen.keyboard)]


async def _post(bot: Bot, place: Place, letter: _Letter) -> TelegramMessage:
    markup, words = _markup(letter.keyboard), letter.text.html if letter.text else None
    if letter.picture is None:
        return await bot.send_message(
            place.chat_id, words or "", ParseMode.HTML, reply_markup=markup, message_thread_id=place.thread_id
        )
    return await bot.send_photo(
        place.chat_id,
        letter.picture,
        words,
        parse_mode=ParseMode.HTML,
        reply_markup=markup,
        message_thread_id=place.thread_id,
        filename=PICTURE,
    )


async def _turn(bot: Bot, place: Place, message_id: int, letter: _Letter) -> object:
    """Edits a message; a text can become a picture, a picture cannot become a text (Bot API, editMessageMedia)."""
    markup, words = _markup(letter.keyboard), letter.text.html if letter.text else None
    if letter.picture is None:
        return await bot.edit_message_text(
            words or "", place.chat_id, message_id, parse_mode=ParseMode.HTML, reply_markup=markup
        )
    media = InputMediaPhoto(letter.picture, words, ParseMode.HTML, filename=PICTURE)
    return await bot.edit_message_media(media, place.chat_id, message_id, reply_markup=markup)


async def show(bot: Bot, place: Place, screen: Screen, message_id: int | None) -> None:
    """Turns the message into `screen`, or sends it where there is none to turn."""
    if message_id is None:
        await send(bot, place, screen)
    else:
        await edit(bot, place, message_id, screen)


async def remove(bot: Bot, place: Place, message_id: int) -> None:
    """Deletes a message of the bot's own; one that is too old to be deleted stays."""
    await attempt("delete a message", bot.delete_message(place.chat_id, message_id))


async def is_administrator(bot: Bot, chat_id: int, user_id: int) -> bool:
    """Whether the person administers that group or channel; False also where Telegram does not say."""
    try:
        member = await bot.get_chat_member(chat_id, user_id)
    except TelegramError as error:
        log.info("could not tell who administers chat %s: %s", chat_id, error)
        return False
    return member.status in (ChatMemberStatus.OWNER, ChatMemberStatus.ADMINISTRATOR)


async def acknowledge(query: CallbackQuery, words: str | None = None) -> None:
    """Answers a button press, with a short note where there is one."""
    try:
        await query.answer(words)
    except TelegramError as error:  # too old to answer: the person has moved on
        log.info("a button press could not be answered: %s", error)


async def typing(bot: Bot, place: Place, action: ChatAction = ChatAction.TYPING) -> None:
    """Shows that the answer is being made: written, or drawn."""
    try:
        await bot.send_chat_action(place.chat_id, action, message_thread_id=place.thread_id)
    except TelegramError as error:
        _note("show typing", place, error)


async def download(bot: Bot, file_id: str) -> bytes:
    """The bytes of a file that someone sent. Raises DownloadError."""
    try:
        file = await bot.get_file(file_id)
        return bytes(await file.download_as_bytearray())
    except TelegramError as error:
        raise DownloadError(str(error)) from error


async def _patiently(call: Callable[[], Awaitable[T]]) -> T:
    """The result of `call`, after the pauses that Telegram asks for."""
    for _ in range(PAUSES):
        try:
            return await call()
        except RetryAfter as error:
            await asyncio.sleep(error._retry_after.total_seconds())  # noqa: SLF001 (the public one warns)
    return await call()


async def attempt(what: str, call: Awaitable[object]) -> None:
    """Awaits a call that the bot can do without; a failure is only logged."""
    try:
        await call
    except TelegramError as error:
        log.warning("could not %s: %s: %s", what, type(error).__name__, error)


def _note(what: str, place: Place, error: TelegramError) -> None:
    level = logging.INFO if isinstance(error, Forbidden) else logging.WARNING
    log.log(level, "could not %s in chat %s: %s: %s", what, place.chat_id, type(error).__name__, error)


def _markup(keyboard: Keyboard) -> InlineKeyboardMarkup | None:
    return InlineKeyboardMarkup([[_button(button) for button in row] for row in keyboard]) if keyboard else None


def _button(button: Button) -> InlineKeyboardButton:
    return InlineKeyboardButton(button.label, callback_data=encode(button.action))
