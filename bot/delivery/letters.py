"""Screens as Telegram's messages, and the bare calls that send and change them; errors are sending.py's to catch."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from telegram import (
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQueryResultArticle,
    InputMediaPhoto,
    InputTextMessageContent,
    LinkPreviewOptions,
)
from telegram.constants import ParseMode
from telegram.ext import ExtBot

from bot.actions.buttons import encode
from bot.delivery.forms import Words, send_words
from bot.screens.base import Button, Keyboard, Link, Screen
from bot.screens.sharing import SharePage
from briefs.model import Message
from briefs.writing.packing import size

Bot = ExtBot[None]
CAPTION_LIMIT = 1024  # characters after entities parsing; Bot API, sendPhoto
PICTURE = "picture.png"
MOST_KEYBOARDS = 512


@dataclass(frozen=True, slots=True)
class Place:
    """Where an answer goes: a chat, and in a forum one of its topics."""

    chat_id: int
    thread_id: int | None = None


@dataclass(frozen=True)
class Letter:
    """One message on its way: a text, or a picture with a text for a caption."""

    text: Message | None
    picture: bytes | None = None
    keyboard: Keyboard = ()

    @cached_property
    def words(self) -> Words:
        """Its text as it goes out, made once for all the chats that get it."""
        return Words(self.text.html if self.text else "", _as_sent(self.keyboard))


def letters(screen: Screen) -> list[Letter]:
    """The messages of `screen`; a text that is too long for a caption follows its picture."""
    texts: list[Message | None] = list(screen.messages)
    made = [Letter(text) for text in texts]
    if screen.picture and texts and texts[0] and size(texts[0].html) <= CAPTION_LIMIT:
        made[0] = replace(made[0], picture=screen.picture)
    elif screen.picture:
        made.insert(0, Letter(None, screen.picture))
    return [*made[:-1], replace(made[-1], keyboard=screen.keyboard)]


@dataclass(frozen=True, slots=True)
class Manner:
    """How a message goes out."""

    silent: bool = False  # without a sound
    paid: bool = False  # for Telegram Stars, beyond the free rate (Bot API, allow_paid_broadcast)


USUAL = Manner()


async def post(bot: Bot, place: Place, letter: Letter, manner: Manner = USUAL) -> int:
    """Sends one message and gives its id."""
    if letter.picture is None:
        return await send_words(
            bot, letter.words, place.chat_id, thread_id=place.thread_id, silent=manner.silent, paid=manner.paid
        )
    sent = await bot.send_photo(
        place.chat_id,
        letter.picture,
        letter.text.html if letter.text else None,
        parse_mode=ParseMode.HTML,
        message_thread_id=place.thread_id,
        filename=PICTURE,
        disable_notification=manner.silent or None,
        allow_paid_broadcast=manner.paid or None,
        api_kwargs={"reply_markup": _as_sent(letter.keyboard)} if letter.keyboard else None,
    )
    return sent.message_id


async def change(bot: Bot, place: Place, message_id: int, letter: Letter) -> object:
    """Edits a message; a text can become a picture, a picture cannot become a text (Bot API, editMessageMedia)."""
    keys, words = markup(letter.keyboard), letter.text.html if letter.text else None
    if letter.picture is None:
        return await bot.edit_message_text(
            words or "", place.chat_id, message_id, parse_mode=ParseMode.HTML, reply_markup=keys
        )
    media = InputMediaPhoto(letter.picture, words, ParseMode.HTML, filename=PICTURE)
    return await bot.edit_message_media(media, place.chat_id, message_id, reply_markup=keys)


@lru_cache(maxsize=MOST_KEYBOARDS)
def _as_sent(keyboard: Keyboard) -> str:
    """The keyboard as it goes out, made once for all the chats that get it."""
    keys = markup(keyboard)
    return keys.to_json() if keys else ""


@lru_cache(maxsize=MOST_KEYBOARDS)
def markup(keyboard: Keyboard) -> InlineKeyboardMarkup | None:
    """The keyboard as Telegram takes it, None where it is empty; immutable, and made once for pages that are kept."""
    return InlineKeyboardMarkup([[_button(button) for button in row] for row in keyboard]) if keyboard else None


def _button(button: Button | Link) -> InlineKeyboardButton:
    if isinstance(button, Link):
        return InlineKeyboardButton(button.label, url=button.url)
    return InlineKeyboardButton(button.label, callback_data=encode(button.action))


def inline_results(page: SharePage) -> list[InlineQueryResultArticle]:
    """What can be shared, as Telegram takes it."""
    return [
        InlineQueryResultArticle(
            share.id,
            share.title,
            InputTextMessageContent(
                share.message.html, ParseMode.HTML, link_preview_options=LinkPreviewOptions(is_disabled=True)
            ),
            reply_markup=markup(share.keyboard),
            description=share.description,
        )
        for share in page.shares
    ]
