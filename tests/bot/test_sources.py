"""Addresses are fetched within bounds, by their sites' rules, and never from inside a private network."""

from __future__ import annotations

import asyncio
import gzip
import shutil
import socket
import ssl
import subprocess
import zlib
from pathlib import Path

import pytest
from aiohttp import web

from bot.sources import errors, fetching
from bot.sources.errors import MAX_BYTES, FetchError, FetchReason
from bot.sources.fetching import Page, Unchanged
from bot.sources.web import Web
from tests.bot.fetching import PAGE, reader, refusal, sends_to, site
from tests.bot.site import Site

__all__ = ["reader", "site"]


async def test_a_page_comes_with_its_address_and_charset(site: Site, reader: Web) -> None:
    page = await reader.page(site.put("/page", PAGE, content_type="text/html; charset=EUC-KR", etag='"7"'))
    assert page == Page(PAGE.encode(), f"{site.root}/page", "text/html", "euc-kr", '"7"')


async def test_the_reader_says_who_it_is_and_nothing_of_whoever_sent_the_address(site: Site, reader: Web) -> None:
    address = site.put("/page", PAGE).replace("http://", "http://name:secret@")
    page = await reader.page(f"{address}?id=1&utm_source=mail#part")
    [request] = site.asked_for("/page")
    assert request.headers["User-Agent"].startswith("china-ai-brief/")
    assert request.headers["Host"] == site.root.removeprefix("http://")
    assert not {"Authorization", "Cookie", "Referer"} & set(request.headers)
    assert page.url == f"{site.root}/page?id=1"


async def test_redirects_are_followed_to_their_end(site: Site, reader: Web) -> None:
    sends_to(site, "/first", "/second", 301)
    sends_to(site, "/second", site.put("/page", PAGE), 308)
    page = await reader.page(f"{site.root}/first")
    assert (page.url, page.moved) == (f"{site.root}/page", True)
    sends_to(site, "/second", "/page", 302)
    assert not (await reader.page(f"{site.root}/first")).moved


@pytest.mark.parametrize(
    ("status", "reason"),
    [
        (401, FetchReason.FORBIDDEN),
        (402, FetchReason.FORBIDDEN),
        (403, FetchReason.FORBIDDEN),
        (404, FetchReason.GONE),
        (410, FetchReason.GONE),
        (418, FetchReason.STATUS),
        (429, FetchReason.BUSY),
        (451, FetchReason.FORBIDDEN),
        (500, FetchReason.SERVER),
        (503, FetchReason.SERVER),
        (204, FetchReason.STATUS),
        (304, FetchReason.STATUS),
        (302, FetchReason.STATUS),
    ],
)
async def test_an_answer_without_a_page_says_why(site: Site, status: int, reason: FetchReason) -> None:
    assert await refusal(site.refuse("/page", status)) == reason


@pytest.mark.parametrize("to", ["file:///etc/passwd", "ftp://localhost/x", "gopher://localhost/", "//["])
async def test_a_redirect_out_of_the_web_is_refused(site: Site, to: str) -> None:
    assert await refusal(sends_to(site, "/page", to)) == FetchReason.ADDRESS


async def test_endless_redirects_end(site: Site) -> None:
    assert await refusal(sends_to(site, "/round", "/round")) == FetchReason.REDIRECTS
    assert len(site.asked_for("/round")) == errors.MAX_HOPS + 1


@pytest.mark.parametrize("kind", ["image/png", "video/mp4", "audio/mpeg"])
async def test_what_is_no_page_is_refused(site: Site, kind: str) -> None:
    assert await refusal(site.put("/file", b"\x89PNG", content_type=kind)) == FetchReason.KIND


async def test_a_large_page_is_refused_by_what_it_declares_and_by_what_comes(site: Site) -> None:
    async def endless(request: web.Request) -> web.StreamResponse:
        stream = web.StreamResponse()
        if request.query:
            stream.content_length = 10 * 1024**3
        await stream.prepare(request)
        while True:
            await stream.write(b"x" * 65536)

    site.pages["/endless"] = endless
    assert await refusal(f"{site.root}/endless?declared") == FetchReason.TOO_LARGE
    assert await refusal(f"{site.root}/endless") == FetchReason.TOO_LARGE


@pytest.mark.parametrize("packing", ["gzip", "deflate"])
async def test_a_packed_page_is_unpacked(site: Site, reader: Web, packing: str) -> None:
    data = gzip.compress(PAGE.encode()) if packing == "gzip" else zlib.compress(PAGE.encode())
    assert (await reader.page(site.put("/page", data, content_encoding=packing))).data == PAGE.encode()


async def test_a_page_packed_without_a_wrapping_or_in_several_pieces_is_unpacked(site: Site, reader: Web) -> None:
    bare = zlib.compressobj(wbits=-15)
    data = bare.compress(PAGE.encode()) + bare.flush()
    assert (await reader.page(site.put("/bare", data, content_encoding="deflate"))).data == PAGE.encode()
    pieces = gzip.compress(b"<p>one") + gzip.compress(b" two</p>")
    assert (await reader.page(site.put("/pieces", pieces, content_encoding="gzip"))).data == b"<p>one two</p>"


async def test_a_bomb_is_refused_before_it_unfolds(site: Site) -> None:
    bomb = gzip.compress(b"\x00" * (30 * 1024 * 1024), 9)
    assert len(bomb) < MAX_BYTES
    assert await refusal(site.put("/bomb", bomb, content_encoding="gzip")) == FetchReason.TOO_LARGE


@pytest.mark.parametrize("packing", ["gzip", "deflate", "br", "gzip, gzip", "zstd"])
async def test_what_cannot_be_unpacked_is_refused(site: Site, packing: str) -> None:
    assert await refusal(site.put("/page", b"\x01\x02\x03", content_encoding=packing)) == FetchReason.GARBLED


async def test_a_page_that_breaks_off_in_its_packing_is_refused(site: Site) -> None:
    data = gzip.compress(PAGE.encode() * 100)[:-20]
    assert await refusal(site.put("/page", data, content_encoding="gzip")) == FetchReason.GARBLED


async def test_a_page_that_drips_is_given_up(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(errors, "SECONDS", 0.2)

    async def drip(request: web.Request) -> web.StreamResponse:
        stream = web.StreamResponse()
        await stream.prepare(request)
        while True:
            await stream.write(b"x")
            await asyncio.sleep(0.02)

    site.pages["/drip"] = drip
    assert await refusal(f"{site.root}/drip") == FetchReason.TIMEOUT


async def test_a_silent_server_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(errors, "SECONDS", 0.05)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        assert await refusal(f"http://127.0.0.1:{silent.getsockname()[1]}/") == FetchReason.TIMEOUT


@pytest.mark.parametrize("said", [b"", b"\x16\x03\x01nonsense", b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\nshort"])
async def test_a_server_that_does_not_speak_http_or_hangs_up_is_unreachable(said: bytes) -> None:
    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read(100)
        writer.write(said)
        writer.close()

    server = await asyncio.start_server(answer, "127.0.0.1", 0)
    assert await refusal(f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/") == FetchReason.UNREACHABLE
    server.close()


@pytest.mark.skipif(shutil.which("openssl") is None, reason="openssl makes the certificate")
async def test_a_certificate_that_nobody_vouches_for_is_told(tmp_path: Path) -> None:
    made = tmp_path / "made.pem"
    command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=localhost"]
    written = ["-keyout", str(made), "-out", str(tmp_path / "crt.pem")]
    subprocess.run([*command, *written], check=True, capture_output=True)  # noqa: ASYNC221
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(tmp_path / "crt.pem", made)
    server = await asyncio.start_server(lambda _, writer: writer.close(), "127.0.0.1", 0, ssl=context)
    assert await refusal(f"https://localhost:{server.sockets[0].getsockname()[1]}/") == FetchReason.CERTIFICATE
    server.close()


async def test_a_closed_port_is_unreachable_and_a_server_without_tls_too(site: Site) -> None:
    assert await refusal("http://127.0.0.1:1/") == FetchReason.UNREACHABLE
    assert await refusal(site.root.replace("http://", "https://")) == FetchReason.UNREACHABLE


async def test_what_is_unchanged_is_not_sent_again(site: Site, reader: Web) -> None:
    async def conditional(request: web.Request) -> web.Response:
        if request.headers.get("If-None-Match") == '"1"' and "If-Modified-Since" in request.headers:
            raise web.HTTPNotModified
        return web.Response(text=PAGE, headers={"ETag": '"1"', "Last-Modified": "Thu, 27 Mar 2025 00:00:00 GMT"})

    site.pages["/feed"] = conditional
    first = await reader.document(f"{site.root}/feed")
    assert isinstance(first, Page)
    again = await reader.document(f"{site.root}/feed", etag=first.etag, modified=first.modified)
    assert again == Unchanged()


async def test_a_server_that_asks_for_time_says_how_much(site: Site, reader: Web) -> None:
    site.refuse("/feed", 503, retry_after="120")
    with pytest.raises(FetchError) as raised:
        await reader.document(f"{site.root}/feed")
    assert (raised.value.status, raised.value.wait) == (503, 120)


def test_the_bounds_are_what_the_messages_say() -> None:
    assert fetching.AGENT in fetching.HEADERS["User-Agent"]
    assert "5 MB" in str(FetchError(FetchReason.TOO_LARGE, "http://news.example/"))
