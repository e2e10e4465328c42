"""Takes updates by webhook: listens first, then tells Telegram where."""

from __future__ import annotations

import asyncio
import hmac
import logging
from functools import partial
from urllib.parse import urlsplit

from aiohttp import web
from telegram import Update

from bot.context import App
from bot.handlers.loading import write_down
from bot.process.polling import UPDATES, StoppedError, persist
from bot.settings import Settings
from bot.watching import page

log = logging.getLogger(__name__)
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105
MAX_BODY = 1024 * 1024
CLOSING = 2.0  # seconds that requests have to end when the process does


async def listen(app: App, settings: Settings, stop: asyncio.Event) -> None:
    """Feeds updates to `app`, initialised and started, until `stop`. Raises SettingsError."""
    url, secret = (
        settings.webhook_url or "",
        settings.webhook_secret.get_secret_value() if settings.webhook_secret else "",
    )
    runner = web.AppRunner(receiver(app, urlsplit(url).path or "/", secret), access_log=None, shutdown_timeout=CLOSING)
    await runner.setup()
    try:
        await page.bind(runner, "PORT", settings.port)
        call = partial(app.bot.set_webhook, url, allowed_updates=UPDATES, secret_token=secret)
        await persist(call, stop)
        log.info("listening on port %s for %s", settings.port, url)
        await stop.wait()
    except StoppedError:
        log.info("stopped before the webhook was set")
    finally:
        await runner.cleanup()


def receiver(app: App, path: str, secret: str) -> web.Application:
    """Queues what Telegram posts to `path`, where it brings the secret; answers /healthz and /metrics, too."""

    async def take(request: web.Request) -> web.Response:
        if not hmac.compare_digest(request.headers.get(SECRET_HEADER, "").encode(), secret.encode()):
            raise web.HTTPForbidden
        try:
            update = Update.de_json(await request.json(), app.bot)
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise web.HTTPBadRequest from error
        await write_down(app, update)
        await app.update_queue.put(update)
        return web.Response()

    receiving = web.Application(client_max_size=MAX_BODY)
    receiving.router.add_post(path, take)
    page.add_routes(receiving, app)
    return receiving
