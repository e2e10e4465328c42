"""Texts as calls to the Bot API: what many chats get alike is encoded once, and of the answer only the id is read.

python-telegram-bot's own `send_message` makes objects of all that is sent and answered, which takes longer than the
rest of a digest's way. Its request is used as it uses it itself, so that the limiter and all errors are the same.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cached_property
from typing import Any, cast
from urllib.parse import urlencode

from telegram.constants import ParseMode
from telegram.error import TelegramError
from telegram.ext import ExtBot
from telegram.request import RequestData

NO_PREVIEW = '{"is_disabled": true}'  # LinkPreviewOptions


class Words:
    """A text with its keyboard, for any number of chats."""

    def __init__(self, html: str, keyboard: str) -> None:
        """`keyboard` is an InlineKeyboardMarkup as JSON, or empty."""
        keys = {"reply_markup": keyboard} if keyboard else {}
        self.fields = {"text": html, "parse_mode": ParseMode.HTML.value, "link_preview_options": NO_PREVIEW} | keys

    @cached_property
    def encoded(self) -> bytes:
        """As the end of a form."""
        return b"&" + urlencode(self.fields).encode()


class Form:
    """One call's parameters, in what is used of python-telegram-bot's RequestData."""

    contains_files = False
    multipart_data: Mapping[str, tuple[str, bytes, str]] = {}

    def __init__(self, words: Words, chat_id: int, beside: Mapping[str, int | bool]) -> None:
        self._words, self._chat_id, self._beside = words, chat_id, beside

    @property
    def parameters(self) -> dict[str, object]:
        """By name."""
        return {"chat_id": self._chat_id, **self._beside, **self._words.fields}

    @property
    def json_parameters(self) -> dict[str, str]:
        """By name, each as it goes out."""
        return {"chat_id": str(self._chat_id), **self._said(), **self._words.fields}

    @property
    def encoded(self) -> bytes:
        """All of it as application/x-www-form-urlencoded."""
        beside = f"&{urlencode(self._said())}" if self._beside else ""
        return f"chat_id={self._chat_id}{beside}".encode() + self._words.encoded

    def _said(self) -> dict[str, str]:
        return {name: json.dumps(value) for name, value in self._beside.items()}


async def send_words(
    bot: ExtBot[None], words: Words, chat_id: int, *, thread_id: int | None, silent: bool, paid: bool
) -> int:
    """Sends one message and gives its id. Raises TelegramError, also where the answer tells of no message."""
    beside: dict[str, int | bool] = {"message_thread_id": thread_id} if thread_id else {}
    if silent:
        beside["disable_notification"] = True
    if paid:
        beside["allow_paid_broadcast"] = True
    call = f"{bot.base_url}/sendMessage", cast("RequestData", Form(words, chat_id, beside))
    limiter, post = bot.rate_limiter, bot.request.post
    try:
        if limiter is None:
            answer: Any = await post(*call)
        else:
            answer = await limiter.process_request(post, call, {}, "sendMessage", {"chat_id": chat_id}, None)
        return int(answer["message_id"])
    except (KeyError, TypeError, ValueError) as error:
        raise TelegramError("the answer tells of no message") from error
