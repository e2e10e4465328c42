"""/healthz for the host that runs the process, /metrics for Prometheus."""

from __future__ import annotations

import asyncio
import hmac
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

from aiohttp import web
from prometheus_client import generate_latest

from bot.context import App
from bot.services.health import PATIENCE, examine
from bot.settings import SettingsError
from storage import feeds, tallies
from storage.errors import StorageError
from storage.feeds import FeedState

TEXT_FORMAT = "text/plain; version=0.0.4; charset=utf-8"  # Prometheus' exposition format


def add_routes(receiving: web.Application, app: App) -> None:
    """Has `receiving` answer how `app` fares: 503 where it cannot do its work."""

    async def healthz(_: web.Request) -> web.Response:
        report = await examine(app.bot_data.health, app.bot_data.database)
        return web.json_response(report.as_json(), status=200 if report.well else 503)

    async def metrics(request: web.Request) -> web.Response:
        token = app.bot_data.settings.metrics_token
        given = request.headers.get("Authorization", "").encode()
        if token and not hmac.compare_digest(given, f"Bearer {token.get_secret_value()}".encode()):
            raise web.HTTPUnauthorized(headers={"WWW-Authenticate": "Bearer"})
        return web.Response(body=await figures(app), headers={"Content-Type": TEXT_FORMAT})

    receiving.router.add_get("/healthz", healthz)
    receiving.router.add_get("/metrics", metrics)


@asynccontextmanager
async def listening(app: App, host: str, port: int) -> AsyncIterator[None]:
    """Answers how `app` fares at a port of its own while the block lasts. Raises SettingsError."""
    alone = web.Application()
    add_routes(alone, app)
    runner = web.AppRunner(alone, access_log=None)
    await runner.setup()
    try:
        await bind(runner, "HEALTH_PORT", port, host)
        yield
    finally:
        await runner.cleanup()


async def bind(runner: web.AppRunner, setting: str, port: int, host: str | None = None) -> None:
    """Listens at `port`, everywhere or at `host` alone. Raises SettingsError that names `setting`."""
    try:
        await web.TCPSite(runner, host, port).start()
    except OSError as error:
        raise SettingsError(f"{setting}: cannot listen on {port} ({error.strerror})") from error


async def figures(app: App) -> bytes:
    """All figures in Prometheus' text format; those of the database are left as they were where it does not answer."""
    kept, since = app.bot_data.metrics, app.bot_data.health.since_update
    kept.queued.set(app.update_queue.qsize())
    kept.last_update.set(-1 if since is None else since)
    kept.database_up.set(0)
    with suppress(StorageError, TimeoutError):
        async with asyncio.timeout(PATIENCE):
            await _look(app)
            kept.database_up.set(1)
    return generate_latest(kept.registry)


async def _look(app: App) -> None:
    kept, db, now = app.bot_data.metrics, app.bot_data.database, app.bot_data.clock()
    queue = await tallies.queue(db, now)
    kept.digests.labels("due").set(queue.due)
    kept.digests.labels("under_way").set(queue.under_way)
    kept.overdue.set((now - queue.oldest).total_seconds() if queue.oldest else 0)
    for kind, number in (await tallies.subscribers(db)).items():
        kept.subscribers.labels(kind).set(number)
    kept.feeds.labels("on").set(await feeds.count(db, FeedState.ON))
    kept.feeds.labels("failing").set(await feeds.failing(db))
