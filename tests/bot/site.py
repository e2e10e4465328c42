"""A web site on this machine, played as a test wants it: pages by path, and whatever a server may do wrong."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from aiohttp import web

Answer = Callable[[web.Request], Awaitable[web.StreamResponse]]


@dataclass
class Site:
    """The pages of a site, and what it was asked for."""

    root: str = ""
    pages: dict[str, Answer] = field(default_factory=dict)
    asked: list[web.Request] = field(default_factory=list)

    @classmethod
    @asynccontextmanager
    async def opened(cls) -> AsyncIterator[Site]:
        """A site that has nothing yet."""
        site = cls()
        app = web.Application()
        app.router.add_route("*", "/{path:.*}", site._answer)
        runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        site.root = f"http://localhost:{runner.addresses[0][1]}"
        yield site
        await runner.cleanup()

    def put(self, path: str, body: str | bytes, **headers: str) -> str:
        """Has `path` give `body`; its address. Header names are written with underscores."""
        data = body.encode() if isinstance(body, str) else body
        named = {name.replace("_", "-"): value for name, value in headers.items()}

        async def answer(_: web.Request) -> web.Response:
            return web.Response(body=data, headers={"content-type": "text/html"} | named)

        self.pages[path] = answer
        return self.root + path

    def refuse(self, path: str, status: int, **headers: str) -> str:
        """Has `path` answer with that status; its address."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}

        async def answer(_: web.Request) -> web.Response:
            return web.Response(status=status, headers=named)

        self.pages[path] = answer
        return self.root + path

    def asked_for(self, path: str) -> list[web.Request]:
        """The requests for `path`."""
        return [request for request in self.asked if request.path == path]

    async def _answer(self, request: web.Request) -> web.StreamResponse:
        self.asked.append(request)
        page = self.pages.get(request.path)
        if page is None:
            raise web.HTTPNotFound
        return await page(request)
