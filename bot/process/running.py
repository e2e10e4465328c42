"""Runs the bot on Telegram until the process is told to stop."""

from __future__ import annotations

import asyncio
import logging
import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from bot import profile
from bot.answers import warming
from bot.context import App
from bot.digests import schedule
from bot.process import coming_in
from bot.process.app import build
from bot.process.polling import StoppedError, persist, poll, unless
from bot.settings import Settings, SettingsError
from bot.turns import ChatTurns
from bot.watching import errors

log = logging.getLogger(__name__)
GRACE = 15.0  # seconds; with those that digests have, see bot.digests.schedule, well within the 30 that hosts give


async def run_bot(settings: Settings) -> None:
    """Answers until SIGTERM or SIGINT: on Telegram, or on the local chat page where there is no token.

    Raises StorageError, and SettingsError for a token or a port that cannot be used.
    """
    stop = _stop_signal()
    if settings.bot_token:
        await serve(build(settings), settings, stop)
    else:
        await _serve_locally(settings, stop)


async def _serve_locally(settings: Settings, stop: asyncio.Event) -> None:
    from bot.localchat.server import LocalChat, PageError  # on Telegram there is no use for it

    chat = LocalChat()
    app = build(settings.model_copy(update={"admin_ids": settings.admin_ids | chat.editor_ids}), request=chat.request())
    try:
        async with chat.page(settings.local_chat_host, settings.local_chat_port) as address:
            log.info("chat with the bot on %s", address)
            await serve(app, settings, stop)
    except PageError as error:
        raise SettingsError(str(error)) from error


async def serve(app: App, settings: Settings, stop: asyncio.Event) -> None:
    """Answers with `app` until `stop`, then closes it and its database."""
    try:
        warn_if_open(app.bot_data.database.file)
        await persist(app.initialize, stop)
        await unless(stop, profile.present(app.bot))
        await warming.ready(app.bot_data)
        await app.start()
        log.info("answering as @%s", app.bot.username)
        async with _beside(app, settings):
            await _receive(app, settings, stop)
    except StoppedError:
        log.info("stopped before Telegram answered")
    finally:
        if app.running:
            await _end(app)
        await app.shutdown()
        await app.bot_data.database.close()


@asynccontextmanager
async def _beside(app: App, settings: Settings) -> AsyncIterator[None]:
    """All that goes on beside the answers: errors told, digests, what came in before, pages made, the health port."""
    work = app.bot_data, app.bot
    told, digests, before = errors.running(*work), schedule.running(*work), coming_in.running(*work)
    async with told, digests, before, warming.running(app.bot_data), _watched(app, settings):
        yield


@asynccontextmanager
async def _watched(app: App, settings: Settings) -> AsyncIterator[None]:
    """Tells who asks how `app` fares, where there is a port for that."""
    if settings.health_port is None:
        yield
        return
    from bot.watching.page import listening  # who is not asked needs no web server

    async with listening(app, settings.health_host, settings.health_port):
        log.info("health on port %s", settings.health_port)
        yield


def warn_if_open(file: Path | None) -> None:
    """Says so where others on this machine can read a SQLite database that was there before; new ones are private."""
    if file and file.exists() and file.stat().st_mode & 0o077:
        log.warning("others on this machine can read the database %s; chmod 600 keeps it private", file)


async def _receive(app: App, settings: Settings, stop: asyncio.Event) -> None:
    if not settings.webhook_url:
        return await poll(app, stop)
    from bot.process.webhook import listen  # who polls needs no web server

    return await listen(app, settings, stop)


async def _end(app: App) -> None:
    """Stops `app`: what is being answered has a moment to be, a chat's long queue is left."""
    stopping = asyncio.ensure_future(app.stop())
    await asyncio.wait({stopping}, timeout=GRACE)
    if not stopping.done() and isinstance(app.update_processor, ChatTurns):
        log.warning("stopped with updates unanswered")
        app.update_processor.give_up()
    await stopping


def _stop_signal() -> asyncio.Event:
    """Set once the process is asked to end."""
    stop = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    return stop
