"""A Bot API server that answers as a test says, to the letter."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

from aiohttp import web
from aiohttp.test_utils import TestServer

from bot.delivery.transport import Transport

Answer = Callable[[web.Request], Awaitable[web.StreamResponse]]
MESSAGE = {"message_id": 5, "date": 1, "chat": {"id": 7, "type": "private"}, "text": "말씀"}


class Line:
    """A Bot API server that answers as a test says, and the bot that calls it."""

    def __init__(self) -> None:
        self.answer: Answer = self.fine
        self.calls: list[dict[str, object]] = []

    async def fine(self, request: web.Request) -> web.Response:
        return web.json_response({"ok": True, "result": MESSAGE})

    async def take(self, request: web.Request) -> web.StreamResponse:
        posted = await request.post()
        self.calls.append(
            {name: value.file.read() if isinstance(value, web.FileField) else value for name, value in posted.items()}
        )
        return await self.answer(request)

    @asynccontextmanager
    async def served(self) -> AsyncIterator[tuple[str, Transport]]:
        """Where it listens, and a transport for calls to it."""
        app = web.Application()
        app.router.add_post("/{token}/{method}", self.take)
        async with TestServer(app) as server:
            transport = Transport(4)
            await transport.initialize()
            yield str(server.make_url("/bot")), transport
            await transport.shutdown()
