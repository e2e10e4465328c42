"""Everything that goes out to a chat; the only place that catches telegram.error."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import replace
from functools import partial
from typing import TypeVar

from telegram import CallbackQuery, InlineQuery, InlineQueryResultsButton
from telegram.constants import ChatAction, ChatMemberStatus
from telegram.error import BadRequest, ChatMigrated, Forbidden, InvalidToken, RetryAfter, TelegramError

from bot.delivery.letters import USUAL, Bot, Letter, Manner, Place, change, inline_results, letters, post
from bot.delivery.outcomes import Held, Lost, Outcome, Posted, Unsent, meaning, topic_is_gone
from bot.delivery.pace import LONGEST_WAIT, Pace, Rank, turn_taken
from bot.screens.base import Screen
from bot.screens.sharing import SharePage

__all__ = ["Bot", "Held", "Lost", "Outcome", "Place", "Posted", "Unsent"]

log = logging.getLogger(__name__)
T = TypeVar("T")
CACHE_SECONDS = 60  # how long Telegram shows one person the same results
PAUSES = 3
PATIENCE = 60.0  # seconds that an answer waits at a time where Telegram asks for it
MOVES = 3  # how often one message may have to go elsewhere


class DownloadError(Exception):
    """Telegram did not hand out a file that someone sent."""


async def send(bot: Bot, place: Place, screen: Screen, manner: Manner = USUAL) -> int | None:
    """Sends `screen` to `place`; the id of its last message, None where Telegram did not take it.

    Where the chat takes no pictures, the words go out without it.
    """
    sent = None
    for letter in letters(screen):
        try:
            sent = await _patiently(partial(post, bot, place, letter, manner))
        except ChatMigrated as error:
            return await send(bot, replace(place, chat_id=error.new_chat_id), screen, manner)
        except TelegramError as error:
            _note("send", place, error)
            if letter.picture and isinstance(error, BadRequest | Forbidden) and screen.messages:
                return await send(bot, place, replace(screen, picture=None), manner)
            return None
    return sent


async def edit(bot: Bot, place: Place, message_id: int, screen: Screen) -> None:
    """Turns the message into `screen`; sends what does not fit into it, or all where it can be edited no more.

    All is sent, too, where a Bot API server answers that it does not know the method (404, an InvalidToken).
    """
    first, *rest = letters(screen)
    try:
        await _patiently(partial(change, bot, place, message_id, first))
    except (BadRequest, InvalidToken) as error:
        if "not modified" not in error.message.lower():
            _note("edit", place, error)
            await send(bot, place, screen)
            return
    except TelegramError as error:
        _note("edit", place, error)
        return
    if rest:
        await send(bot, place, Screen(tuple(letter.text for letter in rest if letter.text), screen.keyboard))


async def turn(bot: Bot, chat_id: int) -> Held | None:
    """Waits for a digest's turn to go out to that chat, behind answers to people; Held where that is far off.

    What is delivered then goes out at once, so that little lies between writing down that it does and its going.
    """
    if not isinstance(bot.rate_limiter, Pace):
        return None
    try:
        await bot.rate_limiter.turn(chat_id, Rank.DIGEST)
    except RetryAfter as error:
        return Held(error._retry_after.total_seconds())  # noqa: SLF001 (the public one warns)
    return None


def closed(bot: Bot) -> bool:
    """Whether Telegram wants nothing from us for a while, whoever it is for."""
    return isinstance(bot.rate_limiter, Pace) and bot.rate_limiter.closed_for > LONGEST_WAIT


async def deliver(bot: Bot, place: Place, letter: Letter, manner: Manner) -> tuple[Outcome, Place]:
    """Sends one message whose turn it is, and tells for sure what is known of it, and where it went.

    Where the chat has moved, it goes there; where its forum's topic was deleted, outside of it.
    """
    here = place
    with turn_taken():
        for _ in range(MOVES):
            try:
                return Posted(await post(bot, here, letter, manner)), here
            except ChatMigrated as error:
                here = replace(here, chat_id=error.new_chat_id)
            except TelegramError as error:
                if here.thread_id is None or not isinstance(error, BadRequest) or not topic_is_gone(error):
                    _note("deliver", here, error)
                    return meaning(error), here
                here = replace(here, thread_id=None)
    return Unsent(None), here


async def amend(bot: Bot, chat_id: int, message_id: int, letter: Letter) -> Outcome:
    """Turns a message that went out on our own into `letter`, in a digest's turn; done where it says so already.

    It makes no sound, and counts for no message of the chat's. What may have been done may be done again.
    """
    try:
        if isinstance(bot.rate_limiter, Pace):
            await bot.rate_limiter.turn(chat_id, Rank.DIGEST, edits=True)
        with turn_taken():
            await change(bot, Place(chat_id), message_id, letter)
    except TelegramError as error:
        if isinstance(error, BadRequest) and "not modified" in error.message.lower():
            return Posted(message_id)
        _note("amend a message", Place(chat_id), error)
        return Unsent(None) if isinstance(error, ChatMigrated) else meaning(error)
    return Posted(message_id)


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


async def answer_inline(query: InlineQuery, page: SharePage) -> None:
    """Gives the results of an inline query; another person's may be in another language, so each sees their own."""
    call = query.answer(
        inline_results(page),
        cache_time=CACHE_SECONDS,
        is_personal=True,
        next_offset=page.next_offset or None,
        button=InlineQueryResultsButton(page.door, start_parameter=page.payload),
    )
    await attempt("answer an inline query", call)


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
    """The result of `call`, after the pauses that Telegram asks for; whoever asked does not wait for hours."""
    for _ in range(PAUSES):
        try:
            return await call()
        except RetryAfter as error:
            seconds = error._retry_after.total_seconds()  # noqa: SLF001 (the public one warns)
            if seconds > PATIENCE:
                raise
            await asyncio.sleep(seconds)
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
