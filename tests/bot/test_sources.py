"""Addresses are fetched within bounds, and never from inside a private network."""

from __future__ import annotations

import socket
from collections.abc import AsyncIterator
from typing import Any

import pytest
import pytest_asyncio
from aiohttp import web

from bot import sources
from bot.sources import FetchError, FetchReason, fetch, is_address


@pytest_asyncio.fixture
async def site() -> AsyncIterator[str]:
    """A web server on this machine with a page, redirects, a large page and a missing one."""

    async def page(request: web.Request) -> web.Response:
        return web.Response(text=f"host {request.headers['Host']}")

    async def moved(request: web.Request) -> web.Response:
        raise web.HTTPFound(request.query["to"])

    async def round_and_round(request: web.Request) -> web.Response:
        raise web.HTTPFound("/round")

    async def large(request: web.Request) -> web.Response:
        return web.Response(body=b"x" * (sources.MAX_BYTES + 1))

    app = web.Application()
    app.router.add_get("/page", page)
    app.router.add_get("/moved", moved)
    app.router.add_get("/round", round_and_round)
    app.router.add_get("/large", large)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    yield f"http://localhost:{runner.addresses[0][1]}"
    await runner.cleanup()


async def refusal(url: str, *, allow_private: bool = True) -> FetchReason:
    with pytest.raises(FetchError) as raised:
        await fetch(url, allow_private=allow_private)
    return raised.value.reason


async def test_a_page_comes_with_its_address(site: str) -> None:
    page = await fetch(f"{site}/page", allow_private=True)
    assert page.data.decode() == f"host {site.removeprefix('http://')}"
    assert page.url == f"{site}/page"


async def test_redirects_are_followed_to_their_end(site: str) -> None:
    assert (await fetch(f"{site}/moved?to=/moved%3Fto%3D/page", allow_private=True)).url == f"{site}/page"


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("/missing", FetchReason.STATUS),
        ("/large", FetchReason.TOO_LARGE),
        ("/moved?to=file:///etc/passwd", FetchReason.ADDRESS),
        ("/moved?to=ftp://localhost/x", FetchReason.ADDRESS),
    ],
)
async def test_what_gives_no_page_says_why(site: str, path: str, reason: FetchReason) -> None:
    assert await refusal(site + path) == reason


async def test_endless_redirects_end(site: str) -> None:
    assert await refusal(f"{site}/round") == FetchReason.UNREACHABLE


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/",
        "http://localhost/",
        "http://[::1]/",
        "http://[::ffff:127.0.0.1]/",
        "http://10.0.0.1/",
        "http://169.254.169.254/latest/meta-data",
        "http://192.168.1.1:8080/",
        "http://0.0.0.0/",
        "http://2130706433/",
        "http://0x7f.1/",
    ],
)
async def test_private_addresses_are_refused_before_any_connection(url: str) -> None:
    assert await refusal(url, allow_private=False) in {FetchReason.PRIVATE, FetchReason.UNREACHABLE}


async def test_a_redirect_into_the_private_network_is_refused(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first hop passes as public; the second is looked at again."""
    seen: list[str] = []

    def public_once(address: str) -> bool:
        seen.append(address)
        return len(seen) == 1

    monkeypatch.setattr(sources, "_is_public", public_once)
    monkeypatch.setattr(socket, "getaddrinfo", _to_loopback)
    assert await refusal(f"{site}/moved?to=/page", allow_private=False) == FetchReason.PRIVATE
    assert len(seen) == 2


def _to_loopback(host: Any, port: Any, *args: Any, **kwargs: Any) -> list[Any]:
    return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", port))]


@pytest.mark.parametrize("url", ["ftp://host/x", "file:///etc/passwd", "http://", "http://[", "//host", "http://a..b/"])
async def test_what_is_no_web_address_is_refused(url: str) -> None:
    assert await refusal(url) in {FetchReason.ADDRESS, FetchReason.UNREACHABLE}


async def test_a_silent_server_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources, "SECONDS", 0.05)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        assert await refusal(f"http://127.0.0.1:{silent.getsockname()[1]}/") == FetchReason.TIMEOUT


def test_only_a_lone_address_is_one() -> None:
    assert is_address("https://news.example/1")
    assert not is_address("https://news.example/1 and more")
    assert not is_address("news.example")
