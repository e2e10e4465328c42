"""The composition root: settings → services → application; nothing is created at import."""

from __future__ import annotations

import os
from typing import cast

from telegram import LinkPreviewOptions
from telegram.ext import ApplicationBuilder, ContextTypes, Defaults
from telegram.request import BaseRequest

from bot.context import App, Context
from bot.delivery.memory import Holds
from bot.delivery.transport import Transport
from bot.handlers.routes import register
from bot.services import Clock, Services, utc_now
from bot.settings import Settings
from bot.watching.calls import WatchedCalls, WatchedPace
from bot.watching.updates import WatchedTurns
from storage.engine import Database

CONNECTIONS = 256  # more than ever are on their way at once: nobody waits for one
LOCAL_TOKEN = "1:local"  # noqa: S105


def build(settings: Settings, *, request: BaseRequest | None = None, clock: Clock = utc_now) -> App:
    """The application, ready to be initialised. Raises StorageError.

    `request` stands in for the network, and then nothing limits how fast messages go out.
    """
    os.environ.setdefault("PTB_TIMEDELTA", "true")  # has python-telegram-bot tell times as such, without a warning
    services = Services(settings, Database.open(settings.database_url, pool=settings.database_pool), clock)
    token = settings.bot_token.get_secret_value() if settings.bot_token else LOCAL_TOKEN
    defaults = Defaults(link_preview_options=LinkPreviewOptions(is_disabled=True))
    make = cast("type[Services]", lambda: services)  # python-telegram-bot calls it once
    builder = (
        ApplicationBuilder()
        .token(token)
        .base_url(f"{settings.telegram_api_url}/bot")
        .base_file_url(f"{settings.telegram_api_url}/file/bot")
        .context_types(ContextTypes(context=Context, bot_data=make))
        .defaults(defaults)
        .concurrent_updates(WatchedTurns(services.metrics, services.health))
        .updater(None)
        .job_queue(None)
    )
    if request:
        builder = builder.request(WatchedCalls(request, services.metrics)).get_updates_request(request)
    else:
        builder = builder.rate_limiter(_limiter(settings, services))
        builder = builder.request(WatchedCalls(Transport(CONNECTIONS), services.metrics))
        builder = builder.get_updates_request(Transport(1))
    app = cast("App", builder.build())
    register(app)
    return app


def _limiter(settings: Settings, services: Services) -> WatchedPace:
    memory = Holds(services.database, services.clock)
    rates = {"chat_rate": settings.chat_rate, "group_rate": settings.group_rate}
    return WatchedPace(settings.send_rate, services.metrics, memory=memory, **rates)
