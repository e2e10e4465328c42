"""Addresses are fetched within bounds, by their sites' rules, and never from inside a private network."""

from __future__ import annotations

import asyncio
import gzip
import shutil
import socket
import ssl
import subprocess
import zlib
from collections.abc import AsyncIterator
from datetime import timedelta
from ipaddress import ip_address
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from aiohttp import web

from bot.sources import addresses, errors, fetching
from bot.sources.addresses import is_address, is_public
from bot.sources.errors import MAX_BYTES, FetchError, FetchReason
from bot.sources.fetching import Page, Unchanged
from bot.sources.web import Web
from tests.bot.news import NOW
from tests.bot.site import Site

PAGE = "<p>바이두</p>"


@pytest_asyncio.fixture
async def site() -> AsyncIterator[Site]:
    """A web site on this machine."""
    async with Site.opened() as opened:
        yield opened


@pytest.fixture
def reader() -> Web:
    """Whoever fetches, let into the private network."""
    return Web(lambda: NOW, allow_private=True)


async def refusal(url: str, *, allow_private: bool = True) -> FetchReason:
    with pytest.raises(FetchError) as raised:
        await Web(lambda: NOW, allow_private=allow_private).page(url)
    return raised.value.reason


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


def sends_to(site: Site, path: str, to: str, status: int = 302) -> str:
    return site.refuse(path, status, location=to)


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


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/",
        "http://localhost/",
        "http://[::1]/",
        "http://[::ffff:127.0.0.1]/",
        "http://[::ffff:169.254.169.254]/",
        "http://10.0.0.1/",
        "http://100.64.0.1/",
        "http://169.254.169.254/latest/meta-data",
        "http://[fe80::1]/",
        "http://[fd00:ec2::254]/latest/meta-data",
        "http://192.168.1.1:8080/",
        "http://0.0.0.0/",
        "http://224.0.0.1/",
        "http://2130706433/",
        "http://0x7f.1/",
        "http://[64:ff9b::7f00:1]/",
        "http://[2002:7f00:1::]/",
    ],
)
async def test_private_addresses_are_refused_before_any_connection(url: str) -> None:
    assert await refusal(url, allow_private=False) in {FetchReason.PRIVATE, FetchReason.UNKNOWN_HOST}


def test_private_addresses_are_known_in_every_wrapping() -> None:
    for number in ("127.0.0.1", "10.1.2.3", "169.254.169.254"):
        four = int(ip_address(number))
        wrapped = [0xFFFF << 32 | four, 0x64FF9B << 96 | four, 0x2002 << 112 | four << 80]
        wrapped.append(0x20010000 << 96 | four ^ 0xFFFFFFFF)
        assert not any(is_public(str(ip_address(one))) for one in [four, *wrapped])
    assert is_public("1.1.1.1")
    assert is_public("2606:4700::1111")
    assert is_public("64:ff9b::101:101")


def resolving_to(monkeypatch: pytest.MonkeyPatch, *answers: list[str]) -> list[str]:
    """Has each look-up of a name answer with the next of `answers`, the last for good; the names looked up."""
    asked: list[str] = []

    def look_up(host: Any, port: Any, *args: Any, **kwargs: Any) -> list[Any]:
        asked.append(host)
        numbers = answers[min(len(asked), len(answers)) - 1]
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (number, port)) for number in numbers]

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    return asked


async def test_the_address_that_was_checked_is_the_one_that_is_asked(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A name that answers with a public address first and with a private one after is looked up once for each hop."""
    site.put("/page", PAGE)
    monkeypatch.setattr(addresses, "is_public", lambda number: True)
    asked = resolving_to(monkeypatch, ["127.0.0.1"], ["127.0.0.1"], ["127.0.0.99"])
    address = site.root.replace("localhost", "news.example")
    page = await Web(lambda: NOW).page(f"{address}/page")
    assert page.data == PAGE.encode()
    assert asked == ["news.example", "news.example"]  # robots.txt, and the page
    assert site.asked_for("/page")[0].headers["Host"] == address.removeprefix("http://")


async def test_a_redirect_into_the_private_network_is_refused(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first hop passes as public; the second is looked at again."""
    sends_to(site, "/moved", site.root.replace("localhost", "inside.example") + "/secret")
    monkeypatch.setattr(addresses, "is_public", lambda number: number == "127.0.0.1")
    resolving_to(monkeypatch, ["127.0.0.1"], ["127.0.0.1"], ["127.0.0.2"])
    assert await refusal(f"{site.root}/moved", allow_private=False) == FetchReason.PRIVATE
    assert not site.asked_for("/secret")


async def test_one_private_address_among_public_ones_is_enough_to_refuse(monkeypatch: pytest.MonkeyPatch) -> None:
    resolving_to(monkeypatch, ["1.1.1.1", "10.0.0.1"])
    assert await refusal("http://news.example/", allow_private=False) == FetchReason.PRIVATE


async def test_an_address_that_does_not_answer_does_not_hide_the_next(
    site: Site, reader: Web, monkeypatch: pytest.MonkeyPatch
) -> None:
    resolving_to(monkeypatch, ["127.0.0.99", "127.0.0.1"])
    assert (await reader.page(site.put("/page", PAGE))).data == PAGE.encode()


@pytest.mark.parametrize("url", ["ftp://host/x", "file:///etc/passwd", "http://", "http://[", "//host", "javascript:1"])
async def test_what_is_no_web_address_is_refused(url: str) -> None:
    assert await refusal(url) == FetchReason.ADDRESS


@pytest.mark.parametrize("host", ["a..b", "x" * 64 + ".example", "\u202e.example", "xn--", "-", "a b"])
async def test_what_no_host_is_called_is_refused(host: str) -> None:
    assert await refusal(f"http://{host}/") in {FetchReason.ADDRESS, FetchReason.UNKNOWN_HOST}


async def test_an_endless_address_is_refused() -> None:
    assert await refusal("http://localhost/" + "x" * 100_000) == FetchReason.ADDRESS


def test_only_a_lone_address_is_one() -> None:
    assert is_address("https://news.example/1")
    assert is_address("HTTPS://news.example/1")
    assert not is_address("https://news.example/1 and more")
    assert not is_address("news.example")


async def test_a_page_that_robots_txt_closes_is_not_asked_for(site: Site) -> None:
    site.put("/robots.txt", "User-agent: *\nDisallow: /inside\nAllow: /inside/open", content_type="text/plain")
    assert await refusal(site.put("/inside/page", PAGE)) == FetchReason.ROBOTS
    assert not site.asked_for("/inside/page")
    site.put("/robots.txt", "User-agent: china-ai-brief\nDisallow: /", content_type="text/plain")
    assert await refusal(site.put("/page", PAGE)) == FetchReason.ROBOTS


async def test_a_redirect_does_not_lead_around_robots_txt(site: Site) -> None:
    site.put("/robots.txt", "User-agent: *\nDisallow: /inside", content_type="text/plain")
    site.put("/inside", PAGE)
    assert await refusal(sends_to(site, "/open", "/inside")) == FetchReason.ROBOTS


@pytest.mark.parametrize("status", [401, 403, 404, 410])
async def test_a_site_without_rules_allows_everything(site: Site, reader: Web, status: int) -> None:
    site.refuse("/robots.txt", status)
    assert (await reader.page(site.put("/page", PAGE))).data == PAGE.encode()


@pytest.mark.parametrize(("status", "reason"), [(500, FetchReason.SERVER), (429, FetchReason.BUSY)])
async def test_a_site_that_cannot_tell_its_rules_is_left_alone(site: Site, status: int, reason: FetchReason) -> None:
    site.refuse("/robots.txt", status)
    site.put("/page", PAGE)
    assert await refusal(f"{site.root}/page") == reason
    assert not site.asked_for("/page")


async def test_a_sites_rules_are_read_once_a_day(site: Site) -> None:
    now = [NOW]
    reader = Web(lambda: now[0], allow_private=True)
    site.put("/robots.txt", "User-agent: *\nDisallow:", content_type="text/plain")
    for _ in range(3):
        await reader.page(site.put("/page", PAGE))
    assert len(site.asked_for("/robots.txt")) == 1
    now[0] += timedelta(days=1)
    await reader.page(f"{site.root}/page")
    assert len(site.asked_for("/robots.txt")) == 2


@pytest.mark.parametrize("rules", [b"\xff\xfe\x00" * 1000, b"Disallow" * 10_000, b"\x00", b"User-agent: *\n" * 10_000])
async def test_rules_that_make_no_sense_forbid_nothing(site: Site, reader: Web, rules: bytes) -> None:
    site.put("/robots.txt", rules, content_type="text/plain")
    assert (await reader.page(site.put("/page", PAGE))).data == PAGE.encode()


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
