"""Long polling that cannot be alive and deaf: a refused token ends it, a rival or a broken line is said in the log."""

from __future__ import annotations

import asyncio
import logging
import warnings
from collections.abc import Awaitable, Callable, Sequence
from functools import partial
from typing import TypeVar

from telegram import Update
from telegram.error import Conflict, InvalidToken, TelegramError
from telegram.warnings import PTBUserWarning

from bot.context import App
from bot.handlers.loading import write_down
from bot.settings import SettingsError

T = TypeVar("T")
log = logging.getLogger(__name__)
UPDATES = ["message", "edited_message", "channel_post", "my_chat_member", "callback_query", "inline_query"]
UNREADABLE = (TypeError, ValueError, KeyError, AttributeError)  # what the library raises at an odd update
POLL_SECONDS = 10
FIRST_PAUSE = 1.0
LONGEST_PAUSE = 30.0
CONFIRMING = 3.0  # seconds for a last word to Telegram: whoever ends the process does not wait long


class StoppedError(Exception):
    """The process is to stop before the call came through."""


async def persist(call: Callable[[], Awaitable[T]], stop: asyncio.Event) -> T:
    """The result of `call`, tried again with growing pauses until it comes through.

    Raises SettingsError where Telegram refuses the token, StoppedError once `stop` is set.
    """
    pause = FIRST_PAUSE
    while True:
        try:
            return await unless(stop, call())
        except InvalidToken as error:
            raise SettingsError("BOT_TOKEN: Telegram does not accept this token") from error
        except Conflict as error:
            log.error(_rival(error))
        except TelegramError as error:
            log.warning("Telegram cannot be reached, trying again in %.0f s: %s", pause, error)
        await unless(stop, asyncio.sleep(pause))
        pause = min(LONGEST_PAUSE, pause * 2)


def _rival(error: Conflict) -> str:
    """Who gets what we ask for, and what to do."""
    if "webhook" in error.message.lower():
        return "a process with WEBHOOK_URL has the same BOT_TOKEN and gets the updates: stop it, or this one"
    return "another process is polling with the same BOT_TOKEN; only one of them gets each update: stop one of them"


async def poll(app: App, stop: asyncio.Event) -> None:
    """Feeds updates to `app`, initialised and started, until `stop`. Raises SettingsError."""
    offset = 0
    try:
        await persist(app.bot.delete_webhook, stop)
        while True:
            updates = await persist(partial(_next, app, offset), stop)
            for update in updates:
                await write_down(app, update)
                await app.update_queue.put(update)
                offset = update.update_id + 1
    except StoppedError:
        await _confirm(app, offset)


async def _next(app: App, offset: int) -> Sequence[Update]:
    try:
        return await app.bot.get_updates(offset, timeout=POLL_SECONDS, allowed_updates=UPDATES)
    except UNREADABLE:
        return await _readable(app, offset)


async def _readable(app: App, offset: int) -> list[Update]:
    """The updates one by one; a server older or newer than the library may send some that it cannot read."""
    found = []
    wanted = {"offset": offset, "timeout": 0, "allowed_updates": UPDATES}
    with warnings.catch_warnings(action="ignore", category=PTBUserWarning):  # it points to the call that has failed
        every = await app.bot.do_api_request("getUpdates", api_kwargs=wanted)
    for raw in every:
        try:
            found.append(Update.de_json(raw, app.bot))
        except UNREADABLE as error:
            log.error("an update could not be read and is passed over: %s", error)
            found.append(Update(raw["update_id"]))
    return found


async def _confirm(app: App, offset: int) -> None:
    """Tells Telegram what was taken, so that the next start does not get it again."""
    try:
        async with asyncio.timeout(CONFIRMING):
            await app.bot.get_updates(offset, timeout=0, allowed_updates=UPDATES)
    except (TelegramError, TimeoutError) as error:
        log.warning("the last updates could not be confirmed and may come again: %s", error)


async def unless(stop: asyncio.Event, work: Awaitable[T]) -> T:
    """The result of `work`, given up when `stop` is set first. Raises StoppedError then."""
    task, stopping = asyncio.ensure_future(work), asyncio.ensure_future(stop.wait())
    try:
        await asyncio.wait({task, stopping}, return_when=asyncio.FIRST_COMPLETED)
        if stop.is_set():
            raise StoppedError
        return await task
    finally:
        for unfinished in (task, stopping):
            unfinished.cancel()
        await asyncio.gather(task, stopping, return_exceptions=True)
